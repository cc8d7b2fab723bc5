const last = new Map<string, Promise<unknown>>();

/**
 * Work on one thing, one after the other in this process. All of it would queue on the same row in the database, each
 * holding a connection meanwhile that others need; so it queues here, and between processes there.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(key);
  const mine = (before ?? Promise.resolve()).then(work, work);
  last.set(key, mine);
  try {
    return await mine;
  } finally {
    if (last.get(key) === mine) last.delete(key);
  }
}
