import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { changeLocale, signOut } from '@/api/session';
import type { Locale } from '@/api/types';
import { LOCALE_NAMES, LOCALES } from '@/i18n/locale';
import { speak } from '@/i18n/start';
import { problemText } from '@/i18n/words';
import { Avatar } from '@/ui/Avatar';
import { Keyboard, KeyRound, LogOut, ShieldAlert } from '@/ui/icons';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '@/ui/Menu';
import { toast } from '@/ui/toasts';
import { DENSITIES, density, type Density } from '../density';
import { useRoom } from '../media';
import { useStored } from '../stored';
import { chooseTheme, THEMES, useTheme } from '../theme';
import { forgetUndo } from '../undo';
import { fullName, useMe } from '../useMe';
import styles from './AccountMenu.module.css';

const LANGUAGES = LOCALES.map((id) => ({ id, text: LOCALE_NAMES[id] }));

interface Props {
  onHelp: () => void;
  /** Asks for what super-admin mode needs. */
  onSupermode: () => void;
}

/** The button of the menu, for whoever has to give the focus somewhere. */
export const ACCOUNT_BUTTON = 'account';

/** What belongs to the person: theme, language, tokens, help, the way out. */
export function AccountMenu({ onHelp, onSupermode }: Props) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const room = useRoom();
  const theme = useTheme();
  const near = useStored(density);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const name = fullName(me.user);
  const failed = (error: Error) => toast({ tone: 'error', text: problemText(t, error) });

  const language = useMutation({
    mutationFn: changeLocale,
    onSuccess: (next) => queryClient.setQueryData(queryKeys.session(), next),
    onError: failed,
  });
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      queryClient.clear();
      forgetUndo();
      await navigate({ to: '/sign-in' });
    },
    onError: failed,
  });

  return (
    <Menu
      label={t('shell.account')}
      placement={room === 'phone' ? 'top end' : 'right bottom'}
      trigger={
        <AriaButton
          id={ACCOUNT_BUTTON}
          className={styles.trigger ?? ''}
          aria-label={t('shell.account_of', { name })}
        >
          <Avatar name={name} />
          <span className={styles.word} aria-hidden>
            {t('shell.you')}
          </span>
        </AriaButton>
      }
    >
      <MenuChoice
        title={t('shell.theme.title')}
        options={THEMES.map((id) => ({ id, text: t(`shell.theme.${id}`) }))}
        value={theme}
        onChange={chooseTheme}
      />
      <MenuSeparator />
      <MenuChoice<Density>
        title={t('shell.density.title')}
        options={DENSITIES.map((id) => ({ id, text: t(`shell.density.${id}`) }))}
        value={near}
        onChange={density.set}
      />
      <MenuSeparator />
      <MenuChoice<Locale>
        title={t('session.language')}
        options={LANGUAGES}
        value={i18n.language === 'de' ? 'de' : 'en'}
        onChange={(locale) => {
          void speak(locale);
          language.mutate(locale);
        }}
      />
      <MenuSeparator />
      <MenuItem
        id="tokens"
        text={t('shell.tokens')}
        icon={KeyRound}
        onAction={() => void navigate({ to: '/tokens' })}
      />
      {me.supermode === null && me.can.supermode?.allowed === true && (
        <MenuItem id="supermode" text={t('supermode.menu')} icon={ShieldAlert} onAction={onSupermode} />
      )}
      <MenuItem id="help" text={t('shell.help')} icon={Keyboard} shortcut="?" onAction={onHelp} />
      <MenuSeparator />
      <MenuItem
        id="sign-out"
        text={t('shell.sign_out', { name })}
        icon={LogOut}
        onAction={() => leave.mutate()}
      />
    </Menu>
  );
}
