import { Arg, Args, Ctx as Context, FieldResolver, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { PageArgs, ShortListArgs } from "../kernel/graphql/connection";
import { answer, whenTaken, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { archiveInitiative } from "./archive-initiative";
import { confirmInitiative } from "./confirm-initiative";
import { discardInitiative } from "./discard-initiative";
import { draftInitiative } from "./draft-initiative";
import { referenceTaken } from "./find-lists";
import { Initiative } from "./initiative.entity";
import * as inputs from "./initiative.inputs";
import { InitiativeFacets } from "./initiative-facets.types";
import { InitiativeConnection, InitiativeRevisionConnection, InitiativesArgs } from "./initiative.queries";
import { publishInitiative } from "./publish-initiative";
import { restoreInitiative } from "./restore-initiative";
import { reviseInitiative } from "./revise-initiative";
import "./initiative.shape";

whenTaken("initiative_reference_taken", ["patch", "externalReference"], referenceTaken);

@Resolver(() => Initiative)
export class InitiativeResolver {
  @Query(() => Initiative, { nullable: true, description: "Null where there is none, or the viewer may not see it." })
  initiative(@Arg("id", () => ID) _id: string): Initiative | null {
    return byShape();
  }

  @Query(() => Initiative, { nullable: true, description: "By the readable end of its address." })
  initiativeBySlug(@Arg("slug") _slug: string): Initiative | null {
    return byShape();
  }

  @Query(() => InitiativeConnection, { description: "Published ones, newest first, unless `filter.status` and `orderBy` say otherwise." })
  initiatives(@Args() _args: InitiativesArgs): object {
    return byShape();
  }

  @FieldResolver(() => InitiativeRevisionConnection, { description: "All its versions, newest first: the first one is as it is now." })
  revisions(@Args() _args: PageArgs): object {
    return byShape();
  }

  @FieldResolver(() => [Initiative], {
    description:
      "Published ones that resemble it, most alike first; at most 20. By its words, themes, target groups, partners and size of municipality.",
  })
  similar(@Args() _args: ShortListArgs): Initiative[] {
    return byShape();
  }

  @Mutation(() => inputs.DraftInitiativePayload, { description: "Begins a practice. Needs EDITOR of the municipality." })
  draftInitiative(@Context() ctx: Ctx, @Arg("input") input: inputs.DraftInitiativeInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ initiative: await draftInitiative(c, input) }));
  }

  @Mutation(() => inputs.ReviseInitiativePayload, { description: "Changes what is told. Needs EDITOR of one of its municipalities." })
  reviseInitiative(@Context() ctx: Ctx, @Arg("input") input: inputs.ReviseInitiativeInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ initiative: await reviseInitiative(c, input) }));
  }

  @Mutation(() => inputs.PublishInitiativePayload, {
    description: "Shows a draft to all and announces it. Publishing twice announces once. Needs EDITOR of its first municipality.",
  })
  publishInitiative(@Context() ctx: Ctx, @Arg("input") input: inputs.PublishInitiativeInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ initiative: await publishInitiative(c, input) }));
  }

  @Mutation(() => inputs.ArchiveInitiativePayload, {
    description: "Takes it out of the lists; its address goes on working and says so. Needs EDITOR of its first municipality.",
  })
  archiveInitiative(@Context() ctx: Ctx, @Arg("input") input: inputs.ArchiveInitiativeInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ initiative: await archiveInitiative(c, input) }));
  }

  @Mutation(() => inputs.RestoreInitiativePayload, {
    description: "Back from the archive into the lists. Needs EDITOR of its first municipality.",
  })
  restoreInitiative(@Context() ctx: Ctx, @Arg("input") input: inputs.RestoreInitiativeInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ initiative: await restoreInitiative(c, input) }));
  }

  @Mutation(() => inputs.DiscardInitiativePayload, {
    description: "Deletes a draft that was never published. Needs EDITOR of its first municipality.",
  })
  discardInitiative(@Context() ctx: Ctx, @Arg("input") input: inputs.DiscardInitiativeInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ discardedInitiativeId: await discardInitiative(c, input) }));
  }

  @Mutation(() => inputs.ConfirmInitiativePayload, {
    description: "Says that what it tells is still true. Needs EDITOR of one of its municipalities.",
  })
  confirmInitiative(@Context() ctx: Ctx, @Arg("input") input: inputs.ConfirmInitiativeInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ initiative: await confirmInitiative(c, input) }));
  }
}

@Resolver(() => InitiativeConnection)
export class InitiativeFacetsResolver {
  @FieldResolver(() => InitiativeFacets, {
    description: "How many there are of each term, stage and region among all that the filter finds.",
  })
  facets(): InitiativeFacets {
    return byShape();
  }
}
