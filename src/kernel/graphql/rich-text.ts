import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Language } from "../language";
import { computed, embedded, expression } from "../read/fields";
import type { Emit } from "../read/shape";
import { toHtml, toPlain } from "../text/markdown";
import { Html, Markdown } from "./scalars";

registerEnumType(Language, { name: "Language", description: "The language that a text is written in." });

@ObjectType({ description: "Text that people write, in the three forms that readers need." })
export class RichText {
  @Field(() => Markdown)
  markdown!: string;

  @Field(() => Html)
  html!: string;

  @Field({ description: "Without markup: for search results, mail and feeds." })
  plain!: string;
}

/** A column of Markdown as RichText; null where the column is. Rendered when read, so that a safer renderer holds at once. */
export const richText = (column: string): Emit => {
  const markdown = (row: string) => `${row}.${column}`;
  return embedded(
    {
      markdown: expression(markdown),
      html: computed<{ markdown: string }>(
        (row) => ({ markdown: markdown(row) }),
        (needs) => toHtml(needs.markdown),
      ),
      plain: computed<{ markdown: string }>(
        (row) => ({ markdown: markdown(row) }),
        (needs) => toPlain(needs.markdown),
      ),
    },
    (row) => `${markdown(row)} is not null`,
  );
};

/** A jsonb column of { title, url } objects, in their order, as [Link!]!. */
export const links =
  (column: string): Emit =>
  (row, use, e) => {
    const item = e.alias();
    const { sql } = embedded({
      title: expression((link) => `${link}.value ->> 'title'`),
      url: expression((link) => `${link}.value ->> 'url'`),
    })(item, use, e);
    return {
      sql: `coalesce((select json_agg(${sql} order by ${item}.ordinality) from jsonb_array_elements(${row}.${column}) with ordinality ${item}), '[]'::json)`,
    };
  };
