import { request } from './client';
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
export function moveAssets(selection: Selection, folder: Id, confirm?: 'confirm'): Promise<Moved> {
  const body = confirm === undefined ? { selection, folder } : { selection, folder, confirm: true };
  return request('POST', '/api/v1/assets/move', { body });
}

export function changeAssetState(selection: Selection, state: State): Promise<SelectionOutcome> {
  return request('POST', '/api/v1/assets/state', { body: { selection, state } });
}
