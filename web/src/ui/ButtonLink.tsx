import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import styles from './Button.module.css';
import linkStyles from './ButtonLink.module.css';
import type { ButtonVariant } from './Button';
import { classes } from './classes';
import type { LucideIcon } from './icons';

interface Props {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant;
  icon?: LucideIcon;
  /** Fetches what it leads to instead of going there. */
  download?: boolean;
  /** What happens here besides. */
  onPress?: () => void;
  className?: string | undefined;
}

/** A link that looks like the button beside it. */
export function ButtonLink({
  href,
  children,
  variant = 'secondary',
  icon: Icon,
  download = false,
  onPress,
  className,
}: Props) {
  return (
    <Link
      href={href}
      {...(download ? { download: true } : {})}
      {...(onPress === undefined ? {} : { onPress })}
      className={classes(styles.button, styles[variant], linkStyles.link, className)}
    >
      {Icon !== undefined && <Icon size={16} aria-hidden />}
      <span className={styles.text}>{children}</span>
    </Link>
  );
}
