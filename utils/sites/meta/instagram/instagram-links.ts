import { isUnderHosts } from '../../values/host-match.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';

/** First parts of a path that are no account. */
const places = new Set([
  'p',
  'reel',
  'reels',
  'tv',
  'explore',
  'stories',
  'direct',
  'accounts',
  'about',
  'legal',
  'web',
  'popular',
  'challenge',
]);

/** The account that an address is the page of, or that of its reels. */
export function handleOf(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, ['instagram.com'])) return null;
  const [handle, rest, more] = pathParts(url);
  if (handle === undefined || places.has(handle) || !/^[\w.]{1,40}$/u.test(handle)) return null;
  return rest === undefined || (rest === 'reels' && more === undefined) ? handle : null;
}

/** What the address of a post, a reel or a comment says. */
export interface PostPath {
  code: string;
  comment: string | null;
  href: string;
}

/** `/p/<code>/`, `/reel/<code>/`, both also below an account, and `…/c/<comment>/`. */
export function postPathOf(href: string | null | undefined, base: URL): PostPath | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, ['instagram.com'])) return null;
  const parts = pathParts(url);
  const at = parts.findIndex((part) => ['p', 'reel', 'reels', 'tv'].includes(part));
  const kind = parts[at];
  const code = parts[at + 1];
  if (at === -1 || at > 1 || kind === undefined || code === undefined || !/^[\w-]{5,60}$/u.test(code)) return null;
  const marks = parts.indexOf('c', at);
  const reply = parts.indexOf('r', marks);
  const comment = marks === -1 ? null : ((reply === -1 ? parts[marks + 1] : parts[reply + 1]) ?? null);
  const tail = marks === -1 ? '' : `${parts.slice(marks).join('/')}/`;
  return { code, comment, href: `${url.origin}/${kind === 'reels' ? 'reel' : kind}/${code}/${tail}` };
}
