import { cleanUrl } from './safe-url.ts';

/** Whoever holds an address with a session may be signed in with it, so it is never kept. */
const always = /^(?:PHPSESSID|_token|securitytoken|logouthash|highlight|hilit)$/u;
const session = /^(?:sid|s)$/u;

/** Like {@link cleanUrl}, without a session of the person who looks at the page, and without the parameters named in `also`. */
export function sessionFreeUrl(href: string | null | undefined, base: URL, ...also: string[]): string | null {
  const clean = cleanUrl(href, base);
  if (clean === null || !clean.includes('?')) return clean;
  const url = new URL(clean);
  for (const [name, value] of Array.from(url.searchParams)) {
    if (always.test(name) || also.includes(name) || (session.test(name) && /^[0-9a-f]{32}$/u.test(value)))
      url.searchParams.delete(name);
  }
  // what is left must stand as the page wrote it: boards read `?45-Title` without a value
  return url.search === '' ? url.href.replace(/\?(?=#|$)/u, '') : url.href.replace(/=(?=&|#|$)/gu, '');
}
