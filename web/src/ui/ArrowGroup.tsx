import { useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';

interface Props {
  label: string;
  /** Which elements inside the arrow keys go through. */
  selector: string;
  children: ReactNode;
  className?: string | undefined;
}

/**
 * A group that is one stop of the Tab key: the arrow keys move inside it, Tab leaves it, and coming
 * back leads to where one was.
 */
export function ArrowGroup({ label, selector, children, className }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const last = useRef<HTMLElement | null>(null);
  const items = () => Array.from(ref.current?.querySelectorAll<HTMLElement>(selector) ?? []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    if (at === -1) return;
    if (event.key === 'Tab') {
      // From the edge the browser's own step leads out of the group.
      last.current = all[at] ?? null;
      (event.shiftKey ? all.at(0) : all.at(-1))?.focus();
      return;
    }
    const next = target(event.key, at, all.length);
    if (next === null || event.shiftKey) return;
    event.preventDefault();
    all[next]?.focus();
  };

  const onFocus = (event: FocusEvent) => {
    const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
    const kept = last.current;
    const byKeyboard = event.target instanceof HTMLElement && event.target.matches(':focus-visible');
    if (!inside && byKeyboard && kept !== null && kept !== event.target && kept.isConnected) kept.focus();
  };

  return (
    <div
      ref={ref}
      role="group"
      aria-label={label}
      className={className}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {children}
    </div>
  );
}

function target(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
