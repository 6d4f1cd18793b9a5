import browser from 'webextension-polyfill';

/**
 * Firefox for Android has no `idle`: there the pages of the record say when they were touched, and whoever locks asks.
 * What is told is a time in memory; the browser forgets it when it ends.
 */
const touchedName = 'touched';
/** A touch is told at most this often: a scroll is hundreds of them. */
const toldEveryMs = 10_000;

/** Whether the browser itself says when nobody is there. */
export function browserTellsIdle(): boolean {
  return (browser.idle as typeof browser.idle | undefined) !== undefined;
}

/** Tells of touches of this page, where the browser does not; gives what ends it. */
export function tellTouches(page: EventTarget = globalThis): () => void {
  if (browserTellsIdle()) return () => {};
  const ending = new AbortController();
  let told = 0;
  const tell = () => {
    const now = Date.now();
    if (now - told < toldEveryMs) return;
    told = now;
    void browser.storage.session.set({ [touchedName]: now });
  };
  for (const name of ['pointerdown', 'keydown', 'scroll', 'touchstart']) {
    page.addEventListener(name, tell, { capture: true, passive: true, signal: ending.signal });
  }
  tell();
  return () => ending.abort();
}

/**
 * Whether no page was touched for so long, or the clock was set back since; false where the browser itself tells, or
 * nothing was ever told.
 */
export async function untouchedFor(minutes: number, nowMs: number): Promise<boolean> {
  if (browserTellsIdle()) return false;
  const touched = (await browser.storage.session.get(touchedName))[touchedName];
  return typeof touched === 'number' && (nowMs - touched > minutes * 60_000 || touched - nowMs > toldEveryMs);
}
