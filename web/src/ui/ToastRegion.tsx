import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components';
import { classes } from './classes';
import { CircleAlert, CircleCheck, Info, TriangleAlert, X, type LucideIcon } from './icons';
import styles from './ToastRegion.module.css';
import { toastQueue, type Tone } from './toasts';

const ICONS: Readonly<Record<Tone, LucideIcon>> = {
  info: Info,
  success: CircleCheck,
  warn: TriangleAlert,
  error: CircleAlert,
};

interface Props {
  /** The name of the region, and of the button that closes a notice. */
  label: string;
  closeLabel: string;
}

/** Where notices come up; F6 reaches it. */
export function ToastRegion({ label, closeLabel }: Props) {
  return (
    <AriaToastRegion queue={toastQueue} aria-label={label} className={styles.region ?? ''}>
      {({ toast }) => {
        const { tone, text, action } = toast.content;
        const Icon = ICONS[tone];
        return (
          <AriaToast toast={toast} className={classes(styles.toast, styles[tone])}>
            <Icon size={18} aria-hidden className={styles.icon} />
            <ToastContent className={styles.content ?? ''}>
              <Text slot="title">{text}</Text>
            </ToastContent>
            {action !== undefined && (
              <AriaButton
                className={styles.action ?? ''}
                onPress={() => {
                  action.onPress();
                  toastQueue.close(toast.key);
                }}
              >
                {action.label}
              </AriaButton>
            )}
            <AriaButton slot="close" aria-label={closeLabel} className={styles.close ?? ''}>
              <X size={16} aria-hidden />
            </AriaButton>
          </AriaToast>
        );
      }}
    </AriaToastRegion>
  );
}
