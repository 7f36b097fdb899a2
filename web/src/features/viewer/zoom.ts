import type { Size } from '@/grid/fit';

/** How a picture lies on the stage: `scale` 1 fits it in; x and y move its middle from the stage's middle, in pixels. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What limits a zoom: the stage, the picture at scale 1, and the largest scale. */
export interface Stage {
  readonly size: Size;
  readonly fitted: Size;
  readonly largest: number;
}

export const FITTED: Zoom = { scale: 1, x: 0, y: 0 };
export const MIDDLE: Point = { x: 0, y: 0 };
/** How many times larger a step by button or key makes a picture. */
export const STEP = 1.5;

/** The zoom with its scale within limits, and the picture not pushed off the stage. */
function bounded({ scale, x, y }: Zoom, { size, fitted, largest }: Stage): Zoom {
  const kept = Math.min(Math.max(scale, 1), largest);
  const reach = (picture: number, stage: number): number => Math.max((picture * kept - stage) / 2, 0);
  const clamp = (value: number, limit: number): number =>
    limit === 0 ? 0 : Math.min(Math.max(value, -limit), limit);
  return {
    scale: kept,
    x: clamp(x, reach(fitted.width, size.width)),
    y: clamp(y, reach(fitted.height, size.height)),
  };
}

/** Scales by `factor` so that what lies under the point (from the stage's middle) stays under it. */
export function zoomAt(zoom: Zoom, factor: number, point: Point, stage: Stage): Zoom {
  const scale = Math.min(Math.max(zoom.scale * factor, 1), stage.largest);
  const real = scale / zoom.scale;
  const x = point.x - (point.x - zoom.x) * real;
  const y = point.y - (point.y - zoom.y) * real;
  return bounded({ scale, x, y }, stage);
}

export function zoomTo(zoom: Zoom, scale: number, point: Point, stage: Stage): Zoom {
  return zoomAt(zoom, scale / zoom.scale, point, stage);
}

export function panBy(zoom: Zoom, by: Point, stage: Stage): Zoom {
  return bounded({ scale: zoom.scale, x: zoom.x + by.x, y: zoom.y + by.y }, stage);
}

/** Keeps a zoom sound when the stage changed its size. */
export function keep(zoom: Zoom, stage: Stage): Zoom {
  return bounded(zoom, stage);
}

/** 0 fits, 1 shows pixels as they are, where one knows at which `actual` scale; + and − go by steps. */
export function scaleForKey(key: string, scale: number, actual: number | null): number | null {
  if (key === '0') return 1;
  if (key === '1') return actual;
  if (key === '+' || key === '=') return scale * STEP;
  return key === '-' ? scale / STEP : null;
}
