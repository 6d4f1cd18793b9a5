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

/** How long a capture waits for a person who looks at another tab: a glance, no more. */
const mostAwayMs = 60_000;
const lookMs = 200;

/** The window in which the tab is in front; null where another one is: the browser would photograph that. */
async function windowOfFrontTab(tabId: number): Promise<number | null> {
  const tab = await browser.tabs.get(tabId).catch((cause: unknown) => {
    throw new DaybookError('page-gone', undefined, { cause });
  });
  return tab.active ? (tab.windowId ?? null) : null;
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

/** Null where another tab was in front at any time meanwhile: whose picture it is nobody could tell. */
async function takeIfInFront(tabId: number, rect: PageRect | null): Promise<Shot | null> {
  const before = await windowOfFrontTab(tabId);
  if (before === null) return null;
  let away = false;
  const note = ({ windowId }: { windowId: number }) => {
    away ||= windowId === before;
  };
  browser.tabs.onActivated.addListener(note);
  try {
    const dataUrl = await capture(before, rect);
    const takenAt = momentNow();
    const after = windowOfFrontTab(tabId);
    const png = fromBase64(dataUrl.slice(dataUrl.indexOf(',') + 1));
    if (before !== (await after) || away) return null;
    if (png.length === 0) throw new DaybookError('screenshot-refused', 'empty picture');
    return { png, takenAt };
  } finally {
    browser.tabs.onActivated.removeListener(note);
  }
}

async function takeShot(tabId: number, rect: PageRect | null): Promise<Shot> {
  const until = performance.now() + mostAwayMs;
  do {
    const shot = await takeIfInFront(tabId, rect);
    if (shot !== null) return shot;
    // and, once it is back, for a tab that draws nothing while it is behind
    await pause(lookMs);
  } while (performance.now() < until);
  throw new DaybookError('page-gone', 'another tab is in front');
}

/** What the tab shows now, as PNG; throws `screenshot-refused` or `page-gone`. Never a picture of another tab. */
export function takeScreenshot(tabId: number): Promise<Shot> {
  return takeShot(tabId, null);
}

/** Any part of the page, shown or not, in one picture: only where the browser can (Firefox). */
export function takeWholePage(tabId: number, rect: PageRect): Promise<Shot> {
  return takeShot(tabId, rect);
}
