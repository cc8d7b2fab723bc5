import type { DocumentNode } from "graphql";

/**
 * The documents that were asked last, parsed and checked, for when they are asked again. Apollo's own weighs their text alone; what the hub
 * has compiled for each is many times that, and is kept as long as the document is.
 */
export class DocumentStore {
  readonly #kept = new Map<string, DocumentNode>();
  #bytes = 0;

  constructor(readonly mostBytes: number) {}

  get(key: string): Promise<DocumentNode | undefined> {
    const document = this.#kept.get(key);
    if (document) {
      // A map is in the order of what came in.
      this.#kept.delete(key);
      this.#kept.set(key, document);
    }
    return Promise.resolve(document);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    await this.delete(key);
    this.#kept.set(key, document);
    this.#bytes += bytesOf(document);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.mostBytes) return;
      await this.delete(oldest);
    }
  }

  delete(key: string): Promise<boolean> {
    const document = this.#kept.get(key);
    if (document) this.#bytes -= bytesOf(document);
    return Promise.resolve(this.#kept.delete(key));
  }
}

/** As measured: a small one takes some 10 kB, and one of 2,000 short tokens 0.5 MB as a tree. */
const bytesOf = (document: DocumentNode): number => 5000 + 120 * (document.loc?.source.body.length ?? 0);
