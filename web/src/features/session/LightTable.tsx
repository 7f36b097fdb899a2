import { useId, type ReactNode } from 'react';
import { PICTURES } from './pictures';
import styles from './LightTable.module.css';

const WIDTH = 208;
const HEIGHT = 148;
const GAP = 20;
/** Which picture lies where: no two alike are neighbours. */
const SHEET: readonly (readonly number[])[] = [
  [2, 6, 0, 4, 7, 1],
  [5, 1, 7, 3, 0, 6],
  [0, 4, 2, 6, 5, 3],
  [7, 3, 5, 1, 2, 0],
  [6, 0, 4, 7, 3, 5],
  [1, 7, 6, 2, 4, 7],
  [3, 5, 1, 0, 6, 2],
];
/** The frame that is chosen, with the mat that the library draws around what is selected. */
const CHOSEN = { row: 2, column: 2 };

interface Props {
  className?: string | undefined;
}

/** A contact sheet on a light table, seen at a slant. Decoration, drawn here rather than fetched. */
export function LightTable({ className }: Props) {
  const id = useId();
  const width = (SHEET[0]?.length ?? 0) * (WIDTH + GAP);
  const height = SHEET.length * (HEIGHT + GAP);
  return (
    <svg className={className} viewBox="170 120 1000 980" preserveAspectRatio="xMidYMid slice" aria-hidden>
      <defs>
        <clipPath id={`${id}-frame`}>
          <rect width={WIDTH} height={HEIGHT} rx="10" />
        </clipPath>
        <radialGradient id={`${id}-light`} cx="0.4" cy="0.3" r="0.9">
          <stop offset="0" stopColor="#1c2232" />
          <stop offset="1" stopColor="#0a0b0d" />
        </radialGradient>
      </defs>
      <rect x="-400" y="-400" width="2400" height="2000" fill={`url(#${id}-light)`} />
      <g transform={`rotate(-8 ${width / 2} ${height / 2})`}>
        {SHEET.flatMap((pictures, row) =>
          pictures.map((picture, column) => (
            <Frame
              key={`${row}-${column}`}
              x={column * (WIDTH + GAP)}
              y={row * (HEIGHT + GAP)}
              clip={`url(#${id}-frame)`}
              chosen={row === CHOSEN.row && column === CHOSEN.column}
            >
              {PICTURES[picture]}
            </Frame>
          )),
        )}
      </g>
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
