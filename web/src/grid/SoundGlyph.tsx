import styles from './TilePicture.module.css';

/** Heights of the bars, from 0 to 1: a drawing of "sound", not of any one sound. */
const BARS = [
  0.18, 0.3, 0.52, 0.38, 0.72, 0.94, 0.6, 0.82, 1, 0.66, 0.48, 0.78, 0.56, 0.34, 0.44, 0.26, 0.16,
];
const PITCH = 6;
const HEIGHT = 48;

/** The plate of a sound. */
export function SoundGlyph() {
  return (
    <svg className={styles.sound} viewBox={`0 0 ${BARS.length * PITCH} ${HEIGHT}`} aria-hidden="true">
      {BARS.map((bar, index) => (
        <rect
          key={index}
          x={index * PITCH + 1.5}
          y={(HEIGHT - bar * HEIGHT) / 2}
          width={3}
          height={bar * HEIGHT}
          rx={1.5}
        />
      ))}
    </svg>
  );
}
