// What the one who must not know never notices, in Firefox: leaving, a page that watches, borders.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { FirefoxDaybook } from '../../support/firefox.ts';
import { chooseInPopup, keyCodes, leaveControl, overlayWords } from '../../support/firefox-flows.ts';
import type { FirefoxTab } from '../../support/firefox-tab.ts';
import { breakIntoFrame, copyLooks, expectedLooks } from '../../support/copy-looks.ts';
import { hostileCopy } from '../../support/hostile-copy.ts';
import { outside, tryToGetOut } from '../../support/injected-markup.ts';
import { seedPageCopy } from '../../support/record-in-page.ts';
import { tempFolder } from '../../support/temp-folder.ts';
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
  it('goes by Shift three times while choosing, and the presses are counted where eyes and screen readers find them', async () => {
    const tab = await withPicker(xPermalink(xPosts.watched));
    await tab.keys(keyCodes.shift);
    const control = await until('the first press', async () => {
      const seen = await leaveControl(daybook, tab);
      return seen !== null && seen.dots > 0 ? seen : null;
    });
    expect(control).toMatchObject({ name: words('leave'), dots: 1, told: words('leave_presses_left_other', 2) });
    // any other key begins anew: nobody leaves by writing capital letters
    await tab.keys('a', keyCodes.shift, keyCodes.shift);
    expect(await tab.evaluate(() => location.hostname)).toBe('x.com');
    await tab.keys('a', keyCodes.shift, keyCodes.shift, keyCodes.shift);
    await expectLeft(tab);
    await tab.close();
  });

  it('goes by the notice, by its button and by Shift', async () => {
    for (const way of ['button', 'Shift'] as const) {
      const tab = await daybook.open(xPermalink(xPosts.watched));
      await chooseInPopup(daybook, tab, 'screen');
      await until('the notice', async () => (await overlayWords(daybook, tab)).some((text) => text.startsWith('Kept')));
      if (way === 'button') {
        const button = await until('the button', () => leaveControl(daybook, tab));
        await tab.pressAt(button.x, button.y);
      } else await tab.keys(keyCodes.shift, keyCodes.shift, keyCodes.shift);
      await expectLeft(tab);
      await tab.close();
    }
  });

  it('goes from the book: blank at once, words not yet kept are gone, Back does not lead in, and all this is said before', async () => {
    const welcome = await daybook.openOwn('welcome.html');
    await welcome.waitForWords(words('welcome_leave_limits'));
    await welcome.close();
    const book = await daybook.openOwn('casebook.html#/');
    await book.waitForWords(words('entries_title'));
    await book.evaluate(() => void (location.hash = '#/new'));
    await book.waitFor('textarea');
    await book.fill('textarea', 'Words that nobody kept.');
    const counted = () =>
      book.evaluate(() => ({
        dots: document.querySelector<HTMLElement>('.leave-dots')?.dataset['presses'],
        shown: getComputedStyle(document.querySelector('.leave-dots') ?? document.body).visibility,
        told: document.querySelector('.leave [role="status"]')?.textContent,
      }));
    await book.keys(keyCodes.shift, keyCodes.shift);
    expect(await counted()).toEqual({ dots: '2', shown: 'visible', told: words('leave_presses_left_one', 1) });
    await book.keys(keyCodes.shift);
    await until('the calendar', () =>
      book.evaluate(() => location.pathname === '/calendar.html' && document.querySelector('table') !== null),
    );
    expect(await book.evaluate(() => document.title)).not.toMatch(/daybook|notes/iu);
    for (let back = 0; back < 2; back += 1) {
      await book.evaluate(() => history.back());
      await new Promise((resolve) => setTimeout(resolve, 400));
      await until('the calendar again', () =>
        book.evaluate(() => location.pathname === '/calendar.html' && document.querySelector('table') !== null),
      );
      expect(await book.words()).not.toContain(words('entries_title'));
    }
    await book.close();
    const again = await daybook.openOwn('casebook.html#/new');
    await again.waitFor('textarea');
    expect(await again.evaluate(() => document.querySelector('textarea')?.value)).toBe('');
    await again.close();
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
    await tab.waitFor('html[data-watching]');
    await tab.pressAt(400, 700);
    expect(await noticed()).toContain('event click');
    await tab.evaluate(() => void (globalThis as unknown as { noticed: string[] }).noticed.splice(0));
    const before = await look();

    // installed and let alone; asked by the popup what there is to keep (any panel of the browser takes the keys)
    const popup = await daybook.pressToolbar(tab);
    await popup.waitForWords(words('popup_capture_post'));
    expect(await look()).toEqual({ ...before, focused: false });
    expect((await noticed()).filter((one) => one !== 'event blur')).toEqual([]);
    await popup.pressNamed(words('popup_capture_post'));
    await until('the picker', async () =>
      (await overlayWords(daybook, tab)).some((text) => text.includes(words('picker_hint'))),
    );
    const above = `div,${before.above}`;
    expect(await look()).toEqual({ ...before, children: 'head,body,div', active: 'div', above });
    expect(await tab.evaluate(() => (globalThis as unknown as { search(): string[] }).search())).toEqual([]);
    await tab.pressAt(1240, 660);
    await tab.pressSecond(1240, 660);
    await tab.keys('a');
    await tab.pressAt(400, 100);
    await until('the notice', async () => (await overlayWords(daybook, tab)).some((text) => text.startsWith('Kept')));
    await until('the notice to go', async () => (await overlayWords(daybook, tab)).length === 0);

    expect(beyondTheUnavoidable(await noticed())).toEqual([]);
    expect(await look()).toEqual(before);
    expect(await tab.evaluate(() => (globalThis as unknown as { search(): string[] }).search())).toEqual([]);
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

describe('borders', () => {
  it('let no markup out of our own pages', async () => {
    for (const path of [
      'casebook.html',
      'welcome.html',
      'verify.html',
      'popup.html',
      'calendar.html',
      'recorder.html',
    ]) {
      const tab = await daybook.openOwn(path);
      expect(await tab.evaluate(tryToGetOut, outside), path).toEqual([]);
      expect(await tab.evaluate(() => location.pathname)).toContain(path);
      await tab.close();
    }
  });

  it('draw a copy of a page made to break out, and nothing of it runs or reaches anybody', async () => {
    const book = await daybook.openOwn('casebook.html#/');
    await book.waitForWords(words('entries_title'));
    const { id } = await seedPageCopy((source) => daybook.bidi.evaluate(book.context, source), hostileCopy);
    await book.evaluate((hash) => void (location.hash = hash), `#/entry/${id}`);
    await book.pressNamed(words('copy_show'));
    const looks = () => book.evaluate(copyLooks);
    const { words: said, ...plain } = await until('the copy', looks);
    expect(plain).toEqual(expectedLooks(false));
    for (const part of ['Words of the kept page', 'Words in a shadow', 'Words of the inner frame'])
      expect(said).toContain(part);
    await book.pressNamed(words('copy_pictures_show'));
    await until('the picture', async () => (await looks())?.picture);
    const { words: _, ...pictured } = await until('the copy', looks);
    expect(pictured).toEqual(expectedLooks(true));
    expect(await book.evaluate(breakIntoFrame, hostileCopy)).toBe(false);
    expect(await book.evaluate(() => location.hash)).toBe(`#/entry/${id}`);
    await book.close();
  });

  it('answer no page and no other extension', async () => {
    const tab = await daybook.open(`${watchfulOrigin}/`);
    const page = await tab.evaluate(async (base) => {
      const frame = document.createElement('iframe');
      frame.src = `${base}casebook.html`;
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 800));
      const host = globalThis as { chrome?: { runtime?: unknown }; browser?: { runtime?: unknown } };
      let inside: string;
      try {
        inside = frame.contentDocument?.body?.innerText ?? '';
      } catch {
        inside = '';
      }
      return {
        inside,
        frames: frame.contentWindow?.length,
        runtime: [typeof host.chrome?.runtime, typeof host.browser],
      };
    }, daybook.baseUrl);
    expect(page).toEqual({ inside: '', frames: 0, runtime: ['undefined', 'undefined'] });
    await tab.close();

    const other = join(tempFolder(), 'other');
    await mkdir(other, { recursive: true });
    const manifest = {
      manifest_version: 3,
      name: 'Other',
      version: '1',
      browser_specific_settings: { gecko: { id: 'other@test.invalid' } },
      background: { scripts: ['other.js'] },
    };
    await writeFile(join(other, 'manifest.json'), JSON.stringify(manifest));
    await writeFile(join(other, 'told.html'), '<!doctype html><title>told</title>');
    await writeFile(join(other, 'other.js'), `(${askFromOutside.toString()})(${JSON.stringify(daybook.extensionId)})`);
    await daybook.bidi.send('webExtension.install', { extensionData: { type: 'path', path: other } });
    const told = await until('what the other extension was told', async () => {
      const { contexts } = await daybook.bidi.send<{ contexts: { url: string }[] }>('browsingContext.getTree');
      return contexts.find(({ url }) => url.includes('/told.html#'))?.url.split('#')[1];
    });
    const { said, ended } = JSON.parse(decodeURIComponent(told)) as { said: string[]; ended: string };
    expect(said).toHaveLength(4);
    expect(said.filter((line) => !line.includes('Receiving end does not exist'))).toEqual([]);
    expect(ended).toBe('disconnected');
  });
});

/** The whole of another extension's background: asks ours for everything, and shows in a tab what it was told. */
async function askFromOutside(id: string): Promise<void> {
  const { runtime, tabs } = (
    globalThis as unknown as {
      browser: {
        runtime: {
          sendMessage(to: string, message: unknown): Promise<unknown>;
          connect(to: string, info: object): { onDisconnect: { addListener(listener: () => void): void } };
        };
        tabs: { create(info: object): void };
      };
    }
  ).browser;
  const messages = [
    { name: 'page/read', request: { tabId: 1 } },
    { name: 'capture/start', request: { tabId: 1, mode: 'screen' } },
    { name: 'tab/leave', request: { tabId: 1 } },
    'leave',
  ];
  const said = await Promise.all(
    messages.map((message) => runtime.sendMessage(id, message).then(String, (thrown: unknown) => String(thrown))),
  );
  const port = runtime.connect(id, { name: 'reader' });
  const ended = await new Promise((resolve) => {
    port.onDisconnect.addListener(() => resolve('disconnected'));
    setTimeout(() => resolve('connected'), 1000);
  });
  tabs.create({ url: `told.html#${encodeURIComponent(JSON.stringify({ said, ended }))}` });
}
