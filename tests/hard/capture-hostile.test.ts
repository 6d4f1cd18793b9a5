// Pages that work against being kept: many traits on a few pages, one browser, one package at the end.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseMoreInPopup, type KeptEntry, keptEntry, openRecord, type OpenRecord } from '../support/capture-flows.ts';
import { capturePost, chooseInPopup, type Outcome, waitForOutcome, waitForPicker } from '../support/flows.ts';
import { answerHostile, hostileOrigin, postWords } from '../support/hostile-pages.ts';
import { launched } from '../support/launched.ts';
import { overlayPlace, overlayWords } from '../support/overlay-words.ts';
import { quietLook } from '../support/quiet-look.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';
import { openAttempts } from '../support/worker-steps.ts';
import { wordsPage } from '../support/words-page.ts';

const daybook = launched({ answer: answerHostile });
const outcomes = new Map<string, Outcome>();
let record: OpenRecord;

const open = (name: string) => daybook().open(`${hostileOrigin}/${name}`);
const entry = (what: string): Promise<KeptEntry> => record(outcomes.get(what)?.number ?? -1);

const title = async (page: Page): Promise<string | undefined> => /<title>[^<]*/.exec((await quietLook(page)).html)?.[0];

async function noticeAway(page: Page): Promise<void> {
  await until('the notice to go', async () => {
    await page.mouse.click(1220, 760);
    return (await overlayWords(page)).length === 0;
  });
}

/** Keeps the post under this place of the window, and sees that the page is as it was. */
async function keepPost(what: string, page: Page, at = { x: 400, y: 120 }, sameAfter = true): Promise<void> {
  const before = await quietLook(page);
  await chooseInPopup(daybook(), page, 'post');
  await waitForPicker(page);
  await page.mouse.move(at.x - 3, at.y - 3);
  await page.mouse.move(at.x, at.y);
  await page.mouse.click(at.x, at.y);
  outcomes.set(what, await waitForOutcome(page));
  if (!sameAfter) return;
  await noticeAway(page);
  expect(await quietLook(page)).toEqual(before);
}

async function keepWhole(what: string, page: Page, sameAfter = true): Promise<void> {
  const before = await quietLook(page);
  await chooseMoreInPopup(daybook(), page, 'whole_page');
  outcomes.set(what, await waitForOutcome(page));
  if (!sameAfter) return;
  await noticeAway(page);
  expect(await quietLook(page)).toEqual(before);
}

async function expectPost(what: string): Promise<KeptEntry> {
  const kept = await entry(what);
  expect({ what, issues: kept.capture.issues, state: kept.capture.state }).toEqual({
    what,
    issues: [],
    state: 'complete',
  });
  expect(await kept.text('text.txt')).toBe(postWords);
  expect(kept.capture.reading?.author.name).toMatchObject({ value: 'Someone' });
  expect(kept.files.map(({ role }) => role)).toContain('item');
  return kept;
}

describe('a page that works against being kept', () => {
  beforeAll(async () => {
    for (const name of ['overridden', 'clobbered', 'deaf', 'strict']) {
      const page = await open(name);
      // what its own policy forbids the page itself, it hears of as it is loaded
      const heard = await title(page);
      await keepPost(`post of ${name}`, page);
      await keepWhole(`page of ${name}`, page);
      expect(await title(page)).toBe(heard);
      await page.close();
    }
    const flood = await open('flood');
    await keepPost('post of flood', flood, { x: 400, y: 120 }, false);
    expect(flood.url()).toBe(`${hostileOrigin}/flood`);
    await flood.close();

    const covered = await open('covered');
    await keepPost('covered', covered);
    await covered.close();

    const dialog = await open('dialog');
    await keepPost('post of dialog', dialog, { x: 640, y: 230 });
    await keepWhole('page of dialog', dialog);
    await stopByButton(dialog);
    await dialog.close();

    const full = await open('fullscreen');
    await full.click('#go');
    await full.waitForFunction(() => document.fullscreenElement !== null);
    await keepPost('post of fullscreen', full);
    await full.close();

    const swaps = await open('swaps');
    await keepWhole('swaps', swaps, false);
    await swaps.close();
    const redirects = await open('redirects');
    await chooseMoreInPopup(daybook(), redirects, 'whole_page');
    await redirects.waitForURL(/elsewhere$/);
    await until('the capture to be told', async () => (await openAttempts(daybook())) === 0);
    await redirects.close();
    const reloads = await open('reloads');
    const anew = reloads.waitForEvent('load');
    await chooseMoreInPopup(daybook(), reloads, 'whole_page');
    await anew;
    await until('the capture to be told', async () => (await openAttempts(daybook())) === 0);
    await reloads.close();
    record = await openRecord(daybook());
  });

  /** A whole page that is stopped by the button on its progress card, over an open dialog. */
  async function stopByButton(page: Page): Promise<void> {
    await chooseMoreInPopup(daybook(), page, 'whole_page');
    const stop = words('notice_stop');
    await until('the card to be pressed', async () => {
      const place = await overlayPlace(page, stop);
      if (place !== null) await page.mouse.click(place.x, place.y);
      return (await overlayWords(page)).some((text) => text.startsWith(words('notice_kept', '').slice(0, 4)));
    });
    outcomes.set('stopped dialog', await waitForOutcome(page));
  }

  it('by overriding what scripts lean on, and by throwing in getters', async () => {
    await expectPost('post of overridden');
    const whole = await entry('page of overridden');
    expect(whole.capture.issues).toEqual([]);
    expect(await whole.text('page.html')).toContain(postWords);
  });

  it('by fields that stand in the place of what a document has', async () => {
    await expectPost('post of clobbered');
    expect((await entry('page of clobbered')).capture.issues).toEqual([]);
  });

  it('by hearing every press first, the context menu with them', async () => {
    await expectPost('post of deaf');
    expect((await entry('page of deaf')).capture.issues).toEqual([]);
  });

  it('by the strictest policy and trusted types, of which it hears no violation', async () => {
    await expectPost('post of strict');
    expect((await entry('page of strict')).capture.issues).toEqual([]);
  });

  it('by floods of changes, false messages, and taking our layer away', () => expectPost('post of flood'));

  it('by a cover over the post: the window as it was, and the post drawn anew', async () => {
    const kept = await entry('covered');
    expect(kept.capture.issues.map(({ code }) => code)).toEqual(['item-covered']);
    expect(await kept.text('text.txt')).toBe(postWords);
    expect(kept.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['screen-1.png', 'redrawn.png']));
  });

  it('in a dialog over everything', async () => {
    await expectPost('post of dialog');
    const whole = await entry('page of dialog');
    expect(whole.capture.issues).toEqual([]);
    expect((await whole.file('page.png')).readUInt32BE(20)).toBeGreaterThan(20 * 97);
    const stopped = await entry('stopped dialog');
    expect(stopped.capture.issues.map(({ code }) => code)).toContain('stopped');
  });

  it('in a part that fills the screen', () => expectPost('post of fullscreen'));

  it('by going elsewhere in the middle, with or without being loaded anew', async () => {
    const swapped = await entry('swaps');
    expect(swapped.capture.issues.map(({ code }) => code)).toEqual(['page-changed']);
    expect(swapped.capture.state).toBe('partial');
    const last = await record((outcomes.get('swaps')?.number ?? -1) + 1);
    expect(last.capture.page?.url).toBe(`${hostileOrigin}/redirects`);
    expect(last.capture.state).not.toBe('complete');
    expect(last.capture.issues.map(({ code }) => code)).toContain('page-gone');
  });

  it('by being loaded anew again and again', async () => {
    const { capture, files } = await record((outcomes.get('swaps')?.number ?? -1) + 2);
    expect(capture.page?.url).toBe(`${hostileOrigin}/reloads`);
    expect(capture.issues.map(({ code }) => code)).toContain('page-gone');
    expect(capture.state).toBe(files.length === 0 ? 'failed' : 'partial');
  });
});

describe('a post of five megabytes of words', () => {
  const text = `${'long words '.repeat(480_000)}end`;
  const { address, html } = wordsPage(text, '2026-11-17T20:00:00.000Z', true);
  const long = launched({
    answer: (url) =>
      url.href === address ? { status: 200, contentType: 'text/html; charset=utf-8', body: html } : null,
  });

  it('is kept exactly', async () => {
    const page = await long().open(address);
    const { number } = await capturePost(long(), page, page.locator('article'));
    await page.close();
    expect((await keptEntry(long(), number)).capture.reading?.text).toMatchObject({ value: text });
  });
});
