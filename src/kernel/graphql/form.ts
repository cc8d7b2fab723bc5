import {
  ArrayMaxSize,
  isEmail,
  Matches,
  registerDecorator,
  ValidateIf,
  ValidateNested,
  validateSync,
  type ValidationError,
} from "class-validator";
import { isInputObjectType, type GraphQLSchema } from "graphql";
import { type Fault, UserErrorCode } from "../errors";
import type { Bilingual } from "../language";

/**
 * The form of inputs, as decorators on their classes. What is absent or null is never out of form: whether a field may be
 * cleared is for the command to say. Each rule's message carries its code and both languages to `formFaults`.
 */
const told = (code: UserErrorCode, text: Bilingual) => ({ message: JSON.stringify({ code, text }).replaceAll("$", "＄") });

const all =
  (...decorators: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };

/** What the rules ask for in the schema's words, by input and field. */
const asked = new Map<string, Map<string, string[]>>();

const saying =
  (words: string): PropertyDecorator =>
  ({ constructor: { name } }, property) => {
    const fields = asked.get(name) ?? new Map<string, string[]>();
    asked.set(name, fields);
    // Decorators come from below.
    fields.set(String(property), [words, ...(fields.get(String(property)) ?? [])]);
  };

/** Puts what the form of each input asks for after what its fields are said to be: nobody should find a limit by failing. */
export function sayForm(schema: GraphQLSchema): GraphQLSchema {
  for (const [input, fields] of asked) {
    const type = schema.getType(input);
    if (!isInputObjectType(type)) throw new Error(`${input} has rules, and is no input of the graph`);
    for (const field of Object.values(type.getFields())) {
      const words = fields.get(field.name);
      if (words) field.description = [...(field.description ? [field.description] : []), ...words].join(" ");
    }
  }
  return schema;
}

const ifGiven = ValidateIf((_object, value) => value !== null && value !== undefined);

const rule = (name: string, options: { message: string }, isKept: (value: unknown) => boolean, words?: string) =>
  all(
    ifGiven,
    (target, property) =>
      registerDecorator({ name, target: target.constructor, propertyName: String(property), options, validator: { validate: isKept } }),
    ...(words === undefined ? [] : [saying(words)]),
  );

/** At most this many code points, as the database counts them: class-validator's own leaves out variation selectors. */
export const MaxText = (most: number) =>
  rule(
    "maxText",
    told(UserErrorCode.TOO_LONG, { da: `Må højst være ${most} tegn.`, en: `May have at most ${most} characters.` }),
    (value) => typeof value === "string" && (value.length <= most || [...value].length <= most),
    `At most ${most} characters.`,
  );

/** Something must be left when the spaces are taken away; null and absent pass (see above). */
export const NotBlank = () =>
  all(ifGiven, Matches(/\S/, told(UserErrorCode.BLANK, { da: "Skal udfyldes.", en: "Must be filled in." })), saying("Not blank."));

export const MaxItems = (most: number) =>
  all(
    ifGiven,
    ArrayMaxSize(most, told(UserErrorCode.TOO_LONG, { da: `Der må højst være ${most}.`, en: `There may be at most ${most}.` })),
    saying(`At most ${most}.`),
  );

export const Pattern = (pattern: RegExp, text: Bilingual) => all(ifGiven, Matches(pattern, told(UserErrorCode.INVALID, text)));

export const MunicipalityCode = () =>
  Pattern(/^\d{4}$/, {
    da: "Er ikke en kommunekode på fire cifre, som 0265.",
    en: "Is not a municipality's code of four digits, such as 0265.",
  });

export const Between = (least: number, most: number) =>
  rule(
    "between",
    told(UserErrorCode.INVALID, { da: `Skal være fra ${least} til ${most}.`, en: `Must be from ${least} to ${most}.` }),
    (value) => typeof value === "number" && value >= least && value <= most,
    `${least} to ${most}.`,
  );

/** Control characters, and halves of what is one character, over which `isEmail` stumbles. */
const untypable = /[\p{Cc}\p{Cs}]/u;

export const Address = () =>
  rule(
    "address",
    told(UserErrorCode.INVALID, {
      da: "Er ikke en e-mailadresse som anna@example.org.",
      en: "Is not an e-mail address such as anna@example.org.",
    }),
    (value) => typeof value === "string" && !untypable.test(value) && isEmail(value),
  );

/** The inputs of a list, or one input: each of its own form. */
export const Nested = () => all(ifGiven, ValidateNested());

export function formFaults(input: object): Fault[] {
  return validateSync(input, { forbidUnknownValues: false }).flatMap((error) => faultsOf(error, []));
}

function faultsOf(error: ValidationError, above: readonly string[]): Fault[] {
  const field = [...above, error.property];
  const own = Object.values(error.constraints ?? {}).map((message): Fault => {
    const { code, text } = JSON.parse(message.replaceAll("＄", "$")) as { code: UserErrorCode; text: Bilingual };
    return { code, field, text };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, field))];
}
