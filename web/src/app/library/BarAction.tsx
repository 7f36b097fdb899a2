import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import type { LucideIcon } from '@/ui/icons';
import styles from './SelectionBar.module.css';

export interface ActionProps {
  icon: LucideIcon;
  label: string;
  /** There is no room for words: the icon is left, with the words in its tooltip. */
  crowded: boolean;
  unavailable?: string | null;
  onUnavailable?: (() => void) | undefined;
  onPress?: () => void;
}

/** One of the actions of a bar, as wide as there is room for. */
export function BarAction({ label, crowded, ...rest }: ActionProps) {
  if (crowded) return <IconButton {...rest} label={label} className={styles.action} />;
  return (
    <Button {...rest} variant="quiet" className={styles.action}>
      {label}
    </Button>
  );
}
