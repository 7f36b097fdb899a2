import type { Collection, Key, MultipleSelectionState, Node, Selection as Keys } from 'react-stately';
import { SelectionManager } from 'react-stately/private/selection/SelectionManager';
import { has } from './ranges';
import type { SelectionStore } from './selection';

const NO_KEYS = new Set<Key>();

/** The part of React Aria's state that its own manager reads, answered from the store. */
function stateOf(store: SelectionStore): MultipleSelectionState {
  return {
    selectionMode: 'multiple',
    disallowEmptySelection: false,
    disabledBehavior: 'all',
    disabledKeys: NO_KEYS,
    selectedKeys: NO_KEYS,
    childFocusStrategy: null,
    get selectionBehavior() {
      return store.getState().behavior;
    },
    get isFocused() {
      return store.getState().isFocused;
    },
    get focusedKey() {
      return store.getState().focused;
    },
    setSelectionBehavior: store.setBehavior,
    setSelectedKeys: () => {
      throw new TypeError('the selection of the grid is changed through its ranges');
    },
    setFocused: store.setHasFocus,
    setFocusedKey: (key: Key | null) => {
      store.setFocused(typeof key === 'number' ? key : null);
    },
  };
}

/**
 * React Aria's selection manager over ranges of positions.
 *
 * The stock one copies a set of all selected keys at each change; this one costs the number of ranges. It is reached by a
 * path marked private, which is why react-aria and react-stately are pinned to exact versions.
 */
export class RangeSelectionManager extends SelectionManager {
  constructor(
    collection: Collection<Node<unknown>>,
    private readonly store: SelectionStore,
  ) {
    super(collection, stateOf(store));
  }

  override isSelected(key: Key): boolean {
    return typeof key === 'number' && has(this.store.getState().ranges, key);
  }

  override get isEmpty(): boolean {
    return this.store.getState().ranges.length === 0;
  }

  override get isSelectAll(): boolean {
    const [first] = this.store.getState().ranges;
    return first?.[0] === 0 && first[1] >= this.collection.size;
  }

  /** Always empty: nothing may copy the selection key by key. The grid announces it itself. */
  override get selectedKeys(): Set<Key> {
    return NO_KEYS;
  }

  override get rawSelection(): Keys {
    return NO_KEYS;
  }

  override get firstSelectedKey(): Key | null {
    return this.store.getState().ranges[0]?.[0] ?? null;
  }

  override get lastSelectedKey(): Key | null {
    const last = this.store.getState().ranges.at(-1);
    return last === undefined ? null : last[1] - 1;
  }

  override extendSelection(key: Key): void {
    if (typeof key === 'number') this.store.extendTo(key);
  }

  override toggleSelection(key: Key): void {
    if (typeof key === 'number') this.store.toggle(key);
  }

  override replaceSelection(key: Key): void {
    if (typeof key === 'number') this.store.replace(key);
  }

  override selectAll(): void {
    this.store.selectAll();
  }

  override clearSelection(): void {
    this.store.clear();
  }
}
