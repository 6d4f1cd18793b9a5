// The main job in Firefox: press, choose, keep, hand over, check; by mouse, keys, menu and shortcut.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainPageAddress } from '../../practice/other-pages.ts';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { FirefoxDaybook } from '../../support/firefox.ts';
import {
  capturePost,
  chooseInPopup,
  keyCodes,
  makePackage,
  overlayWords,
  waitForNotice,
} from '../../support/firefox-flows.ts';
import { openPackage } from '../../support/package-content.ts';
import { stockToolsObject, verifyPackage } from '../../support/recipient-tools.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

let daybook: FirefoxDaybook;
/** CSS pixels of the page that was kept whole. */
let pageHeight: number;
beforeAll(async () => {
  daybook = await FirefoxDaybook.launch();
});
afterAll(async () => {
  const asked = [...daybook.refused, ...daybook.reachedForNetwork];
  await daybook.close();
  expect(asked, 'requests that left the browser').toEqual([]);
});

/** Height of a PNG in pixels, as its header says. */
function pngHeight(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(20);
}

const watched = 'article:has(time[datetime^="2026-11-03T21:14"])';

describe('ways to keep something', () => {
  it('keeps the post that the mouse chose', async () => {
    const tab = await daybook.open(xPermalink(xPosts.watched));
    expect(await capturePost(daybook, tab, watched)).toBe(words('notice_kept', 1));
    await tab.close();
  });

  it('keeps the post that the keys chose, and Esc keeps nothing', async () => {
    const tab = await daybook.open(xPermalink(xPosts.watched));
    const picker = async (): Promise<boolean> =>
      (await overlayWords(daybook, tab)).some((text) => text.includes(words('picker_hint')));
    await chooseInPopup(daybook, tab, 'post');
    await until('the picker', picker);
    await tab.keys(keyCodes.escape);
    await until('our layer to go', async () => (await overlayWords(daybook, tab)).length === 0);
    await chooseInPopup(daybook, tab, 'post');
    await until('the picker', picker);
    await tab.keys(keyCodes.down, keyCodes.down, keyCodes.enter);
    expect(await waitForNotice(daybook, tab)).toBe(words('notice_kept', 2));
    await tab.close();
  });

  it('keeps a post that is taller than three screens, whole', async () => {
    const tab = await daybook.open(xPermalink(xPosts.long));
    expect(await capturePost(daybook, tab, 'article')).toBe(words('notice_kept', 3));
    expect(await tab.evaluate(() => scrollY)).toBe(0);
    await tab.close();
  });

  it('keeps the screen of a page without any post', async () => {
    const tab = await daybook.open(plainPageAddress);
    const popup = await daybook.pressToolbar(tab);
    await popup.waitForWords(words('popup_no_post'));
    await popup.pressNamed(words('popup_this_screen'));
    expect(await waitForNotice(daybook, tab)).toBe(words('notice_kept', 4));
    await tab.close();
  });

  it('keeps the post under a right click', async () => {
    const tab = await daybook.open(xPermalink(xPosts.watched));
    await daybook.pressMenu(tab, watched, words('menu_keep'));
    expect(await waitForNotice(daybook, tab)).toBe(words('notice_kept', 5));
    await tab.close();
  });

  it('keeps the screen by the shortcut', async () => {
    const tab = await daybook.open(xPermalink(xPosts.watched));
    await daybook.pressShortcut(tab);
    expect(await waitForNotice(daybook, tab)).toBe(words('notice_kept', 6));
    await tab.close();
  });

  it('keeps a page of many windows as one picture', async () => {
    const tab = await daybook.open(xPermalink(xPosts.long));
    pageHeight = await tab.evaluate(() => document.documentElement.scrollHeight);
    const popup = await daybook.pressToolbar(tab);
    await popup.press('.more-ways summary');
    await popup.pressNamed(words('popup_whole_page'));
    await until('the popup to close', async () => !(await daybook.popupIsOpen()));
    expect(await waitForNotice(daybook, tab)).toBe(words('notice_kept', 7));
    expect(await tab.evaluate(() => scrollY)).toBe(0);
    await tab.close();
  });

  it('says in one sentence that a page of the browser cannot be read', async () => {
    const tab = await daybook.open('about:addons');
    const popup = await daybook.pressToolbar(tab);
    await popup.waitForWords(words('error_page_forbidden'));
    // left open, the next press would only close it
    await popup.evaluate(() => void setTimeout(() => close()));
    await until('the popup to close', async () => !(await daybook.popupIsOpen()));
    await tab.close();
  });
});

describe('handing it over', () => {
  it('makes a package that our command and stock tools check', async () => {
    const casebook = await daybook.openOwn('casebook.html');
    await casebook.waitForWords(words('entries_title'));
    const zip = await makePackage(daybook, casebook);
    const { status, result } = verifyPackage(zip);
    expect(result.checks.filter((check) => !check.ok)).toEqual([]);
    expect(status).toBe(0);
    expect(result.package).toMatchObject({ entries: 7, captures: 7 });
    expect(stockToolsObject(zip)).toEqual([]);
    const content = await openPackage(zip);
    const post = content.paths.find((path) => path.startsWith('data/exhibits/0001') && path.endsWith('text.txt'));
    expect(await content.text(post ?? '')).toContain(xPosts.watched.text);
    const whole = content.paths.filter((path) => /^data\/exhibits\/0007[^/]*\/[^/]*\.png$/u.test(path));
    const heights = await Promise.all(whole.map(async (path) => pngHeight(await content.bytes(path))));
    expect(pageHeight).toBeGreaterThan(2400);
    expect(Math.max(...heights)).toBe(pageHeight);
  });
});

it('keeps back what shows somebody young: said whom to ring, not shown any more, in no package', async () => {
  const book = await daybook.openOwn('casebook.html');
  await book.press('main a[href^="#/entry/"]');
  await book.pressNamed(words('care_mark_young'));
  await book.waitForWords(words('care_young_whom'));
  expect(await book.evaluate(() => document.querySelectorAll('figure.veiled').length)).toBe(0);
  const marked = /\d+/u.exec(await book.textOf('h1'))?.[0] ?? '';
  const zip = await makePackage(daybook, book);
  expect(verifyPackage(zip).status).toBe(0);
  const content = await openPackage(zip);
  const files = content.paths.filter((path) => path.startsWith(`data/exhibits/${marked.padStart(4, '0')}-`));
  expect(files.some((path) => path.endsWith('/capture.json'))).toBe(true);
  expect(files.filter((path) => /\.(?:png|jpe?g|webp|svg|html)$/u.test(path))).toEqual([]);
  expect(await content.text('data/report.html')).toContain('Pictures of this entry are not in this package');
  await book.close();
});

// last: the touch screen stays
describe('by finger, on a small screen', () => {
  const fingerPx = 44;

  it('keeps the post that was tapped', async () => {
    const tab = await daybook.open(xPermalink(xPosts.watched));
    await tab.resize(360, 640);
    const popup = await daybook.pressToolbar(tab);
    await daybook.setTouchScreen();
    await popup.pressNamed(words('popup_capture_post'));
    await until('the picker', async () =>
      (await overlayWords(daybook, tab)).some((text) => text.includes(words('picker_hint_touch'))),
    );
    await tab.tap(180, 300);
    expect(await waitForNotice(daybook, tab)).toMatch(/^Kept/u);
    await tab.close();
  });

  it('finds every button of the panel and the book large enough, and nothing wider than the screen', async () => {
    for (const path of ['popup.html', 'casebook.html', 'casebook.html#/package', 'verify.html']) {
      const tab = await daybook.openOwn(path);
      await tab.resize(360, 640);
      await tab.waitFor('h1');
      const small = await tab.evaluate((least) => {
        const pressed = [...document.querySelectorAll('button, .button, select, summary')];
        return pressed
          .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < least)
          .map((one) => `${one.textContent?.trim()}: ${one.getBoundingClientRect().height}`);
      }, fingerPx);
      expect([path, small]).toEqual([path, []]);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
      await tab.close();
    }
  });
});
