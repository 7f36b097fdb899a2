import {
  Button as AriaButton,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { classes } from './classes';
import fields from './field.module.css';
import { Check, ChevronDown } from './icons';
import menu from './Menu.module.css';
import styles from './Select.module.css';

interface Option<T extends string> {
  id: T;
  text: string;
  /** The heading that it stands under; those under one stand together. */
  section?: string;
}

interface Props<T extends string> {
  label: string;
  options: readonly Option<T>[];
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
          {sectionsOf(options).map(([section, parts]) =>
            section === undefined ? (
              parts.map((option) => <Item key={option.id} option={option} />)
            ) : (
              <ListBoxSection key={section} className={menu.section ?? ''}>
                <Header className={menu.header ?? ''}>{section}</Header>
                {parts.map((option) => (
                  <Item key={option.id} option={option} />
                ))}
              </ListBoxSection>
            ),
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

function Item<T extends string>({ option: { id, text } }: { option: Option<T> }) {
  return (
    <ListBoxItem id={id} textValue={text} className={menu.item ?? ''}>
      {({ isSelected }) => (
        <>
          <Check size={16} aria-hidden className={isSelected ? undefined : menu.hidden} />
          {text}
        </>
      )}
    </ListBoxItem>
  );
}

/** The options by their headings, in the order in which these come. */
function sectionsOf<T extends string>(options: readonly Option<T>[]): [string | undefined, Option<T>[]][] {
  const found = new Map<string | undefined, Option<T>[]>();
  for (const option of options) found.set(option.section, [...(found.get(option.section) ?? []), option]);
  return [...found];
}
