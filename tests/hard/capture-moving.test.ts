// *Whole page* of pages that move, fade, put off or hold back what they show: like the same rows standing still, in both browsers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepWholePage, keptEntry, openRecord, type OpenRecord, putNoticeAway } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { FirefoxDaybook } from '../support/firefox.ts';
import { makePackage, waitForNotice } from '../support/firefox-flows.ts';
import { launched } from '../support/launched.ts';
import { estimatedPages, fetchingList, movingPages, stillRows } from '../support/moving-pages.ts';
import { openPackage, type PackageContent } from '../support/package-content.ts';
import { entryOf } from '../support/package-entry.ts';
import { comparePictures, type Difference, differenceInPage, tallReference } from '../support/pixels.ts';
import { until } from '../support/until.ts';
import { pictureHeights } from '../support/whole-page.ts';
import { words } from '../support/words.ts';

const answer = answerCapturePages({
  ...movingPages,
  ...estimatedPages,
  'still-rows': stillRows,
  'fetching-list': fetchingList,
});
const names = Object.keys({ ...movingPages, ...estimatedPages });
/** Pixels of a scroll bar that the rows alone have not. */
const scrollBar = 25;

function expectAlike(name: string, { sizes, share, rows }: Difference, issues: readonly { code: string }[]): void {
  // rows that a list has taken away by the end are in the pictures, and their words in a file of their own
  expect(issues.map(({ code }) => code)).toEqual(name in estimatedPages ? ['words-gone'] : []);
  // of a part that scrolls by itself the picture is as wide as the window, with its scroll bar
  const [height, tall] = sizes.map((size) => size.split('×')[1]);
  expect(height).toBe(tall);
  expect(rows).toEqual([]);
  expect(share).toBeLessThan(0.002);
}

describe('in Chromium', () => {
  const daybook = launched({ answer });
  const numbers = new Map<string, number>();
  let record: OpenRecord;
  let reference: Buffer;

  beforeAll(async () => {
    const still = await daybook().open(captureAddress('still-rows'));
    reference = await tallReference(still);
    await still.close();
    for (const name of names) {
      const page = await daybook().open(captureAddress(name));
      numbers.set(name, (await keepWholePage(daybook(), page)).number);
      await putNoticeAway(page);
      await page.close();
    }
    record = await openRecord(daybook());
  }, 300_000);

  it.each(names)('%s', async (name) => {
    const { capture, file } = await record(numbers.get(name) ?? -1);
    const any = await daybook().open(captureAddress('still-rows'));
    expectAlike(name, await comparePictures(any, await file('page.png'), reference, scrollBar), capture.issues);
    await any.close();
  });

  it('a list that fetches more at its end is kept as far as it went, and not much further', async () => {
    const page = await daybook().open(captureAddress('fetching-list'));
    const { number } = await keepWholePage(daybook(), page);
    await page.close();
    const [height = 0] = await pictureHeights(await keptEntry(daybook(), number));
    expect(height).toBeGreaterThanOrEqual(30 * 97);
    expect(height).toBeLessThan(30 * 97 + 800);
  });
});

describe('in Firefox', () => {
  let daybook: FirefoxDaybook;
  let content: PackageContent;

  beforeAll(async () => {
    daybook = await FirefoxDaybook.launch({ answer });
    for (const name of names) {
      const tab = await daybook.open(captureAddress(name));
      const popup = await daybook.pressToolbar(tab);
      await popup.press('.more-ways summary');
      await popup.pressNamed(words('popup_whole_page'));
      await until('the popup to close', async () => !(await daybook.popupIsOpen()));
      expect(await waitForNotice(daybook, tab)).toContain(words('notice_kept', names.indexOf(name) + 1));
      await tab.close();
    }
    const casebook = await daybook.openOwn('casebook.html');
    await casebook.waitForWords(words('entries_title'));
    content = await openPackage(await makePackage(daybook, casebook));
  }, 300_000);
  afterAll(() => daybook.close());

  it.each(names)('%s', async (name) => {
    const { capture, file } = await entryOf(content, names.indexOf(name) + 1);
    const still = await daybook.open(captureAddress('still-rows'));
    const reference = (await still.wholePicture()).toString('base64');
    const held = await still.evaluate(
      differenceInPage,
      (await file('page.png')).toString('base64'),
      reference,
      scrollBar,
    );
    expectAlike(name, held, capture.issues);
    await still.close();
  });
});
