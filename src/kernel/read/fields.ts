import { getNamedType, isObjectType, type GraphQLObjectType } from "graphql";
import { typeTag } from "../db/id";
import { allOf, sentBy, withDefaults } from "./list";
import type { Emitter } from "./emitter";
import { finishList, finishNullable, type Finish, type Piece, type Run } from "./piece";
import type { Who } from "./writer";
import { shapeOf, type Emit, type FieldUse, type Shape } from "./shape";

/** A column under its own name. */
export const column =
  (name: string): Emit =>
  (row) => ({ sql: `${row}.${name}` });

/** An SQL expression over the row. */
export const expression =
  (sql: (row: string, e: Emitter, use: FieldUse) => string): Emit =>
  (row, use, e) => ({ sql: sql(row, e, use) });

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Fields whose columns have the same names in snake case. */
export const columns = (...names: readonly string[]): Record<string, Emit> =>
  Object.fromEntries(names.map((name) => [name, column(snake(name))]));

/** An instant as ISO 8601 in UTC with milliseconds, as scalar DateTime says. */
export const instantText = (sql: string): string => `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const instants = (...names: readonly string[]): Record<string, Emit> =>
  Object.fromEntries(names.map((name) => [name, expression((row) => instantText(`${row}.${snake(name)}`))]));

/** A value made in JavaScript from what SQL reads: the statement fetches the needs, `make` gives the field's value. */
export const computed =
  <Needs extends Record<string, unknown>>(
    needs: (row: string, e: Emitter) => Record<keyof Needs & string, string>,
    make: (needs: Needs, run: Run) => unknown,
  ): Emit =>
  (row, _use, e) => {
    const pairs = Object.entries<string>(needs(row, e)).map(([key, sql]) => `'${key}', ${sql}`);
    return { sql: `json_build_object(${pairs.join(", ")})`, finish: (value, run) => make(value as Needs, run) };
  };

interface Guard {
  holds: (row: string, who: Who) => string;
}

/** Every condition under which a field is null: for the test that removes each in turn, and sees what then shows. */
export const guards: Guard[] = [];

/** A field that is null to readers for whom the condition does not hold. */
export function nullUnless(holds: Guard["holds"], emit: Emit): Emit {
  const guard: Guard = { holds };
  guards.push(guard);
  return (row, use, e) => {
    const { sql, finish } = emit(row, use, e);
    const nullable = finishNullable(finish);
    return { sql: `case when ${guard.holds(row, e.who)} then ${sql} end`, ...(nullable && { finish: nullable }) };
  };
}

/** An object that is a part of the row, such as a place; null unless `presentIf` holds. */
export const embedded =
  (fields: Readonly<Record<string, Emit>>, presentIf?: (row: string) => string): Emit =>
  (row, use, e) => {
    const type = objectTypeOf(use);
    const { sql, finish } = e.object(type, use.nodes, row, (name) => {
      const emit = fields[name];
      if (!emit) throw new Error(`nothing says how ${type.name}.${name} is read`);
      return emit;
    });
    const nullable = finishNullable(finish);
    return presentIf
      ? { sql: `case when ${presentIf(row)} then ${sql} end`, ...(nullable && { finish: nullable }) }
      : { sql, ...(finish && { finish }) };
  };

/** How the rows of another table belong to this one: `from` names the alias of the other. */
export type Join = (other: string, row: string, e: Emitter, use: FieldUse) => string;

/** The one row of another shape that the condition finds, or null. */
export const one =
  (target: () => Shape, on: Join): Emit =>
  (row, use, e) => {
    const other = e.alias();
    const { sql, finish } = objectOf(target(), use, other, e);
    const where = allOf([on(other, row, e, use), target().visible(other, e.who)]);
    const nullable = finishNullable(finish);
    return { sql: `(select ${sql} from ${target().table} ${other} where ${where})`, ...(nullable && { finish: nullable }) };
  };

export interface Many {
  /** Tables between the two, joined by `on`: { table: "initiative_term", on: (link, row, other) => … }. */
  readonly through?: string;
  readonly on: (other: string, row: string, link: string, e: Emitter, use: FieldUse) => string;
  /** SQL, such as `${link}.position`. */
  readonly order: (other: string, link: string, e: Emitter) => string;
  readonly limit?: (e: Emitter, use: FieldUse) => string;
}

/** All rows of another shape that belong to this one, as a plain list: only for lists that stay short. */
export const many =
  (target: () => Shape, { through, on, order, limit }: Many): Emit =>
  (row, use, e) => {
    const other = e.alias();
    const link = through ? e.alias() : "";
    const { sql, finish } = objectOf(target(), use, other, e);
    const where = allOf([on(other, row, link, e, use), target().visible(other, e.who)]);
    const from = `${target().table} ${other}${through ? `, ${through} ${link}` : ""}`;
    const list = finishList(finish);
    const rows = limit
      ? `(select json_agg(x.j) from (select ${sql} j from ${from} where ${where} order by ${order(other, link, e)} limit ${limit(e, use)}) x)`
      : `(select json_agg(${sql} order by ${order(other, link, e)}) from ${from} where ${where})`;
    return { sql: `coalesce(${rows}, '[]'::json)`, ...(list && { finish: list }) };
  };

/** A short list that takes a shape's own filter as arguments, whole: `terms(vocabulary)`. */
export const list =
  (target: () => Shape, on: Join = () => "true"): Emit =>
  (row, use, e) => {
    const definition = target().definition.list;
    if (!definition) throw new Error(`${target().type} has no list`);
    const args = e.args(use);
    const { field, direction } = definition.defaultOrder;
    const filter = { sent: args.value, read: args.read };
    return many(target, {
      on: (other) => [on(other, row, e, use), ...withDefaults(definition, other, filter, e)].join(" and "),
      order: (other) =>
        `${definition.orders.get(field)?.sql(other, sentBy(filter, e), e, "") ?? ""} ${direction}, ${other}.id ${direction}`,
    })(row, use, e);
  };

/** The selected fields of a shape over one of its rows. */
export function objectOf(target: Shape, use: FieldUse, row: string, e: Emitter): Piece {
  return e.object(objectTypeNamed(target.type, e), use.nodes, row, (name) => target.field(name));
}

/** Whatever an id names, among all types that the field may answer; null for what is not there or not for this reader. */
export function anything(id: string, use: FieldUse, e: Emitter): Piece {
  const tagHex = (type: string) => typeTag(type).toString(16).padStart(3, "0");
  const type = getNamedType(use.definition.type);
  if (isObjectType(type) || !("name" in type)) throw new Error(`${use.definition.name} has one type only`);
  const possible = e.schema.getPossibleTypes(e.schema.getType(type.name) as Parameters<typeof e.schema.getPossibleTypes>[0]);
  const found = possible.flatMap((candidate) => {
    const target = shapeOf(candidate.name);
    if (!target) return [];
    const other = e.alias();
    const { sql, finish } = objectOf(target, use, other, e);
    const where = allOf([`${other}.id = ${id}`, target.visible(other, e.who)]);
    return [{ tag: tagHex(candidate.name), finish, sql: `(select ${sql} from ${target.table} ${other} where ${where})` }];
  });
  const choice = (then: (one: { tag: string; sql: string }) => string) =>
    `case substr(${id}::text, 16, 3) ${found.map((one) => `when '${one.tag}' then ${then(one)}`).join(" ")} end`;
  const finishes = new Map(found.flatMap(({ tag, finish }): [string, Finish][] => (finish ? [[tag, finish]] : [])));
  if (finishes.size === 0) return { sql: choice(({ sql }) => sql) };
  return {
    sql: choice(({ tag, sql }) => `json_build_array('${tag}', ${sql})`),
    finish: (value, run) => {
      const [tag, object] = (value ?? ["", null]) as [string, unknown];
      return object === null ? null : (finishes.get(tag)?.(object, run) ?? object);
    },
  };
}

export function objectTypeOf(use: FieldUse): GraphQLObjectType {
  const type = getNamedType(use.definition.type);
  if (!isObjectType(type)) throw new Error(`${use.definition.name} is no object`);
  return type;
}

export function objectTypeNamed(name: string, e: Emitter): GraphQLObjectType {
  const type = e.schema.getType(name);
  if (!isObjectType(type)) throw new Error(`the schema has no object type ${name}`);
  return type;
}
