/** What the `waveform` rendition says: `per_second` peaks a second, each from 0 to 255. */
export interface Waveform {
  readonly peaks: readonly number[];
  readonly per_second: number;
  readonly duration: number;
}

/** Takes what the server sent; anything else is null. */
export function readWaveform(value: unknown): Waveform | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('peaks' in value) || !('per_second' in value) || !('duration' in value)) return null;
  const { peaks, per_second, duration } = value;
  if (!Array.isArray(peaks) || typeof per_second !== 'number' || typeof duration !== 'number') return null;
  return { peaks: peaks.filter((peak) => typeof peak === 'number'), per_second, duration };
}

/** The peaks as this many bars of 0 to 1: each bar is the loudest of the stretch it stands for. */
export function bars({ peaks }: Waveform, columns: number): number[] {
  if (peaks.length === 0) return Array.from({ length: columns }, () => 0);
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * peaks.length) / columns);
    const until = Math.max(Math.ceil(((column + 1) * peaks.length) / columns), from + 1);
    return peaks.slice(from, until).reduce((loudest, peak) => Math.max(loudest, peak), 0) / 255;
  });
}
