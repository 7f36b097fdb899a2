import type { ReactElement, ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Text,
  type PopoverProps,
} from 'react-aria-components';
import { classes } from './classes';
import { Check, type LucideIcon } from './icons';
import { Keys } from './Keys';
import styles from './Menu.module.css';

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  label: string;
  placement?: PopoverProps['placement'];
  children: ReactNode;
}

/** A button's menu. */
export function Menu({ trigger, label, placement = 'bottom end', children }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={4} className={styles.popover ?? ''}>
        <AriaMenu aria-label={label} className={styles.menu ?? ''}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface ContextMenuProps {
  label: string;
  /** What the menu belongs to: it opens beside it. */
  triggerRef: NonNullable<PopoverProps['triggerRef']>;
  onClose: () => void;
  placement?: PopoverProps['placement'];
  children: ReactNode;
}

/** A menu that opens by the right button or Shift+F10. It is shown while it is mounted. */
export function ContextMenu({
  label,
  triggerRef,
  onClose,
  placement = 'bottom start',
  children,
}: ContextMenuProps) {
  return (
    <Popover
      isOpen
      aria-label={label}
      triggerRef={triggerRef}
      placement={placement}
      offset={4}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={styles.popover ?? ''}
    >
      <AriaMenu aria-label={label} autoFocus="first" onClose={onClose} className={styles.menu ?? ''}>
        {children}
      </AriaMenu>
    </Popover>
  );
}

interface MenuItemProps {
  id: string;
  text: string;
  icon?: LucideIcon;
  shortcut?: string;
  /** A word at its end, such as a number. */
  end?: string;
  tone?: 'plain' | 'danger';
  /** Why it can't be chosen now. It can still be reached, and says so; null where it can. */
  unavailable?: string | null;
  onAction?: () => void;
  /** What is fetched instead of doing something here. */
  download?: string;
}

export function MenuItem({
  id,
  text,
  icon: Icon,
  shortcut,
  end,
  tone = 'plain',
  unavailable = null,
  onAction,
  download,
}: MenuItemProps) {
  return (
    <AriaMenuItem
      id={id}
      textValue={text}
      shouldCloseOnSelect={unavailable === null}
      {...(unavailable === null && onAction !== undefined ? { onAction } : {})}
      {...(download === undefined ? {} : { href: download, download: true })}
      className={classes(
        styles.item,
        tone === 'danger' && styles.danger,
        unavailable !== null && styles.unavailable,
      )}
    >
      {({ selectionMode, isSelected }) => (
        <>
          {selectionMode === 'none' ? (
            Icon !== undefined && <Icon size={16} aria-hidden />
          ) : (
            <Check size={16} aria-hidden className={isSelected ? undefined : styles.hidden} />
          )}
          <Text slot="label" className={styles.label ?? ''}>
            {text}
          </Text>
          {shortcut !== undefined && unavailable === null && <Keys keys={shortcut} />}
          {end !== undefined && <span className={styles.end}>{end}</span>}
          {unavailable !== null && (
            <Text slot="description" className={styles.reason ?? ''}>
              {unavailable}
            </Text>
          )}
        </>
      )}
    </AriaMenuItem>
  );
}

interface MenuChoiceProps<T extends string> {
  title: string;
  options: readonly { id: T; text: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** A part of a menu in which one of several is chosen. */
export function MenuChoice<T extends string>({ title, options, value, onChange }: MenuChoiceProps<T>) {
  return (
    <AriaMenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys === 'all' || keys.has(option.id));
        if (chosen !== undefined) onChange(chosen.id);
      }}
      className={styles.section ?? ''}
    >
      <Header className={styles.header ?? ''}>{title}</Header>
      {options.map((option) => (
        <MenuItem key={option.id} id={option.id} text={option.text} />
      ))}
    </AriaMenuSection>
  );
}

interface MenuChoicesProps {
  title: string;
  options: readonly { id: string; text: string; end?: string }[];
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** A word below the options, such as how many are not shown. */
  footer?: string | null;
}

/** A part of a menu in which any of several are chosen. */
export function MenuChoices({ title, options, values, onChange, footer = null }: MenuChoicesProps) {
  return (
    <AriaMenuSection
      selectionMode="multiple"
      selectedKeys={values}
      onSelectionChange={(keys) =>
        onChange(options.filter(({ id }) => keys === 'all' || keys.has(id)).map(({ id }) => id))
      }
      className={styles.section ?? ''}
    >
      <Header className={styles.header ?? ''}>{title}</Header>
      {options.map(({ id, text, end }) => (
        <MenuItem key={id} id={id} text={text} {...(end === undefined ? {} : { end })} />
      ))}
      {footer !== null && <Header className={styles.header ?? ''}>{footer}</Header>}
    </AriaMenuSection>
  );
}

export function MenuSeparator() {
  return <Separator className={styles.separator ?? ''} />;
}
