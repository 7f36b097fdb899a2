import { Fragment, type ReactNode } from 'react';
import styles from './Sentence.module.css';

interface Props {
  /** The sentence, with `[person]` and the like where a part goes. */
  text: string;
  parts: Readonly<Record<string, ReactNode>>;
}

/** A question whose parts are chosen. */
export function Sentence({ text, parts }: Props) {
  return (
    <div className={styles.sentence}>
      {text
        .split(/\[(\w+)\]/)
        .map((piece, at) =>
          at % 2 === 1 ? (
            <Fragment key={piece}>{parts[piece]}</Fragment>
          ) : (
            piece.trim() !== '' && <span key={piece}>{piece.trim()}</span>
          ),
        )}
    </div>
  );
}
