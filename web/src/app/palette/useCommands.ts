import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  Archive,
  Images,
  Keyboard,
  KeyRound,
  LayoutGrid,
  List,
  ListChecks,
  ShieldCheck,
  Sun,
  Tags,
  Trash2,
  type LucideIcon,
} from '@/ui/icons';
import { layout } from '../panels';
import { settingsOf } from '../settings/settings';
import { useStored } from '../stored';
import { flipTheme } from '../theme';
import { useMe } from '../useMe';

export interface Command {
  id: string;
  text: string;
  icon: LucideIcon;
  /** The keys that do the same. */
  keys?: string;
  run: () => void;
}

/** Where one can go, and what one can do from everywhere. */
export function useCommands(onHelp: () => void): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { can } = useMe();
  const shown = useStored(layout);
  return [
    {
      id: 'library',
      text: t('library.everything'),
      icon: Images,
      keys: 'G L',
      run: () => void navigate({ to: '/library' }),
    },
    {
      id: 'access',
      text: t('explain.title'),
      icon: ShieldCheck,
      keys: 'G A',
      run: () => void navigate({ to: '/access' }),
    },
    {
      id: 'archive',
      text: t('library.state.archived'),
      icon: Archive,
      run: () => void navigate({ to: '/library', search: { state: 'archived' } }),
    },
    {
      id: 'trash',
      text: t('library.state.trashed'),
      icon: Trash2,
      run: () => void navigate({ to: '/library', search: { state: 'trashed' } }),
    },
    {
      id: 'tokens',
      text: t('shell.tokens'),
      icon: KeyRound,
      run: () => void navigate({ to: '/tokens' }),
    },
    ...settingsOf(can).map(({ id, to }) => ({
      id,
      text: t(`${id}.title`),
      icon: id === 'tags' ? Tags : ListChecks,
      run: () => void navigate({ to }),
    })),
    {
      id: 'layout',
      text: t(shown === 'tiles' ? 'library.as_list' : 'library.as_tiles'),
      icon: shown === 'tiles' ? List : LayoutGrid,
      keys: 'V',
      run: () => layout.set(shown === 'tiles' ? 'list' : 'tiles'),
    },
    { id: 'theme', text: t('keyboard.does.theme'), icon: Sun, keys: 'T', run: flipTheme },
    { id: 'help', text: t('shell.help'), icon: Keyboard, keys: '?', run: onHelp },
  ];
}
