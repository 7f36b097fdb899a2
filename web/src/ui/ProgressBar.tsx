import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { classes } from './classes';
import styles from './ProgressBar.module.css';

interface Props {
  label: string;
  /** From 0 to 1; null where nobody knows how long it takes. */
  value: number | null;
  tone?: 'accent' | 'allow' | 'deny';
  className?: string | undefined;
}

/** How far something has come. */
export function ProgressBar({ label, value, tone = 'accent', className }: Props) {
  return (
    <AriaProgressBar
      aria-label={label}
      maxValue={1}
      value={value ?? 0}
      isIndeterminate={value === null}
      className={classes(styles.track, styles[tone], className)}
    >
      <span
        className={classes(styles.bar, value === null && styles.wandering)}
        style={value === null ? {} : { transform: `scaleX(${Math.min(Math.max(value, 0), 1)})` }}
      />
    </AriaProgressBar>
  );
}
