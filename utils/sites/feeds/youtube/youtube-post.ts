import type { ItemRef, MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf, type TextOptions } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaUrl, pathParts, webUrl } from '../../values/safe-url.ts';
import { setWordless } from '../../page/wordless.ts';

/** A channel's posts ("Community", "Posts"), in its list and on a page of their own. */
export const postSelectors = {
  post: { css: 'ytd-backstage-post-renderer, ytd-shared-post-renderer, ytd-post-renderer', seen: '2025-06?' },
  postTime: { css: '[id="published-time-text"] a[href*="/post/"], a[href*="/post/Ug"]', seen: '2025-06?' },
  postAuthor: { css: 'a[id="author-text"], [id="author-text"] a[href]', seen: '2025-06?' },
  postWords: { css: '[id="content-text"], [id="home-content-text"]', seen: '2025-06?' },
  postPicture: { css: 'ytd-backstage-image-renderer img, ytd-post-multi-image-renderer img', seen: '2025-06?' },
  postLikes: { css: '[id="vote-count-middle"]', seen: '2025-06?' },
  postReplies: { css: '[id="reply-button-end"]', seen: '2025-06?' },
  pollChoice: { css: '[id="choice-info"], .choice-text', seen: '2025-06?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = {
  likely: 'yt-attributed-string, yt-formatted-string, span',
  known:
    '[id="header"], [id="toolbar"], [id="action-menu"], [id="author-thumbnail"], [id="published-time-text"], [id="author-text"], ytd-video-renderer',
};

/** The number of a post in its address. */
function postIdOf(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  const [head, id] = url === null ? [] : pathParts(url);
  return head === 'post' && id !== undefined && /^Ug[\w-]{10,60}$/u.test(id) ? id : null;
}

function passedOn(post: Element | undefined, base: URL, options: TextOptions): ItemRef | null {
  if (post === undefined) return null;
  const id = postIdOf(first(post, postSelectors.postTime)?.getAttribute('href'), base);
  const words = first(post, postSelectors.postWords);
  return {
    itemId: id,
    permalink: id === null ? null : `${base.origin}/post/${id}`,
    author: first(post, postSelectors.postAuthor)?.textContent.trim() || null,
    text: words && textOf(words, options),
  };
}

/** One post; `setAuthor` names whom a link of YouTube leads to. */
export function readChannelPost(
  item: Element,
  url: URL,
  options: TextOptions,
  setAuthor: (reading: Reading, link: Element | null, via: string) => void,
): Reading {
  const reading = blankReading('post');
  // a post that was passed on stands whole inside the one that passes it on
  const inner = all(item, postSelectors.post);
  const time = firstOutside(item, postSelectors.postTime, inner);
  const single = item.ownerDocument.querySelectorAll(postSelectors.post.css).length === 1;
  const id = postIdOf(time?.getAttribute('href'), url) ?? (single ? postIdOf(url.href, url) : null);
  const words = firstOutside(item, postSelectors.postWords, inner);
  reading.itemId = firstFound([[`${postSelectors.postTime.css}@href`, () => id]]);
  reading.permalink = firstFound([
    [`${postSelectors.postTime.css}@href`, () => (id === null ? null : `${url.origin}/post/${id}`)],
  ]);
  setAuthor(reading, firstOutside(item, postSelectors.postAuthor, inner), postSelectors.postAuthor.css);
  reading.postedAt = missing('YouTube shows no time of a post for machines');
  reading.postedAtRaw = firstFound([[postSelectors.postTime.css, () => time?.textContent.trim()]]);
  reading.text = firstFound([[postSelectors.postWords.css, () => words && textOf(words, options)]]);
  reading.media = allOutside(item, postSelectors.postPicture, inner).flatMap((image): MediaRef[] => {
    const address = mediaUrl(image.getAttribute('src'), url);
    return address === null ? [] : [{ kind: 'image', url: address, alt: image.getAttribute('alt'), posterUrl: null }];
  });
  if (reading.media.length > 0 || inner.length > 0) setWordless(reading, item, inner, wordPlaces);
  reading.quotes = passedOn(inner[0], url, options);
  const poll = allOutside(item, postSelectors.pollChoice, inner).map((choice) => textOf(choice));
  if (poll.length > 0) reading.facts['poll'] = poll.join('\n');
  const likes = firstOutside(item, postSelectors.postLikes, inner)?.textContent.trim();
  if (likes) reading.counts['likes'] = likes;
  const replies = firstOutside(item, postSelectors.postReplies, inner)?.textContent.trim();
  if (replies && /\p{Nd}/u.test(replies)) reading.counts['comments'] = replies;
  return reading;
}
