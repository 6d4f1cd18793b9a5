import type { ItemRef, Reading } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { addPostCounts } from './facebook-counts.ts';
import { accountNumber, codedAddress, exactTime, postNumber } from './facebook-data.ts';
import {
  type FacebookLink,
  facebookLink,
  facebookPerson,
  groupPostOfPicture,
  postOfPicture,
} from './facebook-links.ts';
import {
  authorOf,
  blocksOf,
  facebookSelectors,
  innerItems,
  isFolded,
  mediaOf,
  wordBlocks,
  wordOptions,
} from './facebook-parts.ts';
import { besideName, labelShown, plainTime, timeIn } from './facebook-time.ts';
import { isViewer, viewerHeading, viewerSelectors, viewerTime, viewerWords, viewerLinks } from './facebook-viewer.ts';
import { firstFound, valueOf } from '../../reading/field.ts';
import { framesApart } from '../../page/frames-apart.ts';
import { utcOfEpoch } from '../../values/machine-time.ts';
import { dropParameters } from '../../values/url-parameters.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { blankReading, cutMark } from '../../reading/reading.ts';

/** Who posted: the head's person; above a post from a group stands the group, and its writer in the line below. */
function posterIn(item: Element, inner: readonly Element[], base: URL): Element | null {
  const named = allOutside(item, facebookSelectors.nameLink, inner);
  const isPerson = (link: Element): boolean => facebookPerson(link.getAttribute('href'), base) !== null;
  const inGroup = named[0] !== undefined && /\/groups\/[^/]+\/?(?:[?#]|$)/u.test(named[0].getAttribute('href') ?? '');
  const head = firstOutside(item, facebookSelectors.message, inner);
  const below = allOutside(item, facebookSelectors.member, inner).find(
    (link) => link.textContent.trim() !== '' && (head === null || (link.compareDocumentPosition(head) & 4) !== 0),
  );
  // a time in a heading, its letters mixed, is no name
  const isTime = (link: Element): boolean =>
    first(link, { css: '[aria-labelledby]', seen: '' }) !== null ||
    facebookLink(link.getAttribute('href'), base) !== null ||
    link.getAttribute('href')?.startsWith('#') === true;
  return named.find(isPerson) ?? (inGroup ? below : named.find((link) => !isTime(link))) ?? null;
}

/** A post that another one shares stands inside it with a name of its own. */
function sharedIn(item: Element, inner: readonly Element[], base: URL): { holder: Element; ref: ItemRef } | null {
  const name = allOutside(item, facebookSelectors.profileName, inner)[1];
  if (name === undefined) return null;
  let holder = name;
  const own = allOutside(item, facebookSelectors.profileName, inner)[0];
  while (
    holder.parentElement !== null &&
    holder.parentElement !== item &&
    !(own !== undefined && holder.parentElement.contains(own))
  )
    holder = holder.parentElement;
  const link = holder.querySelector(facebookSelectors.postLink.css);
  const message = first(holder, facebookSelectors.message);
  return {
    holder,
    ref: {
      itemId: facebookLink(link?.getAttribute('href'), base)?.post ?? null,
      permalink: facebookLink(link?.getAttribute('href'), base)?.href ?? null,
      author: textOf(name, { images: 'all' }),
      text: message === null ? null : textOf(message, wordOptions(base)),
    },
  };
}

/** The address of the post in that of one of its comments. */
function withoutComment(href: string): string {
  const url = new URL(href);
  dropParameters(url, (name) => name === 'comment_id' || name === 'reply_comment_id');
  return url.href;
}

/** The address of the post that all comments below it name, where its own links name none: in its frame, or in its place in a feed. */
function addressOfComments(item: Element, url: URL): FacebookLink | null {
  const place = item.closest('[role="feed"] > *') ?? item;
  const isAlone =
    all(place, facebookSelectors.profileName).length < 2 && all(place, facebookSelectors.heading).length < 2;
  const links = all(isAlone ? place : item, facebookSelectors.commentLink).map((link) => {
    const comment = facebookLink(link.getAttribute('href'), url);
    return comment === null ? null : facebookLink(withoutComment(comment.href), url);
  });
  const [post = null] = links;
  return links.every((other) => other?.href === post?.href) ? post : null;
}

/** The first name of a post. One that is opened over a feed stands in a dialog behind it; the address is the dialog's. */
function firstNameOf(document: Document, url: URL): Element | null {
  const isPost = (link: Element): boolean =>
    link.closest(facebookSelectors.unit.css) !== null || facebookPerson(link.getAttribute('href'), url) !== null;
  const names = all(document, facebookSelectors.nameLink).filter(isPost);
  return names.find((link) => link.closest('[role="dialog"]') !== null) ?? names[0] ?? null;
}

/** The name in the panel of a viewer. */
function viewerPoster(item: Element, inner: readonly Element[], url: URL): Element | null {
  if (!isViewer(item, url)) return null;
  const viewed = viewerHeading(item, inner, url);
  // in the words below the heading stand those whom it mentions
  const poster = allOutside(item, viewerSelectors.viewerPerson, inner).find(
    (one) =>
      facebookPerson(one.getAttribute('href'), url) !== null &&
      one.textContent.trim() !== '' &&
      (viewed === null || viewed.contains(one)),
  );
  return poster ?? null;
}

/** Whose post it is; members of a group may hide behind words without a link. */
function posterOf(item: Element, inner: readonly Element[], link: Element | null, url: URL): Reading['author'] {
  const author = authorOf(link, facebookSelectors.nameLink.css, url);
  // whoever has left has a name that leads nowhere
  const heading = (): Element | null =>
    isViewer(item, url) ? viewerHeading(item, inner, url) : firstOutside(item, facebookSelectors.heading, inner);
  const name = firstOutside(item, facebookSelectors.profileName, inner) ?? (link === null ? heading() : null);
  const isGroup = name !== null && first(name, { css: 'a[href*="/groups/"]', seen: '' }) !== null;
  if (link !== null || name === null || isGroup) return author;
  return { ...author, name: firstFound([[facebookSelectors.profileName.css, () => textOf(name, { images: 'all' })]]) };
}

/** Comments below a post: by their frame, and by a link of a comment that stands in none. */
function commentsIn(item: Element): Element[] {
  const framed = innerItems(item);
  const own = firstOutside(item, facebookSelectors.nameLink, framed);
  return [...framed, ...framesApart(item, own, allOutside(item, facebookSelectors.commentLink, framed))];
}

/** A post of a feed, a group, a page or a viewer. */
export function readPost(item: Element, url: URL): Reading {
  const comments = commentsIn(item);
  const shared = sharedIn(item, comments, url);
  const inner = shared === null ? comments : [...comments, shared.holder];
  const reading = blankReading('post');
  const link = allOutside(item, facebookSelectors.postLink, inner)
    .map((anchor) => facebookLink(anchor.getAttribute('href'), url))
    .find((other) => other !== null && other.comment === null);
  const pictures = allOutside(item, facebookSelectors.albumLink, inner).map((anchor) => anchor.getAttribute('href'));
  const album = pictures.map((href) => postOfPicture(href, url)).find((id) => id !== null);
  const here = facebookLink(url.href, url);
  const firstName = oncePerPage(item.ownerDocument, 'first post', () => firstNameOf(item.ownerDocument, url));
  const viewed = firstName === null && isViewer(item, url);
  const focused = here !== null && (viewed || (firstName !== null && item.contains(firstName))) ? here : null;
  const poster = posterIn(item, inner, url);
  const told =
    link === undefined ? facebookLink(codedAddress(item.ownerDocument, poster?.getAttribute('href'), url), url) : null;
  const coded = told?.comment == null ? told : null;
  const commented = link === undefined ? addressOfComments(item, url) : null;
  reading.itemId = firstFound([
    [`${facebookSelectors.postLink.css}@href`, () => link?.post],
    ['script encrypted_tracking', () => coded?.post],
    [`${facebookSelectors.commentLink.css}@href`, () => commented?.post],
    ['address of the page (first post)', () => focused?.post],
    [`${facebookSelectors.albumLink.css}@href`, () => album],
  ]);
  reading.permalink = firstFound([
    [`${facebookSelectors.postLink.css}@href`, () => link?.href],
    ['script encrypted_tracking', () => coded?.href],
    [`${facebookSelectors.commentLink.css}@href`, () => commented?.href],
    ['address of the page (first post)', () => (focused === null ? null : withoutComment(focused.href))],
    [
      `${facebookSelectors.albumLink.css}@href`,
      () => pictures.map((href) => groupPostOfPicture(href, url)).find((address) => address !== null),
    ],
  ]);
  const named = poster ?? viewerPoster(item, inner, url);
  reading.author = posterOf(item, inner, named, url);
  const document = item.ownerDocument;
  const id = valueOf(reading.itemId);
  if (valueOf(reading.author.accountId) === null)
    reading.author.accountId = firstFound([
      ['script actors id', () => accountNumber(document, id, valueOf(reading.author.handle), url)],
    ]);
  const utime = firstOutside(item, facebookSelectors.utime, inner);
  const drawn = labelShown(item, inner);
  reading.postedAt = firstFound([
    [`${facebookSelectors.utime.css}@data-utime`, () => utcOfEpoch(utime?.getAttribute('data-utime'), 'seconds')],
    ['script creation_time', () => exactTime(document, id, url)],
  ]);
  reading.postedAtRaw = firstFound([
    [facebookSelectors.utime.css, () => utime?.getAttribute('title') ?? utime?.textContent],
    [`${facebookSelectors.timeLabel.css} (letters in drawn order)`, () => timeIn(drawn)],
    [facebookSelectors.postLink.css, () => plainTime(item, inner)],
    ['beside the name', () => besideName(item, inner)],
    ['link to the page itself (viewer)', () => viewerTime(item, inner, url)],
  ]);
  if (drawn !== null && timeIn(drawn) === null) reading.facts['headLabel'] = drawn;
  if (firstOutside(item, facebookSelectors.sponsored, inner) !== null) reading.marks.push('sponsored');
  const message = firstOutside(item, facebookSelectors.message, inner);
  const head = [...(named === null ? [] : [named]), ...viewerLinks(item, inner, url)];
  const blocks = wordBlocks(item, inner, head);
  reading.text = firstFound([
    [facebookSelectors.message.css, () => message && textOf(message, wordOptions(url))],
    [facebookSelectors.words.css, () => blocksOf(blocks, url)],
    [viewerSelectors.viewerWords.css, () => viewerWords(item, inner, head, url)],
  ]);
  if ((message === null ? blocks : [message]).some(isFolded)) reading.marks.push(cutMark);
  reading.media = mediaOf(item, inner, url);
  addPostCounts(reading, item, inner);
  reading.quotes = shared?.ref ?? null;
  const number = postNumber(document, id, url);
  if (number !== null) reading.facts['number'] = number;
  const group = /\/groups\/([^/]+)/u.exec(valueOf(reading.permalink) ?? valueOf(reading.author.profileUrl) ?? '')?.[1];
  if (group !== undefined) reading.facts['group'] = group;
  const audience = allOutside(item, facebookSelectors.audience, inner).find(
    (icon) => icon.closest('h2, h3, h4') === null,
  );
  if (audience !== undefined) reading.facts['audience'] = audience.getAttribute('title') ?? '';
  return reading;
}
