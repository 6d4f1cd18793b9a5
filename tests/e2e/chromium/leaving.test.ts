// Leaving in a hurry: from the popup, from what lies over a page, from every page of ours at once.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { plainPageAddress } from '../../practice/other-pages.ts';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { chooseInPopup, waitForPicker } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { overlayWords } from '../../support/overlay-words.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

const daybook = launched();

async function atPost(): Promise<Page> {
  const page = await daybook().open(plainPageAddress);
  await page.goto(xPermalink(xPosts.watched));
  return page;
}

/** The calendar stands in this tab, and Back does not lead to the post. */
async function expectLeft(page: Page): Promise<void> {
  await page.waitForURL(/\/calendar\.html$/);
  await page.locator('main table').waitFor();
  await page.goBack();
  expect(page.url()).not.toContain('x.com');
}

describe('leaving in a hurry', () => {
  it('goes by Shift three times while choosing', async () => {
    const page = await atPost();
    await chooseInPopup(daybook(), page, 'post');
    await waitForPicker(page);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await expectLeft(page);
    await page.close();
  });

  it('goes by the button beside the hint', async () => {
    const page = await atPost();
    await chooseInPopup(daybook(), page, 'post');
    await waitForPicker(page);
    const button = await leaveButton(page);
    await page.mouse.click(button.x, button.y);
    await expectLeft(page);
    await page.close();
  });

  it('goes by the notice, by its button and by Shift', async () => {
    for (const way of ['button', 'Shift'] as const) {
      const page = await atPost();
      await chooseInPopup(daybook(), page, 'screen');
      await until('the notice', async () => (await overlayWords(page)).some((text) => text.startsWith('Kept')));
      if (way === 'button') {
        const button = await leaveButton(page);
        await page.mouse.click(button.x, button.y);
      } else for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
      await expectLeft(page);
      await page.close();
    }
  });

  it('goes from the popup, with the page under it and every page of ours', async () => {
    const casebook = await daybook().openOwn('casebook.html#/');
    await casebook.locator('main a[href^="#/entry/"]').first().waitFor();
    const page = await atPost();
    const popup = await daybook().pressToolbar(page);
    await popup.pressNamed(words('leave'));
    await expectLeft(page);
    await casebook.waitForURL(/\/calendar\.html$/);
    await until('the popup to close', async () => !(await daybook().popupIsOpen()));
    await Promise.all([page.close(), casebook.close()]);
  });
});

interface DomNode {
  nodeName: string;
  backendNodeId: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

/** Middle of the leave button in our layer, which the inspector can see into. */
async function leaveButton(page: Page): Promise<{ x: number; y: number }> {
  const cdp = await page.context().newCDPSession(page);
  try {
    return await until('the leave button', async () => {
      const { root } = (await cdp.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: DomNode };
      const queue: DomNode[] = [root];
      for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
        if (node.nodeName === 'BUTTON' && node.attributes?.includes(words('leave')) === true) {
          const { model } = await cdp.send('DOM.getBoxModel', { backendNodeId: node.backendNodeId });
          const [x0 = 0, y0 = 0, , , x1 = 0, y1 = 0] = model.border;
          return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
        }
        queue.push(...(node.children ?? []), ...(node.shadowRoots ?? []));
      }
      return null;
    });
  } finally {
    await cdp.detach();
  }
}
