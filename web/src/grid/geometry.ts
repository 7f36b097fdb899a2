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
  /** Height of all rows with their gaps and the padding around them. */
  readonly height: number;
}

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
  return { total, columns, rows, tile, picture, lines, height };
}

/** The tile's logical rectangle. */
export function rectOf(grid: Geometry, position: number): Rect {
  const row = Math.floor(position / grid.columns);
  const column = position % grid.columns;
  return {
    x: PADDING + column * (grid.tile.width + GAP),
    y: PADDING + row * (grid.tile.height + GAP),
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
  const pitch = grid.tile.height + GAP;
  const first = Math.floor((window.top - PADDING) / pitch) - overscan;
  const last = Math.floor((window.top + window.height - PADDING) / pitch) + overscan;
  const from = Math.min(Math.max(first, 0) * grid.columns, grid.total);
  const until = Math.min(Math.max(last + 1, 0) * grid.columns, grid.total);
  return [from, Math.max(from, until)];
}

/** How many rows fit in a window of this height; at least one. */
export function rowsPerPage(grid: Geometry, height: number): number {
  return Math.max(Math.floor(height / (grid.tile.height + GAP)), 1);
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
