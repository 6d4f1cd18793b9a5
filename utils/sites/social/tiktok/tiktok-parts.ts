import type { SelectorRow } from '../../contract.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';

/** What TikTok's pages are made of. */
export const tiktokSelectors = {
  video: {
    css: '[data-e2e="recommend-list-item-container"], [data-e2e="browse-video"], [class*="--DivBrowserModeContainer"]',
    seen: '2026-06',
  },
  /** Inside the frames above; alone where those are gone. */
  videoFrame: {
    css: 'article[id^="one-column-item-"], section[id^="media-card-"], [data-e2e="feed-video"]',
    seen: '2026-06',
  },
  videoPage: { css: '[data-e2e="video-desc"], [data-e2e="browse-video-desc"]', seen: '2026-06?' },
  commentWrapped: { css: '[class*="--DivCommentItemWrapper"], [class*="-DivCommentItemWrapper"]', seen: '2026-09?' },
  commentById: { css: '[id][data-comment-ui-enabled], [id][class*="DivCommentContentContainer"]', seen: '2026-09?' },
  commentWords: { css: '[data-e2e="comment-level-1"], [data-e2e="comment-level-2"]', seen: '2026-09?' },
  /** Where names for tests are gone. */
  commentWordsByClass: {
    css: '[class*="DivCommentContentWrapper"] > span, [class*="PCommentText"]',
    seen: '2026-09?',
  },
  commentNameByClass: {
    css: '[class*="DivUsernameContentWrapper"], [class*="SpanUserNameText"]',
    seen: '2026-09?',
  },
  commentName: { css: '[data-e2e="comment-username-1"], [data-e2e="comment-username-2"]', seen: '2026-09?' },
  commentNameWords: { css: 'a p, a span, p, a', seen: '2026-09?' },
  commentTime: {
    css: '[data-e2e="comment-time-1"], [data-e2e="comment-time-2"], [class*="DivCommentSubContentWrapper"] > span, [class*="DivCommentSubContentSplitWrapper"] > span',
    seen: '2026-09?',
  },
  /** What only an answer to a comment has, wherever it stands. */
  secondLevel: {
    css: '[data-e2e="comment-level-2"], [data-e2e="comment-username-2"], [data-e2e="comment-reply-2"]',
    seen: '2026-09?',
  },
  commentLikes: { css: '[class*="DivLikeContainer"] span, [data-e2e="comment-like-count"]', seen: '2026-09?' },
  replies: { css: '[class*="DivReplyContainer"]', seen: '2026-09?' },
  profile: { css: 'a[href*="/@"]', seen: '2026-06' },
  videoAuthor: {
    css: 'a[data-e2e="video-author-avatar"], [data-e2e="browse-username"], [data-e2e="browser-nickname"], a[href*="/@"]',
    seen: '2026-06',
  },
  nickname: {
    css: '[data-e2e="browser-nickname"] span, [data-e2e="browse-user-nickname"], [data-e2e="video-author-nickname"]',
    seen: '2026-06?',
  },
  /** The name, a dot, and when. */
  nicknameLine: { css: '[data-e2e="browser-nickname"]', seen: '2026-06?' },
  player: { css: '[id^="xgwrapper-"]', seen: '2026-06' },
  videoWords: {
    css: '[data-e2e="video-desc"], [data-e2e="browse-video-desc"], [class*="--DivCaptionContainer"]',
    seen: '2026-06?',
  },
  videoLink: { css: 'a[href*="/video/"], a[href*="/photo/"]', seen: '2026-06?' },
  likes: { css: '[data-e2e="like-count"], [data-e2e="browse-like-count"]', seen: '2026-06' },
  comments: { css: '[data-e2e="comment-count"], [data-e2e="browse-comment-count"]', seen: '2026-06' },
  shares: { css: '[data-e2e="share-count"]', seen: '2026-06' },
  data: { css: '#__UNIVERSAL_DATA_FOR_REHYDRATION__', seen: '2025-11' },
  anyData: { css: 'script[type="application/json"]', seen: '2025-11' },
  self: { css: '[data-e2e="nav-profile"][href*="/@"], a[data-e2e="nav-profile"]', seen: '2026-06' },
} as const satisfies Record<string, SelectorRow>;

/** Whom a link to an account names; null for other links. */
export function handleOf(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  const person = url === null || !isUnderHosts(url, platformHosts.tiktok) ? undefined : pathParts(url)[0];
  return person !== undefined && /^@[\w.]{1,40}$/u.test(person) ? person.slice(1) : null;
}

/** What the address of a video says. */
export interface VideoPath {
  handle: string;
  id: string;
  href: string;
}

/** `/@name/video/<id>` and `/@name/photo/<id>`. */
export function videoPathOf(href: string | null | undefined, base: URL): VideoPath | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, platformHosts.tiktok)) return null;
  const [person, kind, id] = pathParts(url);
  if (
    person?.startsWith('@') !== true ||
    (kind !== 'video' && kind !== 'photo') ||
    id === undefined ||
    !/^\d{10,20}$/u.test(id)
  )
    return null;
  return { handle: person.slice(1), id, href: `${url.origin}/${person}/${kind}/${id}` };
}
