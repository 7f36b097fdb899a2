import { describe, expect, it } from 'vitest';
import { de } from './de';
import { en } from './en';

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [path, text] of flat(value, `${prefix}${key}.`)) found.set(path, text);
  }
  return found;
}

const english = flat(en);
const german = flat(de);
const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map((match) => match[1]).sort();
const singular = (key: string) => key.replace(/_(?:zero|one|other)$/, '');

/** Every source but the tests, as text: the keys that it names have to be there, and no others. */
const sources = Object.entries(
  import.meta.glob<string>('/src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
)
  .filter(
    ([path]) =>
      !path.includes('.test.') && !path.startsWith('/src/i18n/en') && !path.startsWith('/src/i18n/de'),
  )
  .map(([, text]) => text)
  .join('\n');

/** Keys as they are written out, and the fixed beginnings of those that are put together. */
const named = new Set([...sources.matchAll(/['"`]([a-z]+(?:\.[\w-]+)+)['"`]/g)].map((match) => match[1]));
const built = [...sources.matchAll(/`([a-z]+\.[\w.-]*)\$\{/g)].map((match) => match[1] ?? '');

describe('the catalogues', () => {
  it('tell the same things in both languages', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leave nothing empty and fill in the same values', () => {
    for (const [key, text] of english) {
      const other = german.get(key) ?? '';
      expect(other.trim(), key).not.toBe('');
      expect(placeholders(other), key).toEqual(placeholders(text));
    }
  });

  it('have both numbers of everything that is counted', () => {
    for (const key of [...english.keys()].filter((each) => each.endsWith('_one'))) {
      expect(english.has(key.replace(/_one$/, '_other')), key).toBe(true);
    }
  });

  it('hold nothing that no screen says', () => {
    const unused = [...new Set([...english.keys()].map(singular))].filter(
      (key) => !named.has(key) && !built.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });
});
