import type { Author, Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, firstOutside } from '../../page/dom-find.ts';
import { textOf, type TextOptions } from '../../page/dom-text.ts';
import { wholeAddress } from '../../page/link-words.ts';
import { setWordless } from '../../page/wordless.ts';
import { firstFound, valueOf } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { utcOfEpoch } from '../../values/machine-time.ts';
import { facebookLink, facebookPerson } from './facebook-links.ts';
import { authorOf, mediaOf } from './facebook-parts.ts';

/** Facebook from 2011 to 2020, and posts built into other pages until today: with exact times and numbers of accounts. */
export const classicSelectors = {
  classicPost: { css: '.userContentWrapper, [data-testid="fbfeed_story"]', seen: '2019-03?' },
  classicWords: { css: '.userContent, [data-testid="post_message"]', seen: '2019-03?' },
  classicHead: { css: 'h5 a[href], h6 a[href], .fwb a[href]', seen: '2019-03?' },
  classicComment: { css: '[data-testid^="UFI2Comment/root"], .UFIComment', seen: '2020-06?' },
  classicCommentName: { css: 'a._6qw4, a.UFICommentActorName', seen: '2020-06?' },
  classicCommentWords: { css: '[data-testid="UFI2Comment/body"], .UFICommentBody', seen: '2020-06?' },
  classicTime: { css: 'abbr[data-utime]', seen: '2020-06?' },
  classicLink: { css: 'a:has(abbr[data-utime])', seen: '2020-06?' },
} as const satisfies Record<string, SelectorRow>;

/** "See more" and the dots before it; the letters of an emoji beside its picture. */
const noise = '.text_exposed_hide, .see_more_link, img[alt]:not([alt=""]) + ._7oe, [role="button"], form';

/** Pictures of people stand in links to their pages. */
const portraits = 'a[data-hovercard]:has(img), a[aria-hidden="true"]:has(img)';

const wordPlaces = { likely: 'p, [dir]', known: 'h5, h6, form, abbr' };

function optionsOf(base: URL): TextOptions {
  return { exclude: noise, link: (anchor) => wholeAddress(anchor, base) };
}

/** A post built into another page has no frame with a name: the smallest element around its words and its time. */
function builtIn(root: Document | ShadowRoot): Element[] {
  return all(root, classicSelectors.classicWords).flatMap((words) => {
    if (words.closest(classicSelectors.classicPost.css) !== null) return [];
    let frame = words.parentElement;
    while (frame !== null && frame.querySelector(classicSelectors.classicTime.css) === null)
      frame = frame.parentElement;
    return frame === null || frame.matches('html') ? [] : [frame];
  });
}

/** Posts and comments of such a page, outermost posts only. */
export function classicItems(root: Document | ShadowRoot): Element[] {
  const posts = all(root, classicSelectors.classicPost).filter(
    (post) => post.parentElement?.closest(classicSelectors.classicPost.css) == null,
  );
  return [...posts, ...builtIn(root), ...all(root, classicSelectors.classicComment)];
}

/** Whether the element is a post or comment of such a page. */
export function isClassicItem(item: Element): boolean {
  return (
    item.matches(`${classicSelectors.classicPost.css}, ${classicSelectors.classicComment.css}`) ||
    item.querySelector(`:scope ${classicSelectors.classicWords.css}`) !== null
  );
}

/** Beside a name stands where its card is fetched from, with the number of the account. */
function withNumber(author: Author, link: Element | null): Author {
  if (valueOf(author.accountId) !== null) return author;
  const card = link?.getAttribute('data-hovercard') ?? '';
  const number = /[?&]id=(\d{5,20})(?:&|$)/u.exec(card.slice(0, 500))?.[1];
  return { ...author, accountId: firstFound([['@data-hovercard id', () => number]]) };
}

function authorIn(item: Element, row: SelectorRow, inner: readonly Element[], base: URL): Author {
  const isPerson = (link: Element): boolean =>
    link.textContent.trim() !== '' && facebookPerson(link.getAttribute('href'), base) !== null;
  const named = allOutside(item, row, inner).find(isPerson);
  const link = named ?? allOutside(item, { css: 'a[href]', seen: '' }, inner).find(isPerson) ?? null;
  return withNumber(authorOf(link, row.css, base), link);
}

function timeOf(reading: Reading, item: Element, inner: readonly Element[]): void {
  const time = firstOutside(item, classicSelectors.classicTime, inner);
  reading.postedAt = firstFound([
    [`${classicSelectors.classicTime.css}@data-utime`, () => utcOfEpoch(time?.getAttribute('data-utime'), 'seconds')],
  ]);
  reading.postedAtRaw = firstFound([
    [`${classicSelectors.classicTime.css}@title`, () => time?.getAttribute('title')],
    [classicSelectors.classicTime.css, () => time?.textContent.trim()],
  ]);
}

function readPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const nested = all(item, classicSelectors.classicPost);
  const inner = [...all(item, classicSelectors.classicComment), ...nested];
  const words = firstOutside(item, classicSelectors.classicWords, inner);
  const link = allOutside(item, classicSelectors.classicLink, inner)
    .map((anchor) => facebookLink(anchor.getAttribute('href'), url))
    .find((other) => other !== null && other.comment === null);
  reading.itemId = firstFound([[`${classicSelectors.classicLink.css}@href`, () => link?.post]]);
  reading.permalink = firstFound([[`${classicSelectors.classicLink.css}@href`, () => link?.href]]);
  reading.author = authorIn(item, classicSelectors.classicHead, words === null ? inner : [...inner, words], url);
  timeOf(reading, item, inner);
  reading.text = firstFound([[classicSelectors.classicWords.css, () => words && textOf(words, optionsOf(url))]]);
  reading.media = mediaOf(item, [...inner, ...item.querySelectorAll(portraits)], url);
  if (reading.media.length > 0) setWordless(reading, item, inner, wordPlaces);
  return reading;
}

function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const inner = all(item, classicSelectors.classicComment);
  const words = firstOutside(item, classicSelectors.classicCommentWords, inner);
  const link = allOutside(item, classicSelectors.classicLink, inner)
    .map((anchor) => facebookLink(anchor.getAttribute('href'), url))
    .find((other) => other !== null && other.comment !== null);
  reading.itemId = firstFound([[`${classicSelectors.classicLink.css}@href`, () => link?.reply ?? link?.comment]]);
  reading.permalink = firstFound([[`${classicSelectors.classicLink.css}@href`, () => link?.href]]);
  reading.author = authorIn(item, classicSelectors.classicCommentName, words === null ? inner : [...inner, words], url);
  timeOf(reading, item, inner);
  reading.text = firstFound([[classicSelectors.classicCommentWords.css, () => words && textOf(words, optionsOf(url))]]);
  reading.media = mediaOf(item, [...inner, ...item.querySelectorAll(portraits)], url);
  if (reading.media.length > 0) setWordless(reading, item, inner, wordPlaces);
  const parent = link?.reply == null ? link?.post : link.comment;
  if (parent != null) reading.replyTo = { itemId: parent, permalink: null, author: null, text: null };
  if (link?.post != null) reading.facts['post'] = link.post;
  return reading;
}

/** A post or comment of such a page. */
export function readClassic(item: Element, url: URL): Reading {
  return item.matches(classicSelectors.classicComment.css) ? readComment(item, url) : readPost(item, url);
}
