import type { ReactNode } from 'react';
import styles from './Notice.module.css';
import { CircleAlert, CircleCheck, Info, TriangleAlert, type LucideIcon } from './icons';
import type { Tone } from './toasts';

const ICONS: Readonly<Record<Tone, LucideIcon>> = {
  info: Info,
  success: CircleCheck,
  warn: TriangleAlert,
  error: CircleAlert,
};

interface Props {
  tone: Tone;
  children: ReactNode;
  /** Whether it is read out when it appears, and how urgently. */
  live?: 'polite' | 'assertive';
}

/** Something to know, in place. */
export function Notice({ tone, children, live }: Props) {
  const Icon = ICONS[tone];
  return (
    <div
      className={styles.notice}
      data-tone={tone}
      {...(live === undefined ? {} : { role: live === 'polite' ? 'status' : 'alert' })}
    >
      <Icon size={16} aria-hidden />
      <div className={styles.text}>{children}</div>
    </div>
  );
}
