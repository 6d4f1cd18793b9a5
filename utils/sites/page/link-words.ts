import { isUnderHosts } from '../values/host-match.ts';
import { cleanUrl, webUrl } from '../values/safe-url.ts';

/** Addresses that only pass on: host, path where it matters, the parameter that names the target, and what is put behind it. */
const passers: readonly { host: string; path?: string; parameter: string; behind?: RegExp }[] = [
  { host: 'l.facebook.com', parameter: 'u' },
  { host: 'lm.facebook.com', parameter: 'u' },
  { host: 'l.instagram.com', parameter: 'u' },
  { host: 'l.threads.com', parameter: 'u' },
  { host: 'l.threads.net', parameter: 'u' },
  { host: 'youtube.com', path: '/redirect', parameter: 'q' },
  { host: 'out.reddit.com', parameter: 'url' },
  { host: 't.umblr.com', path: '/redirect', parameter: 'z' },
  { host: 'linkedin.com', path: '/redir/redirect', parameter: 'url' },
  { host: 'linkedin.com', path: '/safety/go', parameter: 'url' },
  { host: 'go.bsky.app', path: '/redirect', parameter: 'u' },
  { host: 'tiktok.com', path: '/link/v2', parameter: 'target' },
  { host: 'disq.us', path: '/url', parameter: 'url', behind: /:[\w-]{27}$/u },
  { host: 'safelinks.protection.outlook.com', parameter: 'url' },
  { host: 'google.com', path: '/url', parameter: 'q' },
  { host: 'pinterest.com', path: '/offsite', parameter: 'url' },
];

/** Where a link leads in the end, with all that stands in the address. */
function fullTarget(href: string | null, base: URL): string | null {
  const url = webUrl(href, base);
  if (url === null) return null;
  const passer = passers.find(
    ({ host, path }) => isUnderHosts(url, [host]) && (path === undefined || url.pathname.startsWith(path)),
  );
  const target = passer === undefined ? null : url.searchParams.get(passer.parameter);
  return webUrl(target?.replace(passer?.behind ?? '', ''), url)?.href ?? url.href;
}

/** Where a link leads in the end, as far as the page tells: addresses that only pass on are looked through. */
export function linkTarget(href: string | null, base: URL): string | null {
  const target = fullTarget(href, base);
  return target === null ? null : (cleanUrl(target, base) ?? target);
}

const ellipsis = /(?:…|\.\.\.)$/u;

/** An address as sites show it: without its scheme, and without the slash of a path that is nothing else. */
function asShown(address: string): string {
  return address.replace(/^(?:https?:\/\/)?(?:www\.)?/u, '').replace(/^([^/?#]+)\/(?=[?#])/u, '$1');
}

/**
 * The whole address where a link shows it cut short (`example.org/some/lo…`); null where the words are other
 * words, or where the page does not tell the rest.
 */
export function wholeAddress(anchor: Element, base: URL): string | null {
  const shown = anchor.textContent.trim();
  if (!ellipsis.test(shown)) return null;
  const start = asShown(shown.replace(ellipsis, ''));
  const target = fullTarget(anchor.getAttribute('href'), base);
  if (start.length < 4 || target === null) return null;
  return asShown(target).startsWith(start) ? cleanUrl(target, base) : null;
}

/** Some forums cut the middle out of long addresses: the whole one, where both ends agree with where the link leads. */
export function uncutAddress(anchor: Element, base: URL): string | null {
  const [start, end, more] = anchor.textContent.trim().split(/ (?:…|\.\.\.) /u);
  if (start === undefined || end === undefined || more !== undefined) return wholeAddress(anchor, base);
  const target = cleanUrl(anchor.getAttribute('href'), base) ?? '';
  const bare = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?/u, '');
  return start.length > 3 && bare(target).startsWith(bare(start)) && target.endsWith(end) ? target : null;
}
