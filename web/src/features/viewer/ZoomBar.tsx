import { useTranslation } from 'react-i18next';
import { useLocale } from '@/i18n/useLocale';
import { IconButton } from '@/ui/IconButton';
import { ZoomIn, ZoomOut } from '@/ui/icons';
import { STEP } from './zoom';
import styles from './ZoomBar.module.css';

interface Props {
  /** How large the picture is shown: 1 stands for its own pixels. */
  scale: number;
  /** Called with how many times larger it should be. */
  onStep: (factor: number) => void;
}

/** How large a picture is shown, and a step larger and smaller. It lies over the foot of the stage. */
export function ZoomBar({ scale, onStep }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className={styles.bar}>
      <IconButton
        icon={ZoomOut}
        label={t('viewer.zoomOut')}
        shortcut="−"
        placement="top"
        size="small"
        onPress={() => onStep(1 / STEP)}
      />
      <output className={styles.percent} aria-label={t('viewer.zoom')}>
        {new Intl.NumberFormat(locale, { style: 'percent' }).format(scale)}
      </output>
      <IconButton
        icon={ZoomIn}
        label={t('viewer.zoomIn')}
        shortcut="+"
        placement="top"
        size="small"
        onPress={() => onStep(STEP)}
      />
    </div>
  );
}
