import { useLayoutEffect, useRef } from 'react';
import { bars, type Waveform } from '@/grid/peaks';
import styles from './SoundPlayer.module.css';
import { useElementSize } from './useElementSize';

/** One bar and the gap after it, in CSS pixels. */
const BAR = 3;
const PITCH = 5;
/** Silence is a dot, so that the line of time is seen throughout. */
const LEAST = 3;

/** The waveform, drawn once for what was played and once for the rest; going on only moves the border between them. */
export function WaveformCanvas({ waveform, played }: { waveform: Waveform; played: number }) {
  return (
    <>
      <Drawing waveform={waveform} className={styles.rest} />
      <div className={styles.clip} style={{ clipPath: `inset(0 ${(1 - played) * 100}% 0 0)` }}>
        <Drawing waveform={waveform} className={styles.played} />
      </div>
    </>
  );
}

function Drawing({ waveform, className }: { waveform: Waveform; className: string | undefined }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const { width, height } = useElementSize(ref);
  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d') ?? null;
    if (canvas === null || context === null || width === 0) return;
    const density = window.devicePixelRatio;
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
    context.scale(density, density);
    context.fillStyle = getComputedStyle(canvas).color;
    bars(waveform, Math.floor(width / PITCH)).forEach((loudness, index) => {
      const tall = Math.max(loudness * height, LEAST);
      context.beginPath();
      context.roundRect(index * PITCH, (height - tall) / 2, BAR, tall, BAR / 2);
      context.fill();
    });
  }, [waveform, width, height]);
  return <canvas ref={ref} className={className} aria-hidden="true" />;
}
