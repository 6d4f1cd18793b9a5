import type { Page } from 'playwright-core';
import { chooseMoreInPopup } from './capture-flows.ts';
import type { ChromiumDaybook } from './chromium.ts';
import { chooseInPopup, pickerWaits, waitForOutcome, waitForPicker } from './flows.ts';
import { hostileOrigin } from './hostile-pages.ts';
import { overlayWords } from './overlay-words.ts';
import { type QuietLook, quietLook } from './quiet-look.ts';
import { until } from './until.ts';

/** A page that was kept although it works against it: the number of its entry, and the page before and after. */
export interface KeptRestless {
  number: number;
  same: [QuietLook, QuietLook];
}

const chooseByKeys = async (page: Page) => {
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
};

/** Presses on the post, or chooses it by keys where it is out of sight, has no size, or had gone from under the press. */
async function pressOn(page: Page): Promise<void> {
  const post = page.locator('article');
  // in a tree that the page keeps shut, a driver does not find it either: it stands at the top
  const box = (await post.count()) === 0 ? { x: 20, y: 20, height: 200 } : await post.boundingBox();
  const inSight = box !== null && box.height >= 2 && box.y > -40 && box.y < 740 && box.x > -200;
  if (!inSight) {
    await chooseByKeys(page);
    return;
  }
  // well inside: a post that moves is elsewhere by the time it is pressed
  const [x, y] = [Math.max(box.x, 0) + 40, Math.max(box.y, 0) + Math.min(box.height / 2, 60)];
  await page.mouse.move(x - 2, y);
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
  // a press beside all posts chooses nothing, and our layer waits for another one, or for keys as it says
  if (await pickerWaits(page)) await chooseByKeys(page);
}

/** Keeps the one post, or all, of a page of the hostile site. */
export async function keepRestless(
  daybook: ChromiumDaybook,
  name: string,
  way: 'post' | 'page',
): Promise<KeptRestless> {
  const page = await daybook.open(`${hostileOrigin}/${name}`);
  const before = await quietLook(page);
  if (way === 'page') await chooseMoreInPopup(daybook, page, 'whole_page');
  else {
    await chooseInPopup(daybook, page, 'post');
    await waitForPicker(page);
    // one that comes over our layer is there before anybody could press
    await page.waitForFunction(() => [...document.querySelectorAll('dialog')].every(({ open }) => open));
    await pressOn(page);
  }
  const { number } = await waitForOutcome(page, performance.now(), 60_000);
  await until('the notice to go', async () => {
    await page.mouse.click(1220, 760);
    return (await overlayWords(page)).length === 0;
  });
  const same: [QuietLook, QuietLook] = [before, await quietLook(page)];
  await page.close();
  return { number, same };
}
