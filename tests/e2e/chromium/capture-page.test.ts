// *Whole page*, held by pixels against one picture of the same page in a window as tall as itself: the few that catch most.
// Every page alone, every zoom and every pixel ratio: tests/hard/capture-page.test.ts.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  keepWholePage,
  type KeptEntry,
  openRecord,
  type OpenRecord,
  putNoticeAway,
} from '../../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../../support/capture-pages.ts';
import { launched } from '../../support/launched.ts';
import { tallReference } from '../../support/pixels.ts';
import {
  expectColumnsLike,
  expectLikeTall,
  keepAgainstTall,
  keepApp,
  keepThenTall,
  keepWide,
  type KeptWhole,
  pictureHeights,
  zoomTo,
} from '../../support/whole-page.ts';

const zoom = 3;
/** Pixels at the right edge that a part's scroll bar takes. */
const scrollBar = 20;

describe('a whole page is like one tall picture of it', () => {
  const daybook = launched({ answer: answerCapturePages() });
  const kept: Record<string, KeptWhole> = {};
  let record: OpenRecord;
  let any: Page;
  const entry = (name: string): Promise<KeptEntry> => record(kept[name]?.number ?? -1);

  beforeAll(async () => {
    for (const name of ['mixed', 'fixed-inside']) kept[name] = await keepAgainstTall(daybook(), name);
    const growing = await daybook().open(captureAddress('grows'));
    const { number } = await keepWholePage(daybook(), growing, 10);
    await putNoticeAway(growing);
    kept['grows'] = { number, reference: await tallReference(growing) };
    await growing.close();
    const app = await daybook().open(captureAddress('app-beside'));
    kept['app-beside'] = { ...(await keepWholePage(daybook(), app)), reference: Buffer.of() };
    expect(await app.evaluate(() => document.querySelector('#app')?.scrollTop)).toBe(0);
    await app.close();
    for (const name of ['wide-rows', 'wide-rtl']) kept[name] = await keepWide(daybook(), name);
    kept['late'] = await keepThenTall(daybook(), 'late');
    kept['app-from-below'] = await keepApp(daybook(), 'app-from-below');
    await zoomTo(daybook(), zoom);
    kept['zoomed'] = await keepAgainstTall(daybook(), 'fixed-both');
    record = await openRecord(daybook());
    any = await daybook().open(captureAddress('plain'));
  }, 300_000);

  it('with bars that stick and stay, right to left, snapping, smoothly scrolled, with pictures that come late', async () => {
    const { capture } = await entry('mixed');
    expect(capture.issues).toEqual([]);
    expect(capture.state).toBe('complete');
    await expectLikeTall(any, await entry('mixed'), kept['mixed']?.reference ?? Buffer.of());
  });

  it('with boxes that are fixed in parts which move', async () => {
    await expectLikeTall(any, await entry('fixed-inside'), kept['fixed-inside']?.reference ?? Buffer.of());
  });

  it('goes on over what the page loads, as far as it was asked to', async () => {
    const grown = await entry('grows');
    await expectLikeTall(any, grown, kept['grows']?.reference ?? Buffer.of());
    expect(await grown.text('text.txt')).toContain('row number 59');
    expect(grown.files.filter(({ role }) => role === 'screen').length).toBeLessThanOrEqual(10);
  });

  it('with what is drawn late, put off until it is near, or stays with the window and is no element', async () => {
    const late = await entry('late');
    expect(late.capture.issues.map(({ code }) => code)).toEqual(['words-gone']);
    await expectLikeTall(any, late, kept['late']?.reference ?? Buffer.of());
    const text = await late.text('text.txt');
    expect(text.split('\n').filter((line) => /row number 1\d\d/.test(line)).length).toBe(16);
    expect(text).toContain('words that stand in no element of their own');
  });

  it('keeps a list that is filled from below, from its beginning', async () => {
    const app = await entry('app-from-below');
    expect(app.capture.issues).toEqual([]);
    await expectLikeTall(any, app, kept['app-from-below']?.reference ?? Buffer.of(), scrollBar);
  });

  it('keeps a page whose own part scrolls, whole, also where that part is fixed', async () => {
    const app = await entry('app-beside');
    expect(await pictureHeights(app)).toEqual([60 + 30 * 97]);
    await expectRowsShown(any, await app.file('page.png'));
  });

  it('with what lies to its side, in columns', async () => {
    for (const name of ['wide-rows', 'wide-rtl']) {
      const wide = await entry(name);
      expect(wide.capture.issues).toEqual([]);
      await expectColumnsLike(any, wide, kept[name]?.reference ?? Buffer.of(), name === 'wide-rtl');
    }
  });

  it(`at a page zoom of ${zoom * 100} %`, async () => {
    await expectLikeTall(any, await entry('zoomed'), kept['zoomed']?.reference ?? Buffer.of());
  });
});

/** Each of the thirty rows is coloured: one that was hidden or left out is white. */
async function expectRowsShown(page: Page, picture: Buffer): Promise<void> {
  const white = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(1, bitmap.height).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 800, 0, 1, bitmap.height, 0, 0, 1, bitmap.height);
    const { data } = context.getImageData(0, 0, 1, bitmap.height);
    const isWhite = (y: number) => [0, 1, 2].every((by) => (data[y * 4 + by] ?? 0) > 250);
    return Array.from({ length: 30 }, (_, row) => row).filter((row) => isWhite(60 + row * 97 + 40));
  }, picture.toString('base64'));
  expect(white).toEqual([]);
}
