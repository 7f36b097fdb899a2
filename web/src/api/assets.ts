import { request } from './client';
import type { Asset, AssetChange, Id, Selection, SelectionOutcome, State } from './types';

export function readAsset(id: Id, signal?: AbortSignal): Promise<Asset> {
  return request('GET', `/assets/${id}`, { signal });
}

export function changeAsset(asset: Pick<Asset, 'id' | 'version'>, change: AssetChange): Promise<Asset> {
  return request('PATCH', `/assets/${asset.id}`, { body: change, ifMatch: asset.version });
}

/** Moves what of the selection may be moved, and says of the rest why not. */
export function moveAssets(selection: Selection, folder: Id, confirm?: 'confirm'): Promise<SelectionOutcome> {
  const body = confirm === undefined ? { selection, folder } : { selection, folder, confirm: true };
  return request('POST', '/assets/move', { body });
}

export function changeAssetState(selection: Selection, state: State): Promise<SelectionOutcome> {
  return request('POST', '/assets/state', { body: { selection, state } });
}
