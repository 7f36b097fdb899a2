/** A file that was dropped or chosen, with the folders that it lies in, outermost first. */
export interface FoundFile {
  readonly kind: 'file';
  readonly file: File;
  readonly path: readonly string[];
}

/** A folder without files: it is made all the same. */
export interface FoundFolder {
  readonly kind: 'folder';
  readonly path: readonly string[];
}

/** Something that the browser would not let us read. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly name: string;
  readonly path: readonly string[];
}

export type Found = FoundFile | FoundFolder | Unreadable;

export type Dropped = FileList | DataTransfer | readonly FileSystemEntry[];

/** What file managers leave behind in folders and nobody means to upload. */
const LEFTOVERS = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.localized']);

/**
 * Takes hold of what was dropped or chosen. The browser empties a drop when its event is over, so that this is called in the
 * event; walking the folders may then take its time.
 */
export function takeHold(dropped: Dropped): AsyncIterable<Found> {
  if (dropped instanceof FileList) return fromFiles([...dropped]);
  if (dropped instanceof DataTransfer) {
    const entries: FileSystemEntry[] = [];
    const files: File[] = [];
    for (const item of dropped.items) {
      if (item.kind !== 'file') continue;
      const entry = item.webkitGetAsEntry();
      const file = entry === null ? item.getAsFile() : null;
      if (entry !== null) entries.push(entry);
      if (file !== null) files.push(file);
    }
    return joined(walk(entries, []), fromFiles(files));
  }
  return walk(dropped, []);
}

async function* joined<T>(...parts: AsyncIterable<T>[]): AsyncGenerator<T> {
  for (const part of parts) yield* part;
}

/** Files of a file input; those of a folder input say where they lie. */
// eslint-disable-next-line @typescript-eslint/require-await -- it is walked like the others, which wait
async function* fromFiles(files: readonly File[]): AsyncGenerator<Found> {
  for (const file of files) {
    if (LEFTOVERS.has(file.name)) continue;
    yield { kind: 'file', file, path: file.webkitRelativePath.split('/').slice(0, -1) };
  }
}

/** Walks folders depth first, in the order in which the browser tells them. */
async function* walk(entries: readonly FileSystemEntry[], path: readonly string[]): AsyncGenerator<Found> {
  for (const entry of entries) {
    if (LEFTOVERS.has(entry.name)) continue;
    if (isFile(entry)) yield await read(entry, path);
    else if (isDirectory(entry)) yield* walkInto(entry, [...path, entry.name]);
  }
}

async function* walkInto(
  directory: FileSystemDirectoryEntry,
  path: readonly string[],
): AsyncGenerator<Found> {
  let children: FileSystemEntry[];
  try {
    children = await childrenOf(directory);
  } catch {
    yield { kind: 'unreadable', name: directory.name, path: path.slice(0, -1) };
    return;
  }
  if (children.every((child) => LEFTOVERS.has(child.name))) yield { kind: 'folder', path };
  else yield* walk(children, path);
}

async function read(entry: FileSystemFileEntry, path: readonly string[]): Promise<Found> {
  try {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return { kind: 'file', file, path };
  } catch {
    return { kind: 'unreadable', name: entry.name, path };
  }
}

/** All children of a folder. A reader tells a hundred at a time, and none when it is through. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
