import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";
import type { Json } from "../support/json";
import { oneOf } from "../support/random";

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, Json>>;
}

const texts = ["", "x", "0265", "loneliness", "night-buses", "æøå 🚌", "'; --", "%_\\", "__proto__", "a b c", "1", "-", "\u202e"];
const plain: Readonly<Record<string, readonly Json[]>> = {
  Int: [0, 1, 2, 3, 5, -1, 101, 2 ** 31 - 1, -(2 ** 31)],
  Float: [0, 1.5, -90, 1e308, 5e-324],
  Boolean: [true, false],
  Date: ["2027-01-01", "0001-01-01", "9999-12-31"],
  DateTime: ["2027-01-01T09:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"],
  EmailAddress: ["somebody@example.org"],
  // Nobody answers at such a name.
  URL: ["https://nobody.invalid/x"],
};

/** Operations that are valid by the schema, whatever else they are: of any root field, with any arguments, told by chance. */
export class Generator {
  #variables: Record<string, Json> = {};
  #declared: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: () => number,
    /** Of what there is in the database. */
    private readonly ids: readonly string[],
  ) {}

  next(): Operation {
    const [kind, root] = this.#chance(0.25) ? ["mutation", this.schema.getMutationType()] : ["query", this.schema.getQueryType()];
    this.#variables = {};
    this.#declared = [];
    const fields = Object.values((root as GraphQLObjectType).getFields());
    const count = kind === "mutation" ? 1 : 1 + Math.floor(this.random() * 2);
    const told = Array.from({ length: count }, (_, n) => `r${n}: ${this.#field(oneOf(this.random, fields), 2)}`);
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(", ")})` : "";
    return { query: `${kind} ${declared} { ${told.join(" ")} }`, variables: this.#variables };
  }

  #chance = (share: number): boolean => this.random() < share;

  #field({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    const given = args.flatMap((argument) => {
      if (!isNonNullType(argument.type) && !this.#chance(0.3)) return [];
      const variable = `v${this.#declared.length}`;
      this.#declared.push(`$${variable}: ${argument.type.toString()}`);
      this.#variables[variable] = this.#value(argument, 3);
      return [`${argument.name}: $${variable}`];
    });
    return `${name}${given.length > 0 ? `(${given.join(", ")})` : ""}${this.#selection(type, depth)}`;
  }

  #selection(type: GraphQLOutputType, depth: number): string {
    const named = getNamedType(type);
    if (isLeafType(named)) return "";
    const possible = isObjectType(named)
      ? [named]
      : isInterfaceType(named) || isUnionType(named)
        ? this.schema.getPossibleTypes(named)
        : [];
    const of = oneOf(this.random, possible);
    const isReachable = (field: GraphQLField<unknown, unknown>) => isLeafType(getNamedType(field.type)) || depth > 0;
    const fields = Object.values(of.getFields()).filter(isReachable);
    const chosen = new Set(Array.from({ length: 1 + Math.floor(this.random() * 3) }, () => oneOf(this.random, fields)));
    const told = fields.length === 0 ? "" : [...chosen].map((field) => this.#field(field, depth - 1)).join(" ");
    return isObjectType(named) ? ` { __typename ${told} }` : ` { __typename ... on ${of.name} { __typename ${told} } }`;
  }

  #value({ type }: GraphQLArgument | GraphQLInputField, depth: number): Json {
    if (!isNonNullType(type) && this.#chance(0.1)) return null;
    return this.#of(getNullableType(type), depth);
  }

  #of(type: GraphQLInputType, depth: number): Json {
    if (isNonNullType(type)) return this.#of(type.ofType as GraphQLInputType, depth);
    if (isListType(type)) {
      return Array.from({ length: Math.floor(this.random() * 4) }, () => this.#of(getNullableType(type.ofType as GraphQLInputType), depth));
    }
    if (isEnumType(type)) return oneOf(this.random, type.getValues()).name;
    if (!isInputObjectType(type)) return oneOf(this.random, type.name === "ID" ? [...this.ids, "x"] : (plain[type.name] ?? texts));
    const members = Object.values(type.getFields()).filter((one) => isNonNullType(one.type) || (depth > 0 && this.#chance(0.3)));
    return Object.fromEntries(members.map((one) => [one.name, this.#value(one, depth - 1)]));
  }
}

/** A few bytes of it changed, left out or written twice. */
export function mutated(text: string, random: () => number): Buffer {
  let bytes = Buffer.from(text);
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
    const at = Math.floor(random() * bytes.length);
    const kind = Math.floor(random() * 3);
    const put = kind === 0 ? Buffer.from([Math.floor(random() * 256)]) : kind === 1 ? Buffer.alloc(0) : bytes.subarray(at, at + 20);
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(kind === 2 ? at : at + 1)]);
  }
  return bytes;
}
