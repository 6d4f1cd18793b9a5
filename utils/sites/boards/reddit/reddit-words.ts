import type { ItemRef, MediaRef, Reading } from '../../contract.ts';
import type { TextOptions } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { linkTarget, wholeAddress } from '../../page/link-words.ts';
import { mediaUrl } from '../../values/safe-url.ts';

/** Loaders print `SML.load(…)` as text; the rest is not the person's words. */
const noise = 'shreddit-comment, faceplate-partial, button, faceplate-tooltip, [slot="actionRow"], .md-spoiler-button';

/** How words of Reddit are read, wherever they stand. */
export function textOptions(base: URL): TextOptions {
  return { exclude: noise, link: (anchor) => wholeAddress(anchor, base) };
}

function profileUrl(handle: string | null, base: URL): string | null {
  if (handle === null || handle === '[deleted]') return null;
  const origin = base.hostname === 'chat.reddit.com' ? 'https://www.reddit.com' : base.origin;
  return `${origin}/user/${encodeURIComponent(handle.toWellFormed())}/`;
}

/** Reddit writes `[deleted]` for an author that is gone: a fact, not a handle. */
function person(name: string | null): string | null {
  return name === null || name === '' || name === '[deleted]' ? null : name;
}

/** Pictures and links in a body of words. */
export function linksIn(body: Element | null, base: URL): MediaRef[] {
  if (body === null) return [];
  const media: MediaRef[] = [];
  for (const image of body.querySelectorAll('img[src]')) {
    const url = mediaUrl(image.getAttribute('src'), base);
    if (url !== null) media.push({ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const anchor of body.querySelectorAll('a[href]')) {
    const url = linkTarget(anchor.getAttribute('href'), base);
    if (url !== null) media.push({ kind: 'link', url, alt: anchor.textContent.trim(), posterUrl: null });
  }
  return media;
}

/** The item of that name, as what another one answers. */
export function answered(fullname: string | null): ItemRef | null {
  return fullname === null || fullname === '' ? null : { itemId: fullname, permalink: null, author: null, text: null };
}

/** Reddit has one name a person: it is shown and it is the handle. */
export function setAuthor(
  reading: Reading,
  via: string,
  handle: string | null,
  accountId: Reading['author']['accountId'],
  base: URL,
): void {
  const name = person(handle);
  reading.author = {
    name: firstFound([[via, () => name]]),
    handle: firstFound([[via, () => name]]),
    accountId,
    profileUrl: firstFound([[via, () => profileUrl(name, base)]]),
  };
  if (handle === '[deleted]') reading.marks.push('author deleted');
}

/** The words, and whether they stand for words that are gone. */
export function setText(reading: Reading, via: string, words: string | null): void {
  reading.text = firstFound([[via, () => words]]);
  if (words === '[deleted]' || words === '[removed]') reading.marks.push(words.slice(1, -1));
}
