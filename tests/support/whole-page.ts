import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type KeptEntry, keepWholePage, putNoticeAway } from './capture-flows.ts';
import { captureAddress } from './capture-pages.ts';
import type { ChromiumDaybook } from './chromium.ts';
import { comparePictures, tallReference } from './pixels.ts';

/** The part of the extension API that sets a zoom; runs in the service worker. */
declare const browserTabs: {
  query(asked: { active: boolean; lastFocusedWindow: boolean }): Promise<{ id?: number }[]>;
  setZoom(tabId: number, factor: number): Promise<void>;
};

/** Everything that a person or a page could notice of a page: its tree, where it is scrolled to, where keys go. */
export const stateOf = (page: Page) =>
  page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    scroll: [scrollX, scrollY],
    focus: document.activeElement?.outerHTML.slice(0, 60),
    inner: [...document.querySelectorAll('*')]
      .filter(({ scrollTop }) => scrollTop > 0)
      .map((one) => `${one.id} ${one.scrollTop}`),
  }));

/** A page that was kept whole: the number of its entry, and the picture that a window as tall as the page shows. */
export interface KeptWhole {
  number: number;
  reference: Buffer;
}

/** Opens a page, takes its reference, scrolls it somewhere, keeps it whole, and sees that it is as before. */
export async function keepAgainstTall(daybook: ChromiumDaybook, name: string): Promise<KeptWhole> {
  const page = await daybook.open(captureAddress(name));
  const reference = await tallReference(page);
  await page.evaluate(() => scrollTo({ top: 333, behavior: 'instant' }));
  await page.waitForTimeout(400);
  const before = await stateOf(page);
  const { number } = await keepWholePage(daybook, page);
  await putNoticeAway(page);
  expect(await stateOf(page)).toEqual(before);
  await page.close();
  return { number, reference };
}

/** Keeps a page that fetches and draws on the way, and only then takes its reference; all that was lent must be back. */
export async function keepThenTall(daybook: ChromiumDaybook, name: string): Promise<KeptWhole> {
  const page = await daybook.open(captureAddress(name));
  const lent = () =>
    page.evaluate(() => [
      scrollY,
      document.getAnimations().length,
      ...[...document.querySelectorAll('body, section, p')].map((one) => one.getAttribute('style')),
    ]);
  const before = await lent();
  const { number } = await keepWholePage(daybook, page);
  await putNoticeAway(page);
  expect(await lent()).toEqual(before);
  const reference = await tallReference(page);
  await page.close();
  return { number, reference };
}

/** Keeps an app whose part scrolls; its reference is a window as tall as the part needs. */
export async function keepApp(daybook: ChromiumDaybook, name: string): Promise<KeptWhole> {
  const page = await daybook.open(captureAddress(name));
  const needed = await page.evaluate(() => {
    const app = document.querySelector('#app');
    if (app === null) throw new Error('no app');
    app.scrollBy({ top: app.scrollTop === 0 ? -200 : 200 });
    const { top, width } = app.getBoundingClientRect();
    return Math.ceil(top + app.scrollHeight * (width / (app as HTMLElement).offsetWidth));
  });
  const before = await stateOf(page);
  const { number } = await keepWholePage(daybook, page);
  await putNoticeAway(page);
  expect(await stateOf(page)).toEqual(before);
  await page.setViewportSize({ width: 1280, height: needed });
  const reference = await page.screenshot();
  await page.close();
  return { number, reference };
}

/** Keeps a page that goes on to the side; gives the number of its entry and what a window as large as the page shows. */
export async function keepWide(daybook: ChromiumDaybook, name: string): Promise<KeptWhole> {
  const page = await daybook.open(captureAddress(name));
  const before = await stateOf(page);
  const { number } = await keepWholePage(daybook, page);
  await putNoticeAway(page);
  expect(await stateOf(page)).toEqual(before);
  const size = await page.evaluate(() => {
    const { scrollWidth: width, scrollHeight: height } = document.documentElement;
    return { width, height };
  });
  await page.setViewportSize(size);
  const reference = await page.screenshot();
  await page.close();
  return { number, reference };
}

/** The columns of a page, side by side in the order of reading, are like one picture of it. */
export async function expectColumnsLike(page: Page, entry: KeptEntry, reference: Buffer, rtl: boolean): Promise<void> {
  const columns = entry.files.filter(({ role }) => role === 'page').map(({ path }) => path);
  expect(columns.length).toBeGreaterThan(1);
  const pictures = await Promise.all((rtl ? columns.toReversed() : columns).map((path) => entry.file(path)));
  const joined = await page.evaluate(
    async (all) => {
      const load = async (base64: string) =>
        createImageBitmap(new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))]));
      const bitmaps = await Promise.all(all.map(load));
      const canvas = document.createElement('canvas');
      canvas.width = bitmaps.reduce((sum, { width }) => sum + width, 0);
      canvas.height = bitmaps[0]?.height ?? 0;
      let x = 0;
      for (const bitmap of bitmaps) {
        canvas.getContext('2d')?.drawImage(bitmap, x, 0);
        x += bitmap.width;
      }
      return canvas.toDataURL('image/png').replace(/^.*,/, '');
    },
    pictures.map((picture) => picture.toString('base64')),
  );
  const { sizes, share, rows } = await comparePictures(page, Buffer.from(joined, 'base64'), reference);
  expect(sizes[0]).toBe(sizes[1]);
  expect(rows).toEqual([]);
  expect(share).toBeLessThan(0.002);
}

/** The site of these pages at another zoom, as a person sets it: for every tab on it from now on. */
export async function zoomTo(daybook: ChromiumDaybook, zoom: number): Promise<void> {
  const page = await daybook.open(captureAddress('plain'));
  const worker = await daybook.worker();
  await worker.evaluate(async (factor) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: typeof browserTabs } }).chrome;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    await tabs.setZoom(tab?.id ?? -1, factor);
  }, zoom);
  await page.waitForFunction((width) => Math.abs(innerWidth - width) <= 1, 1280 / zoom);
  await page.close();
}

/**
 * The picture of the whole page is like its reference; compared in any page, which is not changed. `maskRight`: pixels of a
 * scroll bar that the reference has not.
 */
export async function expectLikeTall(page: Page, entry: KeptEntry, reference: Buffer, maskRight = 0): Promise<void> {
  const { sizes, share, rows } = await comparePictures(page, await entry.file('page.png'), reference, maskRight);
  expect(sizes[0]).toBe(sizes[1]);
  expect(rows).toEqual([]);
  expect(share).toBeLessThan(0.002);
}

/** Heights in device pixels of the pictures that make up a page, top to bottom. */
export async function pictureHeights(entry: KeptEntry): Promise<number[]> {
  const pictures = entry.files.filter(({ role }) => role === 'page');
  return Promise.all(pictures.map(async ({ path }) => (await entry.file(path)).readUInt32BE(20)));
}
