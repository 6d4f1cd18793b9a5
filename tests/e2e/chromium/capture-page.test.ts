// *Whole page*, held by pixels against one picture of the same page in a window as tall as itself.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { keepWholePage, type KeptEntry, keptEntry, putNoticeAway } from '../../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../../support/capture-pages.ts';
import type { ChromiumDaybook } from '../../support/chromium.ts';
import { launched } from '../../support/launched.ts';
import { comparePictures, tallReference } from '../../support/pixels.ts';

/** The part of the extension API that sets a zoom; runs in the service worker. */
declare const browserTabs: {
  query(asked: { active: boolean; lastFocusedWindow: boolean }): Promise<{ id?: number }[]>;
  setZoom(tabId: number, factor: number): Promise<void>;
};

/** Everything that a person or a page could notice. */
const stateOf = (page: Page) =>
  page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    scroll: [scrollX, scrollY],
    focus: document.activeElement?.outerHTML.slice(0, 60),
    inner: [...document.querySelectorAll('*')]
      .filter(({ scrollTop }) => scrollTop > 0)
      .map((one) => `${one.id} ${one.scrollTop}`),
  }));

interface Kept {
  entry: KeptEntry;
  reference: Buffer;
  page: Page;
}

/** Opens a page, takes its reference, scrolls it somewhere, keeps it whole, and sees that it is as before. */
async function keep(daybook: ChromiumDaybook, name: string, mostScreens: number | null = null): Promise<Kept> {
  const page = await daybook.open(captureAddress(name));
  const reference = await tallReference(page);
  await page.evaluate(() => scrollTo({ top: 333, behavior: 'instant' }));
  await page.waitForTimeout(400);
  const before = await stateOf(page);
  const { number } = await keepWholePage(daybook, page, mostScreens);
  await putNoticeAway(page);
  if (mostScreens === null) expect(await stateOf(page)).toEqual(before);
  const entry = await keptEntry(daybook, number);
  await page.bringToFront();
  return { entry, reference, page };
}

async function expectSame(page: Page, picture: Buffer, reference: Buffer): Promise<void> {
  const { sizes, share, rows } = await comparePictures(page, picture, reference);
  expect(sizes[0]).toBe(sizes[1]);
  expect(rows).toEqual([]);
  expect(share).toBeLessThan(0.002);
}

describe('a whole page is like one tall picture of it', () => {
  const daybook = launched({ answer: answerCapturePages() });

  it.each([
    'plain',
    'sticky-header',
    'fixed-both',
    'sticky-sidebar',
    'lazy-pictures',
    'rtl',
    'scroll-snap',
    'smooth-scroll',
  ])('%s', async (name) => {
    const { entry, reference, page } = await keep(daybook(), name);
    expect(entry.capture.issues).toEqual([]);
    expect(entry.capture.state).toBe('complete');
    await expectSame(page, await entry.file('page.png'), reference);
    await page.close();
  });

  it('goes on over what the page loads, as far as it was asked to', async () => {
    const { entry, page } = await keep(daybook(), 'grows', 10);
    const grown = await tallReference(page);
    await expectSame(page, await entry.file('page.png'), grown);
    expect(await entry.text('text.txt')).toContain('row number 59');
    await page.close();
  });

  it('stops where it was told to', async () => {
    const page = await daybook().open(captureAddress('grows'));
    const { number } = await keepWholePage(daybook(), page, 10);
    const entry = await keptEntry(daybook(), number);
    expect(entry.files.filter(({ role }) => role === 'screen').length).toBeLessThanOrEqual(10);
    await page.close();
  });

  it('keeps in several pictures what is too tall for one', async () => {
    const page = await daybook().open(captureAddress('very-tall'));
    const { number } = await keepWholePage(daybook(), page);
    const entry = await keptEntry(daybook(), number);
    const pictures = entry.files.filter(({ role }) => role === 'page');
    expect(pictures.map(({ path }) => path)).toEqual(['page.png', 'page-2.png']);
    const heights = await Promise.all(pictures.map(async ({ path }) => (await entry.file(path)).readUInt32BE(20)));
    expect(heights.reduce((sum, height) => sum + height)).toBe(230 * 97);
    expect(entry.capture.state).toBe('complete');
    await page.close();
  });

  it('keeps a page whose own part scrolls, whole', async () => {
    const page = await daybook().open(captureAddress('app-scroller'));
    const { number } = await keepWholePage(daybook(), page);
    const entry = await keptEntry(daybook(), number);
    const picture = await entry.file('page.png');
    expect(picture.readUInt32BE(20)).toBe(60 + 30 * 97);
    expect(await page.evaluate(() => document.querySelector('#app')?.scrollTop)).toBe(0);
    await page.close();
  });
});

describe('at a page zoom', () => {
  const daybook = launched({ answer: answerCapturePages() });

  it.each([0.5, 1.25, 3])('of %f', async (zoom) => {
    const first = await daybook().open(captureAddress('fixed-both'));
    const worker = await daybook().worker();
    await worker.evaluate(async (factor) => {
      const { tabs } = (globalThis as unknown as { chrome: { tabs: typeof browserTabs } }).chrome;
      const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
      await tabs.setZoom(tab?.id ?? -1, factor);
    }, zoom);
    await first.close();
    const { entry, reference, page } = await keep(daybook(), 'fixed-both');
    expect(await page.evaluate(() => innerWidth)).toBe(Math.floor(1280 / zoom));
    await expectSame(page, await entry.file('page.png'), reference);
    await page.close();
  });
});

describe.each([1.5, 2])('at %f device pixels to one', (ratio) => {
  const daybook = launched({
    answer: answerCapturePages(),
    deviceScaleFactor: 0,
    args: [`--force-device-scale-factor=${ratio}`],
  });

  it.each(['plain', 'fixed-both', 'sticky-header'])('%s', async (name) => {
    const { entry, reference, page } = await keep(daybook(), name);
    await expectSame(page, await entry.file('page.png'), reference);
    await page.close();
  });
});
