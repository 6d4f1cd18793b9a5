import type { ShownWindow } from '../reader/reader-protocol.ts';

/**
 * Whether views taken in the one window and the other fit to each other: a narrower one lays a page out anew, a lower one cuts
 * views short. A phone's bar that goes makes it higher, and nothing else.
 */
export function isSameWindow(before: ShownWindow, now: ShownWindow): boolean {
  return now.width === before.width && now.ratio === before.ratio && now.height >= before.height - 1;
}
