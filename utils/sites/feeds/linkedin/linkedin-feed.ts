import type { SelectorRow } from '../../contract.ts';
import { first, firstOutside } from '../../page/dom-find.ts';
import { countShown } from '../../reading/count-shown.ts';

/** What only the feed of 2026 has: its classes say nothing, and no link leads to the post. */
export const feedSelectors = {
  /** Empty; its key begins with the number of the post. */
  tools: { css: '[componentkey*="-replaceableCommentTools"]', seen: '2026-05' },
  commentIcon: { css: 'svg[id^="comment-"]', seen: '2026-05' },
  repostIcon: { css: 'svg[id^="repost-"]', seen: '2026-05' },
  /** Who liked or passed it on, above a line. */
  passedOn: { css: '[role="listitem"] hr[role="presentation"]', seen: '2026-05' },
} as const satisfies Record<string, SelectorRow>;

/** The number in a message of two nested fields, as a whole number that is written twice as large for its sign. */
function numberIn(bytes: string): string | null {
  const codes = Array.from(bytes, (byte) => byte.charCodeAt(0));
  if (codes.length < 5 || codes.length > 13 || codes[1] !== codes.length - 2 || codes[2] !== 8) return null;
  const digits = codes.slice(3);
  if (digits.some((code, at) => code >= 128 !== at < digits.length - 1)) return null;
  const value = digits.reduceRight((sum, code) => (sum << 7n) | BigInt(code & 127), 0n);
  return value % 2n === 0n ? String(value / 2n) : null;
}

/** The post's number out of the key of the place for its comments; whether of an activity or a share it does not say. */
export function numberOfTools(item: Element, inner: readonly Element[]): string | null {
  const key = firstOutside(item, feedSelectors.tools, inner)?.getAttribute('componentkey') ?? '';
  const base64 = /^([\w-]{6,24})-replaceableCommentTools/u.exec(key.slice(0, 100))?.[1];
  if (base64 === undefined || base64.length % 4 === 1) return null;
  const number = numberIn(atob(base64.replace(/-/gu, '+').replace(/_/gu, '/')));
  return number !== null && /^\d{18,19}$/u.test(number) ? number : null;
}

/** The last number shown in a part of the row of buttons. */
function shownIn(part: Element | null | undefined): string | null {
  return countShown([...(part?.querySelectorAll('p') ?? [])].at(-1));
}

/** Counts beside the buttons, which are told apart by their drawings: labels are in the viewer's language. */
export function feedCounts(item: Element): Record<string, string | null> {
  const comments = first(item, feedSelectors.commentIcon)?.closest('button')?.parentElement;
  return {
    reactions: shownIn(comments?.previousElementSibling),
    comments: shownIn(comments),
    reposts: shownIn(first(item, feedSelectors.repostIcon)?.closest('button')?.parentElement?.parentElement),
  };
}

/** What stands above the line over a post: whose doing it is that the post is shown. */
export function passedOnBy(item: Element): Element | null {
  return first(item, feedSelectors.passedOn)?.previousElementSibling ?? null;
}
