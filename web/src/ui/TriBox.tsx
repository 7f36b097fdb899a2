import { useRef, useState, type KeyboardEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classes } from './classes';
import { Check, CircleHelp, Minus, X, type LucideIcon } from './icons';
import { ContextMenu, MenuItem } from './Menu';
import { Tooltip } from './Tooltip';
import { cycled, stateOfKey, TRI_STATES, type Tri } from './tri';
import styles from './TriBox.module.css';

const GLYPHS: Readonly<Record<Tri, LucideIcon>> = { allow: Check, deny: X, unset: Minus };
const KEYS: Readonly<Record<Tri, string>> = { allow: 'A', deny: 'D', unset: 'U' };

interface Props {
  /** What it is about and how it stands, in words: "Upload: allowed, set here". */
  label: string;
  /** What is set here. */
  value: Tri;
  /** What holds where nothing is set here; drawn dashed, and as a ghost behind what is set. */
  inherited: Tri;
  /** Names of the three states, for the menu. */
  names: Readonly<Record<Tri, string>>;
  /** More about it, for pointer and focus. */
  hint?: string;
  /** Whether it was changed and not saved yet. */
  changed?: boolean;
  readOnly?: boolean;
  onChange: (value: Tri) => void;
  /** Where it is told why it stands so, and what that is called. */
  why?: { text: string; go: () => void };
}

/**
 * A tri-state box. A click or Space goes unset, allow, deny, unset; A, D and U set a state at once;
 * Shift+F10 or the right button opens a menu of the three; Y asks why. Its state is a glyph, a border and a fill,
 * never a colour alone; the words beside it are the caller's.
 */
export function TriBox({
  label,
  value,
  inherited,
  names,
  hint,
  changed = false,
  readOnly = false,
  onChange,
  why,
}: Props) {
  const ref = useRef<HTMLButtonElement>(null);
  const [menu, setMenu] = useState(false);
  const Glyph = GLYPHS[value === 'unset' ? inherited : value];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (why !== undefined && event.key.toLowerCase() === 'y') {
      event.preventDefault();
      event.stopPropagation();
      why.go();
      return;
    }
    const state = stateOfKey(event.key);
    if (state === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (!readOnly) onChange(state);
  };

  const box = (
    <AriaButton
      ref={ref}
      aria-label={label}
      {...(readOnly ? { 'aria-disabled': true } : {})}
      onPress={() => {
        if (!readOnly) onChange(cycled(value));
      }}
      className={styles.target ?? ''}
      data-tri-box=""
    >
      <span
        className={classes(styles.box, changed && styles.changed)}
        data-own={value}
        data-inherited={inherited}
        data-read-only={readOnly || undefined}
      >
        <Glyph size={16} strokeWidth={value === 'unset' ? 2 : 2.75} aria-hidden />
      </span>
    </AriaButton>
  );

  return (
    <span
      className={styles.wrap}
      onKeyDownCapture={onKeyDown}
      onContextMenu={(event) => {
        event.preventDefault();
        if (!readOnly) setMenu(true);
      }}
    >
      {hint === undefined ? box : <Tooltip text={hint}>{box}</Tooltip>}
      {menu && (
        <ContextMenu label={label} triggerRef={ref} onClose={() => setMenu(false)}>
          {TRI_STATES.map((state) => (
            <MenuItem
              key={state}
              id={state}
              text={names[state]}
              icon={GLYPHS[state]}
              shortcut={KEYS[state]}
              onAction={() => onChange(state)}
            />
          ))}
          {why !== undefined && (
            <MenuItem id="why" text={why.text} icon={CircleHelp} shortcut="Y" onAction={why.go} />
          )}
        </ContextMenu>
      )}
    </span>
  );
}
