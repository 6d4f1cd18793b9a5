// A tab closed, a page left, the worker ended in the middle: whole, or a stored "not kept" with its reason; never half.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaptureFacts, Entry, Exhibit } from '../../../utils/record/types.ts';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { capturePost, chooseInPopup, makePackage, openCasebook, waitForPicker } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { openPackage } from '../../support/package-content.ts';
import { verifyPackage } from '../../support/recipient-tools.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const daybook = launched();
const folder = tempFolder();

/** Clicks the long post, whose four pictures take more than a second, and comes back at once. */
async function beginLongCapture(): Promise<Page> {
  const page = await daybook().open(xPermalink(xPosts.long));
  await chooseInPopup(daybook(), page, 'post');
  await waitForPicker(page);
  await page.mouse.move(500, 400);
  await page.mouse.click(500, 400);
  return page;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** So early that the capture may not have begun: nothing, or an entry that is whole or failed. */
const earlyMs = [0, 60];
/** Between the pictures: an entry each. */
const middleMs = [300, 900];

const breaks: Record<string, (page: Page) => Promise<unknown>> = {
  'the tab is closed': (page) => page.close(),
  'the page is left': (page) => page.goto('https://bsky.app/'),
  'the worker is ended': () => daybook().killWorker(),
};

describe('a capture that is interrupted', () => {
  let entries: { entry: Entry; exhibits: Exhibit[] }[];
  let afterEarly: number;
  let afterMiddle: number;

  async function breakOff(moments: readonly number[]): Promise<void> {
    for (const stop of Object.values(breaks)) {
      for (const moment of moments) {
        const page = await beginLongCapture();
        await wait(moment);
        await stop(page);
        await wait(1000);
        if (!page.isClosed()) await page.close();
      }
    }
  }

  /** A capture that nobody disturbs; what was left open before it is put right when the background starts again. */
  async function keepOne(): Promise<{ page: Page; number: number }> {
    const page = await daybook().open(xPermalink(xPosts.watched));
    const { number } = await capturePost(daybook(), page, page.locator('article', { hasText: 'Blue coat' }));
    return { page, number };
  }

  beforeAll(async () => {
    await breakOff(earlyMs);
    ({ number: afterEarly } = await keepOne());
    await breakOff(middleMs);
    const last = await keepOne();
    afterMiddle = last.number;
    const { page } = last;
    const casebook = await openCasebook(daybook(), page);
    const zip = join(folder, 'interrupted.zip');
    await (await makePackage(casebook)).saveAs(zip);
    const { status, result } = verifyPackage(zip);
    expect(result.checks.filter((check) => !check.ok)).toEqual([]);
    expect(status).toBe(0);
    const record = await (
      await openPackage(zip)
    ).json<{ entries: { entry: Entry; exhibits: Exhibit[] }[] }>('data/record.json');
    entries = record.entries;
  }, 300_000);

  it('leaves an entry for each that had begun, numbered without a gap', () => {
    expect(afterMiddle - afterEarly - 1).toBe(Object.keys(breaks).length * middleMs.length);
    expect(entries.map(({ entry }) => entry.number)).toEqual(Array.from({ length: afterMiddle }, (_, at) => at + 1));
  });

  it('is whole or failed, with the reason, and nothing between', () => {
    const wrong = entries.filter(({ entry, exhibits }) => {
      const { state, issues } = entry.capture as CaptureFacts;
      if (state === 'failed') return issues.length === 0 || exhibits.some(({ role }) => role === 'item');
      return !exhibits.some(({ role }) => role === 'text') || (state === 'partial' && issues.length === 0);
    });
    expect(wrong.map(({ entry }) => `${entry.number} ${entry.capture?.state}`)).toEqual([]);
  });

  it('did fail where it was broken off, and says how', () => {
    const codes = entries.flatMap(({ entry }) =>
      entry.capture?.state === 'failed' ? entry.capture.issues.map(({ code }) => code) : [],
    );
    expect(codes).toContain('page-gone');
    expect(codes).toContain('interrupted');
    const known = ['page-gone', 'interrupted', 'page-changed', 'screenshot-refused'];
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  });

  it('never calls four pictures whole when one is missing', () => {
    const whole = entries.filter(
      ({ entry }) =>
        entry.capture?.state === 'complete' &&
        entry.capture.reading?.author.handle.state === 'found' &&
        entry.capture.reading.author.handle.value === 'devon_harbour',
    );
    for (const { exhibits } of whole) {
      const screens = exhibits.filter(({ role }) => role === 'screen').length;
      const item = exhibits.find(({ role }) => role === 'item');
      expect(screens).toBeGreaterThanOrEqual(4);
      expect(item?.parents).toHaveLength(screens);
    }
  });
});
