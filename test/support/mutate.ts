import { at, type Json } from "./json";
import type { Person } from "./person";

export const inEnglish = { "accept-language": "en" };

/** One mutation, written from its name: its payload, with the userErrors and whatever else is selected. */
export async function mutate(
  person: Person,
  mutation: string,
  input: object,
  selection = "",
  headers: Record<string, string> = {},
): Promise<Json> {
  return at(await person.data(written(mutation, selection), { input }, headers), mutation);
}

/** Where a mutation fails as a whole: the code at the top level, with nothing beside it. */
export async function codeOfFailure(person: Person, mutation: string, input: object): Promise<Json> {
  const { data, errors } = await person.ask(written(mutation, ""), { input });
  if (data !== null && data !== undefined) throw new Error(`there is data: ${JSON.stringify(data)}`);
  return at(errors, "0.extensions.code");
}

const written = (mutation: string, selection: string): string =>
  `mutation ($input: ${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!) {
    ${mutation}(input: $input) { ${selection} userErrors { code field message } } }`;
