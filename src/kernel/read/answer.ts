/** What a compiled read answers, in the form that the reader asked for: whole, so that nothing is resolved below it. */
export class Answer {
  /** JSON as the database wrote it: where nothing is left to do with it, it is never parsed. */
  static ofText(text: string): Answer {
    return new Answer(text, undefined);
  }

  static ofValue(value: unknown): Answer {
    return new Answer(undefined, value);
  }

  private constructor(
    private readonly text: string | undefined,
    private value: unknown,
  ) {}

  get json(): string {
    return this.text ?? JSON.stringify(this.value);
  }

  /** For whoever serialises with JSON.stringify, such as a socket: parsed once, for however many sockets share it. */
  toJSON(): unknown {
    if (this.value === undefined && this.text !== undefined) this.value = JSON.parse(this.text);
    return this.value;
  }
}

/** JSON.stringify that puts answers in as they are. What is above them is shallow: result, data, field, payload. */
export function stringify(value: unknown): string {
  if (value instanceof Answer) return value.json;
  if (Array.isArray(value)) return `[${value.map((item) => (item === undefined ? "null" : stringify(item))).join(",")}]`;
  if (value === null || typeof value !== "object" || "toJSON" in value) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${stringify(member)}`).join(",")}}`;
}
