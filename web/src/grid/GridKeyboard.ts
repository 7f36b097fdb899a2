import type { AriaGridListOptions, Key } from 'react-aria';
import { rowsPerPage, type Geometry } from './geometry';

type KeyboardDelegate = NonNullable<AriaGridListOptions<unknown>['keyboardDelegate']>;

/** Where the arrow and page keys lead, by arithmetic instead of by looking at what is drawn. */
export class GridKeyboard implements KeyboardDelegate {
  constructor(
    private readonly grid: Geometry,
    private readonly windowHeight: number,
  ) {}

  getKeyBelow(key: Key): Key | null {
    const below = this.moved(key, this.grid.columns);
    if (below !== null) return below;
    // From the last full row into a shorter one below it: its last tile.
    const last = this.getLastKey();
    return typeof key === 'number' && last !== null && this.rowOf(key) < this.rowOf(last) ? last : null;
  }

  getKeyAbove(key: Key): Key | null {
    return this.moved(key, -this.grid.columns);
  }

  getKeyRightOf(key: Key): Key | null {
    return this.moved(key, 1);
  }

  getKeyLeftOf(key: Key): Key | null {
    return this.moved(key, -1);
  }

  getKeyPageBelow(key: Key): Key | null {
    const pages = rowsPerPage(this.grid, this.windowHeight) * this.grid.columns;
    return this.moved(key, pages) ?? this.getLastKey();
  }

  getKeyPageAbove(key: Key): Key | null {
    const pages = rowsPerPage(this.grid, this.windowHeight) * this.grid.columns;
    return this.moved(key, -pages) ?? this.getFirstKey();
  }

  getFirstKey(): number | null {
    return this.grid.total > 0 ? 0 : null;
  }

  getLastKey(): number | null {
    return this.grid.total > 0 ? this.grid.total - 1 : null;
  }

  private moved(key: Key, by: number): number | null {
    if (typeof key !== 'number') return null;
    const position = key + by;
    return position >= 0 && position < this.grid.total ? position : null;
  }

  private rowOf(position: number): number {
    return Math.floor(position / this.grid.columns);
  }
}
