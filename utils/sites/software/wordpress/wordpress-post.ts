import { bodyMedia } from '../../page/body-media.ts';
import type { Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { cleanUrl } from '../../values/safe-url.ts';

export const wordpressPostSelectors = {
  post: {
    css: 'article[id^="post-"], div.post[id^="post-"], div.hentry[id^="post-"], .wp-block-post',
    seen: '2026-06',
  },
  /** Where a theme leaves the number out, WordPress's own classes still say it. */
  postByClass: { css: '.type-post[class*="post-"], .type-page[class*="post-"]', seen: '2019-10' },
  /** A single post of a block theme has no frame of its own but `main`. */
  main: { css: 'body:is(.single, .page) main', seen: '2026-11' },
  title: { css: '.entry-title, .wp-block-post-title, .post-title, .storytitle, h1, h2', seen: '2026-06' },
  body: {
    css: '.entry-content, .wp-block-post-content, .post-content, .wp-block-post-excerpt, .entry-summary, .entry, .storycontent',
    seen: '2026-06',
  },
  author: {
    css: '.author .fn, .byline .author a, a[rel~="author"], .wp-block-post-author-name, .wp-block-post-author__name, .entry-author, .byline',
    seen: '2026-06',
  },
  time: {
    css: 'time.published[datetime], time.entry-date[datetime], .wp-block-post-date time[datetime], time[datetime]',
    seen: '2026-06',
  },
  updated: { css: 'time.updated[datetime]', seen: '2026-06' },
} as const satisfies Record<string, SelectorRow>;

const comments = '#comments, .comments-area, .wp-block-comments, .comment-list, .commentlist';
const frame =
  '.sharedaddy, .postmetadata, .jp-relatedposts, .yarpp, .yarpp-related, .wp-block-comments, #comments, .comments-area, .post-navigation, .more-link, nav, form, button';

/** The posts of a page: in lists each with a frame, alone perhaps without. */
export function wordpressPosts(root: Document | ShadowRoot): Element[] {
  const framedBy = (row: SelectorRow): Element[] =>
    [...root.querySelectorAll(row.css)].filter(
      (post) => first(post, wordpressPostSelectors.body) !== null && post.closest('.comment, aside, footer') === null,
    );
  const numbered = framedBy(wordpressPostSelectors.post);
  const framed = numbered.length > 0 ? numbered : framedBy(wordpressPostSelectors.postByClass);
  const single = framed.length > 0 ? null : first(root, wordpressPostSelectors.main);
  return single !== null && first(single, wordpressPostSelectors.body) !== null ? [single] : framed;
}

/** Facts of a whole page belong to a post only where the page shows that post alone. */
function pageMeta(item: Element, alone: boolean, ...names: string[]): string | null {
  if (!alone) return null;
  for (const name of names) {
    const content = item.ownerDocument
      .querySelector(`meta[property="${name}"], meta[name="${name}"]`)
      ?.getAttribute('content');
    if (content) return content;
  }
  return null;
}

/** A later page of comments has an address of its own, which is not the post's. */
function withoutCommentPage(address: string | null | undefined): string | null {
  if (typeof address !== 'string') return null;
  const paged = /\/comment-page-\d+\/?(?:#.*)?$/u.exec(address) ?? /[?&]cpage=\d+(?:#.*)?$/u.exec(address);
  return paged === null ? address : `${address.slice(0, paged.index)}${paged[0].startsWith('/') ? '/' : ''}`;
}

/** Reads one of the elements of {@link wordpressPosts}. */
export function readWordPressPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const rows = wordpressPostSelectors;
  const own = (row: SelectorRow): Element | null =>
    [...item.querySelectorAll(row.css)].find((match) => match.closest(comments) === null) ?? null;
  const bodyClass = item.ownerDocument.body.getAttribute('class') ?? '';
  const { ownerDocument } = item;
  const rest = oncePerPage(
    ownerDocument,
    'wordpress posts',
    () => ownerDocument.querySelectorAll(rows.post.css).length,
  );
  // themes of before 2009 do not say on the page itself that it is of one post
  const alone = /(?:^|\s)(?:single|singular|page)(?:\s|$)/u.test(bodyClass) || (bodyClass === '' && rest === 1);
  const idOf = (text: string): string | undefined =>
    /(?:^|[\s-])(?:post(?:id)?|page-id)-(\d+)(?:\s|$)/u.exec(text)?.[1];
  const title = own(rows.title);
  const body = own(rows.body);
  const author = own(rows.author);
  const time = own(rows.time);
  const bookmark = own({ css: 'a[rel~="bookmark"][href]', seen: '2026-06' });
  const link =
    title?.querySelector('a[href]') ??
    title?.closest('a[href]') ??
    // in the words such a link leads to another post
    (body?.contains(bookmark) === true ? null : bookmark);
  const canonical = alone ? item.ownerDocument.querySelector('link[rel~="canonical"]') : null;
  reading.itemId = firstFound([
    ['@id', () => idOf(item.id) ?? idOf(item.getAttribute('class') ?? '')],
    ['body@class', () => (alone ? idOf(bodyClass) : null)],
  ]);
  reading.permalink = firstFound([
    ['link[rel~="canonical"]@href', () => cleanUrl(withoutCommentPage(canonical?.getAttribute('href')), url)],
    [`${rows.title.css} a@href`, () => cleanUrl(link?.getAttribute('href'), url)],
    ['address of the page', () => (alone ? cleanUrl(withoutCommentPage(url.href.replace(/#.*$/u, '')), url) : null)],
  ]);
  const person = author?.matches('a[href]') === true ? author : (author?.querySelector('a[href]') ?? null);
  // "by" and the name in one element: what is no element of its own is not told from the words before it
  const named = person ?? (author?.matches('.byline') === true ? author.querySelector('span, b, strong') : author);
  const profile = cleanUrl(person?.getAttribute('href'), url);
  reading.author = {
    name: firstFound([
      [rows.author.css, () => named && textOf(named)],
      ['meta author', () => pageMeta(item, alone, 'author', 'article:author')],
    ]),
    handle: firstFound([[`${rows.author.css}@href`, () => /\/author\/([^/?#]+)/u.exec(profile ?? '')?.[1]]]),
    accountId: firstFound([['?author=', () => /[?&]author=(\d+)/u.exec(profile ?? '')?.[1]]]),
    profileUrl: firstFound([[`${rows.author.css}@href`, () => profile]]),
  };
  reading.postedAt = firstFound([
    [`${rows.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
    ['meta article:published_time', () => utcOfIso(pageMeta(item, alone, 'article:published_time'))],
  ]);
  reading.postedAtRaw = firstFound([[rows.time.css, () => time && textOf(time)]]);
  reading.media = bodyMedia([body], url, frame);
  const words = [title && textOf(title), body && textOf(body, { exclude: frame })].filter(Boolean).join('\n\n');
  reading.text = firstFound([[`${rows.title.css} + ${rows.body.css}`, () => words]]);
  const updated = own(rows.updated);
  putAll(reading.facts, {
    title: title && textOf(title),
    byline: named === null ? author && textOf(author) : null,
    updatedAt: utcOfIso(updated?.getAttribute('datetime')) ?? utcOfIso(pageMeta(item, alone, 'article:modified_time')),
  });
  return reading;
}
