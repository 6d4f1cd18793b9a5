import type { Adapter, Reading } from '../../contract.ts';
import { all, allOutside, first } from '../../page/dom-find.ts';
import { basicItems, basicSelectors, isBasicItem, readBasic } from './facebook-basic.ts';
import { basicPhotoSelectors, isPhotoItem, photoItems, readPhoto } from './facebook-basic-photo.ts';
import { classicItems, classicSelectors, isClassicItem, readClassic } from './facebook-classic.ts';
import { countSelectors } from './facebook-counts.ts';
import { belongsHere, isComment, readComment } from './facebook-comment.ts';
import { facebookLink, facebookPerson } from './facebook-links.ts';
import { besideName } from './facebook-time.ts';
import { facebookSelectors, innerItems } from './facebook-parts.ts';
import { isPhoneItem, phoneItems, phoneSelectors, readPhone } from './facebook-phone.ts';
import { readPost } from './facebook-post.ts';
import { viewerIn, viewerSelectors } from './facebook-viewer.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { isMessengerPage, messengerItems, messengerSelectors, readMessenger } from './messenger.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { facebookHosts } from '../../platform-hosts.ts';
import { setWordless } from '../../page/wordless.ts';
import { inPageOrder } from '../../page/page-order.ts';

/** Words of Facebook name their direction, their alignment or their language; buttons and counts do not. */
const wordPlaces = {
  likely: '[dir="auto"], [dir="ltr"], [dir="rtl"], [style*="text-align"], [lang]',
  known: '[data-ad-rendering-role="profile_name"], [aria-hidden="true"], h4, ul, ol',
};

/** Around all posts of a page. */
const pageParts = '[role="main"], [role="dialog"], [role="feed"], body';

/** Where no frame has a name: the largest element around a post's head without the head of another. */
function aloneAround(name: Element): Element {
  let frame = name;
  while (
    frame.parentElement !== null &&
    !frame.parentElement.matches(pageParts) &&
    all(frame.parentElement, facebookSelectors.profileName).length === 1
  )
    frame = frame.parentElement;
  return frame;
}

/** Marked words that stand in none of `units`: around them the smallest element that also holds the name above them. */
function bareUnits(root: Document | ShadowRoot, units: ReadonlySet<Element>, url: URL): Element[] {
  const { message, nameLink } = facebookSelectors;
  const outermost = all(root, message).filter((words) => words.parentElement?.closest(message.css) == null);
  return outermost.flatMap((words) => {
    if ([...units].some((unit) => unit.contains(words))) return [];
    const isAbove = (link: Element): boolean =>
      (link.compareDocumentPosition(words) & 4) !== 0 && facebookPerson(link.getAttribute('href'), url) !== null;
    for (let box = words.parentElement; box !== null && !box.matches(pageParts); box = box.parentElement) {
      if (!all(box, nameLink).some(isAbove)) continue;
      return outermost.some((other) => other !== words && box.contains(other)) ? [] : [box];
    }
    return [];
  });
}

/** Whether an article has a head with a name: linked, or of somebody who has left and above their words. */
function isHeaded(article: Element): boolean {
  if (first(article, facebookSelectors.nameLink) !== null) return true;
  const words = first(article, facebookSelectors.message) ?? first(article, facebookSelectors.words);
  const heading = first(article, facebookSelectors.heading);
  return words !== null && heading !== null && heading.textContent.trim() !== '' && !words.contains(heading);
}

/** Addresses of the posts that an article leads to, but for those of its comments. */
function postsLinkedIn(article: Element, url: URL): Set<string> {
  const inner = innerItems(article);
  const links = allOutside(article, facebookSelectors.postLink, inner).map((link) =>
    facebookLink(link.getAttribute('href'), url),
  );
  return new Set(links.flatMap((link) => (link === null || link.comment !== null ? [] : [link.href])));
}

/** Whether under the name of a person stands what no card with a person has: a time, a picture of its own, an advertisement, or no button. */
function isPersonsPost(article: Element, url: URL): boolean {
  const { nameLink, sponsored, ownPicture, button } = facebookSelectors;
  if (facebookPerson(first(article, nameLink)?.getAttribute('href'), url) === null) return false;
  if ([sponsored, ownPicture].some((row) => first(article, row) !== null)) return true;
  return besideName(article, innerItems(article)) !== null || first(article, button) === null;
}

/**
 * Cards with people, groups and events to like and rows of short videos have the frame and the heading of a post. What
 * they have not: marked words, a time, or a link to one post.
 */
function isPost(article: Element, url: URL): boolean {
  const { message, timeLabel, utime, albumLink } = facebookSelectors;
  if ([message, timeLabel, utime, albumLink].some((row) => first(article, row) !== null)) return true;
  const posts = [...postsLinkedIn(article, url)];
  return (
    facebookLink(url.href, url)?.post != null ||
    posts.length === 1 ||
    posts.some((href) => !/\/(?:reel|videos|watch)\b/u.test(new URL(href).pathname)) ||
    isPersonsPost(article, url)
  );
}

function items(root: Document | ShadowRoot, url: URL): Element[] {
  forgetPage(root);
  if (isMessengerPage(url)) return messengerItems(root);
  const classic = classicItems(root);
  const chosen = new Set<Element>([...basicItems(root), ...photoItems(root), ...phoneItems(root), ...classic]);
  for (const name of all(root, facebookSelectors.profileName)) {
    chosen.add(name.closest(facebookSelectors.unit.css) ?? aloneAround(name));
  }
  for (const article of all(root, facebookSelectors.article)) {
    if (article.closest(facebookSelectors.decoy.css) !== null || classic.includes(article)) continue;
    const known = [...chosen].some((unit) => unit.contains(article) && unit !== article && !isComment(article));
    const speaks = isComment(article) ? belongsHere(article, url) : isHeaded(article) && isPost(article, url);
    if (!known && speaks && !isBasicItem(article)) chosen.add(article);
  }
  for (const unit of bareUnits(root, chosen, url)) chosen.add(unit);
  const viewed = [...chosen].every((item) => isComment(item)) ? viewerIn(root, url) : null;
  if (viewed !== null) chosen.add(viewed);
  return inPageOrder(chosen);
}

function read(item: Element, url: URL): Reading {
  if (isMessengerPage(url)) return readMessenger(item, url);
  if (isBasicItem(item)) return readBasic(item, url);
  if (isPhotoItem(item)) return readPhoto(item, url);
  if (isPhoneItem(item)) return readPhone(item, url);
  if (isClassicItem(item)) return readClassic(item, url);
  const reading = isComment(item) ? readComment(item, url) : readPost(item, url);
  const label = item.getAttribute('aria-label');
  if (label !== null && label !== '') reading.facts['label'] = label;
  // a page that names no direction at all does not say what words are
  const isMarked = item.querySelector('[dir]') !== null;
  if (reading.media.length > 0 && isMarked) setWordless(reading, item, innerItems(item), wordPlaces);
  return reading;
}

/** Facebook: posts, comments, replies, Messenger. It shows no time for machines and often no address before a pointer is over it. */
export const facebook: Adapter = {
  id: 'facebook',
  name: 'Facebook',
  version: 15,
  hosts: facebookHosts,
  required: {
    post: ['author', 'permalink', 'text'],
    comment: ['author', 'permalink', 'text'],
    message: ['author', 'text'],
  },
  selectors: {
    ...facebookSelectors,
    ...viewerSelectors,
    ...countSelectors,
    ...basicSelectors,
    ...basicPhotoSelectors,
    ...phoneSelectors,
    ...classicSelectors,
    ...messengerSelectors,
  },
  recognises: (url) => isUnderHosts(url, facebook.hosts),
  items,
  read,
};
