// Windows that have no toolbar: one that a page opened over its own, or that of an app. Headless Chromium ends at a press of
// the toolbar button over one, so the page is opened to the extension in a row of tabs and then moved.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../practice/x-pages.ts';
import { keptEntry } from '../support/capture-flows.ts';
import { waitForOutcome, waitForPicker } from '../support/flows.ts';
import { launched } from '../support/launched.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

/** In the service worker, where the functions below run. */
declare const chrome: {
  tabs: { query(given: object): Promise<{ id: number; windowId: number }[]> };
  windows: { create(given: object): Promise<unknown>; get(id: number): Promise<{ type: string }> };
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
};

const daybook = launched();
const post = xPosts.watched;
/** Entries so far. */
let kept = 0;

/** The page of a post in a window without a toolbar; `granted`: the button was pressed over it before. */
async function openWithoutToolbar(granted: boolean): Promise<Page> {
  const page = await daybook().open(xPermalink(post));
  if (granted) {
    const popup = await daybook().pressToolbar(page);
    await popup.runSource('close()').catch(() => undefined);
    await until('the popup to close', async () => !(await daybook().popupIsOpen()));
  }
  await page.bringToFront();
  const worker = await daybook().worker();
  const type = await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab === undefined) throw new Error('no tab in front');
    await chrome.windows.create({ tabId: tab.id, type: 'popup', focused: true });
    const [moved] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return (await chrome.windows.get(moved?.windowId ?? -1)).type;
  });
  expect(type).toBe('popup');
  return page;
}

/** A press of an entry of the page's menu. */
async function pressMenu(menuItemId: string): Promise<void> {
  await (
    await daybook().worker()
  ).evaluate(async (id) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.contextMenus.onClicked.dispatch({ menuItemId: id, editable: false, pageUrl: '' }, tab ?? {});
  }, menuItemId);
}

/** Our panel in a small window of its own. */
async function panel(): Promise<Page> {
  return until('the panel', () =>
    daybook()
      .context.pages()
      .find((one) => one.url().includes('/popup.html?')),
  );
}

describe('a window without a toolbar', () => {
  it('has its post kept, and its screen', async () => {
    const page = await openWithoutToolbar(true);
    await pressMenu('keep-post');
    await waitForPicker(page);
    const place = await page.locator('article', { hasText: 'Blue coat again' }).boundingBox();
    if (place === null) throw new Error('no post');
    await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
    const { number } = await waitForOutcome(page);
    expect((await keptEntry(daybook(), number)).capture).toMatchObject({
      state: 'complete',
      page: { url: xPermalink(post) },
    });
    await page.bringToFront();
    await pressMenu('keep-screen');
    kept = (await waitForOutcome(page)).number;
    expect(kept).toBe(number + 1);
    await page.close();
  });

  it('has what stands in the way said in a panel of its own, which is for that page', async () => {
    const page = await openWithoutToolbar(false);
    await pressMenu('keep-screen');
    const said = await panel();
    await said.getByText(words('notice_failed', kept + 1)).waitFor();
    expect(await said.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await said.getByRole('button', { name: words('leave') }).click();
    await until('the page to be left', () => !page.url().includes('x.com'));
    await until('the panel to close', () => said.isClosed());
  });
});
