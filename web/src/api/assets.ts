import { request } from './client';
import { piecesOf } from './pieces';
import type { Asset, AssetChange, Id, Moved, Selection, SelectionOutcome, State } from './types';

export function readAsset(id: Id, signal?: AbortSignal): Promise<Asset> {
  return request('GET', '/api/v1/assets/{id}', { path: { id }, signal });
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

/** Moves what of the selection may be moved, and says of the rest why not. */
export async function moveAssets(selection: Selection, folder: Id, confirm?: 'confirm'): Promise<Moved> {
  const moved: Moved = { done: 0, refused: [], from: [] };
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
  const outcome: SelectionOutcome = { done: 0, refused: [] };
  for (const piece of piecesOf(selection)) {
    const part = await request('POST', '/api/v1/assets/state', { body: { selection: piece, state } });
    outcome.done += part.done;
    outcome.refused.push(...part.refused);
  }
  return outcome;
}
