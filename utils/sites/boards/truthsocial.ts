import type { Adapter, ItemRef, Reading, SelectorRow } from '../contract.ts';
import { all, allOutside, first, firstOutside } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound, valueOf } from '../reading/field.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { accountOfAvatar } from '../values/avatar-account.ts';
import { timeOfMastodonId } from '../values/id-time.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { forgetPage } from '../page/page-memo.ts';
import { platformHosts } from '../platform-hosts.ts';
import { inPageOrder } from '../page/page-order.ts';
import { blankReading } from '../reading/reading.ts';
import { pathParts, webUrl } from '../values/safe-url.ts';
import { setWordless } from '../page/wordless.ts';
import { chatSelectors, readMessage } from './truthsocial-chat.ts';
import { handleOf, mediaOf, mediaSelectors } from './truthsocial-parts.ts';

const selectors = {
  ...mediaSelectors,
  ...chatSelectors,
  status: { css: '[data-testid="status"]', seen: '2026-05' },
  inner: { css: '[data-testid="quoted-status"], [data-testid="status"] [data-testid="status"]', seen: '2026-05?' },
  /** The post of its own page has no name; its words stand in none. */
  focus: {
    css: '[data-testid="status-content"]:not([data-testid="status"] *, [data-testid="quoted-status"] *)',
    seen: '2026-05?',
  },
  focusTime: { css: 'a[target="_blank"][href*="/@"]', seen: '2026-05?' },
  account: { css: '[data-testid="account"]', seen: '2026-05' },
  bar: { css: '[data-testid="status-action-bar"]', seen: '2026-05' },
  holder: { css: '[data-id]', seen: '2026-05' },
  person: { css: '[data-testid="account"] a[title][href*="/@"]', seen: '2026-05' },
  /** Without that frame; above the words of an answer whom it answers may have a link of the same kind. */
  anyPerson: { css: 'a[title][href*="/@"]', seen: '2026-05' },
  portrait: { css: 'a[href*="/@"] img[src*="accounts/avatars/"]', seen: '2026-05?' },
  name: { css: '[data-testid="account"] a[title] p', seen: '2026-05' },
  time: { css: 'a[href*="/posts/"] time', seen: '2026-05' },
  content: { css: '[data-testid="status-content"]', seen: '2026-05' },
  buttons: { css: '[data-testid="status-action-bar"] button', seen: '2026-05' },
  prepend: { css: '[data-testid="status-info"]', seen: '2026-05?' },
  verified: { css: '[data-testid="verified-badge"]', seen: '2026-05' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = {
  likely: 'p',
  known: '[data-testid="account"], [data-testid="status-info"], [data-testid="status-action-bar"]',
};

/** Around the words of the page's own post: the smallest element with its author and its buttons, and no other post. */
function focusAround(content: Element): Element[] {
  const { account, bar, status } = selectors;
  let frame: Element | null = content;
  while (frame !== null && (first(frame, account) === null || first(frame, bar) === null)) frame = frame.parentElement;
  return frame === null || frame.matches('body') || first(frame, status) !== null ? [] : [frame];
}

/** The id of the post whose page is at `url`, by the account that it names. */
function idOfPage(url: URL, handle: string | null): string | null {
  const [person, posts, id] = pathParts(url);
  const isTheirs = person?.toLowerCase() === `@${handle?.toLowerCase() ?? ''}` && posts === 'posts';
  return isTheirs && id !== undefined && /^\d+$/u.test(id) ? id : null;
}

/** The words; a saved page has their paragraphs beside the element that should hold them, so the frame is read. */
function wordsOf(item: Element, inner: readonly Element[]): string | null {
  const content = firstOutside(item, selectors.content, inner);
  return content === null ? null : textOf(content, { exclude: 'button, [data-testid="quoted-status"]', images: 'all' });
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const href = first(quote, selectors.time)?.closest('a')?.getAttribute('href');
  const content = first(quote, selectors.content) ?? quote.querySelector('[data-testid="markup"]');
  return {
    itemId: /\/posts\/(\d+)/u.exec(href ?? '')?.[1] ?? null,
    permalink: webUrl(href, base)?.href ?? null,
    author: handleOf((first(quote, selectors.person) ?? first(quote, selectors.anyPerson))?.getAttribute('href'), base),
    text: content === null ? null : textOf(content, { images: 'all' }),
  };
}

/** Below the page's own post stands when it was written, as a link without an element for times. */
function focusTime(item: Element, inner: readonly Element[]): string | null {
  if (item.matches(selectors.status.css)) return null;
  const words = allOutside(item, selectors.focusTime, inner)
    .filter((link) => link.closest(`${selectors.content.css}, ${selectors.account.css}`) === null)
    .map((link) => link.textContent.trim());
  return words.find((text) => text.length <= 40 && /\p{Nd}/u.test(text)) ?? null;
}

function read(item: Element, url: URL): Reading {
  if (item.matches(chatSelectors.message.css)) return readMessage(item, url);
  const inner = all(item, selectors.inner);
  const reading = blankReading('post');
  const time = firstOutside(item, selectors.time, inner);
  const link = webUrl(time?.closest('a')?.getAttribute('href'), url);
  const author = handleOf(link?.href, url);
  const person =
    firstOutside(item, selectors.person, inner) ??
    allOutside(item, selectors.anyPerson, inner).find(
      (other) => author !== null && handleOf(other.getAttribute('href'), url) === author,
    ) ??
    null;
  const handle = handleOf(person?.getAttribute('href'), url);
  reading.itemId = firstFound([
    ['@id', () => /^status-(\d+)$/u.exec(item.id)?.[1]],
    [`${selectors.holder.css}@data-id`, () => firstOutside(item, selectors.holder, inner)?.getAttribute('data-id')],
    [`${selectors.time.css} (link)`, () => /\/posts\/(\d+)/u.exec(link?.pathname ?? '')?.[1]],
    ['address of the page', () => (item.matches(selectors.status.css) ? null : idOfPage(url, handle))],
  ]);
  const id = valueOf(reading.itemId);
  reading.permalink = firstFound([
    [`${selectors.time.css} (link)`, () => (link === null ? null : link.origin + link.pathname)],
    ['author and id', () => (handle !== null && id !== null ? `${url.origin}/@${handle}/posts/${id}` : null)],
  ]);
  const portrait =
    allOutside(item, selectors.portrait, inner)
      .filter((image) => handleOf(image.closest('a')?.getAttribute('href'), url) === handle)
      .map((image) => accountOfAvatar(image.getAttribute('src')))
      .find((number) => number !== null) ?? null;
  const name = firstOutside(item, selectors.name, inner);
  reading.author = {
    name: firstFound([[selectors.name.css, () => name && textOf(name, { images: 'all' })]]),
    handle: firstFound([
      [`${selectors.person.css}@href`, () => handle],
      [`${selectors.person.css}@title`, () => person?.getAttribute('title')],
    ]),
    accountId: firstFound([[`${selectors.portrait.css}@src`, () => portrait]]),
    profileUrl: firstFound([
      [`${selectors.person.css}@href`, () => (handle === null ? null : `${url.origin}/@${handle}`)],
    ]),
  };
  // `title` is the viewer's own zone and minute, never UTC
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([
    [`${selectors.time.css}@title`, () => time?.getAttribute('title')],
    [selectors.time.css, () => time?.textContent],
    [selectors.focusTime.css, () => focusTime(item, inner)],
  ]);
  reading.decodedAt = firstFound([['id of the status', () => timeOfMastodonId(id ?? '')]]);
  reading.text = firstFound([[selectors.content.css, () => wordsOf(item, inner)]]);
  reading.media = mediaOf(item, inner, url);
  if (reading.media.length > 0 || inner.length > 0) setWordless(reading, item, inner, wordPlaces);
  reading.quotes = quoteOf(inner[0], url);
  const names = ['replies', 'retruths', 'likes'];
  allOutside(item, selectors.buttons, inner)
    .slice(0, names.length)
    .forEach((button, at) => {
      const shown = button.textContent.trim();
      const key = names[at];
      if (key !== undefined && /\p{Nd}/u.test(shown)) reading.counts[key] = shown;
    });
  const before = item.previousElementSibling;
  const prepend = first(item, selectors.prepend) ?? (before?.matches(selectors.prepend.css) === true ? before : null);
  if (prepend !== null) {
    reading.marks.push(textOf(prepend));
    const reposter = handleOf(prepend.querySelector('a[href*="/@"]')?.getAttribute('href'), url);
    if (reposter !== null && reposter !== handle) reading.facts['repostedBy'] = reposter;
  }
  if (firstOutside(item, selectors.verified, inner) !== null) reading.facts['verified'] = 'yes';
  return reading;
}

/** Truth Social: statuses and messages. The exact time of a status stands only in its id. */
export const truthsocial: Adapter = {
  id: 'truthsocial',
  name: 'Truth Social',
  version: 5,
  hosts: platformHosts.truthsocial,
  required: { post: ['author', 'postedAt', 'permalink', 'text'], message: ['text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, truthsocial.hosts),
  items: (root) => {
    forgetPage(root);
    const named = all(root, selectors.status).filter(
      (status) => status.parentElement?.closest(`${selectors.status.css}, [data-testid="quoted-status"]`) == null,
    );
    return inPageOrder([...named, ...all(root, selectors.focus).flatMap(focusAround), ...all(root, selectors.message)]);
  },
  read,
};
