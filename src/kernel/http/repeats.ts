import { GraphQLError, Kind, visit, type ASTVisitor, type FieldNode, type SelectionSetNode, type ValidationContext } from "graphql";
import { most } from "./limits";

/**
 * A rule of validation: no field stands more than `most.repeats` times in one place. Whether all of them can be merged is asked of each
 * pair, which of 490 is 120,000 times; this is looked at before, and enough of it ends the validation.
 */
export const refuseRepeats = (context: ValidationContext): ASTVisitor => {
  const look = ({ selectionSet }: { readonly selectionSet?: SelectionSetNode }): void => {
    if (!selectionSet) return;
    for (const [field, name, times] of counted(selectionSet)) {
      if (times > most.repeats)
        context.reportError(new GraphQLError(`"${name}" stands here more than ${most.repeats} times; once is enough.`, { nodes: field }));
    }
  };
  // What stands in an inline fragment stands in the same place.
  return { Document: (document) => void visit(document, { OperationDefinition: look, FragmentDefinition: look, Field: look }) };
};

/** Each field, its name in the answer, and how often that stood in this place so far. */
export function* counted(set: SelectionSetNode): Generator<readonly [FieldNode, string, number]> {
  const times = new Map<string, number>();
  for (const field of fieldsOf(set)) {
    const name = field.alias?.value ?? field.name.value;
    const count = (times.get(name) ?? 0) + 1;
    times.set(name, count);
    yield [field, name, count];
  }
}

/** Does not call itself, however deep they stand. */
function* fieldsOf(set: SelectionSetNode): Generator<FieldNode> {
  const rest = [set];
  for (let next = rest.pop(); next; next = rest.pop()) {
    for (const selection of next.selections) {
      if (selection.kind === Kind.FIELD) yield selection;
      else if (selection.kind === Kind.INLINE_FRAGMENT) rest.push(selection.selectionSet);
    }
  }
}
