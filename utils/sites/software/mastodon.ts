import type { Adapter, ItemRef, MediaRef, Reading, SelectorRow } from '../contract.ts';
import { all, allOutside, first, firstOutside } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound, valueOf } from '../reading/field.ts';
import { framesApart } from '../page/frames-apart.ts';
import { accountOfAvatar } from '../values/avatar-account.ts';
import { timeOfMastodonId } from '../values/id-time.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { blankReading } from '../reading/reading.ts';
import { cleanUrl, mediaUrl, pathParts, pathUrl, webUrl } from '../values/safe-url.ts';
import { setWordless } from '../page/wordless.ts';
import { inPageOrder } from '../page/page-order.ts';
import { softwareMarks } from '../software-marks.ts';
import { conversations, conversationSelectors, readConversation } from './mastodon-conversation.ts';

const selectors = {
  app: { css: softwareMarks.mastodon, seen: '2026-06' },
  /** Pages for whoever was not signed in were built otherwise until 2022. */
  item: { css: '.status[data-id], .activity-stream .status, .detailed-status', seen: '2026-06' },
  /** By what it holds, where no class has its name any more. */
  bareItem: {
    css: '[data-id]:not(article, a):has(a[data-hover-card-account][data-id]):has(a[href] > time[datetime])',
    seen: '2026-06',
  },
  quote: { css: '.status__quote', seen: '2026-06?' },
  person: {
    css: 'a.status__display-name, a.detailed-status__display-name, a[data-hover-card-account][data-id]',
    seen: '2026-06',
  },
  /** The author's picture; on a boost the booster's lies over it. */
  portrait: {
    css: '.account__avatar-overlay-base img, .status__avatar img, .account__avatar img, img[src*="accounts/avatars/"]',
    seen: '2026-06',
  },
  name: { css: '.display-name__html, bdi, .display-name > .p-name', seen: '2026-06' },
  handle: { css: '.display-name__account, .display-name > .p-name + span', seen: '2026-06' },
  timeLink: {
    css: 'a.status__relative-time[href], a.detailed-status__datetime[href], a[href*="/@"]:has(> time[datetime])',
    seen: '2026-06',
  },
  time: {
    css: 'a.status__relative-time time[datetime], a.detailed-status__datetime time[datetime], a[href*="/@"] > time[datetime]',
    seen: '2026-06',
  },
  /** The words alone, without who is spoken to above folded ones and the poll below. */
  words: { css: '.status__content__text, .status__content > .e-content', seen: '2026-06' },
  text: { css: '.status__content', seen: '2026-06' },
  /** Only words are in a language of their own, a warning above them too. */
  bareText: { css: '[lang]', seen: '2026-06' },
  warning: {
    css: '.content-warning, .status__content__spoiler-text, .spoiler-text, p:has(> .status__content__spoiler-link)',
    seen: '2026-06?',
  },
  /** Until 4.3 a warning stood in one line with the button that shows the words, above them in the same place. */
  warningButton: { css: 'button, .status__content__spoiler-link', seen: '2022-03?' },
  picture: { css: '.media-gallery__item-thumbnail', seen: '2026-06' },
  video: {
    css: '.video-player video, .media-gallery__gifv video, .audio-player audio',
    seen: '2026-06?',
  },
  card: { css: 'a.status-card[href]', seen: '2026-06' },
  prepend: { css: '.status__prepend', seen: '2026-06?' },
  edited: {
    css: '.detailed-status__edited, .detailed-status__meta .dropdown-menu__text-button, .status__relative-time abbr',
    seen: '2026-06?',
  },
  visibility: {
    css: '.status__visibility-icon .icon, .detailed-status__meta .icon-globe, .detailed-status__meta .icon-lock',
    seen: '2026-06',
  },
  counters: { css: '.status__action-bar__button-wrapper', seen: '2026-06' },
  boosts: {
    css: 'a.detailed-status__link[href$="/reblogs"] .detailed-status__reblogs, .detailed-status__reblogs',
    seen: '2026-06?',
  },
  favourites: { css: '.detailed-status__favorites', seen: '2026-06?' },
  /** Since 4.2 the hashtags at the end of the words stand below them. */
  hashtags: { css: '.hashtag-bar', seen: '2026-06?' },
  pollOption: { css: '.poll__option__text', seen: '2026-06?' },
  self: {
    css: '.navigation-bar .display-name__account, .navigation-panel .navigation-bar .display-name__account, .navigation-bar__profile-account',
    seen: '2026-06?',
  },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = {
  likely: 'p, [lang]',
  known:
    '.display-name, .status__prepend, .media-gallery, .status-card, .poll, .content-warning, .spoiler-text, .hashtag-bar, .status__action-bar, .detailed-status__meta',
};

function bareHandle(shown: string | null | undefined): string | null {
  const handle = shown?.trim().replace(/^@/u, '') ?? '';
  return handle === '' ? null : handle;
}

/** `/@name/115…` and `/@name@server/115…`. */
function statusIdOf(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  const last = url === null ? undefined : pathParts(url).at(-1);
  return last !== undefined && /^\d{5,20}$/u.test(last) ? last : null;
}

/** The number in the address of the author's picture. */
function portraitIn(person: Element | null): string | null {
  const images = person === null ? [] : all(person, selectors.portrait);
  const base = images.find((image) => image.closest('.account__avatar-overlay-base') !== null);
  return accountOfAvatar((base ?? (images.length === 1 ? images[0] : null))?.getAttribute('src'));
}

function wordsOf(item: Element, inner: readonly Element[]): string | null {
  const bare = allOutside(item, selectors.bareText, inner);
  const body =
    firstOutside(item, selectors.words, inner) ??
    firstOutside(item, selectors.text, inner) ??
    (bare.length === 1 ? bare[0] : null) ??
    null;
  if (body === null) return null;
  const exclude = inner.length > 0 ? 'button, .quote-inline' : 'button';
  return textOf(body, {
    exclude: `${exclude}, ${selectors.warning.css}, .status__quote, .translate-button, .status__content__read-more-button`,
  });
}

function mediaOf(item: Element, inner: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const thumbnail of allOutside(item, selectors.picture, inner)) {
    const image = thumbnail.localName === 'img' ? thumbnail : thumbnail.querySelector('img');
    const url = mediaUrl(thumbnail.getAttribute('href') ?? image?.getAttribute('src'), base);
    if (url !== null) media.push({ kind: 'image', url, alt: image?.getAttribute('alt') ?? null, posterUrl: null });
  }
  for (const player of allOutside(item, selectors.video, inner)) {
    const url = mediaUrl(player.getAttribute('src') ?? player.querySelector('source')?.getAttribute('src'), base);
    const kind = player.localName === 'audio' ? 'audio' : 'video';
    const posterUrl = mediaUrl(player.getAttribute('poster'), base);
    if (url !== null)
      media.push({
        kind,
        url,
        alt: player.getAttribute('aria-label') ?? player.getAttribute('title'),
        posterUrl,
      });
  }
  for (const card of allOutside(item, selectors.card, inner)) {
    const url = cleanUrl(card.getAttribute('href'), base);
    if (url !== null)
      media.push({
        kind: 'link',
        url,
        alt: card.querySelector('.status-card__title')?.textContent.trim() ?? null,
        posterUrl: null,
      });
  }
  return media;
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const href = first(quote, selectors.timeLink)?.getAttribute('href');
  return {
    itemId: quote.querySelector('.status[data-id]')?.getAttribute('data-id') ?? statusIdOf(href, base),
    permalink: pathUrl(href, base),
    author: bareHandle(first(quote, selectors.handle)?.textContent),
    text: wordsOf(quote, []),
  };
}

/** Boosted by, pinned, in reply to: a line above the post. Which of them it is, only the class tells in every language. */
function readPrepend(reading: Reading, item: Element, base: URL): void {
  const wrapper = item.closest('.status__wrapper') ?? item;
  const line = first(wrapper, selectors.prepend);
  if (line !== null && line.closest('.status__quote') === null) {
    reading.marks.push(textOf(line));
    const person = webUrl(line.querySelector('a[href]')?.getAttribute('href'), base);
    const reposter = bareHandle(person === null ? null : pathParts(person)[0]);
    if (reposter !== null) reading.facts['repostedBy'] = reposter;
  }
  const answers = item.getAttribute('data-in-reply-to');
  if (
    answers !== null ||
    wrapper.classList.contains('status__wrapper-reply') ||
    item.classList.contains('status-reply')
  ) {
    reading.replyTo = { itemId: answers, permalink: null, author: null, text: null };
  }
}

/** Reply, boost and favourite buttons stand in this order in every version; counters are drawn only from two on in some. */
function countsOf(item: Element, inner: readonly Element[]): Record<string, string> {
  const counts: Record<string, string> = {};
  const names = ['replies', 'boosts', 'favourites'];
  allOutside(item, selectors.counters, inner)
    .slice(0, names.length)
    .forEach((button, at) => {
      const shown = button.querySelector('.icon-button__counter')?.textContent.trim();
      const name = names[at];
      if (shown && name !== undefined) counts[name] = shown;
    });
  const detailed = { boosts: selectors.boosts, favourites: selectors.favourites };
  for (const [name, row] of Object.entries(detailed)) {
    const shown = firstOutside(item, row, inner)?.textContent.trim();
    if (shown) counts[name] = shown;
  }
  return counts;
}

function addFacts(reading: Reading, item: Element, inner: readonly Element[]): void {
  const time = firstOutside(item, selectors.time, inner);
  const facts: Record<string, string | null | undefined> = {
    timeTitle: time?.getAttribute('title'),
    language: (firstOutside(item, selectors.words, inner) ?? firstOutside(item, selectors.text, inner))?.getAttribute(
      'lang',
    ),
    visibility: firstOutside(item, selectors.visibility, inner)?.getAttribute('title'),
    hashtags: allOutside(item, selectors.hashtags, inner)
      .map((bar) => textOf(bar, { exclude: 'button' }))
      .join(' '),
    poll: allOutside(item, selectors.pollOption, inner)
      .map((option) => textOf(option))
      .join('\n'),
  };
  const warning = firstOutside(item, selectors.warning, inner);
  if (warning !== null) {
    facts['contentWarning'] = textOf(warning, { exclude: selectors.warningButton.css });
    reading.marks.push('content warning');
  }
  for (const [name, value] of Object.entries(facts)) if (value) reading.facts[name] = value;
  if (firstOutside(item, selectors.edited, inner) !== null) reading.marks.push('edited');
}

function readStatus(item: Element, url: URL): Reading {
  const framed = all(item, selectors.quote);
  const [own = null, ...others] = allOutside(item, selectors.person, framed);
  const inner = [...framed, ...framesApart(item, own, others)];
  const person = own;
  const timeLink = firstOutside(item, selectors.timeLink, inner);
  const time = firstOutside(item, selectors.time, inner);
  const href = timeLink?.getAttribute('href');
  const reading = blankReading('post');
  reading.itemId = firstFound([
    ['.status@data-id', () => item.getAttribute('data-id')],
    [`${selectors.timeLink.css}@href`, () => statusIdOf(href, url)],
    ['address of the page', () => (item.classList.contains('detailed-status') ? statusIdOf(url.href, url) : null)],
  ]);
  reading.permalink = firstFound([[`${selectors.timeLink.css}@href`, () => pathUrl(href, url)]]);
  const name = person === null ? null : first(person, selectors.name);
  reading.author = {
    name: firstFound([[selectors.name.css, () => name && textOf(name, { images: 'all' })]]),
    handle: firstFound([
      [selectors.handle.css, () => bareHandle(person && first(person, selectors.handle)?.textContent)],
      [`${selectors.person.css}@title`, () => bareHandle(person?.getAttribute('title'))],
    ]),
    accountId: firstFound([
      [`${selectors.person.css}@data-hover-card-account`, () => person?.getAttribute('data-hover-card-account')],
      [`${selectors.person.css}@data-id`, () => person?.getAttribute('data-id')],
      [`${selectors.portrait.css}@src`, () => portraitIn(person)],
    ]),
    profileUrl: firstFound([[`${selectors.person.css}@href`, () => pathUrl(person?.getAttribute('href'), url)]]),
  };
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([[selectors.timeLink.css, () => timeLink && textOf(timeLink)]]);
  reading.decodedAt = firstFound([['id of the status', () => timeOfMastodonId(valueOf(reading.itemId) ?? '')]]);
  reading.text = firstFound([[selectors.text.css, () => wordsOf(item, inner)]]);
  reading.media = mediaOf(item, inner, url);
  if (reading.media.length > 0 || framed.length > 0) setWordless(reading, item, inner, wordPlaces);
  reading.quotes = quoteOf(inner[0], url);
  readPrepend(reading, item, url);
  reading.counts = countsOf(item, inner);
  addFacts(reading, item, inner);
  const document = item.ownerDocument;
  const self = oncePerPage(document, 'signed in', () => bareHandle(first(document, selectors.self)?.textContent));
  reading.signedInAs = firstFound([[selectors.self.css, () => self]]);
  return reading;
}

/** Mastodon and its relatives with the same markup, on whatever server. */
export const mastodon: Adapter = {
  id: 'mastodon',
  name: 'Mastodon',
  version: 7,
  hosts: [],
  required: { post: ['author', 'postedAt', 'permalink', 'text'], message: ['postedAt', 'text'] },
  selectors: { ...selectors, ...conversationSelectors },
  recognises: (_url, document) => first(document, selectors.app) !== null,
  items: (root) => {
    forgetPage(root);
    const named = all(root, selectors.item);
    const row = named.length > 0 ? selectors.item : selectors.bareItem;
    const statuses = all(root, row).filter(
      (item) => item.parentElement?.closest(`${selectors.quote.css}, ${row.css}`) == null,
    );
    return inPageOrder([...statuses, ...conversations(root)]);
  },
  read: (item, url) =>
    item.matches(conversationSelectors.conversation.css) ? readConversation(item) : readStatus(item, url),
};
