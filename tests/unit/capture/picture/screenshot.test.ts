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

let active = true;
/** Whoever hears that another tab comes to the front. */
const heard = new Set<(one: { windowId: number }) => void>();
const bringToFront = (ours: boolean) => {
  active = ours;
  for (const hear of heard) hear({ windowId: 1 });
};

vi.mock('webextension-polyfill', () => ({
  default: {
    tabs: {
      get: async () => ({ active, windowId: 1 }),
      captureVisibleTab: () => captureVisibleTab(),
      onActivated: {
        addListener: (hear: (one: { windowId: number }) => void) => heard.add(hear),
        removeListener: (hear: (one: { windowId: number }) => void) => heard.delete(hear),
      },
    },
  },
}));
const { takeScreenshot } = await import('../../../../utils/capture/picture/screenshot.ts');

beforeEach(() => {
  vi.useFakeTimers();
  active = true;
  bucket = { from: Number.NEGATIVE_INFINITY, calls: 0 };
});
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

it('waits while the person looks at another tab, and takes none of that', async () => {
  active = false;
  const before = call;
  const shot = takeScreenshot(1);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(call).toBe(before);
  active = true;
  await vi.advanceTimersByTimeAsync(3000);
  expect((await shot).png.length).toBe(1);
  expect(heard.size).toBe(0);
});

it('takes another picture where a tab came to the front, and went, in the moment of the first', async () => {
  const before = call;
  const shot = takeScreenshot(1);
  while (call === before) await vi.advanceTimersByTimeAsync(10);
  bringToFront(false);
  bringToFront(true);
  // the quota is counted over all tests, whose clocks begin anew
  await vi.advanceTimersByTimeAsync(120_000);
  await shot;
  expect(call).toBe(before + 2);
});

it('gives up where the tab does not come back', async () => {
  active = false;
  const shot = takeScreenshot(1).catch((thrown: unknown) => thrown);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(await shot).toMatchObject({ code: 'page-gone' });
});
