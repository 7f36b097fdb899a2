import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/ui/Checkbox';
import { Dialog } from '@/ui/Dialog';
import { Keys } from '@/ui/Keys';
import { singleKeys } from '../shortcuts';
import { useStored } from '../stored';
import styles from './HelpSheet.module.css';
import { KEY_MAP } from './keyMap';

interface Props {
  onClose: () => void;
}

/** Every key that does something, by where it does it. */
export function HelpSheet({ onClose }: Props) {
  const { t } = useTranslation();
  const single = useStored(singleKeys);
  return (
    <Dialog
      title={t('keyboard.title')}
      onClose={onClose}
      closeLabel={t('common.close')}
      size="large"
      footer={
        <Checkbox isSelected={single} onChange={singleKeys.set} className={styles.single}>
          {t('keyboard.single')}
        </Checkbox>
      }
    >
      {/* It scrolls where it is long, so the keyboard has to reach it. */}
      <div className={styles.columns} role="group" aria-label={t('keyboard.title')} tabIndex={0}>
        {KEY_MAP.map(({ area, keys }) => (
          <section key={area} className={styles.area}>
            <h3 className={styles.title}>{t(`keyboard.area.${area}`)}</h3>
            <dl className={styles.list}>
              {keys.map((each) => (
                <div key={each.does} className={styles.row}>
                  <dt>{t(`keyboard.does.${each.does}`)}</dt>
                  <dd className={styles.keys}>
                    {each.keys.map((combination) => (
                      <Keys key={combination} keys={combination} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
