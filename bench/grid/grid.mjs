// The browser's part: what somebody who looks through a large folder waits for.
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../e2e/package.json', import.meta.url))('@playwright/test');
const [url, cookie, folder, other] = process.argv.slice(2);
const ROUNDS = 15;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
await context.addCookies([{ name: 'vitrine', value: cookie, url }]);
const page = await context.newPage();

/** What the page keeps of events, and when it had painted what they brought. */
await page.addInitScript(() => {
  const painted = (then) => requestAnimationFrame(() => setTimeout(() => then(performance.now())));
  /** From the first event of that name until what is asked for is on the screen. */
  window.timed = (event, done) => {
    window.took = new Promise((resolve) => {
      const begin = ({ timeStamp }) => {
        const look = () => {
          if (done()) painted((now) => resolve(now - timeStamp));
          else requestAnimationFrame(look);
        };
        setTimeout(look);
      };
      addEventListener(event, begin, { capture: true, once: true });
    });
  };
  window.rows = () => document.querySelectorAll('[role=grid] [role=row]');
});

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const worst = (times) => Math.max(...times);
const report = (name, times) =>
  console.log(`| ${name} | ${median(times).toFixed(0)} | ${worst(times).toFixed(0)} |`);
const took = () => page.evaluate(() => window.took);
const pictures = () =>
  page.waitForFunction(() => {
    const seen = [...document.querySelectorAll('[role=grid] img')].filter((img) => {
      const { top, bottom } = img.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });
    return seen.length > 8 && seen.every((img) => img.complete && img.naturalWidth > 0);
  });

console.log('| milliseconds | median | worst |\n| --- | ---: | ---: |');

const first = [];
const shown = [];
for (let round = 0; round < ROUNDS; round += 1) {
  await page.goto(`${url}/library/${other}`);
  const link = page.getByRole('treegrid').getByText('Exhibitions', { exact: true });
  await link.waitFor();
  await page.evaluate(() => window.timed('pointerdown', () => window.rows().length > 8));
  const began = Date.now();
  await link.click();
  first.push(await took());
  await pictures();
  shown.push(Date.now() - began);
}
report('first tiles', first);
report('first pictures, all in sight', shown);

const box = async (number) => {
  const at = await page.evaluate((number) => {
    const { x, y, width, height } = window.rows()[number].getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, number);
  return at;
};
const clicks = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const { x, y } = await box(round % 8);
  await page.evaluate(
    (number) => window.timed('pointerdown', () => window.rows()[number].getAttribute('aria-selected') === 'true'),
    round % 8,
  );
  await page.mouse.click(x, y);
  clicks.push(await took());
}
report('a click on a tile', clicks);

const arrows = [];
await page.mouse.click(...Object.values(await box(0)));
for (let round = 0; round < ROUNDS; round += 1) {
  await page.evaluate(() => {
    const before = document.activeElement;
    window.timed('keydown', () => document.activeElement !== before);
  });
  await page.keyboard.press('ArrowRight');
  arrows.push(await took());
}
report('an arrow key', arrows);

const ends = [];
const there = [];
for (let round = 0; round < 5; round += 1) {
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(300);
  const text = await page.evaluate(() => document.body.textContent.match(/[\d,.\u202f]+ selected/)?.[0]);
  await page.evaluate((text) => {
    window.timed('keydown', () => {
      const now = document.body.textContent.match(/[\d,.\u202f]+ selected/)?.[0];
      return now !== undefined && now !== text;
    });
  }, text);
  const began = Date.now();
  await page.keyboard.press('Control+Shift+End');
  ends.push(await took());
  await pictures();
  there.push(Date.now() - began);
}
report('Ctrl+Shift+End, all selected', ends);
report('Ctrl+Shift+End, pictures there', there);

await page.keyboard.press('Home');
const { x, y } = await box(5);
await page.mouse.move(x, y);
await page.evaluate(() => {
  window.frames_ = [];
  let last = performance.now();
  const each = (now) => {
    window.frames_.push(now - last);
    last = now;
    requestAnimationFrame(each);
  };
  requestAnimationFrame(each);
});
for (let step = 0; step < 120; step += 1) await page.mouse.wheel(0, 300);
const frames = (await page.evaluate(() => window.frames_)).slice(2);
report('a frame while scrolling', frames);
const late = frames.filter((frame) => frame > 34).length;
console.log(`\n${frames.length} frames while scrolling, ${late} of them later than two frames`);
await pictures();
await browser.close();
