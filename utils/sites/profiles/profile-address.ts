import type { SelectorRow } from '../contract.ts';
import { pathParts } from '../values/safe-url.ts';

/** `?` after the month: from notes, no real page seen. */
export function row(css: string, seen: string): SelectorRow {
  return { css, seen };
}

/** First part of the path, unless it is one of the platform's own places. */
export function firstPart(
  url: URL,
  pattern: RegExp,
  places: readonly string[],
  tabs: readonly string[],
): string | null {
  const [head, second, third] = pathParts(url);
  if (head === undefined || third !== undefined || places.includes(head)) return null;
  return pattern.test(head) && (second === undefined || tabs.includes(second)) ? head : null;
}

/** `/@name` and its tabs. */
export function atPart(url: URL, tabs: readonly string[]): string | null {
  return firstPart(url, /^@[\w.-]+(?:@[\w.-]+)?$/u, [], tabs)?.slice(1) ?? null;
}

/** Whether two handles are the same account's. */
export const same = (a: string | null, b: string): boolean => a?.toLowerCase() === b.toLowerCase();
