import type { Author, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { putAll } from '../../reading/put-all.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { timeOfTikTokId } from '../../values/id-time.ts';
import { handleOf, tiktokSelectors, videoPathOf } from './tiktok-parts.ts';

/** TikTok's pages of 2020 and 2021, before their parts had names for tests. */
export const oldSelectors = {
  oldWords: { css: '.tt-video-meta-caption, .video-meta-title', seen: '2021-09?' },
  oldPerson: { css: '.author-uniqueId, a.user-info-link, .user-username', seen: '2021-09?' },
  oldPersonLink: { css: 'a:has(.author-uniqueId), a.user-info-link, a:has(.user-username)', seen: '2021-09?' },
  oldNickname: { css: '.author-nickname, .user-nickname', seen: '2021-09?' },
  oldLikes: { css: 'strong[title="like"], strong.like-text', seen: '2021-09?' },
  oldComments: { css: 'strong[title="comment"], strong.comment-text', seen: '2021-09?' },
  oldShares: { css: 'strong[title="share"]', seen: '2021-09?' },
  oldComment: { css: '.comment-content.level-1, .comment-content.level-2', seen: '2021-09?' },
  oldThread: { css: '.comment-item', seen: '2021-09?' },
  oldFirst: { css: '.comment-content.level-1', seen: '2021-09?' },
  oldCommentName: { css: '.username', seen: '2021-09?' },
  oldCommentLink: { css: 'a.user-info', seen: '2021-09?' },
  oldCommentWords: { css: 'p.comment-text', seen: '2021-09?' },
  oldCommentTime: { css: '.comment-time', seen: '2021-09?' },
  oldCommentLikes: { css: '.count', seen: '2021-09?' },
} as const satisfies Record<string, SelectorRow>;

/** The smallest frame around a video's words that names its author and holds no other video's words. */
function frameOf(words: Element): Element | null {
  let frame: Element | null = words;
  while (frame !== null && first(frame, oldSelectors.oldPerson) === null) frame = frame.parentElement;
  return frame !== null && all(frame, oldSelectors.oldWords).length === 1 ? frame : null;
}

/** Videos and comments of such a page. */
export function oldItems(root: Document | ShadowRoot): Element[] {
  return [
    ...all(root, oldSelectors.oldWords).flatMap((words) => frameOf(words) ?? []),
    ...all(root, oldSelectors.oldComment),
  ];
}

/** Whether an element is one of those that {@link oldItems} gives. */
export function isOldItem(item: Element): boolean {
  return item.matches(oldSelectors.oldComment.css) || first(item, oldSelectors.oldWords) !== null;
}

function authorOf(link: Element | null, name: string | null, via: string, base: URL): Author {
  const handle = handleOf(link?.getAttribute('href'), base);
  return {
    name: firstFound([[via, () => name]]),
    handle: firstFound([[`${via} (link)`, () => handle]]),
    accountId: missing('number of the account: not in the markup'),
    profileUrl: firstFound([[`${via} (link)`, () => (handle === null ? null : `${base.origin}/@${handle}`)]]),
  };
}

function readOldComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const name = first(item, oldSelectors.oldCommentName);
  const words = first(item, oldSelectors.oldCommentWords);
  const via = oldSelectors.oldCommentName.css;
  reading.itemId = missing('TikTok showed no id of a comment');
  reading.permalink = missing('TikTok showed no address of a comment');
  reading.author = authorOf(first(item, oldSelectors.oldCommentLink), name && textOf(name), via, url);
  reading.postedAtRaw = firstFound([
    [oldSelectors.oldCommentTime.css, () => first(item, oldSelectors.oldCommentTime)?.textContent.trim()],
  ]);
  reading.text = firstFound([
    [
      oldSelectors.oldCommentWords.css,
      () => words && textOf(words, { exclude: '.bottom-container, .reply, .comment-time', images: 'all' }),
    ],
  ]);
  putAll(reading.counts, { likes: first(item, oldSelectors.oldCommentLikes)?.textContent.trim() });
  const thread = item.closest(oldSelectors.oldThread.css);
  const answered =
    thread === null || item.matches(oldSelectors.oldFirst.css) ? null : first(thread, oldSelectors.oldFirst);
  const video = videoPathOf(url.href, url);
  if (answered !== null) {
    const person = first(answered, oldSelectors.oldCommentLink)?.getAttribute('href');
    reading.replyTo = { itemId: null, permalink: null, author: handleOf(person, url), text: null };
  } else if (video !== null)
    reading.replyTo = { itemId: video.id, permalink: video.href, author: video.handle, text: null };
  return reading;
}

/** Reads one of the elements of {@link oldItems}. */
export function readOld(item: Element, url: URL): Reading {
  if (item.matches(oldSelectors.oldComment.css)) return readOldComment(item, url);
  const reading = blankReading('post');
  const alone = item.ownerDocument.querySelectorAll(oldSelectors.oldWords.css).length === 1;
  const path =
    all(item, tiktokSelectors.videoLink)
      .map((link) => videoPathOf(link.getAttribute('href'), url))
      .find((found) => found) ?? (alone ? videoPathOf(url.href, url) : null);
  const words = first(item, oldSelectors.oldWords);
  // "Name · 5-3": the day stands behind the name
  const [, name = null, day = null] =
    /^(.*?)(?:\s+·\s+([^·]*))?$/su.exec(first(item, oldSelectors.oldNickname)?.textContent.trim() ?? '') ?? [];
  reading.itemId = firstFound([['address of the video', () => path?.id]]);
  reading.permalink = firstFound([['address of the video', () => path?.href]]);
  reading.author = authorOf(first(item, oldSelectors.oldPersonLink), name, oldSelectors.oldNickname.css, url);
  reading.postedAtRaw = firstFound([[oldSelectors.oldNickname.css, () => day]]);
  reading.decodedAt = firstFound([['id of the video', () => timeOfTikTokId(path?.id ?? '')]]);
  reading.text = firstFound([[oldSelectors.oldWords.css, () => words && textOf(words, { images: 'all' })]]);
  putAll(reading.counts, {
    likes: first(item, oldSelectors.oldLikes)?.textContent.trim(),
    comments: first(item, oldSelectors.oldComments)?.textContent.trim(),
    shares: first(item, oldSelectors.oldShares)?.textContent.trim(),
  });
  return reading;
}
