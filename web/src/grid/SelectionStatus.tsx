import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/i18n/useLocale';
import { count } from './ranges';
import type { SelectionStore } from './selection';

/** Says how much is selected to a screen reader, once it is more than the tile it just read. */
export function SelectionStatus({ store }: { store: SelectionStore }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const size = useSyncExternalStore(store.subscribe, () => count(store.getState().ranges));
  return (
    <div role="status" className="visually-hidden">
      {size > 1 ? t('grid.selected', { count: size, shown: new Intl.NumberFormat(locale).format(size) }) : ''}
    </div>
  );
}
