import { ArgsType, Field, Int, ObjectType, registerEnumType, type ClassType } from "type-graphql";

export enum SortDirection {
  ASC = "ASC",
  DESC = "DESC",
}

registerEnumType(SortDirection, { name: "SortDirection", description: "From the least to the greatest, or the other way." });

@ObjectType({ description: "Where a page of a connection lies in the whole." })
export class PageInfo {
  @Field()
  hasNextPage!: boolean;

  @Field()
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: "0 to 100 from the start, or after `after`; 20 where nothing is said." })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "A cursor of this list in this order; goes with `first`." })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: "0 to 100 from the end, or before `before`." })
  last?: number | null;

  @Field(() => String, { nullable: true, description: "A cursor of this list in this order; goes with `last`." })
  before?: string | null;
}

/** Of the most alike, and no more: such a list has no pages. */
@ArgsType()
export class ShortListArgs {
  @Field(() => Int, { nullable: true, description: "0 to 20; 5 where nothing is said." })
  first?: number | null;
}

/** The connection of a type and its edge, as Relay says. */
export function connectionOf<T extends object>(name: string, node: () => ClassType<T>) {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a page.` })
  class Edge {
    @Field()
    cursor!: string;

    @Field(node)
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge])
    edges!: readonly Edge[];

    @Field(() => [node()])
    nodes!: readonly T[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    @Field(() => Int, { description: "All that the filter finds; counted only when asked for." })
    totalCount!: number;
  }
  return Connection;
}
