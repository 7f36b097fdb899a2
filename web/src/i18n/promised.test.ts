import { expect, it } from 'vitest';
import { promisedFormat } from './promised';

it('tells the format that a name promises, in whatever case', () => {
  expect(promisedFormat('harbour.at.dawn.JPG')).toBe('JPEG');
  expect(promisedFormat('minutes.docx')).toBe('Word');
});

it('promises nothing by a name without a known ending', () => {
  for (const name of ['README', 'archive.tar.zst', '.hidden', 'jpg']) expect(promisedFormat(name)).toBeNull();
});
