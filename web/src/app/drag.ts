import type { Id, Selection } from '@/api/types';

/** What a drag of tiles carries, as JSON. */
export const DRAG_ASSETS = 'application/x-vitrine-assets';
/** What a drag of a folder carries, as JSON. */
export const DRAG_FOLDER = 'application/x-vitrine-folder';

export interface DraggedAssets {
  selection: Selection;
  count: number;
}

export interface DraggedFolder {
  id: Id;
  version: number;
  /** As it is shown. */
  name: string;
  /** The folder that it lies in, as its mover sees it. */
  from: Id | null;
}

export function writeDrag(dragged: DraggedAssets | DraggedFolder): string {
  return JSON.stringify(dragged);
}

/** Reads what this page itself wrote; anything else, such as another page's drag, is null. */
export function readDraggedAssets(text: string): DraggedAssets | null {
  const value = parse(text);
  return isDraggedAssets(value) ? value : null;
}

export function readDraggedFolder(text: string): DraggedFolder | null {
  const value = parse(text);
  return isDraggedFolder(value) ? value : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isDraggedAssets(value: unknown): value is DraggedAssets {
  if (!isObject(value) || typeof value.count !== 'number' || !isObject(value.selection)) return false;
  const selection = value.selection;
  return Array.isArray(selection.assets) || typeof selection.view === 'string';
}

function isDraggedFolder(value: unknown): value is DraggedFolder {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    typeof value.version === 'number' &&
    typeof value.name === 'string' &&
    (value.from === null || typeof value.from === 'string')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
