import { bodyMedia } from '../../page/body-media.ts';
import type { Adapter, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { cleanUrl } from '../../values/safe-url.ts';
import { setWords } from '../../reading/set-words.ts';
import { type Byline, bylineOf } from './wordpress-byline.ts';
import { readWordPressPost, wordpressPosts } from './wordpress-post.ts';
import { softwareMarks } from '../../software-marks.ts';

const selectors = {
  site: softwareMarks.wordpress,
  /** Classic themes have the number on the list item or on an article in it. */
  comment: { css: '[id^="comment-"]:is(li, article, div)', seen: '2026-06' },
  listItem: { css: 'li', seen: '2026-06' },
  name: {
    css: '.wp-block-comment-author-name, .comment-author .fn, .fn, .woocommerce-review__author',
    seen: '2026-06',
  },
  otherName: {
    css: '.comment-author-name, .comment-author, .comment_author, .wpd-comment-author, cite, .author, .commentauthor',
    seen: '2026-06?',
  },
  avatar: { css: 'img.avatar, img[src*="gravatar.com/avatar/"], .wp-block-avatar img', seen: '2026-06' },
  time: { css: 'time[datetime]', seen: '2026-06' },
  date: {
    css: '.comment-metadata a, .comment-meta a[href*="#comment-"], .comment-meta .comment-date, .comment-date, .commentmetadata a, .comment-time, .wp-block-comment-date, .comment_date, .comment_meta a, .wpd-comment-date, .comment-meta',
    seen: '2026-06',
  },
  anyLink: { css: 'a[href*="#comment-"]', seen: '2026-06' },
  body: {
    css: '.wp-block-comment-content, .comment-content, .comment-text, .comment_text, .comment-entry, .commenttext, .comment-body-text, .wpd-comment-text, .woocommerce-review .description',
    seen: '2026-06',
  },
  wholeBody: { css: '.comment-body, .commentbody, .comment-inner, .comment-block', seen: '2026-06?' },
  /** A plugin (wpDiscuz) that lays comments out in its own way: the frame's id names comment and parent. */
  plugin: { css: '.wpd-comment', seen: '2025-06?' },
  pluginVotes: { css: '.wpd-vote-result-like', seen: '2025-06?' },
  waiting: { css: '.comment-awaiting-moderation', seen: '2026-06?' },
  rating: { css: '.star-rating .rating', seen: '2026-06?' },
  title: { css: 'h1.entry-title, h1.wp-block-post-title, h1.post-title, .storytitle', seen: '2026-06' },
  /** In some themes the first one is the name of the site. */
  anyTitle: { css: 'h1', seen: '2026-06' },
  self: { css: '#wp-admin-bar-user-info .username, #wp-admin-bar-my-account .display-name', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** What stands in a comment besides its words, where a theme gives the words no element of their own. */
const frame =
  '.comment-author, .comment-meta, .comment-metadata, .commentmetadata, .reply, .comment-reply-link, .edit-link, .comment-edit-link, .comment-awaiting-moderation, .says, .children, .comment-actions, .sharedaddy, .vcard, .fn, .avatar, time, form, nav, button, .comment-likes, .wp-block-comment-reply-link';

/** By any of these a theme says which part of a comment is what. */
const partNames =
  '.comment-author, .comment-meta, .comment-metadata, .commentmetadata, .vcard, .fn, .says, .comment_meta';

function commentIdOf(item: Element): string | null {
  return /^comment-(\d+)$/u.exec(item.id)?.[1] ?? null;
}

/** The comment's time leads to the comment itself. */
function linkToItself(item: Element): Element | undefined {
  const id = commentIdOf(item) ?? '';
  return allOwn(item, selectors.anyLink).findLast((one) => one.getAttribute('href')?.endsWith(`#comment-${id}`));
}

function isComment(item: Element): boolean {
  const kind = /(?:^|\s)(?:comment|pingback|trackback|review|comment_container|depth-\d+)(?:\s|$)/u;
  return (
    commentIdOf(item) !== null &&
    (kind.test(item.getAttribute('class') ?? '') ||
      item.parentElement?.closest(selectors.plugin.css)?.querySelector(selectors.comment.css) === item ||
      kind.test(item.closest('li')?.getAttribute('class') ?? '') ||
      linkToItself(item) !== undefined ||
      item.querySelector('.fn, .comment-author, .comment-content, .comment-body, cite, .commentmetadata') !== null)
  );
}

/** The list item that stands for the comment, with the classes that say who wrote it. */
function frameOf(item: Element): Element {
  const li = item.closest('li') ?? item.closest(selectors.plugin.css);
  return li?.querySelector(selectors.comment.css) === item ? li : item;
}

function parentIdOf(item: Element): string | null {
  const named = /^wpd-comm-\d+_(\d+)$/u.exec(item.closest(selectors.plugin.css)?.id ?? '')?.[1];
  if (named !== undefined) return named === '0' ? null : named;
  const above = (from: Element): Element | null => from.parentElement?.closest('li, [id^="comment-"]') ?? null;
  for (let outer = above(frameOf(item)); outer !== null; outer = above(outer)) {
    const inner = outer.localName === 'li' ? first(outer, selectors.comment) : null;
    const id = commentIdOf(outer) ?? /^li-comment-(\d+)$/u.exec(outer.id)?.[1] ?? (inner && commentIdOf(inner));
    if (id) return id;
  }
  return null;
}

/** Whether a part is this comment's and not that of one inside it; other things in themes have ids that begin like a comment's. */
function isOwn(item: Element, part: Element): boolean {
  let owner = part.parentElement?.closest(selectors.comment.css) ?? null;
  while (owner !== null && owner !== item && commentIdOf(owner) === null)
    owner = owner.parentElement?.closest(selectors.comment.css) ?? null;
  return owner === item;
}

function allOwn(item: Element, row: SelectorRow): Element[] {
  return all(item, row).filter((part) => isOwn(item, part));
}

function firstOwn(item: Element, row: SelectorRow): Element | null {
  for (const part of item.querySelectorAll(row.css)) if (isOwn(item, part)) return part;
  return null;
}

/** MD5 or SHA-256 of the author's e-mail address; not that of the empty address. */
function mailHashOf(item: Element): string | null {
  for (const image of allOwn(item, selectors.avatar)) {
    for (const name of ['src', 'data-src', 'srcset', 'data-lazy-src']) {
      const hash = /gravatar\.com\/avatar\/([0-9a-f]{64}|[0-9a-f]{32})(?![0-9a-f])/u.exec(
        image.getAttribute(name) ?? '',
      )?.[1];
      if (hash !== undefined && hash !== 'd41d8cd98f00b204e9800998ecf8427e') return hash;
    }
  }
  return null;
}

/** The link of somebody's name: in it, around it, or itself. */
function linkOf(name: Element | null): Element | null {
  return name?.matches('a[href]') === true
    ? name
    : (name?.querySelector('a[href]') ?? name?.closest('a[href]') ?? null);
}

function setAuthor(reading: Reading, item: Element, url: URL, byline: Byline | null): void {
  const own = (row: SelectorRow): Element | null => firstOwn(item, row);
  const name = byline === null ? (own(selectors.name) ?? own(selectors.otherName)) : null;
  const link = byline === null ? linkOf(name) : byline.link;
  const login = /(?:^|\s)comment-author-([\w.-]+)/u.exec(
    `${frameOf(item).getAttribute('class') ?? ''} ${item.getAttribute('class') ?? ''}`,
  )?.[1];
  reading.author = {
    name: firstFound([
      ['line of the link to itself', () => byline?.name],
      [
        `${selectors.name.css}, ${selectors.otherName.css}`,
        () => name && textOf(name, { exclude: '.says, time, .comment-meta, .comment-metadata, .comment-date, .reply' }),
      ],
    ]),
    handle: firstFound([['class comment-author-…', () => login]]),
    accountId: firstFound([[`${selectors.avatar.css}@src (hash of the e-mail address)`, () => mailHashOf(item)]]),
    // what the author gave as their own page
    profileUrl: firstFound([[`${selectors.name.css} a@href`, () => cleanUrl(link?.getAttribute('href'), url)]]),
  };
}

/** Themes of before 2009 have words on both sides of the name ("Says:"); below the time stand the comment's own. */
function belowMeta(item: Element): Element[] {
  const meta = [...item.children].findIndex((part) => part.matches('.commentmetadata'));
  return meta === -1 ? [] : [...item.children].slice(meta + 1).filter((part) => !part.matches(`${frame}, cite`));
}

function isAllEmphasis(part: Element | undefined): boolean {
  return (
    part?.children.length === 1 &&
    part.firstElementChild?.localName === 'em' &&
    textOf(part) === textOf(part.firstElementChild)
  );
}

/**
 * Where a theme's names are gone, or were never there, nothing tells what is a name, a date or a button: the words are
 * the paragraphs in what stands behind the comment's link to itself. Null where a name tells.
 */
function wordsByPlace(item: Element, link: Element | undefined): Element[] | null {
  if (item.querySelector(`${selectors.body.css}, ${selectors.wholeBody.css}, ${partNames}`) !== null) return null;
  const paragraphs = 'p, blockquote, ul, ol, pre';
  for (let line = link; line !== undefined && line !== item; line = line.parentElement ?? undefined) {
    const words: Element[] = [];
    for (let next = line.nextElementSibling; next !== null; next = next.nextElementSibling)
      words.push(...(next.matches(paragraphs) ? [next] : next.querySelectorAll(paragraphs)));
    const own = words.filter(
      (part) =>
        isOwn(item, part) &&
        first(part, selectors.comment) === null &&
        !words.some((other) => other !== part && other.contains(part)),
    );
    // that a comment still waits for approval is said in a paragraph of its own
    if (own.length > 0) return own.length > 1 && isAllEmphasis(own[0]) ? [] : own;
  }
  return [];
}

function setBody(reading: Reading, item: Element, url: URL, byline: Byline | null, link: Element | undefined): void {
  const byPlace = byline === null ? wordsByPlace(item, link) : null;
  if (byPlace !== null) {
    reading.media = bodyMedia(byPlace, url, selectors.comment.css);
    reading.text = firstFound([
      ['paragraphs behind the link to itself', () => byPlace.map((part) => textOf(part)).join('\n\n')],
    ]);
    return;
  }
  const own = firstOwn(item, selectors.body);
  const body = own ?? firstOwn(item, selectors.wholeBody) ?? item;
  // elsewhere than above a line of the theme's own a `cite` is the name
  const around = byline === null ? `${frame}, cite` : frame;
  const left =
    own === null
      ? `${around}, ${selectors.comment.css}`
      : '.comment-awaiting-moderation, .reply, .comment-reply-link, .sharedaddy, .comment-likes, button, .star-rating, .wpd-inline-feedback-wrapper';
  reading.media = bodyMedia(
    byline === null ? [body] : [...body.children].filter((part) => !part.contains(byline.line)),
    url,
    own === null ? `${around}, ${body === item ? 'li li' : 'ul.children, ol.children'}` : left,
  );
  setWords(reading, own === null ? selectors.wholeBody.css : selectors.body.css, body, {
    exclude: left,
    without: byline === null ? [] : [byline.line],
  });
  const paragraphs = body === item ? belowMeta(item) : [];
  if (paragraphs.length > 0)
    reading.text = firstFound([
      ['paragraphs below the time', () => paragraphs.map((part) => textOf(part)).join('\n\n')],
    ]);
}

function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const id = commentIdOf(item);
  const own = (row: SelectorRow): Element | null => firstOwn(item, row);
  const time = own(selectors.time);
  const date = own(selectors.date);
  const link = linkToItself(item);
  reading.itemId = firstFound([['@id', () => id]]);
  reading.permalink = firstFound([
    [`${selectors.anyLink.css}@href`, () => cleanUrl(link?.getAttribute('href'), url)],
    ['address of the page + @id', () => cleanUrl(`#comment-${id ?? ''}`, url)],
  ]);
  const byline = own(selectors.name) === null ? bylineOf(link) : null;
  setAuthor(reading, item, url, byline);
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([
    [selectors.time.css, () => time && textOf(time)],
    ['line of the link to itself', () => byline?.date],
    [
      selectors.date.css,
      () => date && textOf(date, { exclude: '.comment-author, .fn, .comment-edit-link, .edit-link, .says, .reply' }),
    ],
  ]);
  setBody(reading, item, url, byline, link);
  const parent = parentIdOf(item);
  if (parent !== null)
    reading.replyTo = { itemId: parent, permalink: cleanUrl(`#comment-${parent}`, url), author: null, text: null };
  const classes = `${frameOf(item).getAttribute('class') ?? ''} ${item.getAttribute('class') ?? ''}`;
  if (/\bbypostauthor\b/u.test(classes)) reading.marks.push('by the author of the post');
  if (/\bpingback\b/u.test(classes)) reading.marks.push('pingback');
  if (/\btrackback\b/u.test(classes)) reading.marks.push('trackback');
  if (own(selectors.waiting) !== null) reading.marks.push('awaiting approval');
  putAll(reading.facts, {
    timeAttribute: reading.postedAt.state === 'missing' ? time?.getAttribute('datetime') : null,
    // where nothing tells the name from the words around it
    byline: byline?.name === null ? textOf(byline.line) : null,
    rating: own(selectors.rating)?.textContent.trim(),
    timeTitle: date?.getAttribute('title'),
  });
  putAll(reading.counts, { likes: own(selectors.pluginVotes)?.textContent.trim() });
  return reading;
}

function read(item: Element, url: URL): Reading {
  const reading = commentIdOf(item) === null ? readWordPressPost(item, url) : readComment(item, url);
  const document = item.ownerDocument;
  const page = oncePerPage(document, 'wordpress', () => {
    const title = first(document, selectors.title) ?? first(document, selectors.anyTitle);
    return { title: title && textOf(title), self: first(document, selectors.self)?.textContent.trim() };
  });
  if (reading.kind === 'comment') putAll(reading.facts, { title: page.title });
  reading.signedInAs = firstFound([[selectors.self.css, () => page.self]]);
  return reading;
}

/** WordPress with classic and block themes, on whatever host: the posts of a page and their comments. Many themes leave the time out. */
export const wordpress: Adapter = {
  id: 'wordpress',
  name: 'WordPress',
  version: 5,
  hosts: [],
  required: { post: ['author', 'permalink', 'text'], comment: ['author', 'postedAt', 'permalink', 'text'] },
  selectors,
  recognises: (_url, document) =>
    first(document, selectors.site) !== null &&
    ([...document.querySelectorAll(selectors.comment.css)].some(isComment) || wordpressPosts(document).length > 0),
  items: (root) => {
    forgetPage(root);
    const comments = [...root.querySelectorAll(selectors.comment.css)].filter(isComment);
    // a theme that numbers both the list item and the article in it means one comment
    const innermost = new Map(comments.map((comment) => [commentIdOf(comment), comment]));
    const single = comments.filter((comment) => {
      const inner = innermost.get(commentIdOf(comment));
      return inner === undefined || inner === comment || !comment.contains(inner);
    });
    return [...wordpressPosts(root), ...single];
  },
  read,
};
