// Private windows, where the person allows them: what is kept there goes into the one book, which itself opens in ordinary ones only.
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { heron } from '../practice/story.ts';
import { xPermalink, xPosts } from '../practice/x-pages.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import { foundOnDisk } from '../support/disk-search.ts';
import { FirefoxDaybook } from '../support/firefox.ts';
import { chooseInPopup as chooseInFirefox, waitForNotice } from '../support/firefox-flows.ts';
import { waitForOutcome } from '../support/flows.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

/** What only the private window showed. */
const seen = {
  text: xPosts.watched.text.slice(0, 40),
  address: xPermalink(xPosts.watched),
  name: heron.name,
  handle: heron.x,
};

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

describe('a private window', () => {
  it('of Chromium is none of ours until it is allowed, and the settings say which', async () => {
    const daybook = await ChromiumDaybook.launch();
    closing.push(daybook);
    const book = await daybook.openOwn('casebook.html#/settings');
    await book.getByText(words('private_windows_off')).waitFor();
    const page = await daybook.openPrivateWindow(xPermalink(xPosts.watched));
    await expect(daybook.pressToolbar(page)).rejects.toThrow();
  });

  it('of Chromium gives what is kept there to the one book, and nothing of what was seen there lies on the disk in the clear', async () => {
    const profile = join(tempFolder(), 'profile');
    const daybook = await ChromiumDaybook.launch({ privateWindows: true, profile });
    closing.push(daybook);
    const page = await daybook.openPrivateWindow(xPermalink(xPosts.watched));
    const popup = await daybook.pressToolbar(page);
    await popup.waitForWords(words('popup_capture_post'));
    await popup.pressNamed(words('popup_this_screen'));
    expect((await waitForOutcome(page)).notice).toBe(words('notice_kept', 1));
    await page.close();
    const book = await daybook.openOwn('casebook.html#/settings');
    await book.getByText(words('private_windows_on')).waitFor();
    await book.goto(book.url().replace(/#.*/u, '#/'));
    await book.locator('main a[href^="#/entry/"]').first().waitFor();
    expect(await book.locator('main a[href^="#/entry/"]').count()).toBe(1);
    expect([...daybook.refused, ...daybook.reachedForNetwork]).toEqual([]);
    closing.splice(0);
    await daybook.close();
    expect(foundOnDisk(profile, seen)).toEqual([]);
  });

  it('of Firefox gives what is kept there to the one book, and does not open it, since its words would be gone with the window', async () => {
    const daybook = await FirefoxDaybook.launch();
    closing.push(daybook);
    const ordinary = await daybook.openOwn('casebook.html#/settings');
    await ordinary.waitForWords(words('private_windows_off'));
    await ordinary.close();
    const { window, tab } = await daybook.openPrivateWindow(xPermalink(xPosts.watched));
    await chooseInFirefox(window, tab, 'screen');
    expect(await waitForNotice(window, tab)).toContain(words('notice_kept', 1));
    await tab.goto(`${daybook.baseUrl}casebook.html#/new`);
    await tab.waitForWords(words('private_here'));
    expect(await tab.evaluate(() => document.querySelector('textarea'))).toBe(null);
    await tab.pressNamed(words('private_open'));
    const opened = await until('the ordinary window', async () => {
      const { contexts } = await daybook.bidi.send<{ contexts: { context: string; url: string }[] }>(
        'browsingContext.getTree',
      );
      return contexts.find(({ context, url }) => context !== tab.context && url.includes('/casebook.html'))?.context;
    });
    const listed = await daybook.bidi.evaluate(
      opened,
      `(async () => { location.hash = '#/';
        for (let look = 0; look < 200 && !document.querySelector('main a[href^="#/entry/"]'); look += 1)
          await new Promise((resolve) => setTimeout(resolve, 50));
        return document.querySelectorAll('main a[href^="#/entry/"]').length; })()`,
    );
    expect(listed).toBe(1);
    expect([...daybook.refused, ...daybook.reachedForNetwork]).toEqual([]);
    await daybook.end();
    expect(foundOnDisk(daybook.profile, seen)).toEqual([]);
  });

  it('of a Firefox that remembers nothing keeps no book, and says so before anything is kept', async () => {
    const daybook = await FirefoxDaybook.launch({ preferences: { 'browser.privatebrowsing.autostart': true } });
    closing.push(daybook);
    await daybook.allowPrivateWindows();
    const tab = await daybook.open(xPermalink(xPosts.watched));
    const popup = await daybook.pressToolbar(tab);
    await popup.pressNamed(words('popup_this_screen'));
    await popup.waitForWords(words('error_record_impossible'));
    const casebook = await daybook.openOwn('casebook.html');
    await casebook.waitForWords(words('error_record_impossible'));
    expect(await casebook.words()).not.toContain(words('private_here'));
  });
});
