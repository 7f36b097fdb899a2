import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { activityQuery, fieldsQuery } from '@/api/queries';
import type { Happening, Id } from '@/api/types';
import { formatDay } from '@/app/format';
import { useLocale } from '@/i18n/useLocale';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import styles from './ActivityPanel.module.css';
import { HappeningRow } from './HappeningRow';

/** What happened to an asset, day by day, the newest first, as far as one is told. */
export function ActivityPanel({ id }: { id: Id }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(activityQuery(id));
  const { data: fields = [] } = useQuery(fieldsQuery());
  if (data === undefined) {
    if (error === null) return <Skeleton lines={6} className={styles.panel} />;
    return (
      <div className={styles.panel}>
        <Notice tone="error">{problemText(t, error)}</Notice>
      </div>
    );
  }
  const days = byDay(
    data.pages.flatMap(({ items }) => items),
    (at) => formatDay(at, locale),
  );
  return (
    <div className={styles.panel}>
      {days.map(({ day, items }) => (
        <section key={day}>
          <h3 className={styles.day}>{day}</h3>
          <ol className={styles.list}>
            {items.map((item) => (
              <HappeningRow key={item.ordinal} happening={item} fields={fields} />
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage && (
        <Button variant="quiet" pending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {t('activity.more')}
        </Button>
      )}
    </div>
  );
}

interface Day {
  day: string;
  items: Happening[];
}

/** Neighbours of the same day together. */
function byDay(items: readonly Happening[], dayOf: (at: string) => string): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const day = dayOf(item.at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}
