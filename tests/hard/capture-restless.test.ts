// Pages that cover, move, swap or unload what is being kept: what the picture does not show is said, and the page is as it was.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseMoreInPopup, entryOf, type KeptEntry, packageOfAll } from '../support/capture-flows.ts';
import { chooseInPopup, waitForOutcome, waitForPicker } from '../support/flows.ts';
import { hostileOrigin, postWords } from '../support/hostile-pages.ts';
import { launched } from '../support/launched.ts';
import { overlayWords } from '../support/overlay-words.ts';
import type { PackageContent } from '../support/package-content.ts';
import { comparePictures } from '../support/pixels.ts';
import { type QuietLook, quietLook } from '../support/quiet-look.ts';
import { answerRestless } from '../support/restless-pages.ts';
import { until } from '../support/until.ts';

const daybook = launched({ answer: answerRestless });

/** Kept as posts, and what must be said of each. */
const posts: Record<string, string[]> = {
  veil: ['item-covered'],
  pseudo: ['item-covered'],
  frames: ['item-covered'],
  flat: ['item-covered'],
  nothing: ['item-covered'],
  invisible: ['reading-differs'],
  moving: ['page-changed'],
  adorned: [],
  pushed: [],
  tall: [],
  scaled: [],
  contained: [],
  gutter: [],
  columns: [],
  shy: [],
  typing: [],
  'shadow-focus': [],
};

/** The same of whole pages. */
const pages: Record<string, string[]> = {
  tug: ['page-changed'],
  drift: ['page-changed'],
  recycled: ['words-gone'],
  'rewrites-later': ['words-gone'],
  vertical: ['page-wider'],
  wide: ['page-wider'],
  gutter: [],
  columns: [],
};

/** These change themselves: what they are afterwards says nothing about us. */
const changing = new Set(['drift', 'pushed', 'rewrites-later', 'shy']);

async function pressOn(page: Page): Promise<void> {
  const box = await page.locator('article').boundingBox();
  if (box === null || box.height < 2) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    return;
  }
  const [x, y] = [Math.max(box.x, 0) + 40, Math.max(box.y, 0) + 10];
  await page.mouse.move(x - 2, y);
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
}

async function keep(name: string, way: 'post' | 'page'): Promise<{ number: number; same: [QuietLook, QuietLook] }> {
  const page = await daybook().open(`${hostileOrigin}/${name}`);
  const before = await quietLook(page);
  if (way === 'page') await chooseMoreInPopup(daybook(), page, 'whole_page');
  else {
    await chooseInPopup(daybook(), page, 'post');
    await waitForPicker(page);
    await pressOn(page);
  }
  const { number } = await waitForOutcome(page, performance.now(), 60_000);
  await until('the notice to go', async () => {
    await page.mouse.click(1220, 760);
    return (await overlayWords(page)).length === 0;
  });
  const same: [QuietLook, QuietLook] = [before, await quietLook(page)];
  await page.close();
  return { number, same };
}

describe('a page that does not keep still', () => {
  const kept = new Map<string, Awaited<ReturnType<typeof keep>>>();
  let content: PackageContent;
  const entry = (name: string, way: 'post' | 'page' = 'post'): Promise<KeptEntry> =>
    entryOf(content, kept.get(`${way} ${name}`)?.number ?? -1);

  beforeAll(async () => {
    for (const name of Object.keys(posts)) kept.set(`post ${name}`, await keep(name, 'post'));
    for (const name of Object.keys(pages)) kept.set(`page ${name}`, await keep(name, 'page'));
    content = await packageOfAll(daybook());
  }, 600_000);

  async function expectKept(name: string, way: 'post' | 'page', codes: readonly string[]): Promise<void> {
    const { capture } = await entry(name, way);
    expect(capture.issues.map(({ code }) => code)).toEqual(codes);
    expect(capture.state).toBe(codes.length === 0 ? 'complete' : 'partial');
    const [before, after] = kept.get(`${way} ${name}`)?.same ?? [];
    if (!changing.has(name)) expect(after).toEqual(before);
  }

  it.each(Object.entries(posts))('post, %s: %j', async (name, codes) => {
    await expectKept(name, 'post', codes);
    if (name !== 'tall') expect(await (await entry(name)).text('text.txt')).toBe(postWords);
  });

  it.each(Object.entries(pages))('page, %s: %j', (name, codes) => expectKept(name, 'page', codes));

  it('is in its picture, also where something came above it, or hides while keys go elsewhere', async () => {
    const any = await daybook().open(`${hostileOrigin}/wide`);
    const plain = await (await entry('typing')).file('item.png');
    for (const name of ['pushed', 'shy', 'shadow-focus']) {
      const { sizes, share } = await comparePictures(any, await (await entry(name)).file('item.png'), plain);
      expect({ name, same: sizes[0] === sizes[1] && share < 0.002 }).toEqual({ name, same: true });
    }
    await any.close();
  });

  it('taller than a picture may be is in several', async () => {
    const { files } = await entry('tall');
    const items = files.filter(({ role }) => role === 'item');
    expect(items.map(({ path }) => path)).toEqual(['item.png', 'item-2.png']);
    const parts = files.filter(({ role }) => role === 'screen').map(({ sha256 }) => sha256);
    expect(items.flatMap(({ parents }) => parents)).toEqual(parts);
  });

  it('whose rows go as others come has the words of all', async () => {
    const recycled = await entry('recycled', 'page');
    const all = `${await recycled.text('text.txt')}\n${await recycled.text('words-on-the-way.txt')}`;
    const numbers = Array.from({ length: 100 }, (_, n) => n);
    expect(numbers.filter((n) => !all.includes(`the number ${n} of this`))).toEqual([]);
    expect(await (await entry('rewrites-later', 'page')).text('words-on-the-way.txt')).toContain(postWords);
  });
});
