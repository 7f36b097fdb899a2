const SECONDS = [1, 2, 4, 8, 15, 30] as const;
const LONGEST = 30;

/** How long to wait in milliseconds after this many misses in a row: half a minute at most, unless the server says longer. */
export function backOff(misses: number, retryAfter: number | null): number {
  return Math.max(SECONDS[misses] ?? LONGEST, retryAfter ?? 0) * 1_000;
}
