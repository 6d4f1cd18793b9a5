// A page that is left while it is kept, and gone back to: browsers keep such pages whole, with whatever lay over them.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { chooseMoreInPopup, keptEntry } from '../../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../../support/capture-pages.ts';
import { capturePost, chooseInPopup, pickerWaits, waitForOutcome, waitForPicker } from '../../support/flows.ts';
import { hostilePost } from '../../support/hostile-pages.ts';
import { launched } from '../../support/launched.ts';
import { overlayWords } from '../../support/overlay-words.ts';
import { quietLook } from '../../support/quiet-look.ts';
import { until } from '../../support/until.ts';
import { openAttempts } from '../../support/worker-steps.ts';

const daybook = launched({
  keepsPages: true,
  answer: answerCapturePages({
    posts: { style: 'article{padding:30px}', body: hostilePost() },
    other: { style: '', body: 'other' },
  }),
});

/** Leaves by an address of the same page's site and comes back; the page must be the one that was left. */
async function leaveAndComeBack(page: Page): Promise<void> {
  await page.evaluate((address) => {
    addEventListener('pageshow', (event) => Object.assign(globalThis, { cameBack: event.persisted }));
    location.href = address;
  }, captureAddress('other'));
  await page.waitForURL(captureAddress('other'));
  await page.waitForTimeout(500);
  await page.evaluate(() => history.back());
  await until('the page that was left', () =>
    page.evaluate(() => (globalThis as { cameBack?: boolean }).cameBack === true).catch(() => false),
  );
}

let last = 0;

it('has nothing of ours over it where a post was to be chosen, and can be kept', async () => {
  const page = await daybook().open(captureAddress('posts'));
  const before = await quietLook(page);
  await chooseInPopup(daybook(), page, 'post');
  await waitForPicker(page);
  await leaveAndComeBack(page);
  expect(await pickerWaits(page)).toBe(false);
  expect(await quietLook(page)).toEqual(before);
  last = (await capturePost(daybook(), page, page.locator('article'))).number;
  expect((await keptEntry(daybook(), last)).capture.issues).toEqual([]);
  await page.close();
});

it('is as it was where it was being kept whole, and the entry says that it was left', async () => {
  const page = await daybook().open(captureAddress('sticky-header'));
  const before = await quietLook(page);
  await chooseMoreInPopup(daybook(), page, 'whole_page');
  await until('the progress card', async () => (await overlayWords(page)).some((text) => /[1-9]\d? %/.test(text)));
  await leaveAndComeBack(page);
  await until('the capture to be told', async () => (await openAttempts(daybook())) === 0);
  expect(await quietLook(page)).toEqual(before);
  expect(await overlayWords(page)).toEqual([]);
  const { capture } = await keptEntry(daybook(), last + 1);
  expect(capture.issues.map(({ code }) => code)).toContain('page-gone');
  expect(capture.state).not.toBe('complete');
  await page.close();
});

it('has no notice over it that was there when it was left', async () => {
  const page = await daybook().open(captureAddress('posts'));
  const before = await quietLook(page);
  await chooseInPopup(daybook(), page, 'screen');
  await waitForOutcome(page);
  await leaveAndComeBack(page);
  expect(await overlayWords(page)).toEqual([]);
  expect(await quietLook(page)).toEqual(before);
  await page.close();
});
