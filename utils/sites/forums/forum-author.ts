import type { Author } from '../contract.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { webUrl } from '../values/safe-url.ts';
import { sessionFreeUrl } from '../values/session-free-url.ts';

/** What an address says in one of several ways, each with one group. */
export function partOfUrl(href: string | null | undefined, base: URL, ...ways: readonly RegExp[]): string | null {
  const url = webUrl(href, base);
  if (url === null) return null;
  for (const way of ways) {
    const part = way.exec(url.pathname + url.search + url.hash)?.[1];
    if (part !== undefined) return part;
  }
  return null;
}

/** Author of forum software in which the name is the account's own name: a link or, for guests, plain text. */
export function linkedAuthor(person: Element | null, via: string, base: URL, ...idWays: readonly RegExp[]): Author {
  const words = person === null ? null : textOf(person);
  const href = person?.getAttribute('href');
  return {
    name: firstFound([[via, () => words]]),
    handle: firstFound([[via, () => words]]),
    accountId: firstFound([[`${via}@href`, () => partOfUrl(href, base, ...idWays)]]),
    profileUrl: firstFound([[`${via}@href`, () => sessionFreeUrl(href, base)]]),
  };
}
