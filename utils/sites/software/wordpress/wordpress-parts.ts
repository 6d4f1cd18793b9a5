import type { SelectorRow } from '../../contract.ts';
import { all } from '../../page/dom-find.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { softwareMarks } from '../../software-marks.ts';

/** What comments of WordPress's themes are made of; 2026-11: whole pages of WordPress 6.1.9. */
export const selectors = {
  site: { css: softwareMarks.wordpress, seen: '2026-06' },
  /** Classic themes have the number on the list item or on an article in it. */
  comment: {
    css: '[id^="comment-"]:is(li, article, div, section):not(.text_holder), .comment:has(.text_holder[id^="comment-"])',
    seen: '2026-06',
  },
  /** In themes of one maker (Qode) and those after them the number is on the words. */
  numberedWords: { css: '.text_holder[id^="comment-"]', seen: '2026-11?' },
  listItem: { css: 'li', seen: '2026-06' },
  name: {
    css: '.wp-block-comment-author-name, .comment-author .fn, .fn, .woocommerce-review__author, .comment-author-link',
    seen: '2026-06',
  },
  otherName: {
    css: '.comment-author-name, .comment-author, .comment_author, .wpd-comment-author, cite, .author, .commentauthor, .media-heading, :is(.text, .text_inner, .comment_info, .comment-usr) > .name',
    seen: '2026-11',
  },
  /** In the one line of a pingback: WordPress makes this link wherever a name leads somewhere (6.1). */
  lineName: { css: 'a.url', seen: '2026-11' },
  avatar: { css: 'img.avatar, img[src*="gravatar.com/avatar/"], .wp-block-avatar img', seen: '2026-06' },
  time: { css: '[datetime]:not(ins, del)', seen: '2026-06' },
  /** Seconds of UTC, in a theme (Newspaper) that gives the time no `datetime`. */
  pubdate: { css: 'time[pubdate]', seen: '2026-11?' },
  date: {
    css: '.comment-metadata a, .comment-meta a[href*="#comment-"], .comment-meta .comment-date, .comment-date, .commentmetadata a, .comment-time, .wp-block-comment-date, .comment_date, .datetime, .comment_meta a, .wpd-comment-date, .comment-meta, time:not([datetime]), .media-heading small, .date, .comment-date-time',
    seen: '2026-06',
  },
  anyLink: { css: 'a[href*="#comment-"]', seen: '2026-06' },
  body: {
    css: '.wp-block-comment-content, .comment-content, .comment-text:not(:has(.description)), .comment_text, .comment-entry, .commenttext, .comment-body-text, .wpd-comment-text, .text_holder, :is(.woocommerce-review, .comment_container) .description',
    seen: '2026-06',
  },
  wholeBody: { css: '.comment-body, .commentbody, .comment-inner, .comment-block, .media-body', seen: '2026-11' },
  /** A plugin (wpDiscuz) that lays comments out in its own way: the frame's id names comment and parent. */
  plugin: { css: '.wpd-comment', seen: '2025-06?' },
  pluginVotes: { css: '.wpd-vote-result-like', seen: '2025-06?' },
  waiting: { css: '.comment-awaiting-moderation', seen: '2026-11' },
  rating: { css: '.star-rating .rating', seen: '2026-06?' },
  title: { css: 'h1.entry-title, h1.wp-block-post-title, h1.post-title, .storytitle', seen: '2026-06' },
  /** In some themes the first one is the name of the site. */
  anyTitle: { css: 'h1', seen: '2026-06' },
  self: { css: '#wp-admin-bar-user-info .username', seen: '2026-11' },
  /** WordPress leaves the account's name out where it is the name shown. */
  selfName: { css: '#wp-admin-bar-user-info .display-name, #wp-admin-bar-my-account .display-name', seen: '2026-11' },
} as const satisfies Record<string, SelectorRow>;

/** The comment's number. */
export function commentIdOf(item: Element): string | null {
  const numbered = item.id === '' ? item.querySelector(selectors.numberedWords.css) : item;
  return /^comment-(\d+)$/u.exec(numbered?.id ?? '')?.[1] ?? null;
}

/** Whether a part is this comment's and not that of one inside it; other things in themes have ids that begin like a comment's. */
export function isOwn(item: Element, part: Element): boolean {
  let owner = part.parentElement?.closest(selectors.comment.css) ?? null;
  while (owner !== null && owner !== item && commentIdOf(owner) === null)
    owner = owner.parentElement?.closest(selectors.comment.css) ?? null;
  return owner === item;
}

const placeOf = (part: Element | null): string =>
  [part?.parentElement, part].map((one) => `${one?.localName ?? ''}.${one?.getAttribute('class') ?? ''}`).join('>');

/** Links that WordPress makes of names, where they are no part of the words. */
const linkedNames = (root: Element | Document): Element[] =>
  all(root, selectors.lineName).filter((link) => link.closest('p, blockquote, li li p') === null);

/** The name where nothing calls it so: WordPress links it for whoever gave a page, and the others stand in the same place. */
function nameByPlace(item: Element): Element | null {
  const own = linkedNames(item).find((link) => isOwn(item, link));
  if (own !== undefined) return own;
  const places = oncePerPage(
    item.ownerDocument,
    'wordpress places of names',
    () => new Set(linkedNames(item.ownerDocument).map((link) => placeOf(link.parentElement))),
  );
  const [place, another] = [...item.querySelectorAll('*')].filter(
    (part) => isOwn(item, part) && places.has(placeOf(part)) && part.children.length === 0,
  );
  return another === undefined ? (place ?? null) : null;
}

/** By which name a theme calls the name, if it has words: a picture may stand in a box of its own. */
export function nameOf(item: Element): Element | null {
  const named = allOwn(item, selectors.name);
  const others = allOwn(item, selectors.otherName);
  const hasWords = ({ textContent }: Element): boolean => textContent.trim() !== '';
  return [...named, ...others].find(hasWords) ?? nameByPlace(item);
}

/** The element of the words: within one that a theme names so for the whole comment, with the author, the inner one. */
export function bodyOf(item: Element): Element | null {
  const [outer, inner] = allOwn(item, selectors.body);
  if (outer === undefined || inner === undefined) return outer ?? null;
  return outer.contains(inner) && outer.contains(nameOf(item)) ? inner : outer;
}

/** All of a row that are the comment's own. */
export function allOwn(item: Element, row: SelectorRow): Element[] {
  return all(item, row).filter((part) => isOwn(item, part));
}

/** The first of a row that is the comment's own. */
export function firstOwn(item: Element, row: SelectorRow): Element | null {
  for (const part of item.querySelectorAll(row.css)) if (isOwn(item, part)) return part;
  return null;
}
