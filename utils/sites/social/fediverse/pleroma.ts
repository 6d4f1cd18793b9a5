import type { Adapter, ItemRef, MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { bodyMedia } from '../../page/body-media.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { setWordless } from '../../page/wordless.ts';
import { countShown } from '../../reading/count-shown.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { softwareMarks } from '../../software-marks.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { pathParts, pathUrl, webUrl } from '../../values/safe-url.ts';

const selectors = {
  app: { css: softwareMarks.pleroma, seen: '2025-03?' },
  status: { css: '.Status', seen: '2025-03?' },
  quoted: { css: '.quoted-status', seen: '2025-03?' },
  body: { css: '.status-container:not(.repeat-info, .muted)', seen: '2025-03?' },
  name: { css: '.status-heading .status-username', seen: '2025-03?' },
  person: { css: 'a.account-name', seen: '2025-03?' },
  time: { css: 'a.timeago time', seen: '2025-03?' },
  timeLink: { css: 'a.timeago[href]', seen: '2025-03?' },
  words: { css: '.RichContent.text, .status-content.media-body', seen: '2025-03?' },
  summary: { css: '.summary-wrapper .summary', seen: '2025-03?' },
  attachments: { css: '.attachments', seen: '2025-03?' },
  /** A picture stands in a link to itself. */
  attached: {
    css: '.Attachment .image-container, .Attachment .video-container, .Attachment .audio-container',
    seen: '2025-03?',
  },
  answered: { css: '.heading-reply-row .reply-glued-label a[href]', seen: '2025-03?' },
  edited: { css: '.heading-edited-row', seen: '2025-03?' },
  editedTime: { css: '.heading-edited-row time[datetime]', seen: '2025-03?' },
  visibility: { css: '.visibility-icon[title]', seen: '2025-03?' },
  repeated: { css: '.repeat-info', seen: '2025-03?' },
  repeater: { css: '.repeat-info .repeater-name', seen: '2025-03?' },
  poll: { css: '.poll .poll-option', seen: '2025-03?' },
} as const satisfies Record<string, SelectorRow>;

const counters = { replies: '.ReplyButton', repeats: '.RetweetButton', favourites: '.FavoriteButton' } as const;

const wordPlaces = {
  likely: 'span, p',
  known:
    '.status-heading, .repeat-info, .attachments, .poll, .status-actions, .StatusActions, .replies, .summary-wrapper',
};

/** `name` or `name@server`, as the page shows it behind the name. */
function handleOf(person: Element | null): string | null {
  const shown = (person?.getAttribute('title') ?? person?.textContent ?? '').trim().replace(/^@/u, '');
  return /^[^@\s]+(?:@[^@\s]+)?$/u.test(shown) ? shown : null;
}

/** The id in `/notice/<id>`. */
function idOf(link: Element | null, base: URL): string | null {
  const url = webUrl(link?.getAttribute('href'), base);
  const [kind, id] = url === null ? [] : pathParts(url);
  return kind === 'notice' && id !== undefined && /^[0-9A-Za-z-]{1,60}$/u.test(id) ? id : null;
}

function quoteOf(quote: Element | undefined, base: URL): ItemRef | null {
  if (quote === undefined) return null;
  const link = first(quote, selectors.timeLink);
  const words = first(quote, selectors.words);
  return {
    itemId: idOf(link, base),
    permalink: pathUrl(link?.getAttribute('href'), base),
    author: handleOf(first(quote, selectors.person)),
    text: words === null ? null : textOf(words, { images: 'all' }),
  };
}

/** In place of a covered picture stands another one (`nsfw`): then the link alone tells of it. */
const notMedia = '.MentionLink, .mention, .nsfw';

function mediaOf(item: Element, inner: readonly Element[], words: Element | null, base: URL): MediaRef[] {
  const { attached, attachments } = selectors;
  const places = [attached, attachments].flatMap((row) => allOutside(item, row, inner));
  return bodyMedia([words, ...places], base, notMedia);
}

function addFacts(reading: Reading, item: Element, inner: readonly Element[]): void {
  const own = (row: SelectorRow) => firstOutside(item, row, inner);
  if (own(selectors.edited) !== null) reading.marks.push('edited');
  const line = own(selectors.repeated);
  if (line !== null) reading.marks.push(textOf(line));
  const summary = own(selectors.summary);
  putAll(reading.facts, {
    editedAt: utcOfIso(own(selectors.editedTime)?.getAttribute('datetime')),
    repostedBy: own(selectors.repeater)?.getAttribute('title')?.replace(/^@/u, ''),
    subject: summary && textOf(summary, { exclude: 'button', images: 'all' }),
    visibility: own(selectors.visibility)?.getAttribute('title'),
    timeTitle: own(selectors.time)?.getAttribute('title'),
    poll: allOutside(item, selectors.poll, inner)
      .map((option) => textOf(option))
      .join('\n'),
  });
  const answered = own(selectors.answered);
  if (answered !== null) reading.replyTo = { itemId: null, permalink: null, author: handleOf(answered), text: null };
  for (const [name, css] of Object.entries(counters))
    putAll(reading.counts, { [name]: countShown(firstOutside(item, { css, seen: '2025-03?' }, inner)) });
}

function read(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const inner = all(item, selectors.quoted);
  const own = (row: SelectorRow) => firstOutside(item, row, inner);
  const link = own(selectors.timeLink);
  const time = own(selectors.time);
  const person = own(selectors.person);
  const name = own(selectors.name);
  reading.itemId = firstFound([[`${selectors.timeLink.css}@href`, () => idOf(link, url)]]);
  reading.permalink = firstFound([[`${selectors.timeLink.css}@href`, () => pathUrl(link?.getAttribute('href'), url)]]);
  reading.author = {
    name: firstFound([[selectors.name.css, () => name && textOf(name, { images: 'all' })]]),
    handle: firstFound([[selectors.person.css, () => handleOf(person)]]),
    accountId: missing('number of the account: not in the markup'),
    profileUrl: firstFound([[`${selectors.person.css}@href`, () => pathUrl(person?.getAttribute('href'), url)]]),
  };
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time?.textContent.trim()]]);
  const words = own(selectors.words);
  reading.text = firstFound([[selectors.words.css, () => words && textOf(words, { images: 'all' })]]);
  reading.media = mediaOf(item, inner, words, url);
  reading.quotes = quoteOf(inner[0], url);
  if (reading.media.length > 0 || inner.length > 0) setWordless(reading, item, inner, wordPlaces);
  addFacts(reading, item, inner);
  return reading;
}

/** Pleroma's own pages and Akkoma's, on whatever server. */
export const pleroma: Adapter = {
  id: 'pleroma',
  name: 'Pleroma',
  version: 1,
  hosts: [],
  required: { post: ['author', 'postedAt', 'permalink', 'text'] },
  selectors,
  recognises: (_url, document) => first(document, selectors.app) !== null,
  items: (root) => {
    forgetPage(root);
    // of one that the viewer silenced stands only who wrote it
    return all(root, selectors.status).filter(
      (status) => status.parentElement?.closest(selectors.quoted.css) == null && first(status, selectors.body) !== null,
    );
  },
  read,
};
