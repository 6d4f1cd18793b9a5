/** The clock of a page's own scripts, as far as it is needed. */
interface PageClock {
  Date: DateConstructor;
}

/**
 * IANA zone in which the page shows times: this computer's, or `UTC` where the browser tells pages no more than that, as
 * Firefox does against fingerprinting and does not do with us. Null where it is another. In Firefox the window is the
 * page's, seen past whatever its scripts put in the place of its own; in Chromium it is ours, with the same clock.
 */
export function pageZone(page: PageClock = window as unknown as PageClock): string | null {
  const year = new Date().getFullYear();
  // winter and summer: two zones that agree in one may differ in the other
  const offsets = [0, 6].map((month) => ({
    theirs: new page.Date(year, month, 1).getTimezoneOffset(),
    ours: new Date(year, month, 1).getTimezoneOffset(),
  }));
  if (offsets.every(({ theirs, ours }) => theirs === ours)) return Intl.DateTimeFormat().resolvedOptions().timeZone;
  return offsets.every(({ theirs }) => theirs === 0) ? 'UTC' : null;
}
