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

/** Where a link leads in the end, as far as the page tells: addresses that only pass on are looked through. */
export function linkTarget(href: string | null, base: URL): string | null {
  const url = webUrl(href, base);
  if (url === null) return null;
  const passer = passers.find(
    ({ host, path }) => isUnderHosts(url, [host]) && (path === undefined || url.pathname.startsWith(path)),
  );
  const target = passer === undefined ? null : url.searchParams.get(passer.parameter);
  return cleanUrl(target?.replace(passer?.behind ?? '', '') ?? url.href, url) ?? url.href;
}

const ellipsis = /(?:…|\.\.\.)$/u;
const scheme = /^https?:\/\/(?:www\.)?/u;

/**
 * The whole address where a link shows it cut short (`example.org/some/lo…`); null where the words are other
 * words, or where the page does not tell the rest.
 */
export function wholeAddress(anchor: Element, base: URL): string | null {
  const shown = anchor.textContent.trim();
  if (!ellipsis.test(shown)) return null;
  const start = shown.replace(ellipsis, '').replace(scheme, '');
  const target = linkTarget(anchor.getAttribute('href'), base);
  if (start.length < 4 || target === null) return null;
  return target.replace(scheme, '').startsWith(start) ? target : null;
}
