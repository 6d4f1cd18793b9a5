import type { Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { linkTarget } from '../../page/link-words.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';
import { options, setAuthor } from './youtube-parts.ts';

/** Ids repeat in every comment here; asked for as attributes, because a browser looks up `#id` in the whole page first. */
export const commentSelectors = {
  /** The last of each stands in YouTube Studio, where a channel's owner sees comments on all its videos. */
  comment: { css: 'ytd-comment-view-model, ytd-comment-renderer, ytcp-comment', seen: '2026-09' },
  thread: { css: 'ytd-comment-thread-renderer, ytcp-comment-thread', seen: '2026-09?' },
  replies: { css: 'ytd-comment-replies-renderer, ytcp-comment-replies', seen: '2026-09?' },
  author: { css: '[id="author-text"], .author-text', seen: '2026-09?' },
  avatar: { css: '[id="author-thumbnail-button"]', seen: '2026-06' },
  time: { css: '[id="published-time-text"] a[href*="lc="], .published-time-text a[href*="lc="]', seen: '2026-06' },
  studioTime: { css: '.published-time-text', seen: '2026-09?' },
  studioVideo: { css: 'ytcp-comment-video-thumbnail a[href]', seen: '2026-09?' },
  words: { css: '[id="content-text"]', seen: '2026-06' },
  votes: { css: '[id="vote-count-middle"], [id="vote-count"]', seen: '2026-09?' },
  pinned: { css: '[id="pinned-comment-badge"]:not(:empty)', seen: '2026-06?' },
  heart: { css: '[id="creator-heart"]:not(:empty)', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** Where videos and posts have their address: not in Studio. */
const watchOrigin = (url: URL): string => url.origin.replace('//studio.', '//www.');

/** The video on which a thread in Studio comments: beside it stands a link to edit it. */
function studioVideoOf(item: Element, url: URL): string | null {
  const thread = item.closest(commentSelectors.thread.css);
  const link = thread === null ? null : webUrl(first(thread, commentSelectors.studioVideo)?.getAttribute('href'), url);
  const [head, id] = link === null ? [] : pathParts(link);
  return head === 'video' ? (id ?? null) : null;
}

/** A comment below a video or a post, or an answer to one. */
export function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const author = first(item, commentSelectors.author);
  const time = first(item, commentSelectors.time);
  const link = webUrl(time?.getAttribute('href'), url);
  const id = link?.searchParams.get('lc') ?? null;
  const video = link?.searchParams.get('v') ?? studioVideoOf(item, url);
  // below a channel's post the address names the post
  const post = link?.searchParams.get('lb') ?? null;
  reading.itemId = firstFound([[`${commentSelectors.time.css}@href lc`, () => id]]);
  reading.permalink = firstFound([
    [
      `${commentSelectors.time.css}@href`,
      () =>
        link === null || id === null
          ? null
          : video === null
            ? `${link.origin}${link.pathname}?${post === null ? '' : `lb=${post}&`}lc=${id}`
            : `${link.origin}${link.pathname}?v=${video}&lc=${id}`,
    ],
  ]);
  setAuthor(
    reading,
    author?.closest('a') ?? author,
    author?.textContent ?? first(item, commentSelectors.avatar)?.getAttribute('aria-label') ?? null,
    commentSelectors.author.css,
    url,
  );
  reading.postedAt = missing('YouTube shows no time of a comment for machines');
  reading.postedAtRaw = firstFound([
    [commentSelectors.time.css, () => time?.textContent.trim()],
    [commentSelectors.studioTime.css, () => first(item, commentSelectors.studioTime)?.textContent.trim()],
  ]);
  const words = first(item, commentSelectors.words);
  reading.text = firstFound([[commentSelectors.words.css, () => words && textOf(words, options(url))]]);
  for (const anchor of words?.querySelectorAll('a[href]') ?? []) {
    const target = linkTarget(anchor.getAttribute('href'), url);
    if (target !== null && !isUnderHosts(new URL(target), platformHosts.youtube))
      reading.media.push({ kind: 'link', url: target, alt: anchor.textContent.trim(), posterUrl: null });
  }
  const votes = first(item, commentSelectors.votes)?.textContent.trim();
  if (votes) reading.counts['likes'] = votes;
  // "2 hours ago (edited)", in whatever language: nothing else stands in brackets behind the time
  if (/[(（][^()（）]+[)）]$/u.test(time?.textContent.trim() ?? '')) reading.marks.push('edited');
  if (first(item, commentSelectors.pinned) !== null) reading.marks.push('pinned');
  if (first(item, commentSelectors.heart) !== null) reading.marks.push('hearted by the channel');
  if (video !== null) reading.facts['video'] = video;
  answered(reading, item, id, { video, post }, url);
  return reading;
}

/** A reply's id begins with the id of the comment that it answers; without ids, threads stand inside threads. */
function answered(
  reading: Reading,
  item: Element,
  id: string | null,
  { video, post }: { video: string | null; post: string | null },
  url: URL,
): void {
  const dot = id?.indexOf('.') ?? -1;
  const above = item
    .closest(commentSelectors.replies.css)
    ?.closest(commentSelectors.thread.css)
    ?.querySelector(commentSelectors.time.css);
  const parent =
    dot > 0 ? (id?.slice(0, dot) ?? null) : (webUrl(above?.getAttribute('href'), url)?.searchParams.get('lc') ?? null);
  if (parent !== null)
    reading.replyTo = {
      itemId: parent,
      permalink: video === null ? null : `${watchOrigin(url)}/watch?v=${video}&lc=${parent}`,
      author: null,
      text: null,
    };
  else if (video !== null)
    reading.replyTo = { itemId: video, permalink: `${watchOrigin(url)}/watch?v=${video}`, author: null, text: null };
  else if (post !== null)
    reading.replyTo = { itemId: post, permalink: `${watchOrigin(url)}/post/${post}`, author: null, text: null };
}
