import { queryOptions } from '@tanstack/react-query';
import { readWaveform } from './peaks';

/** How long a waveform is taken for granted: it changes only with a new version of the sound. */
const FRESH_MS = 10 * 60_000;

/** The loudness of a sound over its length. */
export const waveformQuery = (url: string) =>
  queryOptions({
    queryKey: ['waveform', url],
    queryFn: async ({ signal }) => {
      const response = await fetch(url, { signal, credentials: 'same-origin' });
      if (!response.ok) throw new Error(`waveform: ${response.status}`);
      return readWaveform(await response.json());
    },
    staleTime: FRESH_MS,
    retry: false,
  });
