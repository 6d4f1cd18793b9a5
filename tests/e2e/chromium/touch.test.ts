// A small touch screen, as Firefox for Android has it: no menu, no keys, no mouse; everything by finger.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { waitForOutcome } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { overlayPlace, overlayWords } from '../../support/overlay-words.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

const daybook = launched({ viewport: { width: 360, height: 640 }, touch: true, deviceScaleFactor: 2 });

/** What a finger meets: at least 44 CSS pixels high, as WCAG 2.5.5 and both platforms' guides have it. */
const fingerPx = 44;

async function openPicker(page: Page): Promise<void> {
  const popup = await daybook().pressToolbar(page);
  await popup.pressNamed(words('popup_capture_post'));
  await until('the picker', async () =>
    (await overlayWords(page)).some((text) => text.includes(words('picker_hint_touch'))),
  );
}

describe('by finger', () => {
  it('keeps the post that was tapped, and a slide only moves the page', async () => {
    const page = await daybook().open(xPermalink(xPosts.long));
    await openPicker(page);
    const cdp = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: 180, y }] });
    await touch('touchStart', 500);
    for (const y of [460, 400, 340, 300]) await touch('touchMove', y);
    await touch('touchEnd', 300);
    await until('the page to move', async () => (await page.evaluate(() => scrollY)) > 100);
    expect((await overlayWords(page)).some((text) => text.includes(words('picker_hint_touch')))).toBe(true);
    await page.touchscreen.tap(180, 400);
    expect((await waitForOutcome(page)).notice).toMatch(/^Kept/u);
    await page.close();
  });

  it('leaves by the place to tap, and keeps nothing', async () => {
    const page = await daybook().open(xPermalink(xPosts.watched));
    await openPicker(page);
    const place = await until('the place to tap', () => overlayPlace(page, words('cancel')));
    await page.touchscreen.tap(place.x, place.y);
    await until('our layer to go', async () => (await overlayWords(page)).length === 0);
    const casebook = await daybook().openOwn('casebook.html');
    const entries = casebook.locator('main a[href*="#/entry/"]');
    await entries.first().waitFor();
    expect(await entries.count()).toBe(1);
    await casebook.close();
    await page.close();
  });

  it('finds every button of the panel and the casebook large enough', async () => {
    const small = (least: number): string[] =>
      [...document.querySelectorAll('button, .button, select, summary')]
        .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < least)
        .map((one) => `${one.textContent?.trim()}: ${one.getBoundingClientRect().height}`);
    // on a phone the panel is a page of its own
    const popup = await daybook().openOwn('popup.html');
    await popup.getByRole('heading', { level: 1 }).waitFor();
    expect(await popup.evaluate(small, fingerPx)).toEqual([]);
    await popup.close();
    const casebook = await daybook().openOwn('casebook.html');
    await casebook.getByRole('heading', { level: 1 }).waitFor();
    expect(await casebook.evaluate(small, fingerPx)).toEqual([]);
    expect(await casebook.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await casebook.close();
  });
});
