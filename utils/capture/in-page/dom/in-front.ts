/** How long somebody who looks at another tab is waited for. */
const mostAwayMs = 60_000;
const lookMs = 100;

/** A browser may take a window that it shows for one that nobody sees: where that was waited for once, it is not again. */
let inVain = false;

/**
 * Waits until the page is in front, and tells whether it had to: behind another tab a page draws nothing that it draws frame by
 * frame, and seems to have no more.
 */
export async function inFront(): Promise<boolean> {
  if (!document.hidden || inVain) return false;
  const until = performance.now() + mostAwayMs;
  while (document.hidden) {
    if (performance.now() > until) {
      inVain = true;
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  return true;
}
