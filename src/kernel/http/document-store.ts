import { InMemoryLRUCache } from "@apollo/utils.keyvaluecache";
import type { DocumentNode } from "graphql";

/**
 * The documents that were asked last, parsed and checked, for when they are asked again. Apollo weighs their text alone; what the hub
 * has compiled for each is many times that, and is kept as long as the document is.
 */
export class DocumentStore extends InMemoryLRUCache<DocumentNode> {
  constructor(mostBytes: number) {
    super({ maxSize: mostBytes, sizeCalculation: bytesOf });
  }
}

/** As measured: a small one takes some 10 kB, and one of 2,000 short tokens 0.5 MB as a tree. */
const bytesOf = (document: DocumentNode): number => 5000 + 120 * (document.loc?.source.body.length ?? 0);
