import { bodyMedia } from '../../page/body-media.ts';
import type { Reading } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { setWords } from '../../reading/set-words.ts';
import type { Byline } from './wordpress-byline.ts';
import { bodyOf, firstOwn, isOwn, nameOf, selectors } from './wordpress-parts.ts';

/** What stands in a comment besides its words, where a theme gives the words no element of their own. */
const frame =
  '.comment-author, .comment-meta, .comment-metadata, .commentmetadata, .reply, .comment-reply-link, .edit-link, .comment-edit-link, .comment-awaiting-moderation, .says, .children, .comment-actions, .sharedaddy, .vcard, .fn, .avatar, time, form, nav, button, .comment-likes, .wp-block-comment-reply-link';

/** In a box for the whole comment a theme's own lines, whatever they are called, stand above the first paragraph. */
function aboveWords(body: Element): Element[] {
  const parts = [...body.children];
  const top = parts.findIndex((part) => part.matches('p, blockquote, ul, ol, pre') && !part.matches(frame));
  const hasBareWords = [...body.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== '');
  return top === -1 || hasBareWords ? [] : parts.slice(0, top);
}

/** Themes of before 2009 have words on both sides of the name ("Says:"); below the time stand the comment's own. */
function belowMeta(item: Element): Element[] {
  const meta = [...item.children].findIndex((part) => part.matches('.commentmetadata'));
  return meta === -1 ? [] : [...item.children].slice(meta + 1).filter((part) => !part.matches(`${frame}, cite`));
}

/** By any of these a theme says which part of a comment is what. */
const partNames =
  '.comment-author, .comment-meta, .comment-metadata, .commentmetadata, .vcard, .fn, .says, .comment_meta';

function isInFrame(item: Element, part: Element): boolean {
  const around = part.closest(frame);
  return around !== null && around !== item && item.contains(around);
}

const paragraphs = 'p, blockquote, ul, ol, pre';

/** The comment's own paragraphs in a part of it, as WordPress makes them of all words; those inside one another once. */
function paragraphsIn(item: Element, box: Element): Element[] {
  const own = [...box.querySelectorAll(paragraphs)].filter(
    (part) => isOwn(item, part) && !isInFrame(item, part) && first(part, selectors.comment) === null,
  );
  return own.filter((part) => !own.some((other) => other !== part && other.contains(part)));
}

/** What holds the paragraphs, where they are further in than in a box for the whole comment. */
function holderOfParagraphs(item: Element, box: Element): Element {
  const own = paragraphsIn(item, box);
  const holder = own[0]?.parentElement ?? box;
  return own.every((part) => holder.contains(part)) && !holder.contains(nameOf(item)) ? holder : box;
}

function isAllEmphasis(part: Element | undefined): boolean {
  return (
    part?.children.length === 1 &&
    part.firstElementChild?.localName === 'em' &&
    textOf(part) === textOf(part.firstElementChild)
  );
}

/**
 * Where a theme has no name for the words, or it is gone, nothing tells them from a date, votes or a button: they are the
 * paragraphs in what stands behind the comment's link to itself. Null where a name tells.
 */
function wordsByPlace(item: Element, link: Element | undefined): Element[] | null {
  if (item.querySelector(`${selectors.body.css}, ${selectors.wholeBody.css}`) !== null) return null;
  for (let line = link; line !== undefined && line !== item; line = line.parentElement ?? undefined) {
    const words: Element[] = [];
    for (let next = line.nextElementSibling; next !== null; next = next.nextElementSibling)
      words.push(...(next.matches(paragraphs) ? [next] : next.querySelectorAll(paragraphs)));
    const own = words.filter(
      (part) =>
        isOwn(item, part) &&
        !isInFrame(item, part) &&
        first(part, selectors.comment) === null &&
        !words.some((other) => other !== part && other.contains(part)),
    );
    // that a comment still waits for approval is said in a paragraph of its own
    if (own.length > 1 && isAllEmphasis(own[0])) break;
    if (own.length > 0) return own;
  }
  if (item.querySelector(partNames) !== null) return null;
  const name = nameOf(item);
  return name === null ? [] : paragraphsIn(item, item).filter((part) => !part.contains(name));
}

/** The words of a comment and what is in them, by the theme's names or by their place. */
export function setBody(
  reading: Reading,
  item: Element,
  url: URL,
  byline: Byline | null,
  link: Element | undefined,
): void {
  const byPlace = byline === null ? wordsByPlace(item, link) : null;
  if (byPlace !== null) {
    reading.media = bodyMedia(byPlace, url, selectors.comment.css);
    reading.text = firstFound([
      ['paragraphs behind the link to itself', () => byPlace.map((part) => textOf(part)).join('\n\n')],
    ]);
    return;
  }
  const named = bodyOf(item);
  // by the name of the words a theme may call what holds the author, too
  const own = named?.contains(nameOf(item)) === true ? null : named;
  const body = named ?? holderOfParagraphs(item, firstOwn(item, selectors.wholeBody) ?? item);
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
    without: byline === null ? (own === null && body !== item ? aboveWords(body) : []) : [byline.line],
  });
  const below = body === item ? belowMeta(item) : [];
  if (below.length > 0)
    reading.text = firstFound([['paragraphs below the time', () => below.map((part) => textOf(part)).join('\n\n')]]);
}
