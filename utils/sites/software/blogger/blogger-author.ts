import type { Author } from '../../contract.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { cleanUrl } from '../../values/safe-url.ts';

/** Whom a name on Blogger names; the number stands in the address of a profile there. */
export function authorOf(person: Element | null, via: string, url: URL): Author {
  const link =
    person?.matches('a[href]') === true
      ? person
      : (person?.querySelector('a[href]') ?? person?.closest('a[href]') ?? null);
  const profile = cleanUrl(link?.getAttribute('href'), url);
  return {
    name: firstFound([[via, () => person && textOf(person)]]),
    handle: firstFound([['no handle on this platform', () => null]]),
    accountId: firstFound([[`${via}@href`, () => /blogger\.com\/profile\/(\d+)/u.exec(profile ?? '')?.[1]]]),
    profileUrl: firstFound([[`${via}@href`, () => profile]]),
  };
}
