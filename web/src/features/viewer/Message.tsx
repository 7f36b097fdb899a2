import type { ReactNode } from 'react';
import { CircleAlert, FileQuestionMark, TriangleAlert } from '@/ui/icons';
import { Spinner } from '@/ui/Spinner';
import styles from './Message.module.css';

interface MessageProps {
  kind: 'loading' | 'working' | 'failed' | 'unsupported' | 'problem';
  title: string;
  text?: string;
  children?: ReactNode;
}

const GLYPHS = { failed: TriangleAlert, unsupported: FileQuestionMark, problem: CircleAlert } as const;

/** What stands on the stage where there is no picture to show: why, and what can be done. */
export function Message({ kind, title, text, children }: MessageProps) {
  const isBusy = kind === 'loading' || kind === 'working';
  const Glyph = isBusy ? null : GLYPHS[kind];
  return (
    <div className={styles.stage} data-kind={kind} role={isBusy ? 'status' : 'alert'}>
      {Glyph === null ? <Spinner size={28} /> : <Glyph size={32} strokeWidth={1.5} aria-hidden="true" />}
      <p className={styles.title}>{title}</p>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {children}
    </div>
  );
}
