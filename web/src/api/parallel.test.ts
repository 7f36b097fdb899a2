import { expect, it } from 'vitest';
import { inParallel } from './parallel';

const soon = async () => new Promise((resolve) => setTimeout(resolve));

it('answers in order, whichever comes first', async () => {
  const answered = await inParallel([3, 1, 2], async (turns) => {
    for (let turn = 0; turn < turns; turn += 1) await soon();
    return turns * 10;
  });
  expect(answered).toEqual([30, 10, 20]);
});

it('has no more than a few under way at once, and leaves none out', async () => {
  let underWay = 0;
  let most = 0;
  const answered = await inParallel(
    Array.from({ length: 40 }, (_, index) => index),
    async (one) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await soon();
      underWay -= 1;
      return one;
    },
  );
  expect(most).toBe(6);
  expect(answered.length).toBe(40);
});

it('fails with the first that fails', async () => {
  const failed = inParallel([1, 2], (one) =>
    one === 2 ? Promise.reject(new Error('two')) : Promise.resolve(one),
  );
  await expect(failed).rejects.toThrow('two');
});
