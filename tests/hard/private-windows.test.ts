// Private windows, where the person allows them: what is kept there goes into the one book, which itself opens in ordinary ones only.
import { afterEach, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../practice/x-pages.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import { FirefoxDaybook } from '../support/firefox.ts';
import { chooseInPopup as chooseInFirefox, waitForNotice } from '../support/firefox-flows.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

describe('a private window', () => {
  it('of Chromium is none of ours until it is allowed, and the settings say which', async () => {
    for (const privateWindows of [false, true]) {
      const daybook = await ChromiumDaybook.launch({ privateWindows });
      closing.push(daybook);
      const book = await daybook.openOwn('casebook.html#/settings');
      await book.getByText(words(privateWindows ? 'private_windows_on' : 'private_windows_off')).waitFor();
    }
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
  });
});
