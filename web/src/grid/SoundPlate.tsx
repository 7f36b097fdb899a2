import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { waveformOf } from '@/api/pictures';
import type { AssetTile } from '@/api/types';
import { bars } from './peaks';
import styles from './TilePicture.module.css';
import { waveformQuery } from './waveformQuery';

/** A drawing of "sound", not of any one sound, until its own waveform is there. */
const ANY_SOUND = [
  0.2, 0.34, 0.5, 0.4, 0.7, 0.9, 0.6, 0.8, 1, 0.66, 0.48, 0.76, 0.56, 0.36, 0.44, 0.28, 0.18,
];
const COLUMNS = 36;
const PITCH = 5;
const BAR = 2.5;
const HEIGHT = 72;
/** Silence is a dot. */
const LEAST = 2.5;

/** The plate of a sound: its waveform, small. */
export function SoundPlate({ tile }: { tile: AssetTile }) {
  const wave = useQuery({
    ...waveformQuery(waveformOf(tile)),
    enabled: tile.processing === 'ready',
    placeholderData: keepPreviousData,
  });
  const loudness = useMemo(() => (wave.data == null ? ANY_SOUND : bars(wave.data, COLUMNS)), [wave.data]);
  return (
    <svg
      className={styles.sound}
      viewBox={`0 0 ${loudness.length * PITCH} ${HEIGHT}`}
      data-own={wave.data != null || undefined}
      aria-hidden="true"
    >
      {loudness.map((bar, index) => {
        const height = Math.max(bar * HEIGHT, LEAST);
        return (
          <rect
            key={index}
            x={index * PITCH + (PITCH - BAR) / 2}
            y={(HEIGHT - height) / 2}
            width={BAR}
            height={height}
            rx={BAR / 2}
          />
        );
      })}
    </svg>
  );
}
