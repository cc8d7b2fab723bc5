import type { GraphQLScalarType } from "graphql";
import { Field, ObjectType, registerEnumType, type ClassType } from "type-graphql";
import { QueryFailedError } from "typeorm";

import { actOf } from "../audit";
import type { Ctx } from "../ctx";
import { type Fault, Faults, unauthenticated, UserErrorCode, UserFault } from "../errors";
import { type Bilingual, inLanguage } from "../language";
import { formFaults } from "./form";

registerEnumType(UserErrorCode, {
  name: "UserErrorCode",
  description: "Why an input was refused. More reasons may come: treat an unknown one as INVALID.",
  valuesConfig: {
    BLANK: { description: "Required, and missing or empty." },
    INVALID: { description: "Not of the form, or out of the bounds, asked for." },
    TAKEN: { description: "Another has it already." },
    NOT_FOUND: { description: "Does not exist, or the viewer may not see it." },
    STALE: { description: "Somebody else changed it since the version that was read." },
    WRONG_STATE: { description: "Its state does not allow this: a cancelled event takes no registrations." },
    DUPLICATE: { description: "Has been done already, in a way that repeating would double: the same person is registered." },
    FORBIDDEN: { description: "The viewer may see it, but not do this." },
    LIMIT_REACHED: { description: "No more of these are allowed." },
    IDEMPOTENCY_CONFLICT: { description: "The same idempotency key came before with another input." },
  },
});

@ObjectType({ description: "Something that the caller of a mutation can put right." })
export class UserError {
  @Field(() => UserErrorCode)
  code!: UserErrorCode;

  @Field(() => [String], {
    nullable: true,
    description:
      'The path of the field that it is about, below `input`: ["patch", "title"]. Where the thing itself lacks something, the field of its own: ["summary"] of what is to be published. Null where it is about the whole.',
  })
  field!: readonly string[] | null;

  @Field({
    description:
      "In the viewer's language (Accept-Language: da or en): what is wrong and what would be right, for a person. Fields, roles and mutations are named as in the graph.",
  })
  message!: string;
}

@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: "Empty where it was done. Otherwise nothing was changed." })
  userErrors!: readonly UserError[];
}

type PayloadFieldType = ClassType | GraphQLScalarType | NumberConstructor | StringConstructor | BooleanConstructor;

/** The payload of a mutation: what it made or changed, null where it did not, beside its userErrors. */
export function payloadOf(mutation: string, fields: Readonly<Record<string, () => PayloadFieldType | [ClassType]>>): ClassType<Payload> {
  @ObjectType(`${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Payload`, { description: `What ${mutation} answers.` })
  class Made extends Payload {}
  for (const [name, type] of Object.entries(fields)) Field(type, { nullable: true })(Made.prototype, name);
  return Made;
}

/** What a broken UNIQUE constraint tells the caller: the truth is the database's, the words are the feature's. */
const takenBy = new Map<string, Omit<Fault, "code">>();

export const whenTaken = (constraint: string, field: readonly string[], text: Bilingual): void =>
  void takenBy.set(constraint, { field, text });

/**
 * Answers a mutation: what the caller can put right as `userErrors`, form and sense together; all else as it was thrown.
 * It needs a signed-in caller.
 */
export async function answer(ctx: Ctx, input: object, work: (ctx: Ctx) => Promise<object>): Promise<Payload> {
  if (!ctx.viewer.isSignedIn) throw unauthenticated();
  return answerAnybody(ctx, input, work);
}

/** The same for whoever holds what the input asks for: the link of a mail, the code of a ticket. */
export async function answerAnybody(ctx: Ctx, input: object, work: (ctx: Ctx) => Promise<object | null>): Promise<Payload> {
  const faults = new Faults();
  faults.addAll(formFaults(input));
  try {
    // A command goes by the rights of this moment.
    const { viewer } = ctx.accessVersion === null ? ctx : await ctx.renewed();
    const done = await work({ ...ctx, viewer, faults, act: actOf(input) });
    faults.throwIfAny();
    return { ...done, userErrors: [] };
  } catch (error) {
    const found = foundIn(error, faults);
    if (found.length === 0) throw error;
    const userErrors = onePerField(found).map(({ code, field, text }) => ({ code, field, message: inLanguage(text, ctx.language) }));
    return { userErrors };
  }
}

/** A field that is out of form is not also said to be unknown: the first fault of a field is the one to put right. */
function onePerField(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map([...faults].reverse().map((fault) => [JSON.stringify(fault.field), fault])).values()].reverse();
}

function foundIn(error: unknown, faults: Faults): readonly Fault[] {
  if (error instanceof UserFault) return [...new Set([...faults.found, ...error.faults])];
  if (!(error instanceof QueryFailedError)) return [];
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  const taken = code === "23505" ? takenBy.get(constraint ?? "") : undefined;
  if (taken) return [...faults.found, { code: UserErrorCode.TAKEN, ...taken }];
  // An input that was found wrong in form may break a CHECK (class 23) or a length (22) before the commit asks for faults.
  return /^2[23]/.test(code ?? "") ? faults.found : [];
}
