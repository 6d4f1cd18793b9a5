import type { Adapter, ItemRef, Reading } from './contract.ts';
import { all, allOutside, first, firstOutside } from './dom-find.ts';
import { textOf } from './dom-text.ts';
import { belongsHere, isComment, readComment } from './facebook-comment.ts';
import { facebookLink, facebookPerson } from './facebook-links.ts';
import { authorOf, blocksOf, facebookSelectors, innerItems, mediaOf, wordOptions } from './facebook-parts.ts';
import { firstFound, valueOf } from './field.ts';
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

function items(root: Document | ShadowRoot, url: URL): Element[] {
  forgetPage(root);
  if (isMessengerPage(url)) return messengerItems(root);
  const chosen = new Set<Element>();
  for (const name of all(root, facebookSelectors.profileName)) {
    const unit = name.closest(facebookSelectors.unit.css);
    if (unit !== null) chosen.add(unit);
  }
  for (const article of all(root, facebookSelectors.article)) {
    if (article.closest(facebookSelectors.decoy.css) !== null) continue;
    const known = [...chosen].some((unit) => unit.contains(article) && unit !== article && !isComment(article));
    const speaks = isComment(article) ? belongsHere(article, url) : first(article, facebookSelectors.nameLink) !== null;
    if (!known && speaks) chosen.add(article);
  }
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

/** The label that the letters stand for, where the page has it; else the letters as they are drawn. */
function timeShown(item: Element, inner: readonly Element[]): string | null {
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

function readPost(item: Element, url: URL): Reading {
  const comments = innerItems(item);
  const shared = sharedIn(item, comments, url);
  const inner = shared === null ? comments : [...comments, shared.holder];
  const reading = blankReading('post');
  const link = allOutside(item, facebookSelectors.postLink, inner)
    .map((anchor) => facebookLink(anchor.getAttribute('href'), url))
    .find((other) => other !== null && other.comment === null);
  const here = facebookLink(url.href, url);
  const firstPost = oncePerPage(item.ownerDocument, 'first post', () =>
    first(item.ownerDocument, facebookSelectors.nameLink),
  );
  const focused = here !== null && firstPost !== null && item.contains(firstPost) ? here : null;
  reading.itemId = firstFound([
    [`${facebookSelectors.postLink.css}@href`, () => link?.post],
    ['address of the page (first post)', () => focused?.post],
  ]);
  reading.permalink = firstFound([
    [`${facebookSelectors.postLink.css}@href`, () => link?.href],
    ['address of the page (first post)', () => (focused === null ? null : withoutComment(focused.href))],
  ]);
  reading.author = authorOf(posterIn(item, inner, url), facebookSelectors.nameLink.css, url);
  const utime = firstOutside(item, facebookSelectors.utime, inner);
  reading.postedAt = firstFound([
    [`${facebookSelectors.utime.css}@data-utime`, () => utcOfEpoch(utime?.getAttribute('data-utime'), 'seconds')],
  ]);
  reading.postedAtRaw = firstFound([
    [facebookSelectors.utime.css, () => utime?.getAttribute('title') ?? utime?.textContent],
    [`${facebookSelectors.timeLabel.css} (letters in drawn order)`, () => timeShown(item, inner)],
    [facebookSelectors.postLink.css, () => plainTime(item, inner)],
  ]);
  const message = firstOutside(item, facebookSelectors.message, inner);
  reading.text = firstFound([
    [facebookSelectors.message.css, () => message && textOf(message, wordOptions(url))],
    [facebookSelectors.words.css, () => blocksOf(item, inner, url)],
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
  version: 2,
  hosts: platformHosts.facebook,
  required: {
    post: ['author', 'permalink', 'text'],
    comment: ['author', 'permalink', 'text'],
    message: ['author', 'text'],
  },
  selectors: { ...facebookSelectors, ...messengerSelectors },
  recognises: (url) => isUnderHosts(url, facebook.hosts),
  items,
  read,
};
