import {
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { classes } from './classes';
import fields from './field.module.css';
import { Check, ChevronDown } from './icons';
import menu from './Menu.module.css';
import styles from './Select.module.css';

interface Props<T extends string> {
  label: string;
  options: readonly { id: T; text: string }[];
  /** Null while nothing is chosen. */
  value: T | null;
  /** What stands there while nothing is chosen. */
  placeholder?: string;
  onChange: (value: T) => void;
  /** Whether the label is seen, or only read out. */
  labelling?: 'shown' | 'spoken';
  className?: string | undefined;
}

/** One of a few. */
export function Select<T extends string>({
  label,
  options,
  value,
  placeholder,
  onChange,
  labelling = 'shown',
  className,
}: Props<T>) {
  return (
    <AriaSelect
      {...(labelling === 'spoken' ? { 'aria-label': label } : {})}
      value={value}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      className={classes(fields.field, className)}
    >
      {labelling === 'shown' && <Label className={fields.label ?? ''}>{label}</Label>}
      <AriaButton className={styles.button ?? ''}>
        <SelectValue className={styles.value ?? ''}>
          {({ selectedText, defaultChildren }) => (value === null ? defaultChildren : selectedText)}
        </SelectValue>
        <ChevronDown size={16} aria-hidden />
      </AriaButton>
      <Popover className={menu.popover ?? ''} offset={4}>
        <ListBox className={menu.menu ?? ''}>
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.text} className={menu.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <Check size={16} aria-hidden className={isSelected ? undefined : menu.hidden} />
                  {option.text}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
