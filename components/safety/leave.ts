import browser from 'webextension-polyfill';
import { leavingChannel, neutralPage } from '../../utils/shared/leaving.ts';
import { forgetSession } from '../../utils/vault/session.ts';

/** Remembered by this tab alone, until it is closed: it was left in a hurry. */
const leftMark = 'left';
const longestWaitMs = 250;

/** Our other pages: whoever leaves one of them leaves them all. */
const others = new BroadcastChannel(leavingChannel);

function blank(): void {
  document.body.replaceChildren();
  document.title = '';
  sessionStorage.setItem(leftMark, '1');
}

function replaceTab(): void {
  location.replace(browser.runtime.getURL(neutralPage));
}

/**
 * Leaves at once: empties the page and its forms and every other page of ours, locks the record, and puts an
 * ordinary calendar in this page's place. Navigation waits for the lock, but never longer than a quarter of a second.
 */
export function leave(go: () => void = replaceTab): void {
  blank();
  others.postMessage('leave');
  const patience = setTimeout(go, longestWaitMs);
  // Locked or not, the page must go; a lock that failed leaves the keys to the idle lock.
  const goNow = () => {
    clearTimeout(patience);
    go();
  };
  forgetSession().then(goNow, goNow);
}

/**
 * Whether this page was come back to with Back (or by a reload) after it had been left in a hurry; if so the
 * calendar takes its place again. Call before anything is shown.
 */
export function turnedAway(): boolean {
  if (sessionStorage.getItem(leftMark) === null) return false;
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (visit?.type === 'back_forward' || visit?.type === 'reload') {
    replaceTab();
    return true;
  }
  sessionStorage.removeItem(leftMark);
  return false;
}

/** The same for a page that the browser had kept alive behind the Back button, and for one that is left from another. */
export function watchReturn(): void {
  others.addEventListener('message', () => {
    blank();
    replaceTab();
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted && sessionStorage.getItem(leftMark) !== null) replaceTab();
  });
}
