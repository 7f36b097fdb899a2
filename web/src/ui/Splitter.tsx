import { useRef } from 'react';
import { useMove } from 'react-aria';
import styles from './Splitter.module.css';

interface Props {
  label: string;
  /** The width of the panel in pixels. */
  value: number;
  min: number;
  max: number;
  /** On which side of the splitter the panel is. */
  panel: 'before' | 'after';
  onChange: (value: number) => void;
}

const KEY_STEP = 16;

/** The edge of a panel, dragged or moved by arrow keys to change the panel's width. */
export function Splitter({ label, value, min, max, panel, onChange }: Props) {
  // A drag past an end must come back from there, so the unbounded width is kept while it lasts.
  const wanted = useRef(value);
  const sign = panel === 'before' ? 1 : -1;
  const set = (width: number) => onChange(Math.round(Math.min(Math.max(width, min), max)));
  const { moveProps } = useMove({
    onMoveStart: () => {
      wanted.current = value;
    },
    onMove: ({ deltaX, pointerType }) => {
      wanted.current += sign * deltaX * (pointerType === 'keyboard' ? KEY_STEP : 1);
      set(wanted.current);
    },
  });
  return (
    <div
      {...moveProps}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles.splitter}
    />
  );
}
