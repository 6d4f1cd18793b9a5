// The browser's quota of pictures: counted from when calls come to it, which may be a little after they were made.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { toBase64 } from '../../../../utils/shared/bytes.ts';

const quota = { calls: 2, windowMs: 1000 };
let bucket = { from: Number.NEGATIVE_INFINITY, calls: 0 };
let refused = 0;
let call = 0;

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** As Chromium counts: a window begins with the first call after the last one, and what is refused counts for nothing. */
async function captureVisibleTab(): Promise<string> {
  // the first of each window comes late
  if ((call += 1) % quota.calls === 1) await later(call === 1 ? 15 : 0);
  const now = performance.now();
  if (now - bucket.from >= quota.windowMs) bucket = { from: now, calls: 0 };
  if (bucket.calls === quota.calls) {
    refused += 1;
    throw new Error('This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.');
  }
  bucket.calls += 1;
  await later(100);
  return `data:image/png;base64,${toBase64(new Uint8Array([1]))}`;
}

vi.mock('webextension-polyfill', () => ({
  default: { tabs: { get: async () => ({ active: true, windowId: 1 }), captureVisibleTab: () => captureVisibleTab() } },
}));
const { takeScreenshot } = await import('../../../../utils/capture/picture/screenshot.ts');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a call that comes a little too early is made again at once, and costs no half second', async () => {
  const begun = performance.now();
  const all = (async () => {
    for (let n = 0; n < 9; n += 1) await takeScreenshot(1);
    return performance.now() - begun;
  })();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(refused).toBeGreaterThan(0);
  // eight half seconds, the last picture, and what came late
  expect(await all).toBeLessThan(8 * 500 + 100 + 150);
});
