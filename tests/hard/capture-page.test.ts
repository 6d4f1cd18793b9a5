// *Whole page*: each hard page alone, at every zoom from 30 to 500 % and every pixel ratio from 1 to 3, by pixels.
import { describe, expect, it } from 'vitest';
import { keepWholePage, keptEntry, openRecord } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { launched } from '../support/launched.ts';
import { comparePictures } from '../support/pixels.ts';
import {
  expectLikeTall,
  keepAgainstTall,
  keepApp,
  type KeptWhole,
  pictureHeights,
  zoomTo,
} from '../support/whole-page.ts';
import type { ChromiumDaybook } from '../support/chromium.ts';

const pages = [
  'plain',
  'sticky-header',
  'fixed-both',
  'fixed-inside',
  'sticky-sidebar',
  'sticky-bottom',
  'taken-out',
  'stuck-taller',
  'lazy-pictures',
  'rtl',
  'scroll-snap',
  'smooth-scroll',
  'mixed',
];

/** Keeps each page, then holds all of them, out of one package, against their references. */
function expectAll(
  daybook: () => ChromiumDaybook,
  names: readonly string[],
  before: (name: string) => Promise<string>,
) {
  const kept = new Map<string, KeptWhole>();

  it.each(names)('keeps %s, and leaves it as it was', async (name) => {
    kept.set(name, await keepAgainstTall(daybook(), await before(name)));
  });

  it('each is like one tall picture of it', async () => {
    const record = await openRecord(daybook());
    const any = await daybook().open(captureAddress('plain'));
    const wrong: string[] = [];
    for (const name of names) {
      const { number, reference } = kept.get(name) ?? { number: -1, reference: Buffer.of() };
      const entry = await record(number);
      const { sizes, share, rows } = await comparePictures(any, await entry.file('page.png'), reference);
      // a page may end within a pixel of the screen
      const [height, tall] = sizes.map((size) => Number(size.split('×')[1])) as [number, number];
      const alike = Math.abs(height - tall) <= 1 && rows.length === 0 && share < 0.002;
      if (!alike || entry.capture.issues.length > 0)
        wrong.push(`${name}: ${JSON.stringify({ sizes, share, rows, issues: entry.capture.issues })}`);
    }
    expect(wrong).toEqual([]);
  });
}

describe.each([1, 1.25, 1.5, 2, 3])('at %f device pixels to one', (ratio) => {
  const args = [`--force-device-scale-factor=${ratio}`];
  const daybook = launched({ answer: answerCapturePages(), deviceScaleFactor: 0, args });
  expectAll(daybook, pages, (name) => Promise.resolve(name));
});

describe('at every zoom', () => {
  const daybook = launched({ answer: answerCapturePages() });
  const zooms = [0.3, 0.5, 0.67, 0.8, 1.1, 1.25, 1.5, 2, 3, 5];
  const names = zooms.flatMap((zoom) => [`fixed-both at ${zoom}`, `sticky-header at ${zoom}`]);
  expectAll(daybook, names, async (name) => {
    const [page = '', zoom] = name.split(' at ');
    await zoomTo(daybook(), Number(zoom));
    return page;
  });
});

describe('parts that scroll in the place of the page', () => {
  const daybook = launched({ answer: answerCapturePages() });

  it('are kept whole, filled from below or zoomed; of several, one, and it is said', async () => {
    const numbers = new Map<string, KeptWhole>();
    const apps = ['app-scroller', 'app-from-below', 'app-zoomed'];
    for (const name of apps) numbers.set(name, await keepApp(daybook(), name));
    const page = await daybook().open(captureAddress('app-lists'));
    const { number: lists } = await keepWholePage(daybook(), page);
    const record = await openRecord(daybook());
    for (const name of apps) {
      const { number, reference } = numbers.get(name) ?? { number: -1, reference: Buffer.of() };
      await expectLikeTall(page, await record(number), reference, 25);
    }
    const { capture } = await record(lists);
    expect(capture.issues).toEqual([{ step: 'tiles', code: 'page-longer', detail: '1' }]);
  });
});

describe('pages longer than one picture may be', () => {
  const daybook = launched({ answer: answerCapturePages() });

  it('are kept in several', async () => {
    const page = await daybook().open(captureAddress('very-tall'));
    const { number } = await keepWholePage(daybook(), page, null, 120_000);
    const entry = await keptEntry(daybook(), number);
    const heights = await pictureHeights(entry);
    expect(heights.length).toBe(2);
    expect(heights.reduce((sum, height) => sum + height)).toBe(230 * 97);
    expect(entry.capture.state).toBe('complete');
    await page.close();
  });
});
