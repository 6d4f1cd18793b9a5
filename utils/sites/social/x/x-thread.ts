import type { ItemRef, SelectorRow } from '../../contract.ts';
import { all, firstOutside } from '../../page/dom-find.ts';
import { permalinkOf } from './x-links.ts';

/** What joins posts that stand below each other: both ends of a line, drawn beside the pictures of the two people. */
export const threadSelectors = {
  cell: { css: '[data-testid="cellInnerDiv"]', seen: '2025-04' },
  picture: { css: '[data-testid="Tweet-User-Avatar"]', seen: '2025-04' },
} as const satisfies Record<string, SelectorRow>;

/** What the thread needs of a post: where its quotations are, and where it says its own address. */
export interface PostParts {
  post: SelectorRow;
  time: SelectorRow;
  quotesIn: (item: Element) => Element[];
}

const isDrawn = (element: Element | null | undefined): boolean =>
  element != null && element.childElementCount === 0 && element.textContent.trim() === '';

/** A line that leaves a post below stands alone under the picture. */
function leavesBelow(picture: Element): boolean {
  return isDrawn(picture.nextElementSibling) && picture.parentElement?.lastElementChild === picture.nextElementSibling;
}

/** A line that comes from above has a column of its own, over that of the picture. */
function comesFromAbove(picture: Element): boolean {
  const head = picture.parentElement?.parentElement?.previousElementSibling?.firstElementChild;
  const column = head?.childElementCount === 2 ? head.firstElementChild : null;
  return column?.childElementCount === 1 && isDrawn(column.firstElementChild);
}

/** The post right above that a line joins to this one. Where posts between are left out another cell stands there, and the page does not say. */
export function joinedAbove(item: Element, quotes: readonly Element[], parts: PostParts, url: URL): ItemRef | null {
  const picture = firstOutside(item, threadSelectors.picture, quotes);
  if (picture === null || !comesFromAbove(picture)) return null;
  const cell = item.closest(threadSelectors.cell.css)?.previousElementSibling ?? null;
  if (cell?.matches(threadSelectors.cell.css) !== true) return null;
  const [above, ...more] = all(cell, parts.post);
  if (above === undefined || more.length > 0) return null;
  const others = parts.quotesIn(above);
  const itsPicture = firstOutside(above, threadSelectors.picture, others);
  if (itsPicture === null || !leavesBelow(itsPicture)) return null;
  const link = firstOutside(above, parts.time, others)?.closest('a')?.getAttribute('href');
  const path = permalinkOf(link, url);
  return path === null ? null : { itemId: path.id, permalink: path.href, author: path.handle, text: null };
}
