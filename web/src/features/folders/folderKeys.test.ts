import { expect, it } from 'vitest';
import type { Can, Folder } from '@/api/types';
import { taskOfKey } from './folderKeys';

function folder(can: Can): Folder {
  return {
    id: 'film',
    name: 'Film',
    preset: null,
    parent: null,
    state: 'live',
    version: 1,
    has_children: false,
    created_at: '2026-10-12T09:00:00Z',
    can,
  };
}

const yes = { allowed: true } as const;
const no = { allowed: false, why: 'place_unset' } as const;
const press = (key: string, held: { ctrlKey?: boolean } = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

it('asks for what the key stands for', () => {
  const film = folder({ 'folder.edit': yes, 'folder.create': yes, 'folder.delete': yes });
  expect(['F2', 'n', 'N', 'Delete', 'Enter', 'x'].map((key) => taskOfKey(press(key), film)?.kind)).toEqual([
    'rename-folder',
    'create-folder',
    'create-folder',
    'folder-state',
    undefined,
    undefined,
  ]);
});

it('asks for nothing that may not be done, or was not told', () => {
  const film = folder({ 'folder.edit': no, 'folder.create': no });
  expect(['F2', 'n', 'Delete'].map((key) => taskOfKey(press(key), film))).toEqual([null, null, null]);
});

it('leaves the browser’s own keys alone', () => {
  expect(taskOfKey(press('n', { ctrlKey: true }), folder({ 'folder.create': yes }))).toBeNull();
});
