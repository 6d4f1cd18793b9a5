import { cleanUrl } from './safe-url.ts';
import { dropParameters } from './url-parameters.ts';

/** Whoever holds an address with a session may be signed in with it, so it is never kept. */
const always = /^(?:PHPSESSID|_token|securitytoken|logouthash|highlight|hilit)$/u;
const session = /^(?:sid|s)$/u;

/** Like {@link cleanUrl}, without a session of the person who looks at the page, and without the parameters named in `also`. */
export function sessionFreeUrl(href: string | null | undefined, base: URL, ...also: string[]): string | null {
  const clean = cleanUrl(href, base);
  if (clean === null || !clean.includes('?')) return clean;
  const url = new URL(clean);
  const isSession = (name: string, value: string) => session.test(name) && /^[0-9a-f]{32}$/u.test(value);
  dropParameters(url, (name, value) => always.test(name) || also.includes(name) || isSession(name, value));
  return url.href;
}
