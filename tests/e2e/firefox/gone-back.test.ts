// A page that is left while it is kept in Firefox, and gone back to: nothing of ours lies over it, and nothing of it is moved.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerCapturePages, captureAddress } from '../../support/capture-pages.ts';
import { FirefoxDaybook } from '../../support/firefox.ts';
import { capturePost, chooseInPopup, overlayWords, waitForNotice } from '../../support/firefox-flows.ts';
import type { FirefoxTab } from '../../support/firefox-tab.ts';
import { hostilePost } from '../../support/hostile-pages.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

let daybook: FirefoxDaybook;
beforeAll(async () => {
  daybook = await FirefoxDaybook.launch({
    answer: answerCapturePages({
      posts: { style: 'article{padding:30px}', body: hostilePost() },
      other: { style: '', body: 'other' },
    }),
  });
});
afterAll(() => daybook.close());

const lookOf = (tab: FirefoxTab) => tab.evaluate(() => [document.documentElement.outerHTML, scrollX, scrollY]);

const shows = async (tab: FirefoxTab, text: string) =>
  (await overlayWords(daybook, tab)).some((said) => said.includes(text));

/** Leaves for another page of the same site and comes back; the page must be the one that was left. */
async function leaveAndComeBack(tab: FirefoxTab, left: string): Promise<void> {
  await tab.evaluate((address) => {
    addEventListener('pageshow', (event) => Object.assign(globalThis, { cameBack: event.persisted }));
    location.href = address;
  }, captureAddress('other'));
  const isAt = (address: string) =>
    until(address, () =>
      tab
        .evaluate(() => location.href)
        .then(
          (at) => at === address,
          () => false,
        ),
    );
  await isAt(captureAddress('other'));
  await tab.evaluate(() => history.back());
  await isAt(captureAddress(left));
  await until('the page that was left', () =>
    tab.evaluate(() => (globalThis as { cameBack?: boolean }).cameBack === true),
  );
}

it('has nothing of ours over it where a post was to be chosen, and can be kept', async () => {
  const tab = await daybook.open(captureAddress('posts'));
  const before = await lookOf(tab);
  await chooseInPopup(daybook, tab, 'post');
  await until('the picker', () => shows(tab, words('picker_hint')));
  await leaveAndComeBack(tab, 'posts');
  expect(await overlayWords(daybook, tab)).toEqual([]);
  expect((await lookOf(tab))[0]).toBe(before[0]);
  expect(await capturePost(daybook, tab, 'article')).toMatch(/^Kept/);
  await tab.close();
});

it('has no notice over it that was there when it was left', async () => {
  const tab = await daybook.open(captureAddress('posts'));
  const before = await lookOf(tab);
  await chooseInPopup(daybook, tab, 'screen');
  await waitForNotice(daybook, tab);
  await leaveAndComeBack(tab, 'posts');
  expect(await overlayWords(daybook, tab)).toEqual([]);
  expect(await lookOf(tab)).toEqual(before);
  await tab.close();
});
