import { columns, expression, list } from "../kernel/read/fields";
import { orders } from "../kernel/read/list";
import { queryShape, shape, type Emit } from "../kernel/read/shape";

/** Text in the language that the argument names, or else in the reader's. */
const inLanguage = (column: string): Emit =>
  expression((row, e, use) => {
    const { language } = e.args(use).value;
    const [da, en] = [`${row}.${column}_da`, `${row}.${column}_en`];
    if (language === "DA") return da;
    return language === "EN" ? en : `case ${e.who.language} when 'EN' then ${en} else ${da} end`;
  });

const vocabularies = "array['THEME', 'TARGET_GROUP', 'ARENA', 'COOPERATION_FORM']";

export const termShape = shape("Term", {
  table: "term",
  list: {
    filters: { vocabulary: (t, value) => `${t}.vocabulary = ${value("text")}` },
    orders: orders({
      READING: { sql: (t) => `array_position(${vocabularies}, ${t}.vocabulary) * 100000 + ${t}.position`, type: "integer" },
    }),
    defaultOrder: { field: "READING", direction: "ASC" },
  },
}).add({ ...columns("id", "key", "vocabulary", "source"), name: inLanguage("name") });

export const attentionPointShape = shape("AttentionPoint", {
  table: "attention_point",
  list: {
    orders: orders({ READING: { sql: (p) => `${p}.position`, type: "integer" } }),
    defaultOrder: { field: "READING", direction: "ASC" },
  },
}).add({ ...columns("id", "key", "source"), title: inLanguage("title"), description: inLanguage("description") });

queryShape.add({ terms: list(() => termShape), attentionPoints: list(() => attentionPointShape) });
