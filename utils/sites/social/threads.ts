import type { Adapter, ItemRef, MediaRef, Reading, SelectorRow } from '../contract.ts';
import { all, allOutside, first, firstOutside } from '../page/dom-find.ts';
import { isEmojiImage, textOf, type TextOptions } from '../page/dom-text.ts';
import { countShown } from '../reading/count-shown.ts';
import { firstFound, valueOf } from '../reading/field.ts';
import { putAll } from '../reading/put-all.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { timeOfShortcode } from '../values/id-time.ts';
import { linkTarget, wholeAddress } from '../page/link-words.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { platformHosts } from '../platform-hosts.ts';
import { blankReading } from '../reading/reading.ts';
import { mediaUrl, pathParts, webUrl } from '../values/safe-url.ts';
import { setWordless } from '../page/wordless.ts';
import { answeredBy, threadsData } from './threads-data.ts';
import { handleOf, isMessages, messageItems, messageSelectors, readMessage } from './threads-message.ts';

const selectors = {
  post: { css: '[data-pressable-container="true"]', seen: '2026-09?' },
  timeLink: { css: 'a[href*="/post/"]:has(time)', seen: '2026-09?' },
  /** In the list of what happened the words of a post are the link to it. */
  wordsLink: { css: 'a[href*="/post/"]:not(:has(time)):has([dir="auto"])', seen: '2025-04' },
  time: { css: 'time[datetime]', seen: '2026-09?' },
  person: {
    css: 'a[href^="/@"]:not([href*="/post/"]), a[href*="threads.com/@"]:not([href*="/post/"]), a[href*="threads.net/@"]:not([href*="/post/"])',
    seen: '2026-09?',
  },
  words: { css: 'span[dir="auto"]', seen: '2026-09?' },
  /** Like, reply, post on, send on: in this order below every post, named in the page's language. */
  action: { css: '[role="button"]:has(svg[aria-label])', seen: '2026-09?' },
  outLink: { css: 'a[href*="l.threads.com"], a[href*="l.threads.net"]', seen: '2026-09?' },
  medium: { css: 'a[href*="/media"] img, picture img, video', seen: '2026-09?' },
  /** Pages that were looked at before stay in the document, unseen. */
  hiddenPage: { css: '[hidden], [style*="display: none"], [style*="display:none"]', seen: '2026-09?' },
} as const satisfies Record<string, SelectorRow>;

/** What can be pressed, with and without the name of its part: "Translate" stands in the words. */
const controls = '[role="button"], button, [tabindex="0"]:not(a)';

const wordPlaces = { likely: 'span, p, [dir]', known: 'picture' };

interface PostPath {
  handle: string;
  code: string;
  href: string;
}

function postPathOf(href: string | null | undefined, base: URL): PostPath | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, platformHosts.threads)) return null;
  const [person, post, code] = pathParts(url);
  if (person?.startsWith('@') !== true || post !== 'post' || code === undefined) return null;
  return { handle: person.slice(1), code, href: `${url.origin}/${person}/post/${code}` };
}

function options(base: URL): TextOptions {
  return { exclude: controls, whitespace: 'keep', link: (anchor) => wholeAddress(anchor, base) };
}

/**
 * The line of name and time, in which a word for the author may stand as well: the smallest element around both, where
 * buttons or media below it show that it is not all of the post.
 */
function headLine(item: Element, head: Element | null, inner: readonly Element[]): Element | null {
  const isBefore = (person: Element): boolean => head !== null && (person.compareDocumentPosition(head) & 4) !== 0;
  const person = allOutside(item, selectors.person, inner).findLast(
    (link) => isBefore(link) && link.textContent.trim() !== '',
  );
  let line = head;
  while (line !== null && line !== item && person !== undefined && !line.contains(person)) line = line.parentElement;
  const below = [...allOutside(item, selectors.action, inner).slice(-4), ...allOutside(item, selectors.medium, inner)];
  return line !== null && line !== item && below.some((part) => line?.contains(part) !== true) ? line : null;
}

/** Words stand in `span[dir]` that is no link, button, name or time; a post of several parts has several. */
function wordsOf(item: Element, inner: readonly Element[], base: URL): string | null {
  const head = firstOutside(item, selectors.timeLink, inner);
  const linked = head === null ? firstOutside(item, selectors.wordsLink, inner) : null;
  if (linked !== null) return textOf(linked, options(base));
  const line = headLine(item, head, inner);
  const blocks = allOutside(item, selectors.words, inner).filter((span) => {
    if (line?.contains(span) === true) return false;
    // above the time stand names only, that of who posted it on too
    if (head !== null && (span.compareDocumentPosition(head) & 4) !== 0) return false;
    if (
      span.parentElement?.closest(selectors.words.css) != null &&
      item.contains(span.parentElement.closest(selectors.words.css))
    )
      return false;
    const apart = span.closest(`${controls}, time, a[href]`);
    if (apart !== null && item.contains(apart)) return false;
    const person = span.querySelector(selectors.person.css);
    return (
      person === null ||
      person.textContent.trim() !== span.textContent.trim() ||
      span.textContent.trim().startsWith('@')
    );
  });
  const words = blocks
    .map((span) => textOf(span, options(base)))
    .filter((text) => text !== '' && !/^[·•]$/u.test(text));
  return words.length === 0 ? null : words.join('\n');
}

function mediaOf(item: Element, inner: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const medium of allOutside(item, selectors.medium, inner)) {
    const url = mediaUrl(medium.getAttribute('src') ?? medium.querySelector('source')?.getAttribute('src'), base);
    if (url === null || isEmojiImage(medium)) continue;
    const kind = medium.localName === 'video' ? 'video' : 'image';
    media.push({
      kind,
      url,
      alt: medium.getAttribute('alt'),
      posterUrl: mediaUrl(medium.getAttribute('poster'), base),
    });
  }
  for (const link of allOutside(item, selectors.outLink, inner)) {
    const url = linkTarget(link.getAttribute('href'), base);
    if (url !== null) media.push({ kind: 'link', url, alt: link.textContent.trim(), posterUrl: null });
  }
  return media;
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const path = postPathOf(first(quote, selectors.timeLink)?.getAttribute('href'), base);
  return {
    itemId: path?.code ?? null,
    permalink: path?.href ?? null,
    author: path?.handle ?? handleOf(first(quote, selectors.person)?.getAttribute('href'), base),
    text: wordsOf(quote, [], base),
  };
}

/** Where no frame has a name: around each link with a time the largest element without another such link. */
function framesOf(root: Document | ShadowRoot): Element[] {
  const frames = all(root, selectors.timeLink).map((link) => {
    let frame = link;
    while (
      frame.parentElement !== null &&
      !frame.parentElement.matches('body, html') &&
      all(frame.parentElement, selectors.timeLink).length === 1
    )
      frame = frame.parentElement;
    return frame;
  });
  // above a post's time stand names alone: a frame with words there is the lower part of a post that quotes another
  return frames.filter((frame) => {
    const head = first(frame, selectors.timeLink);
    return !all(frame, selectors.words).some(
      (span) =>
        head !== null &&
        (span.compareDocumentPosition(head) & 4) !== 0 &&
        span.closest('a[href]') === null &&
        first(span, selectors.person) === null &&
        /\p{L}/u.test(span.textContent),
    );
  });
}

/** What happened to whom: a row whose link leads to another's post, or to none, is no post of the one it names. */
function isNotice(frame: Element, url: URL): boolean {
  if (first(frame, selectors.timeLink) !== null) return false;
  const path = postPathOf(first(frame, selectors.wordsLink)?.getAttribute('href'), url);
  const people = all(frame, selectors.person).map((person) => handleOf(person.getAttribute('href'), url));
  return path === null || !people.includes(path.handle);
}

function readPost(item: Element, url: URL): Reading {
  const inner = all(item, selectors.post);
  const reading = blankReading('post');
  const link = firstOutside(item, selectors.timeLink, inner) ?? firstOutside(item, selectors.wordsLink, inner);
  const time = firstOutside(item, selectors.time, inner);
  const path = postPathOf(link?.getAttribute('href'), url);
  const people = allOutside(item, selectors.person, inner).filter((other) => other.textContent.trim() !== '');
  const whose = (other: Element): string | null => handleOf(other.getAttribute('href'), url);
  // who posted it on stands above, with a link of the same kind: the post's own address names its author
  const person = people.find((other) => path === null || whose(other) === path.handle) ?? null;
  const handle = path?.handle ?? (person && whose(person));
  const document = item.ownerDocument;
  const data = oncePerPage(document, 'data', () => threadsData(document));
  reading.itemId = firstFound([[`${selectors.timeLink.css}@href`, () => path?.code]]);
  reading.permalink = firstFound([[`${selectors.timeLink.css}@href`, () => path?.href]]);
  reading.author = {
    name: firstFound([[selectors.person.css, () => person && textOf(person)]]),
    handle: firstFound([[`${selectors.person.css}@href`, () => handle]]),
    accountId: firstFound([['script thread_items user.pk', () => data.accounts.get(path?.code ?? '')]]),
    profileUrl: firstFound([
      [`${selectors.person.css}@href`, () => (handle === null ? null : `${url.origin}/@${handle}`)],
    ]),
  };
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time && textOf(time)]]);
  reading.decodedAt = firstFound([['code of the post', () => timeOfShortcode(valueOf(reading.itemId) ?? '')]]);
  reading.text = firstFound([[selectors.words.css, () => wordsOf(item, inner, url)]]);
  reading.media = mediaOf(item, inner, url);
  if (reading.media.length > 0 || inner.length > 0) setWordless(reading, item, inner, wordPlaces);
  reading.quotes = quoteOf(inner[0], url);
  reading.replyTo = answeredBy(data, path?.code ?? '', url.origin);
  const reposter = people.find(
    (other) => person !== null && whose(other) !== handle && (other.compareDocumentPosition(person) & 4) !== 0,
  );
  if (reposter !== undefined) {
    reading.marks.push(textOf(reposter.closest(selectors.words.css) ?? reposter));
    reading.facts['repostedBy'] = whose(reposter) ?? '';
  }
  const actions = allOutside(item, selectors.action, inner).slice(-4).map(countShown);
  if (actions.length === 4)
    putAll(reading.counts, { likes: actions[0], replies: actions[1], reposts: actions[2], shares: actions[3] });
  const title = time?.getAttribute('title') ?? time?.querySelector('[aria-label]')?.getAttribute('aria-label');
  if (title != null) reading.facts['timeTitle'] = title;
  return reading;
}

/** Threads: posts, replies, quoted posts and messages. */
export const threads: Adapter = {
  id: 'threads',
  name: 'Threads',
  version: 9,
  hosts: platformHosts.threads,
  required: { post: ['author', 'postedAt', 'permalink', 'text'], message: ['text'] },
  selectors: { ...selectors, ...messageSelectors },
  recognises: (url) => isUnderHosts(url, threads.hosts),
  items: (root, url) => {
    forgetPage(root);
    if (isMessages(url)) return messageItems(root);
    const named = all(root, selectors.post);
    return (named.length > 0 ? named : framesOf(root)).filter(
      (post) =>
        post.parentElement?.closest(selectors.post.css) == null &&
        post.closest(selectors.hiddenPage.css) === null &&
        first(post, selectors.time) !== null &&
        !isNotice(post, url),
    );
  },
  read: (item, url) => (isMessages(url) ? readMessage(item, url) : readPost(item, url)),
};
