import type { en } from '@/i18n/en';

type Area = keyof typeof en.keyboard.area;
type Does = keyof typeof en.keyboard.does;

interface KeyArea {
  area: Area;
  keys: readonly { does: Does; keys: readonly string[] }[];
}

/** The keyboard map that `?` shows. Keys held together are parted by blanks. */
export const KEY_MAP: readonly KeyArea[] = [
  {
    area: 'everywhere',
    keys: [
      { does: 'palette', keys: ['Ctrl K'] },
      { does: 'search', keys: ['/'] },
      { does: 'library', keys: ['G L'] },
      { does: 'access', keys: ['G A'] },
      { does: 'settings', keys: ['G S'] },
      { does: 'inspector', keys: ['I', ']'] },
      { does: 'tree', keys: ['['] },
      { does: 'theme', keys: ['T'] },
      { does: 'help', keys: ['?'] },
      { does: 'undo', keys: ['Ctrl Z'] },
      { does: 'back', keys: ['Esc'] },
      { does: 'notices', keys: ['F6'] },
    ],
  },
  {
    area: 'grid',
    keys: [
      { does: 'go', keys: ['← ↑ ↓ →'] },
      { does: 'extend', keys: ['Shift ← →'] },
      { does: 'ends', keys: ['Home', 'End'] },
      { does: 'page', keys: ['PgUp', 'PgDn'] },
      { does: 'add_single', keys: ['Ctrl ← →', 'Ctrl Space'] },
      { does: 'all', keys: ['Ctrl A'] },
      { does: 'none', keys: ['Esc'] },
      { does: 'open', keys: ['Enter', 'Space'] },
      { does: 'rename', keys: ['F2'] },
      { does: 'edit', keys: ['E'] },
      { does: 'move', keys: ['M'] },
      { does: 'trash', keys: ['Del'] },
      { does: 'copy', keys: ['Ctrl C'] },
      { does: 'size', keys: ['+', '-'] },
      { does: 'layout', keys: ['V'] },
      { does: 'menu', keys: ['Shift F10'] },
    ],
  },
  {
    area: 'tree',
    keys: [
      { does: 'go', keys: ['← ↑ ↓ →'] },
      { does: 'open', keys: ['Enter'] },
      { does: 'rename', keys: ['F2'] },
      { does: 'create', keys: ['N'] },
      { does: 'trash', keys: ['Del'] },
      { does: 'menu', keys: ['Shift F10'] },
    ],
  },
  {
    area: 'access',
    keys: [
      { does: 'go', keys: ['↑ ↓'] },
      { does: 'cycle', keys: ['Space'] },
      { does: 'set', keys: ['A', 'D', 'U'] },
      { does: 'why', keys: ['Y'] },
      { does: 'menu', keys: ['Shift F10'] },
    ],
  },
  {
    area: 'viewer',
    keys: [
      { does: 'steps', keys: ['PgUp', 'PgDn', '← →'] },
      { does: 'zoom', keys: ['+', '-'] },
      { does: 'fit', keys: ['0', '1'] },
      { does: 'pages', keys: ['↑ ↓'] },
      { does: 'first_last', keys: ['Home', 'End'] },
      { does: 'about', keys: ['I'] },
    ],
  },
  {
    area: 'player',
    keys: [
      { does: 'play', keys: ['Space', 'K'] },
      { does: 'frame', keys: ['← →'] },
      { does: 'second', keys: ['Shift ← →'] },
      { does: 'frames', keys: ['Shift Alt ← →'] },
      { does: 'shuttle', keys: ['J', 'L'] },
      { does: 'mute', keys: ['M'] },
      { does: 'full', keys: ['F'] },
      { does: 'time', keys: ['1 : 0 2'] },
    ],
  },
];
