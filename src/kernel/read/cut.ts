import { MapperKind, mapSchema } from "@graphql-tools/utils";
import {
  defaultFieldResolver,
  getNamedType,
  GraphQLNonNull,
  GraphQLScalarType,
  isAbstractType,
  isNonNullType,
  isObjectType,
  type GraphQLFieldConfig,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";
import { keepRead } from "../audit";
import type { Ctx } from "../ctx";
import { Answer } from "./answer";
import type { Emitter } from "./emitter";
import { anything, objectOf } from "./fields";
import { allOf } from "./list";
import { finishList } from "./piece";
import type { Reader } from "./plan";
import { auditedReads, queryShape, shapeOf, type Emit, type FieldUse } from "./shape";

/** Whatever the database answered, in the place of an object: graphql-js has nothing left to resolve in it. */
const Compiled = new GraphQLScalarType<Answer, Answer>({ name: "Compiled", serialize: (value) => value as Answer });

type Resolver = GraphQLFieldResolver<unknown, Ctx>;

/**
 * The schema that is executed: the public one, cut where compiled reads begin. A field of a type that has a shape is a
 * leaf there; its resolver compiles the selection below it. Validation and introspection go by the public schema.
 */
export function cut(schema: GraphQLSchema, reader: Reader): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field: GraphQLFieldConfig<unknown, Ctx>, name, parent) => {
      const parentType = schema.getType(parent);
      if (!parentType || (parent !== queryShape.type && isCompiled(schema, parentType))) return undefined;
      const isEntry = parent === queryShape.type && queryShape.fieldNames.includes(name);
      if (!isEntry && !isCompiled(schema, getNamedType(field.type))) return undefined;
      const resolve: Resolver = isEntry ? entry(reader, name) : referring(reader, field.resolve ?? defaultFieldResolver);
      return { ...field, type: isNonNullType(field.type) ? new GraphQLNonNull(Compiled) : Compiled, resolve };
    },
  });
}

function entry(reader: Reader, name: string): Resolver {
  const isAudited = auditedReads.get(name);
  const read: Resolver = (_source, _args, ctx, info) => reader.field(ctx, info, queryShape.field(name));
  if (!isAudited) return read;
  return async (source, args: Readonly<Record<string, unknown>>, ctx, info) => {
    const answer: unknown = await read(source, args, ctx, info);
    if (ctx.viewer.isSignedIn && isAudited(args)) await keepRead(ctx, name, null);
    return answer;
  };
}

/** For a payload's field: its resolver gives the object or its id (or a list of them), and the selection is read by it. */
function referring(reader: Reader, resolve: Resolver): Resolver {
  return async (source, args, ctx, info) => {
    const given: unknown = await resolve(source, args, ctx, info);
    if (given === null || given === undefined || given instanceof Answer) return given;
    if (Array.isArray(given)) return reader.field(ctx, info, eachById, { ids: given.map(idOfReference) });
    return reader.field(ctx, info, byId, { id: idOfReference(given) });
  };
}

export const byId: Emit = (_row, use, e) => found(e.root("id", "uuid"), use, e);

const eachById: Emit = (_row, use, e) => {
  const row = e.alias();
  const { sql, finish } = found(`${row}.id`, use, e);
  const each = finishList(finish);
  const ids = e.root("ids", "uuid[]");
  return {
    sql: `(select coalesce(json_agg(${sql} order by ${row}.n), '[]'::json) from unnest(${ids}) with ordinality ${row}(id, n))`,
    ...(each && { finish: each }),
  };
};

function found(id: string, use: FieldUse, e: Emitter) {
  const target = shapeOf(getNamedType(use.definition.type).name);
  if (!target) return anything(id, use, e);
  const row = e.alias();
  const { sql, finish } = objectOf(target, use, row, e);
  const where = allOf([`${row}.id = ${id}`, target.visible(row, e.who)]);
  return { sql: `(select ${sql} from ${target.table} ${row} where ${where})`, ...(finish && { finish }) };
}

function idOfReference(given: unknown): string {
  if (typeof given === "string") return given;
  if (typeof given === "object" && given !== null && "id" in given && typeof given.id === "string") return given.id;
  throw new Error("a payload names an object by its id");
}

function isCompiled(schema: GraphQLSchema, type: GraphQLNamedType): boolean {
  if (isAbstractType(type)) return schema.getPossibleTypes(type).every((possible) => shapeOf(possible.name));
  return isObjectType(type) && shapeOf(type.name.replace(/Connection$/, "")) !== undefined;
}
