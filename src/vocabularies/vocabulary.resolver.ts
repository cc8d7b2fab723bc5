import { Arg, Ctx as Context, FieldResolver, Mutation, Query, Resolver } from "type-graphql";
import type { Ctx } from "../kernel/ctx";
import { answer, whenTaken, type Payload } from "../kernel/graphql/mutation";
import { byShape } from "../kernel/graphql/node";
import { Language } from "../kernel/language";
import { addAttentionPoint } from "./add-attention-point";
import { addTerm } from "./add-term";
import { AttentionPoint } from "./attention-point.entity";
import { reviseAttentionPoint } from "./revise-attention-point";
import { reviseTerm } from "./revise-term";
import { Term, Vocabulary } from "./term.entity";
import * as inputs from "./vocabulary.inputs";
import "./vocabulary.shape";

const taken = { da: "Nøglen bruges allerede.", en: "The key is already taken." };
whenTaken("term_key_taken", ["key"], taken);
whenTaken("attention_point_key_taken", ["key"], taken);

const language = { nullable: true, description: "Left out: the reader's, by Accept-Language." } as const;

@Resolver(() => Term)
export class TermResolver {
  @Query(() => [Term], { description: "The words that initiatives are sorted by, in their order of reading." })
  terms(@Arg("vocabulary", () => Vocabulary, { nullable: true }) _vocabulary?: Vocabulary | null): Term[] {
    return byShape();
  }

  @FieldResolver(() => String)
  name(@Arg("language", () => Language, language) _language?: Language | null): string {
    return byShape();
  }

  @Mutation(() => inputs.AddTermPayload, { description: "Adds a word to a vocabulary. Needs ORGANISER." })
  addTerm(@Context() ctx: Ctx, @Arg("input") input: inputs.AddTermInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ term: await addTerm(c, input) }));
  }

  @Mutation(() => inputs.ReviseTermPayload, { description: "Gives a word other names. Needs ORGANISER." })
  reviseTerm(@Context() ctx: Ctx, @Arg("input") input: inputs.ReviseTermInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ term: await reviseTerm(c, input) }));
  }
}

@Resolver(() => AttentionPoint)
export class AttentionPointResolver {
  @Query(() => [AttentionPoint], { description: "What the study told municipalities to mind, each with its source." })
  attentionPoints(): AttentionPoint[] {
    return byShape();
  }

  @FieldResolver(() => String)
  title(@Arg("language", () => Language, language) _language?: Language | null): string {
    return byShape();
  }

  @FieldResolver(() => String)
  description(@Arg("language", () => Language, language) _language?: Language | null): string {
    return byShape();
  }

  @Mutation(() => inputs.AddAttentionPointPayload, { description: "Adds something that was found to matter. Needs ORGANISER." })
  addAttentionPoint(@Context() ctx: Ctx, @Arg("input") input: inputs.AddAttentionPointInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ attentionPoint: await addAttentionPoint(c, input) }));
  }

  @Mutation(() => inputs.ReviseAttentionPointPayload, { description: "Says an attention point in other words. Needs ORGANISER." })
  reviseAttentionPoint(@Context() ctx: Ctx, @Arg("input") input: inputs.ReviseAttentionPointInput): Promise<Payload> {
    return answer(ctx, input, async (c) => ({ attentionPoint: await reviseAttentionPoint(c, input) }));
  }
}
