import type { Adapter, ItemRef, Reading } from './contract.ts';
import { all, allOutside, first, firstOutside } from './dom-find.ts';
import { textOf } from './dom-text.ts';
import { basicItems, basicSelectors, isBasicItem, readBasic } from './facebook-basic.ts';
import { belongsHere, isComment, readComment } from './facebook-comment.ts';
import { facebookLink, facebookPerson, postOfPicture } from './facebook-links.ts';
import { authorOf, blocksOf, facebookSelectors, innerItems, mediaOf, wordOptions } from './facebook-parts.ts';
import { isViewer, viewerIn, viewerSelectors, viewerTime, viewerWords } from './facebook-viewer.ts';
import { firstFound, valueOf } from './field.ts';
import { framesApart } from './frames-apart.ts';
import { isUnderHosts } from './host-match.ts';
import { utcOfEpoch } from './machine-time.ts';
import { isMessengerPage, messengerItems, messengerSelectors, readMessenger } from './messenger.ts';
import { forgetPage, oncePerPage } from './page-memo.ts';
import { platformHosts } from './platform-hosts.ts';
import { blankReading } from './reading.ts';
import { scrambledText } from './scrambled-label.ts';
import { setWordless } from './wordless.ts';

/** Words of Facebook name their direction, their alignment or their language; buttons and counts do not. */
const wordPlaces = {
  likely: '[dir="auto"], [style*="text-align"], [lang]',
  known: '[data-ad-rendering-role="profile_name"], [aria-hidden="true"], h4, ul, ol',
};

/** Where no frame has a name: the largest element around a post's head without the head of another. */
function aloneAround(name: Element): Element {
  let frame = name;
  while (
    frame.parentElement !== null &&
    !frame.parentElement.matches('[role="main"], [role="dialog"], [role="feed"], body') &&
    all(frame.parentElement, facebookSelectors.profileName).length === 1
  )
    frame = frame.parentElement;
  return frame;
}

function items(root: Document | ShadowRoot, url: URL): Element[] {
  forgetPage(root);
  if (isMessengerPage(url)) return messengerItems(root);
  const chosen = new Set<Element>(basicItems(root));
  for (const name of all(root, facebookSelectors.profileName)) {
    chosen.add(name.closest(facebookSelectors.unit.css) ?? aloneAround(name));
  }
  for (const article of all(root, facebookSelectors.article)) {
    if (article.closest(facebookSelectors.decoy.css) !== null) continue;
    const known = [...chosen].some((unit) => unit.contains(article) && unit !== article && !isComment(article));
    const speaks = isComment(article) ? belongsHere(article, url) : first(article, facebookSelectors.nameLink) !== null;
    if (!known && speaks && !isBasicItem(article)) chosen.add(article);
  }
  const viewed = [...chosen].every((item) => isComment(item)) ? viewerIn(root, url) : null;
  if (viewed !== null) chosen.add(viewed);
  return [...chosen].toSorted((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
}

/** Who posted: the head's person; above a post from a group stands the group, and its writer in the line below. */
function posterIn(item: Element, inner: readonly Element[], base: URL): Element | null {
  const named = allOutside(item, facebookSelectors.nameLink, inner);
  const isPerson = (link: Element): boolean => facebookPerson(link.getAttribute('href'), base) !== null;
  const inGroup = named[0] !== undefined && /\/groups\/[^/]+\/?(?:[?#]|$)/u.test(named[0].getAttribute('href') ?? '');
  const head = firstOutside(item, facebookSelectors.message, inner);
  const below = allOutside(item, facebookSelectors.member, inner).find(
    (link) => link.textContent.trim() !== '' && (head === null || (link.compareDocumentPosition(head) & 4) !== 0),
  );
  return named.find(isPerson) ?? (inGroup ? below : undefined) ?? named[0] ?? null;
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

/** The time in the link of the post, where it is plain words: a scrambled one has some fifty elements, a picture has none. */
function plainTime(item: Element, inner: readonly Element[]): string | null {
  const link = allOutside(item, facebookSelectors.postLink, inner).find(
    (anchor) =>
      anchor.querySelectorAll('*').length <= 4 && anchor.querySelector('img, svg, [aria-labelledby]') === null,
  );
  const words = link?.textContent.trim() ?? '';
  return words.length <= 40 && /\p{N}/u.test(words) ? words : null;
}

/** Above an advertisement the same letters say that it is one, in some language; a time has a number in it. */
function timeIn(words: string | null): string | null {
  return words !== null && /\p{N}/u.test(words) ? words : null;
}

/** Beside the name of who posted, where the time is no link. */
function besideName(item: Element, inner: readonly Element[]): string | null {
  const beside = firstOutside(item, facebookSelectors.nameLink, inner)?.closest('h2, h3, h4')?.nextElementSibling;
  const words = beside == null || beside.querySelector('a, h2, h3, h4, [dir="auto"]') !== null ? '' : textOf(beside);
  return words.length <= 40 ? timeIn(words) : null;
}

/** The label that the letters stand for, where the page has it; else the letters as they are drawn. */
function labelShown(item: Element, inner: readonly Element[]): string | null {
  const label = firstOutside(item, facebookSelectors.timeLabel, inner);
  if (label === null) return null;
  const plain = item.ownerDocument.getElementById(label.getAttribute('aria-labelledby') ?? '');
  if (plain !== null && !label.contains(plain)) return plain.textContent.trim();
  let holder = label;
  while (holder.children.length === 1 && holder.firstElementChild !== null) holder = holder.firstElementChild;
  return scrambledText(holder);
}

/** The address of the post in that of one of its comments. */
function withoutComment(href: string): string {
  const url = new URL(href);
  url.searchParams.delete('comment_id');
  url.searchParams.delete('reply_comment_id');
  if (url.search === '') url.search = '';
  return url.href;
}

/** The first name of a post. One that is opened over a feed stands in a dialog behind it; the address is the dialog's. */
function firstNameOf(document: Document, url: URL): Element | null {
  const isPost = (link: Element): boolean =>
    link.closest(facebookSelectors.unit.css) !== null || facebookPerson(link.getAttribute('href'), url) !== null;
  const names = all(document, facebookSelectors.nameLink).filter(isPost);
  return names.find((link) => link.closest('[role="dialog"]') !== null) ?? names[0] ?? null;
}

/** Whose post it is; members of a group may hide behind words without a link. */
function posterOf(item: Element, inner: readonly Element[], url: URL): Reading['author'] {
  const link = posterIn(item, inner, url) ?? firstOutside(item, viewerSelectors.viewerPerson, inner);
  const author = authorOf(link, facebookSelectors.nameLink.css, url);
  const name = firstOutside(item, facebookSelectors.profileName, inner);
  if (link !== null || name === null) return author;
  return { ...author, name: firstFound([[facebookSelectors.profileName.css, () => textOf(name, { images: 'all' })]]) };
}

/** Comments below a post: by their frame, and by a link of a comment that stands in none. */
function commentsIn(item: Element): Element[] {
  const framed = innerItems(item);
  const own = firstOutside(item, facebookSelectors.nameLink, framed);
  return [...framed, ...framesApart(item, own, allOutside(item, facebookSelectors.commentLink, framed))];
}

function readPost(item: Element, url: URL): Reading {
  const comments = commentsIn(item);
  const shared = sharedIn(item, comments, url);
  const inner = shared === null ? comments : [...comments, shared.holder];
  const reading = blankReading('post');
  const link = allOutside(item, facebookSelectors.postLink, inner)
    .map((anchor) => facebookLink(anchor.getAttribute('href'), url))
    .find((other) => other !== null && other.comment === null);
  const album = allOutside(item, facebookSelectors.albumLink, inner)
    .map((anchor) => postOfPicture(anchor.getAttribute('href'), url))
    .find((id) => id !== null);
  const here = facebookLink(url.href, url);
  const firstName = oncePerPage(item.ownerDocument, 'first post', () => firstNameOf(item.ownerDocument, url));
  const viewed = firstName === null && isViewer(item, url);
  const focused = here !== null && (viewed || (firstName !== null && item.contains(firstName))) ? here : null;
  reading.itemId = firstFound([
    [`${facebookSelectors.postLink.css}@href`, () => link?.post],
    ['address of the page (first post)', () => focused?.post],
    [`${facebookSelectors.albumLink.css}@href`, () => album],
  ]);
  reading.permalink = firstFound([
    [`${facebookSelectors.postLink.css}@href`, () => link?.href],
    ['address of the page (first post)', () => (focused === null ? null : withoutComment(focused.href))],
  ]);
  reading.author = posterOf(item, inner, url);
  const utime = firstOutside(item, facebookSelectors.utime, inner);
  const drawn = labelShown(item, inner);
  reading.postedAt = firstFound([
    [`${facebookSelectors.utime.css}@data-utime`, () => utcOfEpoch(utime?.getAttribute('data-utime'), 'seconds')],
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
  reading.text = firstFound([
    [facebookSelectors.message.css, () => message && textOf(message, wordOptions(url))],
    [facebookSelectors.words.css, () => blocksOf(item, inner, url)],
    [viewerSelectors.viewerWords.css, () => viewerWords(item, inner, url)],
  ]);
  reading.media = mediaOf(item, inner, url);
  reading.quotes = shared?.ref ?? null;
  const group = /\/groups\/([^/]+)/u.exec(valueOf(reading.permalink) ?? valueOf(reading.author.profileUrl) ?? '')?.[1];
  if (group !== undefined) reading.facts['group'] = group;
  const audience = allOutside(item, facebookSelectors.audience, inner).find(
    (icon) => icon.closest('h2, h3, h4') === null,
  );
  if (audience !== undefined) reading.facts['audience'] = audience.getAttribute('title') ?? '';
  return reading;
}

function read(item: Element, url: URL): Reading {
  if (isMessengerPage(url)) return readMessenger(item, url);
  if (isBasicItem(item)) return readBasic(item, url);
  const reading = isComment(item) ? readComment(item, url) : readPost(item, url);
  const label = item.getAttribute('aria-label');
  if (label !== null && label !== '') reading.facts['label'] = label;
  if (reading.media.length > 0) setWordless(reading, item, innerItems(item), wordPlaces);
  return reading;
}

/** Facebook: posts, comments, replies, Messenger. It shows no time for machines and often no address before a pointer is over it. */
export const facebook: Adapter = {
  id: 'facebook',
  name: 'Facebook',
  version: 4,
  hosts: platformHosts.facebook,
  required: {
    post: ['author', 'permalink', 'text'],
    comment: ['author', 'permalink', 'text'],
    message: ['author', 'text'],
  },
  selectors: { ...facebookSelectors, ...viewerSelectors, ...basicSelectors, ...messengerSelectors },
  recognises: (url) => isUnderHosts(url, facebook.hosts),
  items,
  read,
};
