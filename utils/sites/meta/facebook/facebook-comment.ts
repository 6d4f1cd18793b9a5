import type { Reading } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { addCommentCounts } from './facebook-counts.ts';
import { accountNumber, exactTime } from './facebook-data.ts';
import { facebookLink, type FacebookLink, facebookPerson } from './facebook-links.ts';
import {
  authorOf,
  blocksOf,
  facebookSelectors,
  framedIn,
  innerItems,
  isFolded,
  mediaOf,
  wordBlocks,
  wordOptions,
} from './facebook-parts.ts';
import { firstFound, valueOf } from '../../reading/field.ts';
import { blankReading, cutMark } from '../../reading/reading.ts';

/** A comment is an article with a link to itself as a comment; its label says so only in the page's language. Until 2023 a post's article held those of its comments. */
export function isComment(item: Element): boolean {
  return (
    item.matches(facebookSelectors.article.css) &&
    first(item, facebookSelectors.profileName) === null &&
    all(item, facebookSelectors.commentLink).some((link) => link.closest(facebookSelectors.article.css) === item)
  );
}

/** A page of one post also shows another, suggested one with its comments: they are not this post's. */
export function belongsHere(comment: Element, url: URL): boolean {
  const here = facebookLink(url.href, url)?.post ?? null;
  const there = commentLinkOf(comment, [], url)?.post ?? null;
  const numbers = [here, there].every((id) => id !== null && /^\d+$/u.test(id));
  return !numbers || here === there;
}

/** The comment's own address: the link of its time, below its words; the author's link may carry the same id. */
function commentLinkOf(item: Element, inner: readonly Element[], base: URL): FacebookLink | null {
  const links = allOutside(item, facebookSelectors.commentLink, inner);
  const below = links.filter((link) => framedIn(item, link, facebookSelectors.list.css));
  return facebookLink((below[0] ?? links.at(-1))?.getAttribute('href'), base);
}

function timeAnchorOf(item: Element, inner: readonly Element[]): Element | null {
  const links = allOutside(item, facebookSelectors.commentLink, inner);
  return links.findLast((link) => framedIn(item, link, facebookSelectors.list.css)) ?? links.at(-1) ?? null;
}

/**
 * The name of whoever has left leads nowhere. Two things must agree on it then: words above those of the comment and the
 * comment's label, which names its writer in every language.
 */
function nameShown(item: Element, inner: readonly Element[]): string | null {
  const label = item.getAttribute('aria-label') ?? '';
  const { commentWords, list, shownName, words } = facebookSelectors;
  const names = allOutside(item, shownName, inner)
    .filter(
      (part) => part.closest(`a, [role="button"], button, ${words.css}, ${commentWords.css}, ${list.css}`) === null,
    )
    .map((part) => textOf(part, { images: 'all' }))
    .filter((name) => name !== '' && label.includes(name));
  // beside the name may stand what somebody is in a group
  return names.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

/** Every comment begins with its writer's name: where only blocks of words are left, the first that is nothing but a link to somebody is that. */
function nameBlock(item: Element, inner: readonly Element[], url: URL): Element | null {
  const block = wordBlocks(item, inner)[0];
  const link = block === undefined ? null : first(block, { css: 'a[href]', seen: '' });
  if (block === undefined || link === null || facebookPerson(link.getAttribute('href'), url) === null) return null;
  return link.textContent.trim() === block.textContent.trim() ? link : null;
}

/** A comment or an answer to one. */
export function readComment(item: Element, url: URL): Reading {
  const inner = innerItems(item);
  const reading = blankReading('comment');
  const link = commentLinkOf(item, inner, url);
  const anchor = timeAnchorOf(item, inner);
  const authorLink = allOutside(item, { css: 'a[href]', seen: '' }, inner).find(
    (other) =>
      other.getAttribute('aria-hidden') !== 'true' &&
      other !== anchor &&
      other.textContent.trim() !== '' &&
      // in the words it is somebody whom they mention
      other.closest(`${facebookSelectors.words.css}, ${facebookSelectors.commentWords.css}`) === null &&
      facebookPerson(other.getAttribute('href'), url) !== null,
  );
  reading.itemId = firstFound([
    [`${facebookSelectors.commentLink.css} reply_comment_id`, () => link?.reply],
    [`${facebookSelectors.commentLink.css} comment_id`, () => link?.comment],
  ]);
  reading.permalink = firstFound([[`${facebookSelectors.commentLink.css}@href`, () => link?.href]]);
  const unlinked = authorLink === undefined ? nameShown(item, inner) : null;
  const above = authorLink === undefined && unlinked === null ? nameBlock(item, inner, url) : null;
  // the label names the writer in every language
  const isNamed =
    above !== null && item.getAttribute('aria-label')?.includes(textOf(above, { images: 'all' })) === true;
  reading.author = authorOf(authorLink ?? (isNamed ? above : null), 'a[role="link"]', url);
  if (unlinked !== null)
    reading.author.name = firstFound([[`${facebookSelectors.shownName.css} and label`, () => unlinked]]);
  reading.postedAtRaw = firstFound([[facebookSelectors.commentLink.css, () => anchor?.textContent.trim()]]);
  const document = item.ownerDocument;
  const id = valueOf(reading.itemId);
  reading.postedAt = firstFound([['script created_time', () => exactTime(document, id, url)]]);
  if (valueOf(reading.author.accountId) === null)
    reading.author.accountId = firstFound([
      ['script author.id', () => accountNumber(document, id, valueOf(reading.author.handle), url)],
    ]);
  const words = firstOutside(item, facebookSelectors.commentWords, inner);
  const blocks = wordBlocks(
    item,
    inner,
    [authorLink, above].filter((part) => part != null),
  );
  reading.text = firstFound([
    [facebookSelectors.commentWords.css, () => words && textOf(words, wordOptions(url))],
    [facebookSelectors.words.css, () => blocksOf(blocks, url)],
  ]);
  if ((words === null ? blocks : [words]).some(isFolded)) reading.marks.push(cutMark);
  reading.media = mediaOf(item, inner, url);
  addCommentCounts(reading, item, inner);
  const parent = link?.reply == null ? link?.post : link.comment;
  if (parent != null) reading.replyTo = { itemId: parent, permalink: null, author: null, text: null };
  if (link?.post != null) reading.facts['post'] = link.post;
  return reading;
}
