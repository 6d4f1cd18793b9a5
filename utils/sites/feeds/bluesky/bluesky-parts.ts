import type { SelectorRow } from '../../contract.ts';
import type { TextOptions } from '../../page/dom-text.ts';
import { wholeAddress } from '../../page/link-words.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';

/** What Bluesky's own pages are made of. */
export const blueskySelectors = {
  item: {
    css: '[data-testid^="feedItem-by-"], [data-testid^="postThreadItem-by-"]',
    seen: '2026-05',
  },
  /** What a search found, below a hashtag, among saved posts: like those above, without a name. */
  foundItem: { css: '[role="link"][tabindex="0"]:not(a):has([data-testid="replyBtn"])', seen: '2026-06?' },
  /** Since 2026 nothing in it is a link but the whole. */
  quote: {
    css: ':is([role="link"], [tabindex="0"]):not(a):has(a[href*="/post/"], [data-tooltip]:not(a))',
    seen: '2026-05',
  },
  profileLink: { css: 'a[href*="/profile/"]:not([href*="/post/"])', seen: '2026-05' },
  timeLink: { css: 'a[data-tooltip][href*="/post/"]', seen: '2026-05' },
  anyPostLink: { css: 'a[href*="/post/"]', seen: '2026-01' },
  text: { css: '[data-testid="postText"], [data-word-wrap="1"]', seen: '2026-05' },
  avatar: { css: 'img[src*="did:plc:"], img[src*="did:web:"], [style*="did:plc:"]', seen: '2026-01' },
  picture: {
    css: 'img[src*="/feed_thumbnail/"], img[src*="/feed_fullsize/"], :is(button, [tabindex="0"]:not([role]))[aria-label] [data-expoimage] img[alt]',
    seen: '2026-01',
  },
  block: { css: '[dir="auto"]', seen: '2026-05' },
  video: { css: 'video', seen: '2026-01?' },
  card: { css: 'a[href^="http"][aria-label]:not([href*="/profile/"])', seen: '2026-01?' },
  replies: { css: '[data-testid="replyBtn"]', seen: '2026-05' },
  reposts: {
    css: '[data-testid="repostCount"], [data-testid="repostCount-expanded"]',
    seen: '2026-05',
  },
  likes: { css: '[data-testid="likeCount"], [data-testid="likeCount-expanded"]', seen: '2026-05' },
  quotesCount: { css: '[data-testid="quoteCount-expanded"]', seen: '2026-01?' },
  canonical: { css: 'meta[property="og:url"], link[rel="canonical"]', seen: '2026-01' },
  metaTime: { css: 'meta[name="twitter:value1"]', seen: '2026-01' },
  self: { css: 'nav a[aria-label][href*="/profile/"]', seen: '2026-05?' },
} as const satisfies Record<string, SelectorRow>;

/** What the address of a post says. */
export interface PostPath {
  handle: string;
  key: string;
  href: string;
}

/** `/profile/<handle or did>/post/<key>`, with or without what follows. */
export function postPathOf(href: string | null | undefined, base: URL): PostPath | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, platformHosts.bluesky)) return null;
  const [profile, handle, post, key] = pathParts(url);
  if (profile !== 'profile' || post !== 'post' || handle === undefined || key === undefined) return null;
  return { handle, key, href: `${url.origin}/profile/${handle}/post/${key}` };
}

/** Names and handles are wrapped in marks of direction and a no-break space; the name's own ends are theirs. */
export function bare(shown: string): string {
  return shown.replace(/^[\u202A-\u202E\u2066-\u2069\u00A0\s]+|[\u202A-\u202E\u2066-\u2069\u00A0\s]+$/gu, '');
}

/** Mentions and hashtags are boxes that stand in the line. */
export function options(base: URL): TextOptions {
  return { whitespace: 'keep', inline: true, link: (anchor) => wholeAddress(anchor, base) };
}
