/** How many requests go at once: as many as a browser opens connections to one server. */
const AT_ONCE = 6;

/** Does something for each, a few at a time, and answers in their order. The first that fails ends it. */
export async function inParallel<T, R>(all: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const waiting = all.entries();
  const work = async () => {
    for (const [at, one] of waiting) done[at] = await run(one);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, all.length) }, work));
  return done;
}
