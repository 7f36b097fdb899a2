import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { signIn } from '@/api/session';
import type { Locale } from '@/api/types';
import { Failure } from '@/app/Failure';
import { LOCALE_NAMES, LOCALES } from '@/i18n/locale';
import { speak } from '@/i18n/start';
import { Button } from '@/ui/Button';
import { Select } from '@/ui/Select';
import { TextField } from '@/ui/TextField';
import { LightTable } from './LightTable';
import { Mark } from '@/app/Mark';
import styles from './SignInPage.module.css';
import { boolean, stored, useStored } from '@/app/stored';
import { useTitle } from '@/app/useTitle';

/** Whether somebody signed in with this browser before. */
const beenHere = stored('session.been', false, boolean);

const LANGUAGES = LOCALES.map((id) => ({ id, text: LOCALE_NAMES[id] }));

export function SignInPage() {
  const { t, i18n } = useTranslation();
  const router = useRouter();
  const { to } = useSearch({ from: '/sign-in' });
  const queryClient = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const wasHere = useStored(beenHere);
  useTitle(t('session.sign_in'));

  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: async (me) => {
      queryClient.clear();
      beenHere.set(true);
      queryClient.setQueryData(queryKeys.session(), me);
      if (me.locale !== null && me.locale !== i18n.language) await speak(me.locale);
      router.history.push(to ?? '/library');
    },
    // What was wrong stays to be corrected; the password is typed again.
    onError: () => setPassword(''),
  });

  return (
    <main className={styles.page}>
      <section className={styles.hero}>
        <LightTable className={styles.picture} />
        <p className={styles.claim}>{t('session.claim')}</p>
      </section>
      <section className={styles.side}>
        <Form
          className={styles.form ?? ''}
          onSubmit={(event) => {
            event.preventDefault();
            attempt.mutate({ login: login.trim(), password });
          }}
        >
          <Mark />
          <h1 className={styles.title}>{t(wasHere ? 'session.welcome' : 'session.first')}</h1>
          <TextField
            label={t('session.login')}
            name="login"
            value={login}
            onChange={setLogin}
            autoComplete="username"
            spellCheck="false"
            isRequired
            autoFocus
          />
          <TextField
            label={t('session.password')}
            name="password"
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            isRequired
          />
          <Button type="submit" variant="primary" pending={attempt.isPending} className={styles.submit}>
            {t('session.sign_in')}
          </Button>
          <div className={styles.failure}>
            <Failure error={attempt.error} />
          </div>
          <p className={styles.help}>{t('session.help')}</p>
        </Form>
        <Select<Locale>
          label={t('session.language')}
          labelling="spoken"
          options={LANGUAGES}
          value={i18n.language === 'de' ? 'de' : 'en'}
          onChange={(locale) => void speak(locale)}
          className={styles.language}
        />
      </section>
    </main>
  );
}
