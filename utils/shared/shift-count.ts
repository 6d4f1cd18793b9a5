/** Presses of Shift needed, and the time in which they must come. */
export const pressesNeeded = 3;
const withinMs = 5000;

/** Times of the presses of Shift that still count, oldest first. */
export type Presses = readonly number[];

/**
 * The presses that count after one more key went down. Any other key begins anew, so that writing capital
 * letters never leaves the page.
 */
export function countPress(presses: Presses, key: string, repeated: boolean, nowMs: number): Presses {
  if (repeated) return presses;
  if (key !== 'Shift') return [];
  return [...presses.filter((at) => nowMs - at < withinMs), nowMs];
}

/** When the oldest press that counts stops counting; null without any. */
export function forgetAfterMs(presses: Presses, nowMs: number): number | null {
  const [oldest] = presses;
  return oldest === undefined ? null : Math.max(0, oldest + withinMs - nowMs);
}
