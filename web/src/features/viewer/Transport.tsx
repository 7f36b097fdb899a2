import { useTranslation } from 'react-i18next';
import type { Fraction } from '@/api/types';
import { formatDuration } from '@/grid/duration';
import { IconButton } from '@/ui/IconButton';
import { Maximize, Pause, Play, StepBack, StepForward, Volume2, VolumeX } from '@/ui/icons';
import { frameCount, timecode } from './frames';
import type { Player, PlayerState } from './Player';
import { seekProps } from './seekProps';
import styles from './Transport.module.css';
import { useTypedTime } from './useTypedTime';
import { usePlayerValue } from './usePlayer';

interface TransportProps {
  player: Player;
  rate: Fraction | null;
  /** How the time is written. */
  clock: (state: PlayerState) => string;
  onFullScreen?: () => void;
}

/** The controls of a film or a sound. */
export function Transport({ player, rate, clock, onFullScreen }: TransportProps) {
  const { t } = useTranslation();
  const speed = usePlayerValue(player, (state) => state.speed);
  const isPlaying = speed !== 0;
  return (
    <div className={styles.transport} role="group" aria-label={t('viewer.controls')}>
      <SeekBar player={player} clock={clock} />
      <div className={styles.row}>
        <IconButton
          icon={StepBack}
          label={t(rate === null ? 'viewer.back' : 'viewer.frameBack')}
          shortcut="←"
          placement="top"
          onPress={() => player.step(-1)}
        />
        <IconButton
          icon={isPlaying ? Pause : Play}
          label={t(isPlaying ? 'viewer.pause' : 'viewer.play')}
          shortcut="K"
          placement="top"
          onPress={player.toggle}
        />
        <IconButton
          icon={StepForward}
          label={t(rate === null ? 'viewer.forward' : 'viewer.frameForward')}
          shortcut="→"
          placement="top"
          onPress={() => player.step(1)}
        />
        <Clock player={player} rate={rate} clock={clock} />
        {isPlaying && speed !== 1 && <span className={styles.speed}>{speed} ×</span>}
        <span className={styles.room} />
        <Volume player={player} />
        {onFullScreen && (
          <IconButton
            icon={Maximize}
            label={t('viewer.fullScreen')}
            shortcut="F"
            placement="top"
            onPress={onFullScreen}
          />
        )}
      </div>
    </div>
  );
}

function Clock({ player, rate, clock }: Pick<TransportProps, 'player' | 'rate' | 'clock'>) {
  const { t } = useTranslation();
  const now = usePlayerValue(player, clock);
  const typed = useTypedTime(player, rate);
  const duration = usePlayerValue(player, (state) => state.duration);
  const whole = rate === null ? formatDuration(duration) : timecode(frameCount(duration, rate), rate);
  return (
    <div className={styles.clock} role="timer" aria-label={t('viewer.time')}>
      {typed === '' ? (
        <span className={styles.now}>{now}</span>
      ) : (
        <span className={styles.typed}>{t('viewer.go_to', { time: typed })}</span>
      )}
      <span className={styles.whole}>{whole}</span>
    </div>
  );
}

function SeekBar({ player, clock }: Pick<TransportProps, 'player' | 'clock'>) {
  const { t } = useTranslation();
  const state = usePlayerValue(player, (now) => now);
  const { time, duration, loaded } = state;
  const part = (seconds: number): number => (duration > 0 ? Math.min(seconds / duration, 1) : 0);
  const slider = seekProps({
    label: t('viewer.position'),
    duration,
    time,
    text: clock(state),
    onSeek: player.seek,
  });
  return (
    <div className={styles.seek} {...slider}>
      <div className={styles.track}>
        <div className={styles.loaded} style={{ transform: `scaleX(${part(loaded)})` }} />
        <div className={styles.played} style={{ transform: `scaleX(${part(time)})` }} />
      </div>
      <div className={styles.thumb} style={{ left: `${part(time) * 100}%` }} />
    </div>
  );
}

function Volume({ player }: { player: Player }) {
  const { t } = useTranslation();
  const volume = usePlayerValue(player, (state) => state.volume);
  const isMuted = usePlayerValue(player, (state) => state.isMuted);
  return (
    <div className={styles.volume}>
      <IconButton
        icon={isMuted || volume === 0 ? VolumeX : Volume2}
        label={t(isMuted ? 'viewer.unmute' : 'viewer.mute')}
        shortcut="M"
        placement="top"
        onPress={player.toggleMute}
      />
      <input
        className={styles.loudness}
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={isMuted ? 0 : volume}
        aria-label={t('viewer.volume')}
        onChange={(event) => player.setVolume(event.target.valueAsNumber)}
      />
    </div>
  );
}
