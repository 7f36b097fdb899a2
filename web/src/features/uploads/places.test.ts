import { describe, expect, test } from 'vitest';
import { createPlaces } from './places';

/** A server of folders that starts with these, as `parent/name`. */
function server(...folders: string[]) {
  const created: string[] = [];
  const all = [...folders];
  return {
    created,
    isDown: false,
    list: (parent: string) =>
      Promise.resolve(
        all
          .filter((id) => id.startsWith(`${parent}/`) && !id.slice(parent.length + 1).includes('/'))
          .map((id) => ({ id, name: id.slice(parent.length + 1).replace(/#\d$/, '') })),
      ),
    create(parent: string, name: string) {
      if (this.isDown) return Promise.reject(new Error('down'));
      const id = `${parent}/${name}`;
      created.push(id);
      all.push(id);
      return Promise.resolve({ id, name });
    },
  };
}

describe('where dropped files go', () => {
  test('without folders, to where they were dropped', async () => {
    expect(await createPlaces(server()).folderFor('root', [])).toBe('root');
  });

  test('each folder is made once, however many files ask at the same time', async () => {
    const folders = server();
    const places = createPlaces(folders);
    const ids = await Promise.all([
      places.folderFor('root', ['Day 1', 'Raw']),
      places.folderFor('root', ['Day 1', 'Raw']),
      places.folderFor('root', ['Day 1']),
      places.folderFor('root', ['Day 2']),
    ]);
    expect(ids).toEqual(['root/Day 1/Raw', 'root/Day 1/Raw', 'root/Day 1', 'root/Day 2']);
    expect(folders.created.toSorted()).toEqual(['root/Day 1', 'root/Day 1/Raw', 'root/Day 2']);
  });

  test('a folder that is there is used, however its name is composed', async () => {
    const folders = server('root/Ma\u0308rz');
    expect(await createPlaces(folders).folderFor('root', ['März'])).toBe('root/Ma\u0308rz');
    expect(folders.created).toEqual([]);
  });

  test('of two folders of the same name none is guessed', async () => {
    const folders = server('root/Day 1#1', 'root/Day 1#2');
    expect(await createPlaces(folders).folderFor('root', ['Day 1'])).toBe('root/Day 1');
    expect(folders.created).toEqual(['root/Day 1']);
  });

  test('what failed is tried again by the next who asks', async () => {
    const folders = server();
    const places = createPlaces(folders);
    folders.isDown = true;
    await expect(places.folderFor('root', ['Day 1', 'Raw'])).rejects.toThrow('down');
    folders.isDown = false;
    expect(await places.folderFor('root', ['Day 1', 'Raw'])).toBe('root/Day 1/Raw');
  });
});
