import type { ReactNode } from 'react';
import styles from './Facts.module.css';

interface Props {
  /** Names and values; a value that is null is left out with its name. */
  facts: readonly { name: string; value: ReactNode | null }[];
}

/** Names and values under each other. */
export function Facts({ facts }: Props) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter((fact) => fact.value !== null)
        .map((fact) => (
          <div key={fact.name} className={styles.fact}>
            <dt className={styles.name}>{fact.name}</dt>
            <dd className={styles.value}>{fact.value}</dd>
          </div>
        ))}
    </dl>
  );
}
