import type { Ctx } from "../kernel/ctx";
import { inPages, Question, type Leaf } from "../kernel/read/question";
import { inOrder } from "./csv";
import { practice, practices, type Practice, type Text } from "./told";

const rows = new Question<Leaf<Practice<Omit<Text, "html">>>>(practices(inOrder, 100, practice("markdown plain")));

/** A practice a line, its fields named as in the graph. */
export async function* catalogueJsonl(ctx: Ctx, filter: object): AsyncGenerator<string> {
  for await (const page of inPages(ctx, rows, { filter })) yield page.map((one) => `${JSON.stringify(one)}\n`).join("");
}
