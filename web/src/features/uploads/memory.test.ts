import { expect, test } from 'vitest';
import { createMemory, type Remembered } from './memory';

const upload: Remembered = {
  key: 'folder ["a.jpg",100,1]',
  name: 'a.jpg',
  size: 100,
  sent: 0,
  url: '/uploads/1',
  folder: { id: 'folder', name: 'Summer' },
  path: [],
  page: 'page',
};

function storage(initial: string | null = null) {
  let value = initial;
  return { getItem: () => value, setItem: (_: string, next: string) => void (value = next) };
}

test('an upload is remembered once, with the latest that is known of it, until it is forgotten', () => {
  const memory = createMemory(storage());
  memory.keep(upload);
  memory.keep({ ...upload, sent: 60 });
  expect(memory.all()).toEqual([{ ...upload, sent: 60 }]);
  memory.forget(upload.key);
  expect(memory.all()).toEqual([]);
});

test.each(['', 'null', '{"a":1}', '[1,{"key":"x"}]', 'nonsense'])(
  'stored nonsense is nothing: %s',
  (value) => {
    expect(createMemory(storage(value)).all()).toEqual([]);
  },
);

test('a browser that keeps nothing lets uploads go on', () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const memory = createMemory(full);
  expect(() => memory.keep(upload)).not.toThrow();
});
