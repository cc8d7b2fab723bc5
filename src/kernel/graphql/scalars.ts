import { GraphQLScalarType, Kind } from "graphql";

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL?: string;
  /** What is right, for the error. */
  readonly expected: string;
  /** The value in its one form, or null where the text is none. */
  readonly read: (text: string) => string | null;
}

/** A scalar that is text on the wire and text inside: the database writes it, so only input is looked at. */
function textScalar({ name, description, specifiedByURL, expected, read }: TextScalar): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    const made = typeof value === "string" ? read(value) : null;
    if (made === null) throw new TypeError(`${name} must be ${expected}`);
    return made;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    ...(specifiedByURL !== undefined && { specifiedByURL }),
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/i;

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < "1000") return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

export const DateTime = textScalar({
  name: "DateTime",
  description: "An instant, ISO 8601 in UTC: 2025-12-01T08:30:00.000Z.",
  specifiedByURL: "https://scalars.graphql.org/andimarek/date-time.html",
  expected: "an instant with its offset, such as 2025-12-01T08:30:00.000Z",
  read: (text) => (instantForm.test(text) && isDay(text.slice(0, 10)) && !isNaN(Date.parse(text)) ? new Date(text).toISOString() : null),
});

export const DateOnly = textScalar({
  name: "Date",
  description: "A calendar day, ISO 8601: 2025-12-01.",
  specifiedByURL: "https://scalars.graphql.org/andimarek/local-date.html",
  expected: "a day such as 2025-12-01",
  read: (text) => (isDay(text) ? text : null),
});

export const Url = textScalar({
  name: "URL",
  description: "An absolute http or https address.",
  specifiedByURL: "https://url.spec.whatwg.org/#url-writing",
  expected: "an absolute http or https address of at most 2000 characters",
  read: (text) => {
    if (text.length > 2000 || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
    return new URL(text).href;
  },
});

/** Whether it is one is told on its field, by the form `Address`. */
export const EmailAddress = textScalar({
  name: "EmailAddress",
  description: "An e-mail address as in RFC 5321; its domain in lower case.",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2",
  expected: "an e-mail address such as anna@example.org",
  read: (text) => text.replace(/@[^@]*$/, (domain) => domain.toLowerCase()),
});

const anyText = (name: string, description: string, specifiedByURL: string) =>
  textScalar({ name, description, specifiedByURL, expected: "text", read: (text) => text });

export const Markdown = anyText(
  "Markdown",
  "CommonMark text with tables. Raw HTML in it is shown as text.",
  "https://spec.commonmark.org/",
);
export const Html = anyText("HTML", "Sanitised HTML, safe to put into a page.", "https://html.spec.whatwg.org/");
