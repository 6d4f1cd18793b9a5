// The ways in besides the popup. Headless Chromium draws no context menu and takes no shortcut, so the toolbar button
// grants the tab for real and the browser's own event is then raised in the worker; Firefox presses both for real.
import { describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { waitForOutcome, waitForPicker } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

/** In the service worker, where the functions below run. */
declare const chrome: {
  tabs: { query(given: object): Promise<{ id?: number }[]> };
  contextMenus: { onClicked: { dispatch(info: object, tab: object): void } };
  commands: {
    onCommand: { dispatch(command: string, tab: object): void };
    getAll(): Promise<{ name: string; shortcut: string }[]>;
  };
  management: { getPermissionWarningsByManifest(json: string): Promise<string[]> };
  runtime: { getManifest(): Record<string, unknown> };
};

const daybook = launched();

/** The page of a post, which the toolbar button has opened to the extension, and the worker. */
async function openGranted() {
  const page = await daybook().open(xPermalink(xPosts.watched));
  const popup = await daybook().pressToolbar(page);
  await popup.runSource('close()').catch(() => undefined);
  await until('the popup to close', async () => !(await daybook().popupIsOpen()));
  return { page, worker: await daybook().worker() };
}

describe('right click', () => {
  it('keeps the post whose link was under the mouse, without another question', async () => {
    const { page, worker } = await openGranted();
    await worker.evaluate(async (linkUrl) => {
      const [tab] = await chrome.tabs.query({ active: true });
      chrome.contextMenus.onClicked.dispatch(
        { menuItemId: 'keep-post', linkUrl, editable: false, pageUrl: '' },
        tab ?? {},
      );
    }, xPermalink(xPosts.watched));
    const outcome = await waitForOutcome(page);
    expect(outcome.notice).toBe(words('notice_kept', 1));
    await page.close();
  });

  it('asks which post, where the place of the click does not tell', async () => {
    const { page, worker } = await openGranted();
    await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      chrome.contextMenus.onClicked.dispatch({ menuItemId: 'keep-post', editable: false, pageUrl: '' }, tab ?? {});
    });
    await waitForPicker(page);
    await page.keyboard.press('Escape');
    await page.close();
  });
});

describe('the shortcut', () => {
  it('keeps the screen', async () => {
    const { page, worker } = await openGranted();
    await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      chrome.commands.onCommand.dispatch('keep-screen', tab ?? {});
    });
    const outcome = await waitForOutcome(page);
    expect(outcome.notice).toBe(words('notice_kept', 2));
    await page.close();
  });

  it('is registered under the keys that the README names', async () => {
    const worker = await daybook().worker();
    const commands = await worker.evaluate(() => chrome.commands.getAll());
    expect(commands).toContainEqual(expect.objectContaining({ name: 'keep-screen', shortcut: 'Alt+Shift+K' }));
  });
});
