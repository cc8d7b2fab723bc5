// What setTimeout can wait, 24.8 days; of more it makes 1 ms.
const longest = 2 ** 31 - 1;

/** Calls once that instant has come; what it gives calls that off. Does not keep the process alive. */
export function atInstant(instant: Date, now: () => Date, act: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    const left = instant.getTime() - now().getTime();
    timer = setTimeout(() => (left > longest ? wait() : act()), Math.min(Math.max(left, 0), longest)).unref();
  };
  wait();
  return () => clearTimeout(timer);
}
