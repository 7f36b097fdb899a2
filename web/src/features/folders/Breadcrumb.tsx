import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PathStep } from '@/api/types';
import { nameOf } from '@/i18n/words';
import { ChevronRight, Ellipsis } from '@/ui/icons';
import { IconButton } from '@/ui/IconButton';
import { Menu, MenuItem } from '@/ui/Menu';
import styles from './Breadcrumb.module.css';

/** How many steps are shown before those in the middle go into a menu. */
const SHOWN = 2;

interface Props {
  path: readonly PathStep[];
  onOpen: (id: string) => void;
}

/** The way from the top to where one is. */
export function Breadcrumb({ path, onOpen }: Props) {
  const { t } = useTranslation();
  const ancestors = path.slice(0, -1);
  const here = path.at(-1);
  const hidden = ancestors.length > SHOWN - 1 ? ancestors.slice(0, -1) : [];
  const shown = ancestors.slice(hidden.length);

  return (
    <nav aria-label={t('folders.path')} className={styles.breadcrumb}>
      <ol className={styles.steps}>
        {hidden.length > 0 && (
          <li className={styles.step}>
            <Menu
              label={t('folders.more_steps')}
              placement="bottom start"
              trigger={<IconButton icon={Ellipsis} label={t('folders.more_steps')} size="small" />}
            >
              {hidden.map((step) => (
                <MenuItem
                  key={step.id}
                  id={step.id}
                  text={nameOf(t, step)}
                  onAction={() => onOpen(step.id)}
                />
              ))}
            </Menu>
            <ChevronRight size={14} aria-hidden />
          </li>
        )}
        {shown.map((step) => (
          <li key={step.id} className={styles.step}>
            <Link to="/library/$folderId" params={{ folderId: step.id }} className={styles.link}>
              {nameOf(t, step)}
            </Link>
            <ChevronRight size={14} aria-hidden />
          </li>
        ))}
        {here !== undefined && (
          <li className={styles.here}>
            <span className={styles.title} title={nameOf(t, here)} aria-current="page">
              {nameOf(t, here)}
            </span>
          </li>
        )}
      </ol>
    </nav>
  );
}
