import type { Collection, Key, Node } from 'react-stately';
import type { AssetTile } from '@/api/types';

const NO_PROPS = {};

/** A node made when it is asked for. React Aria asks for one per key of a range, so it carries almost nothing. */
class LazyNode implements Node<AssetTile> {
  readonly type = 'item';
  readonly level = 0;
  readonly hasChildNodes = false;
  readonly rendered = null;
  readonly value = null;
  /** Tiles name themselves; a name here would only be a second one. */
  readonly textValue = '';
  /** Read by React Aria without asking whether it is there. */
  readonly props = NO_PROPS;

  constructor(readonly index: number) {}

  get key(): Key {
    return this.index;
  }

  get childNodes(): Iterable<Node<AssetTile>> {
    return [];
  }
}

/**
 * The positions of a view as a React Aria collection: keys are positions, and nothing is built ahead.
 *
 * The stock collection keeps a node for each item and copies itself at will; with a hundred thousand items that is a second
 * for each click.
 */
export class LazyCollection implements Collection<Node<AssetTile>> {
  constructor(readonly size: number) {}

  getItem(key: Key): Node<AssetTile> | null {
    return this.holds(key) ? new LazyNode(key) : null;
  }

  at(position: number): Node<AssetTile> | null {
    return this.getItem(position);
  }

  getKeyBefore(key: Key): Key | null {
    return this.holds(key) && key > 0 ? key - 1 : null;
  }

  getKeyAfter(key: Key): Key | null {
    return this.holds(key) && key + 1 < this.size ? key + 1 : null;
  }

  getFirstKey(): Key | null {
    return this.size > 0 ? 0 : null;
  }

  getLastKey(): Key | null {
    return this.size > 0 ? this.size - 1 : null;
  }

  *getKeys(): Generator<Key> {
    for (let position = 0; position < this.size; position += 1) yield position;
  }

  *[Symbol.iterator](): Generator<Node<AssetTile>> {
    for (let position = 0; position < this.size; position += 1) yield new LazyNode(position);
  }

  private holds(key: Key): key is number {
    return typeof key === 'number' && key >= 0 && key < this.size;
  }
}
