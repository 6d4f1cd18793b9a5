import type { Adapter, Author, MediaRef, Reading, SelectorRow } from './contract.ts';
import { all, allOutside, first, firstOutside } from './dom-find.ts';
import { textOf, type TextOptions } from './dom-text.ts';
import { firstFound, missing } from './field.ts';
import { isUnderHosts } from './host-match.ts';
import { timeOfLinkedInId } from './id-time.ts';
import { linkTarget, wholeAddress } from './link-words.ts';
import { commentUrnOf, postUrnOf, profileOf } from './linkedin-links.ts';
import { forgetPage } from './page-memo.ts';
import { platformHosts } from './platform-hosts.ts';
import { blankReading } from './reading.ts';
import { mediaUrl } from './safe-url.ts';
import { setWordless } from './wordless.ts';

const selectors = {
  post: {
    css: '.feed-shared-update-v2[data-urn], [data-urn^="urn:li:activity:"], [data-urn^="urn:li:ugcPost:"]',
    seen: '2026-08?',
  },
  comment: { css: 'article.comments-comment-entity[data-id]', seen: '2026-08?' },
  newComment: { css: '[id^="replaceableComment_urn:li:comment:"]', seen: '2026-10?' },
  newFeed: { css: '[data-testid="mainFeed"]', seen: '2026-09' },
  newWords: { css: '[data-testid="expandable-text-box"]', seen: '2026-09' },
  newUrn: {
    css: '[id^="translatable-commentary-urn:li:"], [componentkey*="urn:li:activity:"], [componentkey*="urn:li:ugcPost:"]',
    seen: '2026-10?',
  },
  person: { css: 'a[href*="/in/"], a[href*="/company/"], a[href*="/school/"], a[href*="/showcase/"]', seen: '2026-09' },
  /** Above it stands who liked or passed the post on, with a link of the same kind. */
  actor: { css: '.update-components-actor, .feed-shared-actor', seen: '2026-08?' },
  header: { css: '.update-components-header', seen: '2026-08?' },
  menu: { css: 'button[aria-label]', seen: '2026-09' },
  actorName: {
    css: '.update-components-actor__title span[aria-hidden="true"], .update-components-actor__title, .update-components-actor__name',
    seen: '2026-08?',
  },
  actorTime: {
    css: '.update-components-actor__sub-description span[aria-hidden="true"], .update-components-actor__sub-description',
    seen: '2026-08?',
  },
  words: {
    css: '.update-components-update-v2__commentary, .feed-shared-update-v2__description, .update-components-text',
    seen: '2026-08?',
  },
  commentName: { css: '.comments-comment-meta__description-title', seen: '2026-08?' },
  commentTime: { css: 'time.comments-comment-meta__data', seen: '2026-08?' },
  commentEdited: { css: '.comments-comment-meta__edited', seen: '2026-08?' },
  commentWords: { css: '.comments-comment-item__main-content', seen: '2026-08?' },
  shared: {
    css: '.update-components-mini-update-v2, .feed-shared-update-v2__update-content-wrapper',
    seen: '2026-05?',
  },
  picture: {
    css: '.update-components-image img, img[alt="View image"], figure img[src*="feedshare"]',
    seen: '2026-06?',
  },
  reactions: {
    css: '.social-details-social-counts__reactions-count, .comments-comment-social-bar__reactions-count--cr',
    seen: '2026-05?',
  },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = {
  likely: '[dir="ltr"], [dir="rtl"], [data-testid$="-text-box"]',
  known: '.update-components-actor, .update-components-header, .visually-hidden, .social-details-social-counts',
};

const hiddenTwice =
  '.visually-hidden, button, [role="button"], .feed-shared-inline-show-more-text__see-more-less-toggle';

function options(base: URL): TextOptions {
  return { exclude: hiddenTwice, link: (anchor) => wholeAddress(anchor, base) };
}

/** "Avery Lindqvist • 1st" without what stands behind the name. */
function bareName(shown: string | null | undefined): string | null {
  const name = shown?.split(/\s*•/u)[0]?.trim() ?? '';
  return name === '' ? null : name;
}

function authorOf(link: Element | null, names: [string, string | null | undefined][], base: URL): Author {
  const profile = profileOf(link, base);
  return {
    name: firstFound(names.map(([via, name]) => [via, () => bareName(name)])),
    handle: firstFound([[`${selectors.person.css}@href`, () => profile?.handle]]),
    accountId: missing('number of the account: not in the page'),
    profileUrl: firstFound([[`${selectors.person.css}@href`, () => profile?.href]]),
  };
}

/** A post of the new feed: the frame around its words, by role or as a child of the feed. */
function newPosts(root: Document | ShadowRoot): Element[] {
  const posts = new Set<Element>();
  for (const feed of all(root, selectors.newFeed)) {
    for (const item of feed.querySelectorAll('[role="listitem"]')) {
      const inner = item.parentElement?.closest('[role="listitem"]') != null;
      if (!inner && first(item, selectors.person) !== null) posts.add(item);
    }
    for (const words of all(feed, selectors.newWords)) {
      if (words.closest(selectors.newComment.css) !== null || words.closest('[role="listitem"]') !== null) continue;
      let frame = words;
      while (frame.parentElement !== null && frame.parentElement !== feed) frame = frame.parentElement;
      posts.add(frame);
    }
  }
  return [...posts];
}

function items(root: Document | ShadowRoot): Element[] {
  forgetPage(root);
  const classic = all(root, selectors.post).filter((post) => post.parentElement?.closest(selectors.post.css) == null);
  const every = new Set([
    ...classic,
    ...newPosts(root),
    ...all(root, selectors.comment),
    ...all(root, selectors.newComment),
  ]);
  return [...every].toSorted((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
}

/** Name beside or inside the first profile link of the new pages, whose classes say nothing. */
function shownName(item: Element, link: Element | null): string | null {
  if (link === null) return null;
  const visible = [...link.querySelectorAll('span[aria-hidden="true"], span, p')].find(
    (part) => part.textContent.trim() !== '',
  );
  if (visible !== undefined) return textOf(link.querySelector('span[aria-hidden="true"]') ?? visible);
  const beside = link.nextElementSibling;
  if (beside !== null && beside.textContent.trim() !== '' && item.contains(beside))
    return textOf(beside.querySelector('span[aria-hidden="true"]') ?? beside, { exclude: '.visually-hidden' });
  const label = link.querySelector('[aria-label]')?.getAttribute('aria-label');
  return label ?? null;
}

/** Whose post it is: the head's person; on the new pages the one whom a button of the post names. */
function actorLink(item: Element, inner: readonly Element[]): Element | null {
  const head = firstOutside(item, selectors.actor, inner);
  const titled = firstOutside(item, selectors.actorName, inner)?.closest('a') ?? null;
  if (head !== null || titled !== null) return (head && first(head, selectors.person)) ?? titled;
  const people = allOutside(item, selectors.person, inner);
  const labels = allOutside(item, selectors.menu, inner).map((button) => button.getAttribute('aria-label') ?? '');
  const named = people.find((link) => {
    const name = bareName(shownName(item, link)) ?? '';
    return name.length > 2 && labels.some((label) => label.includes(name));
  });
  return named ?? people[0] ?? null;
}

/** The line of the time stands above the words, in a paragraph without a link. */
function lineAbove(item: Element, words: Element | null): string | null {
  if (words === null) return null;
  const lines = [...item.querySelectorAll('p')].filter(
    (line) => !line.contains(words) && line.closest('a') === null && (line.compareDocumentPosition(words) & 4) !== 0,
  );
  return (
    lines
      .at(-1)
      ?.textContent.replace(/[\s•]+$/u, '')
      .trim() ?? null
  );
}

function mediaOf(item: Element, inner: readonly Element[], words: Element | null, base: URL): MediaRef[] {
  const media = allOutside(item, selectors.picture, inner).flatMap((image): MediaRef[] => {
    const url = mediaUrl(image.getAttribute('src'), base);
    return url === null ? [] : [{ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null }];
  });
  for (const anchor of words?.querySelectorAll('a[href]') ?? []) {
    const url = linkTarget(anchor.getAttribute('href'), base);
    if (url !== null && !isUnderHosts(new URL(url), linkedin.hosts))
      media.push({ kind: 'link', url, alt: anchor.textContent.trim(), posterUrl: null });
  }
  return media;
}

function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const inner = [...all(item, selectors.comment), ...all(item, selectors.newComment)];
  const urn = commentUrnOf(item.getAttribute('data-id') ?? item.id);
  const link = allOutside(item, selectors.person, inner)[0] ?? null;
  const words = firstOutside(item, selectors.commentWords, inner) ?? firstOutside(item, selectors.newWords, inner);
  const name = firstOutside(item, selectors.commentName, inner);
  reading.itemId = firstFound([['@data-id, @id', () => urn?.urn]]);
  reading.permalink = firstFound([
    [
      'ids of post and comment',
      () =>
        urn === null
          ? null
          : `https://www.linkedin.com/feed/update/${urn.post}/?commentUrn=${encodeURIComponent(urn.urn)}`,
    ],
  ]);
  reading.author = authorOf(
    link,
    [
      [selectors.commentName.css, name?.textContent],
      [selectors.person.css, shownName(item, link)],
    ],
    url,
  );
  reading.postedAt = missing('LinkedIn shows no time for machines');
  reading.postedAtRaw = firstFound([
    [selectors.commentTime.css, () => firstOutside(item, selectors.commentTime, inner)?.textContent.trim()],
    ['paragraph above the words', () => lineAbove(item, words)],
  ]);
  reading.decodedAt = firstFound([['id of the comment', () => timeOfLinkedInId(urn?.comment ?? '')]]);
  reading.text = firstFound([
    [`${selectors.commentWords.css}, ${selectors.newWords.css}`, () => words && textOf(words, options(url))],
  ]);
  reading.media = mediaOf(item, inner, words, url);
  if (firstOutside(item, selectors.commentEdited, inner) !== null) reading.marks.push('edited');
  const parent = commentUrnOf(parentOf(item)?.getAttribute('data-id') ?? parentOf(item)?.id ?? null);
  const answered = parent?.urn ?? urn?.post ?? null;
  if (answered !== null) reading.replyTo = { itemId: answered, permalink: null, author: null, text: null };
  return reading;
}

/** Classic pages nest replies; the new ones set them in by a margin below the comment that they answer. */
function parentOf(item: Element): Element | null {
  const outer = item.parentElement?.closest(selectors.comment.css);
  if (outer != null) return outer;
  const setIn = (element: Element): boolean =>
    /margin-(?:left|inline-start)/u.test(element.getAttribute('style') ?? '');
  if (!setIn(item)) return null;
  let before = item.previousElementSibling;
  while (before !== null && (setIn(before) || !before.matches(selectors.newComment.css)))
    before = before.previousElementSibling;
  return before;
}

function readPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const inner = [
    ...all(item, selectors.comment),
    ...all(item, selectors.newComment),
    ...all(item, selectors.shared).filter(
      (shared) => first(shared, selectors.actorName) !== null && !shared.contains(first(item, selectors.actorName)),
    ),
  ];
  const link = actorLink(item, inner);
  const words = firstOutside(item, selectors.words, inner) ?? firstOutside(item, selectors.newWords, inner);
  const actor = firstOutside(item, selectors.actorName, inner);
  const comment = commentUrnOf(first(item, selectors.newComment)?.id ?? null);
  const named = all(item, selectors.newUrn).filter((element) => element.closest(selectors.newComment.css) === null)[0];
  const ways: [string, string | null][] = [
    ['@data-urn', postUrnOf(item.getAttribute('data-urn'))],
    [
      `${selectors.newUrn.css}`,
      postUrnOf(named === undefined ? null : `${named.id} ${named.getAttribute('componentkey') ?? ''}`),
    ],
    ['id of its comments', comment?.post ?? null],
  ];
  const urn = ways.find(([, value]) => value !== null)?.[1] ?? null;
  reading.itemId = firstFound(ways.map(([via, value]) => [via, () => value]));
  reading.permalink = firstFound(
    ways.map(([via, value]) => [via, () => (value === null ? null : `https://www.linkedin.com/feed/update/${value}/`)]),
  );
  reading.author = authorOf(
    link,
    [
      [selectors.actorName.css, actor && textOf(actor, { exclude: '.visually-hidden' })],
      [selectors.person.css, shownName(item, link)],
    ],
    url,
  );
  const time = firstOutside(item, selectors.actorTime, inner);
  reading.postedAt = missing('LinkedIn shows no time for machines');
  reading.postedAtRaw = firstFound([
    [selectors.actorTime.css, () => time && textOf(time, { exclude: '.visually-hidden' }).replace(/[\s•]+$/u, '')],
    ['paragraph above the words', () => lineAbove(item, words)],
  ]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfLinkedInId(/\d+$/u.exec(urn ?? '')?.[0] ?? '')]]);
  reading.text = firstFound([
    [`${selectors.words.css}, ${selectors.newWords.css}`, () => words && textOf(words, options(url))],
  ]);
  reading.media = mediaOf(item, inner, words, url);
  if (reading.media.length > 0) setWordless(reading, item, inner, wordPlaces);
  const header = firstOutside(item, selectors.header, inner);
  if (header !== null) reading.marks.push(textOf(header, { exclude: hiddenTwice }));
  const passer = profileOf(header && first(header, selectors.person), url)?.handle;
  if (passer != null) reading.facts['repostedBy'] = passer;
  const reactions = firstOutside(item, selectors.reactions, inner)?.textContent.trim();
  if (reactions) reading.counts['reactions'] = reactions;
  return reading;
}

function read(item: Element, url: URL): Reading {
  return item.matches(`${selectors.comment.css}, ${selectors.newComment.css}`)
    ? readComment(item, url)
    : readPost(item, url);
}

/** LinkedIn: posts and comments of the classic pages and of the feed of 2026. Times only in ids and words. */
export const linkedin: Adapter = {
  id: 'linkedin',
  name: 'LinkedIn',
  version: 2,
  hosts: platformHosts.linkedin,
  required: { post: ['author', 'text'], comment: ['author', 'postedAt', 'permalink', 'text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, linkedin.hosts),
  items,
  read,
};
