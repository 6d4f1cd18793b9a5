// Pages that cover, move, swap or unload what is being kept: what the picture does not show is said, and the page is as it was.
import { beforeAll, describe, expect, it } from 'vitest';
import { type KeptEntry, openRecord, type OpenRecord } from '../support/capture-flows.ts';
import { hostileOrigin, postWords } from '../support/hostile-pages.ts';
import { keepRestless, type KeptRestless } from '../support/keep-restless.ts';
import { launched } from '../support/launched.ts';
import { comparePictures } from '../support/pixels.ts';
import { answerRestless } from '../support/restless-pages.ts';

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
  boxless: [],
  flashed: ['page-changed'],
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
  vertical: [],
  wide: [],
  // lists in them that scroll by themselves go on
  gutter: ['page-longer'],
  columns: ['page-longer'],
};

/** These change themselves: what they are afterwards says nothing about us. */
const changing = new Set(['drift', 'pushed', 'rewrites-later', 'shy']);

describe('a page that does not keep still', () => {
  const kept = new Map<string, KeptRestless>();
  let record: OpenRecord;
  const entry = (name: string, way: 'post' | 'page' = 'post'): Promise<KeptEntry> =>
    record(kept.get(`${way} ${name}`)?.number ?? -1);

  beforeAll(async () => {
    for (const name of Object.keys(posts)) kept.set(`post ${name}`, await keepRestless(daybook(), name, 'post'));
    for (const name of Object.keys(pages)) kept.set(`page ${name}`, await keepRestless(daybook(), name, 'page'));
    record = await openRecord(daybook());
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
    if (name !== 'tall' && name !== 'flashed') expect(await (await entry(name)).text('text.txt')).toBe(postWords);
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
