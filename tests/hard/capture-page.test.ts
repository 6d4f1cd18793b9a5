// *Whole page*: each hard page alone, at every zoom from 30 to 500 % and every pixel ratio from 1 to 3, by pixels.
import { describe, expect, it } from 'vitest';
import { keepWholePage, keptEntry } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { launched } from '../support/launched.ts';
import { expectLikeTall, keepAgainstTall, pictureHeights, zoomTo } from '../support/whole-page.ts';
import type { ChromiumDaybook } from '../support/chromium.ts';

const pages = [
  'plain',
  'sticky-header',
  'fixed-both',
  'fixed-inside',
  'sticky-sidebar',
  'lazy-pictures',
  'rtl',
  'scroll-snap',
  'smooth-scroll',
  'mixed',
];

async function keepAndCompare(daybook: ChromiumDaybook, name: string): Promise<void> {
  const { number, reference } = await keepAgainstTall(daybook, name);
  const entry = await keptEntry(daybook, number);
  expect(entry.capture.issues).toEqual([]);
  const any = await daybook.open(captureAddress('plain'));
  await expectLikeTall(any, entry, reference);
  await any.close();
}

describe.each([1, 1.25, 1.5, 2, 3])('at %f device pixels to one', (ratio) => {
  const args = [`--force-device-scale-factor=${ratio}`];
  const daybook = launched({ answer: answerCapturePages(), deviceScaleFactor: 0, args });

  it.each(pages)('%s', (name) => keepAndCompare(daybook(), name));
});

describe.each([0.3, 0.5, 0.67, 0.8, 1.1, 1.25, 1.5, 2, 3, 5])('at a zoom of %f', (zoom) => {
  const daybook = launched({ answer: answerCapturePages() });

  it.each(['fixed-both', 'sticky-header'])('%s', async (name) => {
    await zoomTo(daybook(), zoom);
    await keepAndCompare(daybook(), name);
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
