import type { SelectorRow } from '../contract.ts';

/** A place that can be searched. */
export type Scope = Element | Document | ShadowRoot;

export function first(scope: Scope, row: SelectorRow): Element | null {
  return scope.querySelector(row.css);
}

export function all(scope: Scope, row: SelectorRow): Element[] {
  return [...scope.querySelectorAll(row.css)];
}

/** First match that does not lie in an inner item: `inner` are elements of `item` that hold another person's words. */
export function firstOutside(item: Element, row: SelectorRow, inner: readonly Element[]): Element | null {
  if (inner.length === 0) return item.querySelector(row.css);
  for (const match of item.querySelectorAll(row.css)) {
    if (!inner.some((other) => other.contains(match))) return match;
  }
  return null;
}

export function allOutside(item: Element, row: SelectorRow, inner: readonly Element[]): Element[] {
  return all(item, row).filter((match) => !inner.some((other) => other.contains(match)));
}

/** A way for `firstFound`: the attribute of the first match, named as selector@attribute. */
export function attributeWay(scope: Scope, row: SelectorRow, name: string): [string, () => string | null] {
  return [`${row.css}@${name}`, () => first(scope, row)?.getAttribute(name) ?? null];
}
