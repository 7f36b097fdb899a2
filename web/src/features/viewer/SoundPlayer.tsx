import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Asset, Rendition } from '@/api/types';
import { formatDuration } from '@/grid/duration';
import { waveformQuery } from '@/grid/waveformQuery';
import { Button } from '@/ui/Button';
import { Message } from './Message';
import type { PlayerState } from './Player';
import { answerPlayerKey } from './playerKeys';
import { seekProps } from './seekProps';
import styles from './SoundPlayer.module.css';
import { Transport } from './Transport';
import { useKeys } from './useKeys';
import { usePlayer, usePlayerValue } from './usePlayer';
import { WaveformCanvas } from './WaveformCanvas';

interface SoundPlayerProps {
  asset: Asset;
  proxy: Rendition;
  waveform: Rendition | null;
}

/** Of a short sound parts of a second count. */
const SHORT = 60;

function clock({ time, duration }: PlayerState): string {
  return duration < SHORT ? `${formatDuration(time)}.${Math.floor(time * 10) % 10}` : formatDuration(time);
}

/** A sound, by its proxy, over a drawing of its loudness that can be clicked to go there. */
export function SoundPlayer({ asset, proxy, waveform }: SoundPlayerProps) {
  const { t } = useTranslation();
  const player = usePlayer({ rate: null, duration: asset.duration });
  const { attach } = player;
  const { time, duration, isBroken } = usePlayerValue(player, (state) => state);
  const wave = useQuery({ ...waveformQuery(waveform?.url ?? ''), enabled: waveform !== null });
  useKeys((event) => answerPlayerKey(event, player, () => undefined));

  const slider = seekProps({
    label: t('viewer.position'),
    duration,
    time,
    text: formatDuration(time),
    onSeek: player.seek,
  });
  return (
    <div className={styles.player}>
      <div className={styles.screen}>
        <audio ref={attach} src={proxy.url} preload="auto" />
        {isBroken ? (
          <Message kind="problem" title={t('viewer.broken')}>
            <Button onPress={player.reload}>{t('common.retry')}</Button>
          </Message>
        ) : (
          <div className={styles.wave} {...slider}>
            {wave.data != null && (
              <WaveformCanvas waveform={wave.data} played={duration > 0 ? time / duration : 0} />
            )}
          </div>
        )}
      </div>
      <Transport player={player} rate={null} clock={clock} />
    </div>
  );
}
