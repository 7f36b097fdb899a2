import { request } from './client';
import { inParallel } from './parallel';
import { piecesOf } from './pieces';
import { Problem } from './problem';
import type {
  Activity,
  Asset,
  AssetChange,
  AssetTile,
  Bundle,
  CommonChange,
  DescriptionPreview,
  Id,
  Moved,
  Selection,
  SelectionOutcome,
  State,
  Summary,
  VersionChange,
} from './types';

export function readAsset(id: Id, signal?: AbortSignal): Promise<Asset> {
  return request('GET', '/api/v1/assets/{id}', { path: { id }, signal });
}

/** Many at once; those that went out of sight are left out. `onRead` is told how many were asked for by then. */
export async function readAssets(
  ids: readonly Id[],
  options: { signal?: AbortSignal; onRead?: (count: number) => void } = {},
): Promise<Asset[]> {
  let count = 0;
  const read = await inParallel(ids, async (id) => {
    const asset = await readAsset(id, options.signal).catch(orGone);
    count += 1;
    options.onRead?.(count);
    return asset;
  });
  return read.filter((asset) => asset !== null);
}

function orGone(error: unknown): null {
  if (error instanceof Problem && error.code === 'not_found') return null;
  throw error;
}

/** Null where the asset went out of sight meanwhile. */
export function changeAsset(
  asset: Pick<Asset, 'id' | 'version'>,
  change: AssetChange,
): Promise<Asset | null> {
  return request('PATCH', '/api/v1/assets/{id}', {
    path: { id: asset.id },
    body: change,
    ifMatch: asset.version,
  });
}

/** What several have in common; at most 2,000. */
export function summarise(selection: Selection, signal?: AbortSignal): Promise<Summary> {
  return request('POST', '/api/v1/assets/summary', { body: { selection }, signal });
}

/** Moves what of the selection may be moved, and says of the rest why not. */
export async function moveAssets(selection: Selection, folder: Id, confirm?: 'confirm'): Promise<Moved> {
  const moved: Moved = { done: 0, refused: [], undo: null, from: [] };
  for (const piece of piecesOf(selection)) {
    const body = { selection: piece, folder, ...(confirm === undefined ? {} : { confirm: true }) };
    const part = await request('POST', '/api/v1/assets/move', { body });
    moved.done += part.done;
    moved.refused.push(...part.refused);
    moved.from.push(...part.from);
  }
  return moved;
}

export async function changeAssetState(selection: Selection, state: State): Promise<SelectionOutcome> {
  const outcome: SelectionOutcome = { done: 0, refused: [], undo: null };
  for (const piece of piecesOf(selection)) {
    const part = await request('POST', '/api/v1/assets/state', { body: { selection: piece, state } });
    outcome.done += part.done;
    outcome.refused.push(...part.refused);
  }
  return outcome;
}

/** What became of describing many, with the requests by which it is taken back. */
export interface Described extends Pick<SelectionOutcome, 'done' | 'refused'> {
  undo: Id[];
}

/** Describes what of the selection may be edited, all of it alike, and says of the rest why not. */
export async function describeAssets(selection: Selection, change: CommonChange): Promise<Described> {
  const outcome: Described = { done: 0, refused: [], undo: [] };
  for (const piece of piecesOf(selection)) {
    const body = { selection: piece, change };
    const part = await request('POST', '/api/v1/assets/descriptions', { body });
    outcome.done += part.done;
    outcome.refused.push(...part.refused);
    if (part.undo !== null) outcome.undo.push(part.undo);
  }
  return outcome;
}

/** Takes back what those requests wrote; what was described anew since stays, and is among those refused. */
export async function undoDescriptions(
  requests: readonly Id[],
): Promise<Pick<SelectionOutcome, 'done' | 'refused'>> {
  const outcome: Pick<SelectionOutcome, 'done' | 'refused'> = { done: 0, refused: [] };
  for (const each of requests) {
    const part = await request('POST', '/api/v1/assets/descriptions/undo', { body: { request: each } });
    outcome.done += part.done;
    outcome.refused.push(...part.refused);
  }
  return outcome;
}

/** What describing the selection would come to. Nothing is changed. */
export async function previewDescription(
  selection: Selection,
  change: CommonChange,
  signal?: AbortSignal,
): Promise<DescriptionPreview> {
  const whole: DescriptionPreview = {
    would: 0,
    same: 0,
    refused: [],
    overwrites: { title: 0, caption: 0, credit: 0, rights: 0, fields: 0 },
  };
  for (const piece of piecesOf(selection)) {
    const body = { selection: piece, change };
    const part = await request('POST', '/api/v1/assets/descriptions/preview', { body, signal });
    whole.would += part.would;
    whole.same += part.same;
    whole.refused.push(...part.refused);
    whole.overwrites.title += part.overwrites.title;
    whole.overwrites.caption += part.overwrites.caption;
    whole.overwrites.credit += part.overwrites.credit;
    whole.overwrites.rights += part.overwrites.rights;
    whole.overwrites.fields += part.overwrites.fields;
  }
  return whole;
}

/** What happened to an asset before the happening with that ordinal, newest first; up to now for null. */
export function readActivity(id: Id, before: number | null, signal?: AbortSignal): Promise<Activity> {
  return request('GET', '/api/v1/assets/{id}/activity', {
    path: { id },
    query: { before: before ?? undefined },
    signal,
  });
}

/** The other assets with the very same bytes, as far as they may be seen. */
export async function readDuplicates(id: Id, signal?: AbortSignal): Promise<AssetTile[]> {
  return (await request('GET', '/api/v1/assets/{id}/duplicates', { path: { id }, signal })).items;
}

/** Writes on a version, or shows it from now on. Null where the asset went out of sight meanwhile. */
export function changeVersion(
  asset: Pick<Asset, 'id' | 'version'>,
  version: Id,
  change: VersionChange,
): Promise<Asset | null> {
  return request('PATCH', '/api/v1/assets/{id}/versions/{version}', {
    path: { id: asset.id, version },
    body: change,
    ifMatch: asset.version,
  });
}

/** Puts the sources of a selection together, to be fetched as ZIP files: one, unless it is very large. */
export function makeBundles(selection: Selection, signal?: AbortSignal): Promise<Bundle[]> {
  const bundle = (piece: Selection) =>
    request('POST', '/api/v1/bundles', { body: { selection: piece }, signal });
  return inParallel(piecesOf(selection), bundle);
}
