import { describe, expect, test } from 'vitest';
import { takeHold, type Found } from './found';

/** A tree as a browser tells one: folders are objects, files are true, and null can't be read. */
interface Tree {
  [name: string]: Tree | true | null;
}

const MANY = 250;

function entry(name: string, node: Tree | true | null): FileSystemEntry {
  const facts = {
    name,
    fullPath: `/${name}`,
    filesystem: FILESYSTEM,
    getParent: () => undefined,
  };
  if (node === true || node === null) {
    const file = (resolve: (file: File) => void, reject: (error: DOMException) => void): void => {
      if (node === null) reject(new DOMException('gone', 'NotFoundError'));
      else resolve(new File(['x'], name));
    };
    return Object.assign(facts, { isFile: true, isDirectory: false, file });
  }
  const children = Object.entries(node).map(([child, below]) => entry(child, below));
  const createReader = () => {
    let told = 0;
    // A hundred at a time, as browsers do.
    const readEntries = (resolve: (entries: FileSystemEntry[]) => void): void => {
      resolve(children.slice(told, (told += 100)));
    };
    return { readEntries };
  };
  return Object.assign(facts, { isFile: false, isDirectory: true, createReader });
}

/** Part of the type, and nothing that is used. */
const FILESYSTEM: FileSystem = {
  name: '',
  get root(): FileSystemDirectoryEntry {
    throw new Error('nobody asks for the root');
  },
};

async function walked(tree: Tree): Promise<string[]> {
  const entries = Object.entries(tree).map(([name, node]) => entry(name, node));
  const all: string[] = [];
  for await (const found of takeHold(entries)) all.push(line(found));
  return all;
}

function line(found: Found): string {
  const name = found.kind === 'file' ? found.file.name : found.kind === 'unreadable' ? found.name : '';
  return `${found.kind} ${[...found.path, name].join('/')}`;
}

describe('what is found in a drop', () => {
  test('files keep the folders that they lie in', async () => {
    expect(await walked({ 'Day 1': { Raw: { 'a.jpg': true }, 'b.jpg': true }, 'c.jpg': true })).toEqual([
      'file Day 1/Raw/a.jpg',
      'file Day 1/b.jpg',
      'file c.jpg',
    ]);
  });

  test('a folder of more files than a browser tells at once is found whole', async () => {
    const files = Object.fromEntries(
      Array.from({ length: MANY }, (_, index) => [`${index}.jpg`, true as const]),
    );
    expect(await walked({ Many: files })).toHaveLength(MANY);
  });

  test('an empty folder is a folder, also with what a file manager left in it', async () => {
    expect(await walked({ Empty: {}, Seen: { '.DS_Store': true } })).toEqual([
      'folder Empty/',
      'folder Seen/',
    ]);
  });

  test('what file managers leave behind is not uploaded', async () => {
    expect(await walked({ Day: { 'Thumbs.db': true, 'a.jpg': true, 'desktop.ini': true } })).toEqual([
      'file Day/a.jpg',
    ]);
  });

  test('a file that can’t be read is named, and the others are found', async () => {
    expect(await walked({ Day: { 'gone.jpg': null, 'a.jpg': true } })).toEqual([
      'unreadable Day/gone.jpg',
      'file Day/a.jpg',
    ]);
  });
});
