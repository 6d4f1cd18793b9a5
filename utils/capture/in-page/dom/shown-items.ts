import { boxOf } from './box-of.ts';

/** An item of a list, and where it stands. */
export interface PlacedItem {
  item: Element;
  box: DOMRect;
}

/** Whether somebody who scrolls to it sees it: lists keep rows that they have used, with their old words, out of sight. */
export function isShown(item: Element, { left, right, width, height }: DOMRect): boolean {
  const isFlat = width < 1 || height < 1;
  if ((isFlat && getComputedStyle(item).overflow !== 'visible') || (width < 1 && height < 1)) return false;
  if (right <= 0 || left >= innerWidth) return false;
  // what fades in once it is in the window is read there
  const isSeen = item.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  return isSeen || getComputedStyle(item).display === 'contents';
}

/** Those that are shown, in the order in which a person sees them: lists that use their rows again do not keep them in order. */
export function shownInOrder(items: readonly Element[]): PlacedItem[] {
  return items
    .filter((item) => item.isConnected)
    .map((item) => ({ item, box: boxOf(item) }))
    .filter(({ item, box }) => isShown(item, box))
    .toSorted((a, b) => a.box.top - b.box.top);
}
