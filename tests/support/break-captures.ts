import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CaptureFacts, Entry, Exhibit } from '../../utils/record/types.ts';
import { xPermalink, xPosts } from '../practice/x-pages.ts';
import type { ChromiumDaybook } from './chromium.ts';
import { chooseInPopup, makePackage, openCasebook, waitForOutcome, waitForPicker } from './flows.ts';
import { overlayPlace, overlayWords } from './overlay-words.ts';
import { openPackage } from './package-content.ts';
import { quietLook } from './quiet-look.ts';
import { verifyPackage } from './recipient-tools.ts';
import { until } from './until.ts';
import { words } from './words.ts';
import { goOn, openAttempts, stepsSoFar, watchSteps } from './worker-steps.ts';

/** Opens a post of four pictures and brings it so far that a click keeps it. */
async function openLong(daybook: ChromiumDaybook): Promise<Page> {
  const page = await daybook.open(xPermalink(xPosts.long));
  await chooseInPopup(daybook, page, 'post');
  await waitForPicker(page);
  await page.mouse.move(500, 400);
  return page;
}

const press = (page: Page) => page.mouse.click(500, 400);

/** How many steps and writes a capture takes that nobody disturbs. */
export async function keepUndisturbed(daybook: ChromiumDaybook): Promise<{ count: number; writes: number }> {
  const page = await openLong(daybook);
  await watchSteps(daybook, {});
  await press(page);
  await waitForOutcome(page);
  const all = await stepsSoFar(daybook);
  await page.close();
  return all;
}

/** What ends a capture: the background, the tab, the page. */
export type Break = 'worker ended' | 'tab closed' | 'page left';

/**
 * Breaks a capture off at one of its steps. Of a page that stays, nothing of ours may be left in it. False where the capture
 * was over before: how many steps it takes differs with how often it has to look.
 */
export async function breakAt(daybook: ChromiumDaybook, how: Break, stopAt: number): Promise<boolean> {
  const page = await openLong(daybook);
  await watchSteps(daybook, { stopAt });
  await press(page);
  const kept = words('notice_kept', '');
  const reached = await until(`step ${stopAt}`, async () => {
    if ((await stepsSoFar(daybook)).held) return 'held';
    return (await overlayWords(page)).some((text) => text.startsWith(kept)) ? 'over' : null;
  });
  if (reached === 'over') {
    await page.close();
    return false;
  }
  if (how === 'tab closed') await page.close();
  else if (how === 'page left') await page.goto('https://bsky.app/');
  else await daybook.killWorker();
  if (how === 'worker ended') {
    await until('our layer to go', async () => (await overlayWords(page)).length === 0);
    // as it was loaded: neither scrolled nor changed
    await until('the page as it was', async () => (await quietLook(page)).scroll[1] === 0);
    const now = await quietLook(page);
    await page.reload();
    expect(now.html).toBe((await quietLook(page)).html);
  } else await goOn(daybook);
  // a background that is started anew tells what was broken off
  await until('the capture to be told', async () => (await openAttempts(daybook)) === 0);
  if (!page.isClosed()) await page.close();
  return true;
}

/** The disk full from one write of a capture on; `then`: somebody makes room, or gives it up. Gives the last notice. */
export async function fillDiskAt(daybook: ChromiumDaybook, fullFrom: number, then: 'room' | 'stop'): Promise<string> {
  const page = await openLong(daybook);
  await watchSteps(daybook, { fullFrom });
  await press(page);
  const waits = words('notice_no_room');
  const ends = words('notice_not_kept');
  const said = await until(
    'word of it',
    async () => (await overlayWords(page)).find((text) => text.includes(waits) || text.startsWith(ends)),
    30_000,
  );
  if (said.includes(waits)) {
    if (then === 'room') await goOn(daybook);
    else {
      const place = await until('the way to give it up', () => overlayPlace(page, words('notice_give_up')));
      await page.mouse.click(place.x, place.y);
    }
  }
  const { notice } = await waitForOutcome(page);
  await goOn(daybook);
  await page.close();
  return notice;
}

/** An entry of a package, with its files. */
export interface KeptRow {
  entry: Entry;
  exhibits: Exhibit[];
}

/** All entries, out of a package that checks out. */
export async function allEntries(daybook: ChromiumDaybook, folder: string): Promise<KeptRow[]> {
  const page = await daybook.open(xPermalink(xPosts.watched));
  const zip = join(folder, 'broken.zip');
  await (await makePackage(await openCasebook(daybook, page))).saveAs(zip);
  const { status, result } = verifyPackage(zip);
  expect(result.checks.filter((check) => !check.ok)).toEqual([]);
  expect(status).toBe(0);
  return (await (await openPackage(zip)).json<{ entries: KeptRow[] }>('data/record.json')).entries;
}

/** Entries that are half there: not whole, and not failed with a reason either; a whole one has its four pictures joined. */
export function halfKept(rows: readonly KeptRow[]): string[] {
  const wrong = rows.filter(({ entry, exhibits }) => {
    const { state, issues } = entry.capture as CaptureFacts;
    const screens = exhibits.filter(({ role }) => role === 'screen').length;
    const item = exhibits.find(({ role }) => role === 'item');
    if (state === 'failed') return issues.length === 0 || exhibits.length > 0;
    if (state === 'partial') return issues.length === 0 || !exhibits.some(({ role }) => role === 'text');
    return screens < 4 || item?.parents.length !== screens;
  });
  return wrong.map(({ entry }) => `${entry.number} ${entry.capture?.state}`);
}
