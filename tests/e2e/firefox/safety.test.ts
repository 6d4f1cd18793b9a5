// What the one who must not know never notices, in Firefox: leaving, a page that watches, borders.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { FirefoxDaybook } from '../../support/firefox.ts';
import { chooseInPopup, keyCodes, overlayWords } from '../../support/firefox-flows.ts';
import type { FirefoxTab } from '../../support/firefox-tab.ts';
import { outside, tryToGetOut } from '../../support/injected-markup.ts';
import { until } from '../../support/until.ts';
import { answerWatchful, beyondTheUnavoidable, watchfulOrigin, type PageLook } from '../../support/watchful-page.ts';
import { words } from '../../support/words.ts';

const asked: string[] = [];
let daybook: FirefoxDaybook;
beforeAll(async () => {
  daybook = await FirefoxDaybook.launch({ answer: answerWatchful(asked), letThrough: outside });
});
afterAll(async () => {
  const reached = [...daybook.refused, ...daybook.reachedForNetwork];
  await daybook.close();
  expect(reached, 'requests that left the browser').toEqual([]);
});

async function withPicker(address: string): Promise<FirefoxTab> {
  const tab = await daybook.open(address);
  await chooseInPopup(daybook, tab, 'post');
  await until('the picker', async () =>
    (await overlayWords(daybook, tab)).some((text) => text.includes(words('picker_hint'))),
  );
  return tab;
}

async function expectLeft(tab: FirefoxTab): Promise<void> {
  await until('the calendar', () =>
    tab.evaluate(() => location.pathname === '/calendar.html' && document.querySelector('table') !== null),
  );
  await tab.evaluate(() => history.back());
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await tab.evaluate(() => location.href)).not.toContain('x.com');
}

describe('leaving in a hurry', () => {
  it('goes by Shift three times while choosing', async () => {
    const tab = await withPicker(xPermalink(xPosts.watched));
    await tab.keys(keyCodes.shift, keyCodes.shift, keyCodes.shift);
    await expectLeft(tab);
    await tab.close();
  });

  it('goes from the popup, with the page under it and every page of ours', async () => {
    const casebook = await daybook.openOwn('casebook.html#/');
    await casebook.waitForWords(words('entries_title'));
    const tab = await daybook.open(xPermalink(xPosts.watched));
    const popup = await daybook.pressToolbar(tab);
    await popup.pressNamed(words('leave'));
    await expectLeft(tab);
    await until('the casebook to go', () => casebook.evaluate(() => location.pathname === '/calendar.html'));
    await tab.close();
    await casebook.close();
  });
});

describe('a page that watches for us', () => {
  it('hears nothing of strays while something is chosen, nor of the choice', async () => {
    const tab = await daybook.open(`${watchfulOrigin}/`);
    const look = () => tab.evaluate(() => (globalThis as unknown as { look(): PageLook }).look());
    const noticed = () => tab.evaluate(() => (globalThis as unknown as { noticed: string[] }).noticed);
    const before = await look();
    await tab.pressAt(400, 700);
    expect(await noticed()).toContain('event click');
    await tab.evaluate(() => void (globalThis as unknown as { noticed: string[] }).noticed.splice(0));

    await chooseInPopup(daybook, tab, 'post');
    await until('the picker', async () =>
      (await overlayWords(daybook, tab)).some((text) => text.includes(words('picker_hint'))),
    );
    expect(await look()).toEqual({ ...before, children: 'head,body,div' });
    await tab.pressAt(1240, 660);
    await tab.pressSecond(1240, 660);
    await tab.keys('a');
    await tab.pressAt(400, 100);
    await until('the notice', async () => (await overlayWords(daybook, tab)).some((text) => text.startsWith('Kept')));
    await until('the notice to go', async () => (await overlayWords(daybook, tab)).length === 0);

    expect(beyondTheUnavoidable(await noticed())).toEqual([]);
    expect(await look()).toEqual(before);
    // Once for the page. Firefox's driver hears of a question to the cache, too (only-if-cached), which never leaves the browser.
    expect(new Set(asked)).toEqual(new Set(['/']));
    expect(asked.length).toBeLessThanOrEqual(2);
    await tab.close();
  });

  it('finds no file of the extension', async () => {
    const tab = await daybook.open(`${watchfulOrigin}/`);
    const reached = await tab.evaluate(async (base) => {
      const tries = ['manifest.json', 'icons/16.png', 'reader.js', 'casebook.html'].map((path) =>
        fetch(base + path).then(
          () => path,
          () => null,
        ),
      );
      return (await Promise.all(tries)).filter((found) => found !== null);
    }, daybook.baseUrl);
    expect(reached).toEqual([]);
    await tab.close();
  });
});

describe('markup in our own pages', () => {
  it.each(['casebook.html', 'welcome.html'])('gets nothing out of %s', async (path) => {
    const tab = await daybook.openOwn(path);
    expect(await tab.evaluate(tryToGetOut, outside)).toEqual([]);
    expect(await tab.evaluate(() => location.pathname)).toContain(path);
    await tab.close();
  });
});
