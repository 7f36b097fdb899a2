import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import type { LucideIcon } from './icons';
import { Keys } from './Keys';

interface Props {
  icon: LucideIcon;
  title: string;
  text?: string | undefined;
  /** The one thing to do from here. */
  action?: ReactNode;
  /** The key that does the same, with what to say of it. */
  shortcut?: { keys: string; text: string };
}

/** What stands where there is nothing: one line, one action, one shortcut. */
export function EmptyState({ icon: Icon, title, text, action, shortcut }: Props) {
  return (
    <div className={styles.empty}>
      <span className={styles.picture}>
        <Icon size={28} strokeWidth={1.5} aria-hidden />
      </span>
      <p className={styles.title}>{title}</p>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {action}
      {shortcut !== undefined && (
        <p className={styles.shortcut}>
          <Keys keys={shortcut.keys} /> {shortcut.text}
        </p>
      )}
    </div>
  );
}
