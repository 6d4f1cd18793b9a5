import browser from 'webextension-polyfill';
import { fromBase64 } from '../../shared/bytes.ts';
import { type Moment, momentNow } from '../../shared/clock.ts';
import { DaybookError } from '../../shared/errors.ts';

/** One picture as the browser gave it. */
export interface Shot {
  png: Uint8Array<ArrayBuffer>;
  takenAt: Moment;
}

const quotaCalls = 2;
const quotaWindowMs = 1000;
const recentCallsMs: number[] = [];
/** How long after a call over the quota the next is tried. */
const refusedMs = 40;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Waits until another call fits into the browser's quota of two a second. */
async function awaitTurn(): Promise<void> {
  for (;;) {
    const now = performance.now();
    while (recentCallsMs.length > 0 && now - (recentCallsMs[0] ?? 0) >= quotaWindowMs) recentCallsMs.shift();
    if (recentCallsMs.length < quotaCalls) {
      recentCallsMs.push(now);
      return;
    }
    await pause(quotaWindowMs - (now - (recentCallsMs[0] ?? now)) + 1);
  }
}

/** Waits until `leadMs` before the next call fits into the quota; whether it had to wait. */
export async function untilTurn(leadMs: number): Promise<boolean> {
  const first = recentCallsMs.at(-quotaCalls);
  const wait = first === undefined ? 0 : first + quotaWindowMs - performance.now() - leadMs;
  if (wait <= 0) return false;
  await pause(wait);
  return true;
}

/** The tab must be in front, or the browser would photograph another page. */
async function windowOfFrontTab(tabId: number): Promise<number> {
  const tab = await browser.tabs.get(tabId).catch((cause: unknown) => {
    throw new DaybookError('page-gone', undefined, { cause });
  });
  if (!tab.active || tab.windowId === undefined) throw new DaybookError('page-gone', 'another tab is in front');
  return tab.windowId;
}

/** What a browser that is short of breath says: the next try may go well. */
const passing = /readback failed|unknown error|view is invisible/i;
const mostTries = 3;

const overQuota = /MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND|quota/i;

/** Part of a page in CSS pixels from its top left corner. */
export interface PageRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

async function capture(windowId: number, rect: PageRect | null): Promise<string> {
  for (let tries = 1; ;) {
    await awaitTurn();
    try {
      return await browser.tabs.captureVisibleTab(
        windowId,
        rect === null ? { format: 'png' } : { format: 'png', rect },
      );
    } catch (cause) {
      const words = cause instanceof Error ? cause.message : String(cause);
      // The quota counts calls of an earlier life of the background too, and from when they came to the browser, which may be
      // a little after they were made: a call that was refused counts for nothing, and is made again soon.
      if (overQuota.test(words)) {
        recentCallsMs.pop();
        await pause(refusedMs);
        continue;
      }
      if (!passing.test(words) || tries === mostTries) throw new DaybookError('screenshot-refused', words, { cause });
      tries += 1;
      await pause(quotaWindowMs / quotaCalls);
    }
  }
}

async function takeShot(tabId: number, rect: PageRect | null): Promise<Shot> {
  const before = await windowOfFrontTab(tabId);
  const dataUrl = await capture(before, rect);
  const takenAt = momentNow();
  const after = windowOfFrontTab(tabId);
  const png = fromBase64(dataUrl.slice(dataUrl.indexOf(',') + 1));
  if (before !== (await after)) throw new DaybookError('page-gone', 'the tab moved to another window');
  if (png.length === 0) throw new DaybookError('screenshot-refused', 'empty picture');
  return { png, takenAt };
}

/** What the tab shows now, as PNG; throws `screenshot-refused` or `page-gone`. Never a picture of another tab. */
export function takeScreenshot(tabId: number): Promise<Shot> {
  return takeShot(tabId, null);
}

/** Any part of the page, shown or not, in one picture: only where the browser can (Firefox). */
export function takeWholePage(tabId: number, rect: PageRect): Promise<Shot> {
  return takeShot(tabId, rect);
}
