// Choosing on the page: mouse, keys, Esc; the page must not notice any of it.
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { chooseInPopup, openCasebook, waitForOutcome, waitForPicker } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { overlayWords } from '../../support/overlay-words.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

const daybook = launched();

/** Counts what reaches the page's own listeners, and what changes in its tree. */
function watchPage(): void {
  const seen: string[] = [];
  for (const kind of ['click', 'mousedown', 'pointerdown', 'keydown', 'keyup']) {
    document.addEventListener(kind, () => seen.push(kind));
  }
  new MutationObserver((records) => {
    for (const record of records) seen.push(`${record.type} in ${record.target.nodeName}`);
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  Object.assign(globalThis, { seen });
}

const seenByPage = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);

describe('choosing a post', () => {
  let page: Page;
  beforeEach(async () => {
    page = await daybook().open(xPermalink(xPosts.watched));
    await page.evaluate(watchPage);
    await chooseInPopup(daybook(), page, 'post');
    await waitForPicker(page);
    return () => page.close();
  });

  it('leaves with Esc, keeps nothing, and the page has not noticed', async () => {
    await page.mouse.move(600, 200);
    await page.keyboard.press('Escape');
    await until('our layer to go', async () => (await overlayWords(page)).length === 0);
    expect(await seenByPage(page)).toEqual([]);
    const casebook = await openCasebook(daybook(), page);
    await casebook.getByText(words('no_entries_title')).waitFor();
    await casebook.close();
  });

  it('keeps what the keys chose, and the page has not noticed', async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const outcome = await waitForOutcome(page);
    expect(outcome.notice.startsWith('Kept')).toBe(true);
    expect(await seenByPage(page)).toEqual([]);
  });

  it('keeps the post under the mouse although the page listens to clicks itself', async () => {
    const box = await page.locator('article', { hasText: 'Leave her alone' }).boundingBox();
    if (box === null) throw new Error('the answer is not shown');
    await page.mouse.move(box.x + 200, box.y + 40);
    await page.mouse.click(box.x + 200, box.y + 40);
    const outcome = await waitForOutcome(page);
    expect(outcome.notice.startsWith('Kept')).toBe(true);
    expect(await seenByPage(page)).toEqual([]);
    expect(page.url()).toBe(xPermalink(xPosts.watched));
  });

  it('gives way to another choice, and its notice to the next capture', async () => {
    await chooseInPopup(daybook(), page, 'post');
    await waitForPicker(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const first = await waitForOutcome(page);
    await chooseInPopup(daybook(), page, 'screen');
    const next = words('notice_kept', first.number + 1);
    await until('the next notice alone', async () => {
      const shown = await overlayWords(page);
      return shown.length === 1 && shown[0]?.startsWith(next);
    });
    expect(await seenByPage(page)).toEqual([]);
  });
});
