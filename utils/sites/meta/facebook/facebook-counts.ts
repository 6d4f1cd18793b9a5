import type { Reading, SelectorRow } from '../../contract.ts';
import { allOutside, firstOutside } from '../../page/dom-find.ts';
import { countShown } from '../../reading/count-shown.ts';
import { putAll } from '../../reading/put-all.ts';

/** Where Facebook shows how many reacted, commented and shared. */
export const countSelectors = {
  reactionBar: { css: '[role="toolbar"]', seen: '2025-12?' },
  reactionLabel: { css: '[role="button"][aria-label]', seen: '2025-12?' },
  countButton: { css: '[role="button"]', seen: '2025-12?' },
} as const satisfies Record<string, SelectorRow>;

/** Below a post the number of reactions follows their small pictures; comments and shares are buttons beside it, named in words only. */
export function addPostCounts(reading: Reading, item: Element, inner: readonly Element[]): void {
  const bar = firstOutside(item, countSelectors.reactionBar, inner);
  const beside = bar?.parentElement ?? null;
  const reactions =
    bar === null || beside === null || beside === item
      ? null
      : [...beside.children]
          .filter((part) => part !== bar)
          .map(countShown)
          .find((count) => count !== null);
  const buttons = allOutside(item, countSelectors.countButton, inner).filter(
    (button) =>
      bar !== null &&
      beside !== null &&
      !beside.contains(button) &&
      (bar.compareDocumentPosition(button) & 4) !== 0 &&
      button.querySelector('[role="button"], a, img') === null,
  );
  const others = buttons.map(countShown).filter((count) => count !== null);
  putAll(reading.counts, { reactions, others: others.slice(0, 3).join(' · ') });
}

/** Below a comment: a button with the number, labelled with it in words. */
export function addCommentCounts(reading: Reading, item: Element, inner: readonly Element[]): void {
  const button = allOutside(item, countSelectors.reactionLabel, inner).find(
    (one) => /\p{Nd}/u.test(one.getAttribute('aria-label') ?? '') && countShown(one) !== null,
  );
  putAll(reading.counts, { reactions: countShown(button) });
}
