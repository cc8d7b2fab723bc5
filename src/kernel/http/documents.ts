import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from "graphql";
import { most } from "./limits";
import { refuseRepeats } from "./repeats";

// A document of 2,000 tokens takes some 0.5 MB as a tree.
const kept = 100;

/** Parses and validates as Apollo does over HTTP, which sockets do not pass. The same text gives the same document. */
export class Documents {
  readonly #known = new Map<string, DocumentNode>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The document, or what is wrong with it. */
  of(text: string): DocumentNode | readonly GraphQLError[] {
    const known = this.#known.get(text);
    if (known) {
      // The one that was used last is the last to go.
      this.#known.delete(text);
      this.#known.set(text, known);
      return known;
    }
    const made = this.#read(text);
    if ("kind" in made) this.#keep(text, made);
    return made;
  }

  #read(text: string): DocumentNode | readonly GraphQLError[] {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: most.tokens });
    } catch (error) {
      if (error instanceof GraphQLError) return [withCode(error, "GRAPHQL_PARSE_FAILED")];
      throw error;
    }
    const errors = validate(this.schema, document, [...specifiedRules, refuseRepeats], { maxErrors: most.errors });
    return errors.length === 0 ? document : errors.map((error) => withCode(error, "GRAPHQL_VALIDATION_FAILED"));
  }

  #keep(text: string, document: DocumentNode): void {
    this.#known.set(text, document);
    if (this.#known.size <= kept) return;
    for (const oldest of this.#known.keys()) {
      this.#known.delete(oldest);
      break;
    }
  }
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions } = error;
  return new GraphQLError(error.message, { nodes, source, positions, extensions: { code } });
}
