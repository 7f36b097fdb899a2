import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset, Rendition } from '@/api/types';
import { formatDuration } from '@/grid/duration';
import { Button } from '@/ui/Button';
import { Spinner } from '@/ui/Spinner';
import styles from './FilmPlayer.module.css';
import { timecode } from './frames';
import { Message } from './Message';
import { answerPlayerKey } from './playerKeys';
import { Transport } from './Transport';
import { useKeys } from './useKeys';
import { usePlayer, usePlayerValue } from './usePlayer';

interface FilmPlayerProps {
  asset: Asset;
  proxy: Rendition;
}

/** A film, by its proxy, with controls that count frames. */
export function FilmPlayer({ asset, proxy }: FilmPlayerProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const rate = asset.metadata.frame_rate;
  const player = usePlayer({ rate, duration: asset.duration });
  const { attach } = player;
  const isBroken = usePlayerValue(player, (state) => state.isBroken);
  const isWaiting = usePlayerValue(player, (state) => state.isWaiting);

  function fullScreen(): void {
    if (document.fullscreenElement === null) void box.current?.requestFullscreen();
    else void document.exitFullscreen();
  }
  useKeys((event) => answerPlayerKey(event, player, fullScreen));

  return (
    <div className={styles.player} ref={box}>
      <div className={styles.screen}>
        <video
          ref={attach}
          className={styles.film}
          src={proxy.url}
          preload="auto"
          playsInline
          onClick={player.toggle}
          aria-label={asset.title}
        />
        {isWaiting && (
          <div className={styles.waiting}>
            <Spinner size={32} />
          </div>
        )}
        {isBroken && (
          <div className={styles.broken}>
            <Message kind="problem" title={t('viewer.broken')}>
              <Button onPress={player.reload}>{t('common.retry')}</Button>
            </Message>
          </div>
        )}
      </div>
      <Transport
        player={player}
        rate={rate}
        clock={({ time, frame }) =>
          rate !== null && frame !== null ? timecode(frame, rate) : formatDuration(time)
        }
        onFullScreen={fullScreen}
      />
    </div>
  );
}
