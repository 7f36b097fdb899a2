import { add, NOTHING, type Ranges } from './ranges';

/**
 * Where tiles are, by arithmetic: no list of rectangles exists, so the cost of laying out a million assets is that of one.
 *
 * "Logical" distances are what the rows really add up to. Browsers limit how tall one scrolling element can be (about
 * 17.9 million pixels in Firefox), so a longer list is scrolled through a shorter element, and the two are related by `scale`.
 */
export interface Geometry {
  readonly total: number;
  readonly columns: number;
  readonly rows: number;
  /** Width and height of a tile with its caption, in CSS pixels. */
  readonly tile: { readonly width: number; readonly height: number };
  /** Height of the part of a tile that holds the picture. */
  readonly picture: number;
  /** How many lines stand below the picture. */
  readonly lines: 1 | 2;
  readonly layout: Layout;
  /** What is between two tiles, and two rows, in CSS pixels. */
  readonly gap: number;
  /** Height of all rows with their gaps and the padding around them. */
  readonly height: number;
}

/** Pictures side by side, or a row for each asset with what is known of it. */
export type Layout = 'tiles' | 'list';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST_TILE = 112;
export const LARGEST_TILE = 320;
export const TILE_STEP = 24;

/** Below this width a tile has one line of caption. */
const ONE_LINE_BELOW = 144;
const CAPTION_ONE_LINE = 30;
const CAPTION_TWO_LINES = 48;
const GAP = 4;
const PADDING = 12;
/** The room that the indigo mat takes around the picture, on each side. */
export const MAT = 8;
const PICTURE_ASPECT = 3 / 4;
const TALLEST_ELEMENT = 15_000_000;

/** Height of a row of the list, by how close together things stand. */
export const ROW = { comfortable: 44, compact: 34 } as const;
/** The room above and below a picture in a row of the list. */
const ROW_INSET = 4;

/** Lays out `total` rows of `height` pixels each in an element `width` pixels wide. */
export function listGeometry({
  total,
  width,
  height,
}: {
  total: number;
  width: number;
  height: number;
}): Geometry {
  const tile = { width: Math.max(width - 2 * PADDING, 1), height };
  return {
    total,
    columns: 1,
    rows: total,
    tile,
    picture: height - 2 * ROW_INSET,
    lines: 1,
    layout: 'list',
    gap: 0,
    height: total === 0 ? 0 : 2 * PADDING + total * height,
  };
}

/** Lays out `total` tiles of at least `size` pixels in an element `width` pixels wide. */
export function geometry({ total, width, size }: { total: number; width: number; size: number }): Geometry {
  const room = Math.max(width - 2 * PADDING, 1);
  // A phone shows two columns unless somebody asked for really large tiles.
  const fewest = room >= 280 && size <= 240 ? 2 : 1;
  const columns = Math.max(Math.floor((room + GAP) / (size + GAP)), fewest);
  const tileWidth = Math.floor((room - (columns - 1) * GAP) / columns);
  const picture = Math.round((tileWidth - 2 * MAT) * PICTURE_ASPECT);
  const lines = tileWidth < ONE_LINE_BELOW ? 1 : 2;
  const caption = lines === 1 ? CAPTION_ONE_LINE : CAPTION_TWO_LINES;
  const tile = { width: tileWidth, height: MAT + picture + caption };
  const rows = Math.ceil(total / columns);
  const height = rows === 0 ? 0 : 2 * PADDING + rows * (tile.height + GAP) - GAP;
  return { total, columns, rows, tile, picture, lines, layout: 'tiles', gap: GAP, height };
}

/** The tile's logical rectangle. */
export function rectOf(grid: Geometry, position: number): Rect {
  const row = Math.floor(position / grid.columns);
  const column = position % grid.columns;
  return {
    x: PADDING + column * (grid.tile.width + grid.gap),
    y: PADDING + row * (grid.tile.height + grid.gap),
    width: grid.tile.width,
    height: grid.tile.height,
  };
}

/** The positions whose rows touch the window, with `overscan` rows more on both sides: [from, until). */
export function positionsIn(
  grid: Geometry,
  window: { top: number; height: number },
  overscan: number,
): readonly [from: number, until: number] {
  const pitch = grid.tile.height + grid.gap;
  const first = Math.floor((window.top - PADDING) / pitch) - overscan;
  const last = Math.floor((window.top + window.height - PADDING) / pitch) + overscan;
  const from = Math.min(Math.max(first, 0) * grid.columns, grid.total);
  const until = Math.min(Math.max(last + 1, 0) * grid.columns, grid.total);
  return [from, Math.max(from, until)];
}

/** How many rows fit in a window of this height; at least one. */
export function rowsPerPage(grid: Geometry, height: number): number {
  return Math.max(Math.floor(height / (grid.tile.height + grid.gap)), 1);
}

/** The logical top that brings the tile into the window with the least movement, or null if it is in it. */
export function topToShow(
  grid: Geometry,
  position: number,
  window: { top: number; height: number },
): number | null {
  const rect = rectOf(grid, position);
  const above = rect.y - PADDING;
  const below = rect.y + rect.height + PADDING - window.height;
  if (window.top > above) return above;
  if (window.top < below) return Math.min(below, above);
  return null;
}

/** Relates the scrolling element to the logical rows in it. */
export interface Scroll {
  /** Height of the scrolled element in the page. */
  readonly height: number;
  readonly toLogical: (scrollTop: number) => number;
  readonly toElement: (logicalTop: number) => number;
}

/** The scroll relation for a list in a window of this height: one to one unless the list is too tall for a browser. */
export function scrollOf(grid: Geometry, windowHeight: number, tallest = TALLEST_ELEMENT): Scroll {
  const height = Math.min(grid.height, tallest);
  const scale = grid.height > tallest ? (grid.height - windowHeight) / (tallest - windowHeight) : 1;
  return {
    height,
    toLogical: (scrollTop) => scrollTop * scale,
    toElement: (logicalTop) => logicalTop / scale,
  };
}

/** The positions of the tiles that a rectangle touches, in logical pixels, as ranges in order. */
export function positionsWithin(grid: Geometry, rect: Rect): Ranges {
  const [left, right] = touched(rect.x, rect.width, grid.tile.width, grid.gap, grid.columns);
  const [top, bottom] = touched(rect.y, rect.height, grid.tile.height, grid.gap, grid.rows);
  if (left > right || top > bottom) return NOTHING;
  const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
  return rows.reduce<Ranges>((ranges, row) => {
    const from = row * grid.columns + left;
    const until = Math.min(row * grid.columns + right + 1, grid.total);
    return from < until ? add(ranges, [from, until]) : ranges;
  }, NOTHING);
}

/** The first and the last of `count` tracks that a stretch touches; the first is greater where it touches none. */
function touched(
  start: number,
  length: number,
  track: number,
  gap: number,
  count: number,
): [first: number, last: number] {
  const pitch = track + gap;
  const from = start - PADDING;
  // A stretch that begins in the gap after a track does not touch that track.
  const first = Math.max(Math.floor((from + gap) / pitch), 0);
  const last = Math.min(Math.floor((from + length) / pitch), count - 1);
  return [first, last];
}
