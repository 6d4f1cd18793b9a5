// A page that does all it can to notice an extension: before, during and after a capture.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { waitForOutcome, waitForPicker } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { putNoticeAway } from '../../support/capture-flows.ts';
import { words } from '../../support/words.ts';
import { answerWatchful, beyondTheUnavoidable, watchfulOrigin, type PageLook } from '../../support/watchful-page.ts';

const asked: string[] = [];
const daybook = launched({ answer: answerWatchful(asked) });

const noticed = (page: Page) => page.evaluate(() => (globalThis as unknown as { noticed: string[] }).noticed);
const forget = (page: Page) =>
  page.evaluate(() => void (globalThis as unknown as { noticed: string[] }).noticed.splice(0));
const search = (page: Page) => page.evaluate(() => (globalThis as unknown as { search(): string[] }).search());
const look = (page: Page) => page.evaluate(() => (globalThis as unknown as { look(): PageLook }).look());

describe('a page that watches for us', () => {
  it('hears nothing of strays while something is chosen, nor of the choice', async () => {
    const page = await daybook().open(`${watchfulOrigin}/`);
    await page.locator('html[data-watching]').waitFor();
    // the watch does watch
    await page.mouse.click(400, 700);
    expect(await noticed(page)).toContain('event click');
    await forget(page);
    const before = await look(page);

    // installed and let alone; asked by the popup what there is to keep
    const popup = await daybook().pressToolbar(page);
    await popup.waitForWords(words('popup_capture_post'));
    expect(await look(page)).toEqual(before);
    expect(await noticed(page)).toEqual([]);
    await popup.pressNamed(words('popup_capture_post'));
    await waitForPicker(page);
    const above = `div,${before.above}`;
    expect(await look(page)).toEqual({ ...before, children: 'head,body,div', active: 'div', above });
    expect(await search(page)).toEqual([]);
    // on a link, on a button of the post with the other button, twice, with the wheel, with keys
    await page.mouse.click(1240, 660);
    await page.mouse.click(1240, 660, { button: 'right' });
    await page.mouse.dblclick(1240, 660);
    await page.mouse.wheel(0, 40);
    await page.keyboard.press('a');
    await page.keyboard.press('Tab');
    await page.mouse.click(400, 100);
    const { notice } = await waitForOutcome(page);
    expect(notice.startsWith('Kept')).toBe(true);
    await putNoticeAway(page);

    expect(beyondTheUnavoidable(await noticed(page))).toEqual([]);
    expect(await look(page)).toEqual(before);
    expect(await search(page)).toEqual([]);
    expect(page.url()).toBe(`${watchfulOrigin}/`);
    // Once for the page. The driver hears of a question to the cache, too (only-if-cached), which never leaves the browser.
    expect(new Set(asked)).toEqual(new Set(['/']));
    expect(asked.length).toBeLessThanOrEqual(2);
    await page.close();
  });

  it('finds no file of the extension', async () => {
    const page = await daybook().open(`${watchfulOrigin}/`);
    const reached = await page.evaluate(async (id) => {
      const paths = [
        'manifest.json',
        'icons/16.png',
        'reader.js',
        'casebook.html',
        'calendar.html',
        'fonts/noto-sans-400.ttf',
      ];
      const tries = paths.flatMap((path) => {
        const url = `chrome-extension://${id}/${path}`;
        const image = new Promise((resolve) => {
          const one = new Image();
          one.addEventListener('load', () => resolve(`image ${path}`));
          one.addEventListener('error', () => resolve(null));
          one.src = url;
        });
        return [
          image,
          fetch(url).then(
            () => `fetch ${path}`,
            () => null,
          ),
        ];
      });
      return (await Promise.all(tries)).filter((found) => found !== null);
    }, daybook().extensionId);
    expect(reached).toEqual([]);
    await page.close();
  });
});
