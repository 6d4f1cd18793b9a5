import type { Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf, type TextOptions } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { webUrl } from '../../values/safe-url.ts';
import { videoData } from './youtube-data.ts';

/** Videos and comments of m.youtube.com, and comments of the pages of before 2017. */
export const otherSelectors = {
  mobileComment: {
    css: 'ytm-comment-renderer, ytm-comment-view-model:not(:has(ytm-comment-renderer))',
    seen: '2026-10?',
  },
  mobileName: { css: '.comment-title, [class*="CommentRendererTitle"]', seen: '2026-10?' },
  mobileTime: { css: '.comment-published-time, [class*="PublishedTime"]', seen: '2026-10?' },
  mobileWords: { css: '.comment-text, [class*="CommentRendererText"]', seen: '2026-10?' },
  mobileLikes: { css: '.comment-count, [class*="CommentRendererCount"]', seen: '2026-10?' },
  mobilePerson: { css: 'a[href^="/@"], a[href*="youtube.com/@"], a[href*="/channel/"]', seen: '2026-10?' },
  mobileReplies: { css: 'ytm-comment-replies-renderer', seen: '2026-10?' },
  mobileVideo: { css: 'ytm-slim-video-metadata-section-renderer', seen: '2026-10?' },
  mobileTitle: { css: '.slim-video-information-title, h2', seen: '2026-10?' },
  mobileOwner: { css: 'ytm-slim-owner-renderer a[href]', seen: '2026-10?' },
  mobileOwnerName: { css: '.slim-owner-channel-name, ytm-slim-owner-renderer h3', seen: '2026-10?' },
  oldComment: { css: '.comment-renderer[data-cid]', seen: '2016-12?' },
  oldName: { css: 'a.comment-author-text', seen: '2016-12?' },
  oldTime: { css: '.comment-renderer-time a[href]', seen: '2016-12?' },
  oldWords: { css: '.comment-renderer-text-content', seen: '2016-12?' },
  oldLikes: { css: '.comment-renderer-like-count.off', seen: '2016-12?' },
} as const satisfies Record<string, SelectorRow>;

/** Whether the element is a comment of such a page. */
export function isOtherComment(item: Element): boolean {
  return item.matches(`${otherSelectors.mobileComment.css}, ${otherSelectors.oldComment.css}`);
}

/** Items of such pages. */
export function otherItems(root: Document | ShadowRoot): Element[] {
  const videos = all(root, otherSelectors.mobileVideo).slice(0, 1);
  const mobile = all(root, otherSelectors.mobileComment).filter(
    (row) => first(row, otherSelectors.mobileWords) !== null,
  );
  return [...videos, ...mobile, ...all(root, otherSelectors.oldComment)];
}

type SetAuthor = (reading: Reading, link: Element | null, shown: string | null, via: string) => void;

/** One comment; `setAuthor` names whom a link of YouTube leads to. */
export function readOtherComment(item: Element, url: URL, options: TextOptions, setAuthor: SetAuthor): Reading {
  const reading = blankReading('comment');
  const mobile = item.matches(otherSelectors.mobileComment.css);
  const rows = mobile
    ? {
        name: otherSelectors.mobileName,
        time: otherSelectors.mobileTime,
        words: otherSelectors.mobileWords,
        likes: otherSelectors.mobileLikes,
      }
    : {
        name: otherSelectors.oldName,
        time: otherSelectors.oldTime,
        words: otherSelectors.oldWords,
        likes: otherSelectors.oldLikes,
      };
  const name = first(item, rows.name);
  const time = first(item, rows.time);
  const words = first(item, rows.words);
  const video = webUrl(time?.getAttribute('href'), url)?.searchParams.get('v') ?? url.searchParams.get('v');
  const id = item.getAttribute('data-cid') ?? webUrl(time?.getAttribute('href'), url)?.searchParams.get('lc') ?? null;
  reading.itemId = mobile ? missing('m.youtube.com shows no id of a comment') : firstFound([['@data-cid', () => id]]);
  reading.permalink = mobile
    ? missing('m.youtube.com shows no address of a comment')
    : firstFound([
        [
          `${rows.time.css}@href`,
          () => (id === null || video === null ? null : `${url.origin}/watch?v=${video}&lc=${id}`),
        ],
      ]);
  const link = mobile ? first(item, otherSelectors.mobilePerson) : name;
  setAuthor(reading, link, name && textOf(name), rows.name.css);
  reading.postedAt = missing('YouTube shows no time of a comment for machines');
  reading.postedAtRaw = firstFound([[rows.time.css, () => time?.textContent.trim()]]);
  reading.text = firstFound([[rows.words.css, () => words && textOf(words, options)]]);
  const likes = first(item, rows.likes)?.textContent.trim();
  if (likes) reading.counts['likes'] = likes;
  if (video !== null && item.closest(otherSelectors.mobileReplies.css) === null)
    reading.replyTo = { itemId: video, permalink: `${url.origin}/watch?v=${video}`, author: null, text: null };
  if (video !== null) reading.facts['video'] = video;
  return reading;
}

/** The video of a page of m.youtube.com: its title, its owner and the number in the address. */
export function readMobileVideo(item: Element, url: URL, options: TextOptions, setAuthor: SetAuthor): Reading {
  const reading = blankReading('post');
  const id = url.searchParams.get('v');
  const title = first(item, otherSelectors.mobileTitle);
  const name = first(item, otherSelectors.mobileOwnerName);
  reading.itemId = firstFound([['address of the page', () => id]]);
  reading.permalink = firstFound([['address of the page', () => (id === null ? null : `${url.origin}/watch?v=${id}`)]]);
  setAuthor(reading, first(item, otherSelectors.mobileOwner), name && textOf(name), otherSelectors.mobileOwnerName.css);
  const data = videoData(item.ownerDocument, id);
  if (reading.author.accountId.state === 'missing')
    reading.author.accountId = firstFound([['data of the page channelId', () => data.channel]]);
  reading.postedAt = firstFound([['data of the page publishDate', () => data.published]]);
  reading.text = firstFound([[otherSelectors.mobileTitle.css, () => title && textOf(title, options)]]);
  return reading;
}
