/**
 * An async generator that is asleep does not hear return() before it wakes, and whoever awaits its next() waits with it.
 * This one ends at once for both: the pending next() is answered, the source is told, and nobody waits for it.
 */
export function released<From, To>(
  source: AsyncGenerator<From, void, void>,
  { change, onFailure, onEnd }: { change: (from: From) => To; onFailure: (error: unknown) => unknown; onEnd: () => void },
): AsyncGenerator<To, void, void> {
  const done: IteratorResult<To, void> = { done: true, value: undefined };
  let hasEnded = false;
  let answerPending: ((result: IteratorResult<To, void>) => void) | null = null;

  const end = () => {
    if (hasEnded) return;
    hasEnded = true;
    answerPending?.(done);
    onEnd();
  };
  const letGo = async () => {
    end();
    // It ends in its own time, and whoever would hear of its failure has gone.
    source.return().catch(() => undefined);
    return done;
  };

  const made: AsyncGenerator<To, void, void> = {
    next: async () => {
      if (hasEnded) return done;
      try {
        // Not Promise.race: that would keep every one of its promises until the end.
        return await new Promise<IteratorResult<To, void>>((resolve, reject) => {
          answerPending = resolve;
          source
            .next()
            .then((result) => {
              if (result.done) end();
              else resolve({ done: false, value: change(result.value) });
            })
            .catch(reject);
        });
      } catch (error) {
        await letGo();
        throw onFailure(error);
      }
    },
    return: letGo,
    throw: async (error: unknown) => {
      await letGo();
      throw error;
    },
    [Symbol.asyncIterator]: () => made,
    [Symbol.asyncDispose]: async () => void (await letGo()),
  };
  return made;
}
