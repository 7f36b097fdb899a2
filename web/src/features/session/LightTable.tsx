import { useId, type ReactNode } from 'react';
import { PICTURES } from './pictures';
import styles from './LightTable.module.css';

const WIDTH = 208;
const HEIGHT = 148;
const GAP = 20;
const COLUMNS = 5;
const ROWS = 6;
/** The frame that is chosen, with the mat that the library draws around what is selected. */
const CHOSEN = 12;

interface Props {
  className?: string | undefined;
}

/** A contact sheet on a light table, seen at a slant. Decoration, drawn here rather than fetched. */
export function LightTable({ className }: Props) {
  const id = useId();
  const width = COLUMNS * (WIDTH + GAP);
  const height = ROWS * (HEIGHT + GAP);
  return (
    <svg className={className} viewBox="130 110 860 720" preserveAspectRatio="xMidYMid slice" aria-hidden>
      <defs>
        <clipPath id={`${id}-frame`}>
          <rect width={WIDTH} height={HEIGHT} rx="10" />
        </clipPath>
        <radialGradient id={`${id}-light`} cx="0.4" cy="0.3" r="0.9">
          <stop offset="0" stopColor="#1c2232" />
          <stop offset="1" stopColor="#0a0b0d" />
        </radialGradient>
        <linearGradient id={`${id}-fade`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0.45" stopColor="#0a0b0d" stopOpacity="0" />
          <stop offset="0.92" stopColor="#0a0b0d" stopOpacity="0.94" />
        </linearGradient>
      </defs>
      <rect x="-400" y="-400" width="2400" height="2000" fill={`url(#${id}-light)`} />
      <g transform={`rotate(-8 ${width / 2} ${height / 2})`}>
        {Array.from({ length: COLUMNS * ROWS }, (_, index) => (
          <Frame
            key={index}
            x={(index % COLUMNS) * (WIDTH + GAP)}
            y={Math.floor(index / COLUMNS) * (HEIGHT + GAP)}
            clip={`url(#${id}-frame)`}
            chosen={index === CHOSEN}
          >
            {PICTURES[(index * 3 + Math.floor(index / COLUMNS)) % PICTURES.length]}
          </Frame>
        ))}
      </g>
      <rect x="-400" y="-100" width="2400" height="1000" fill={`url(#${id}-fade)`} />
    </svg>
  );
}

interface FrameProps {
  x: number;
  y: number;
  clip: string;
  chosen: boolean;
  children: ReactNode;
}

function Frame({ x, y, clip, chosen, children }: FrameProps) {
  return (
    <g transform={`translate(${x} ${y})`}>
      {chosen && (
        <rect className={styles.mat} x="-8" y="-8" width={WIDTH + 16} height={HEIGHT + 16} rx="16" />
      )}
      <g clipPath={clip} className={chosen ? undefined : styles.frame}>
        {children}
      </g>
    </g>
  );
}
