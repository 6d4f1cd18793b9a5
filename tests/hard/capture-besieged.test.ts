// Pages that go for our layer, for the document under it, or for what a picture is measured by: a whole post or a reason.
import { beforeAll, describe, expect, it } from 'vitest';
import { openRecord, type OpenRecord } from '../support/capture-flows.ts';
import { chooseInPopup } from '../support/flows.ts';
import { hostileOrigin, postWords } from '../support/hostile-pages.ts';
import { keepRestless, type KeptRestless } from '../support/keep-restless.ts';
import { launched } from '../support/launched.ts';
import { quietLook } from '../support/quiet-look.ts';
import { answerRestless } from '../support/restless-pages.ts';
import { until } from '../support/until.ts';
import { openAttempts, stepsSoFar, watchSteps } from '../support/worker-steps.ts';

const daybook = launched({ answer: answerRestless });

/** What is written down before the page was taken away from under it is kept, and said to differ. */
const takenAway = ['page-changed', 'screenshot-refused', 'reading-differs'];

/** Kept as posts, and what must be said of each. */
const posts: Record<string, string[]> = {
  'hides-all': [],
  'on-top': [],
  'dialog-later': [],
  inert: [],
  untouchable: [],
  'written-anew': takenAway,
  'zoomed-root': [],
  'zoomed-body': [],
  'scaled-body': [],
  'left-bar': [],
  'vertical-far': [],
  'late-size': [],
  'closed-tree': [],
};

/** The same of whole pages; a list in one of them, which scrolls by itself, goes on. */
const pages: Record<string, string[]> = {
  'zoomed-root': [],
  'zoomed-body': [],
  'left-bar': ['page-longer'],
  'late-size': [],
};

/** These change themselves, or are scrolled by the keys with which the post is chosen. */
const changing = new Set(['dialog-later', 'written-anew', 'zoomed-body', 'scaled-body', 'vertical-far', 'late-size']);

describe('a page that besieges us', () => {
  const kept = new Map<string, KeptRestless>();
  let record: OpenRecord;
  let snatched = false;

  /** Our layer is never drawn there: the press counts all the same, and the outcome is in the record. */
  async function keepSnatched(): Promise<void> {
    const page = await daybook().open(`${hostileOrigin}/snatched`);
    const before = await quietLook(page);
    await watchSteps(daybook(), {});
    await chooseInPopup(daybook(), page, 'post');
    await until('the capture to run', async () => {
      await page.mouse.move(100, 100);
      await page.mouse.click(103, 100);
      return (await stepsSoFar(daybook())).writes > 0;
    });
    await until('the capture to end', async () => (await openAttempts(daybook())) === 0);
    const after = await quietLook(page);
    snatched = JSON.stringify(before) === JSON.stringify(after);
    await page.close();
  }

  beforeAll(async () => {
    await keepSnatched();
    for (const name of Object.keys(posts)) kept.set(`post ${name}`, await keepRestless(daybook(), name, 'post'));
    for (const name of Object.keys(pages)) kept.set(`page ${name}`, await keepRestless(daybook(), name, 'page'));
    for (const name of ['jumps', 'rooted-anew']) kept.set(`post ${name}`, await keepRestless(daybook(), name, 'post'));
    record = await openRecord(daybook());
  }, 600_000);

  it('by taking our layer away before it is drawn', async () => {
    const { capture, text } = await record(1);
    expect(capture).toMatchObject({ state: 'complete', issues: [] });
    expect(await text('text.txt')).toBe(postWords);
    expect(snatched).toBe(true);
  });

  async function expectKept(way: 'post' | 'page', name: string, codes: readonly string[]): Promise<void> {
    const { number, same } = kept.get(`${way} ${name}`) ?? { number: -1, same: [] };
    const entry = await record(number);
    expect(entry.capture.issues.map(({ code }) => code)).toEqual(codes);
    expect(entry.capture.state).toBe(codes.length === 0 ? 'complete' : 'partial');
    expect(await entry.text('text.txt')).toContain(postWords);
    if (!changing.has(name)) expect(same[1]).toEqual(same[0]);
  }

  it.each(Object.entries(posts))('post, %s: %j', (name, codes) => expectKept('post', name, codes));

  it.each(Object.entries(pages))('page, %s: %j', (name, codes) => expectKept('page', name, codes));

  it.each([
    ['jumps', ['page-changed', 'item-covered']],
    ['rooted-anew', [...takenAway, 'item-covered']],
  ])('post, %s: whole, or said to be not, by whichever step met it', async (name, codes) => {
    const { number, same } = kept.get(`post ${name}`) ?? { number: -1, same: [] };
    const { capture } = await record(number);
    expect(capture.state).toBe(capture.issues.length === 0 ? 'complete' : 'partial');
    expect(capture.issues.map(({ code }) => code).filter((code) => !codes.includes(code))).toEqual([]);
    if (name !== 'jumps') expect(same[1]?.html).toBe(same[0]?.html);
  });
});
