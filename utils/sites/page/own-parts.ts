import type { SelectorRow } from '../contract.ts';

/**
 * Parts of an item in a tree of items, where an answer stands inside what it answers: a part is an item's own if
 * that item is the nearest one around it. Asks upwards, so that deep threads stay cheap.
 */
export function ownFirst(item: Element, row: SelectorRow, items: SelectorRow): Element | null {
  for (const match of item.querySelectorAll(row.css)) {
    if (match.parentElement?.closest(items.css) === item) return match;
  }
  return null;
}

/** All parts of an item that do not belong to an item inside it. */
export function ownAll(item: Element, row: SelectorRow, items: SelectorRow): Element[] {
  return [...item.querySelectorAll(row.css)].filter((match) => match.parentElement?.closest(items.css) === item);
}
