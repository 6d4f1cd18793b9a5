import type { Adapter, ItemRef, Reading, SelectorRow } from '../contract.ts';
import { bodyMedia } from '../page/body-media.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { forgetPage } from '../page/page-memo.ts';
import { platformHosts } from '../platform-hosts.ts';
import { firstFound, missing } from '../reading/field.ts';
import { putAll } from '../reading/put-all.ts';
import { blankReading } from '../reading/reading.ts';
import { setWords } from '../reading/set-words.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { utcOfEpoch, utcOfIso } from '../values/machine-time.ts';

/** What other programs for these pages go by, in 2026: a message's parts bear its number. */
const selectors = {
  words: { css: '[id^="content-"]:not([id^="content-control"])', seen: '2026-10?' },
  author: { css: '[id^="author-"], [data-tid="message-author-name"]', seen: '2026-10?' },
  time: { css: 'time, [data-tid="timestamp"]', seen: '2026-10?' },
  row: { css: '[data-tid="chat-pane-item"]', seen: '2026-10?' },
  message: { css: '[data-tid="chat-pane-message"]', seen: '2026-10?' },
  own: { css: '.fui-ChatMyMessage', seen: '2026-10?' },
  other: { css: '.fui-ChatMessage', seen: '2026-10?' },
  quote: { css: '[data-tid="quoted-reply-card"]', seen: '2026-10?' },
  quoted: { css: '[data-tid="quoted-reply-preview-content"]', seen: '2026-10?' },
  besides: {
    css: '[data-tid*="reaction"], [data-tid^="message-actions"], [id^="edited-"]',
    seen: '2026-10?',
  },
  files: { css: '[data-tid="file-attachment-grid"]', seen: '2026-10?' },
  edited: { css: '[id^="edited-"]', seen: '2026-02?' },
  subject: { css: '[data-tid="subject-line"]', seen: '2026-02?' },
  title: { css: '[data-tid="chat-title"], [data-tid="channelTitle-text"]', seen: '2026-10?' },
} as const satisfies Record<string, SelectorRow>;

/** A message's number is when it was sent, in milliseconds. */
function numberOf(words: Element): string | null {
  return /^content-(\d{13})$/u.exec(words.id)?.[1] ?? null;
}

/** The element around a message's words that has all of its parts, and nothing of another message. */
function frameOf(words: Element): Element {
  let frame = words;
  for (let at = words.parentElement; at !== null && at.localName !== 'body'; at = at.parentElement) {
    if (all(at, selectors.words).some((other) => other !== words && numberOf(other) !== null)) break;
    frame = at;
    if (at.matches(selectors.row.css) || (first(at, selectors.author) !== null && first(at, selectors.time) !== null))
      break;
  }
  return frame;
}

const wordsIn = (frame: Element): Element | null =>
  (frame.matches(selectors.words.css) ? [frame] : all(frame, selectors.words)).find(
    (words) => numberOf(words) !== null,
  ) ?? null;

/** The part of a message that bears its number, wherever it stands, or the only one of its kind in its frame. */
function partOf(frame: Element, row: SelectorRow, name: string): Element | null {
  const named = frame.ownerDocument.getElementById(name);
  if (named !== null) return named;
  const parts = all(frame, row).filter((part) => !/-\d{13}$/u.test(part.id));
  return parts.length === 1 ? (parts[0] ?? null) : null;
}

function sideOf(frame: Element): Reading['side'] {
  const has = (row: SelectorRow): boolean => frame.matches(row.css) || first(frame, row) !== null;
  return has(selectors.own) ? 'out' : has(selectors.other) ? 'in' : null;
}

/** Whoever writes more than once in a row is named above the first of them alone; a line of the page's own ends the row. */
function authorOf(frame: Element, id: string): Element | null {
  const own = partOf(frame, selectors.author, `author-${id}`);
  const side = sideOf(frame);
  if (own !== null || side === null || !frame.matches(selectors.row.css)) return own;
  for (
    let row = frame.previousElementSibling;
    row?.matches(selectors.row.css) === true;
    row = row.previousElementSibling
  ) {
    if (first(row, selectors.message) === null || sideOf(row) !== side) return null;
    const above = all(row, selectors.author);
    if (above.length > 0) return above.length === 1 ? (above[0] ?? null) : null;
  }
  return null;
}

/** The card above the words that repeats another message, by its name or by what stands in it. */
function cardIn(words: Element | null): Element | null {
  if (words === null) return null;
  const said = first(words, selectors.quoted);
  return first(words, selectors.quote) ?? [...words.children].find((part) => part.contains(said)) ?? null;
}

function quoteOf(card: Element | null): ItemRef | null {
  const said = card === null ? null : first(card, selectors.quoted);
  return said === null ? null : { itemId: null, permalink: null, author: null, text: textOf(said) || null };
}

function read(frame: Element, url: URL): Reading {
  const reading = blankReading('message');
  const words = wordsIn(frame);
  const id = words === null ? null : numberOf(words);
  const author = id === null ? null : authorOf(frame, id);
  const time = id === null ? null : partOf(frame, selectors.time, `timestamp-${id}`);
  reading.itemId = firstFound([[`${selectors.words.css}@id`, () => id]]);
  reading.permalink = missing('Teams shows no address of a message');
  reading.author.name = firstFound([[selectors.author.css, () => author && textOf(author)]]);
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time && textOf(time)]]);
  reading.decodedAt = firstFound([[`${selectors.words.css}@id`, () => utcOfEpoch(id, 'ms')]]);
  const card = cardIn(words);
  const without = card === null ? [] : [card];
  reading.quotes = quoteOf(card);
  reading.media = bodyMedia([words, first(frame, selectors.files)], url, selectors.besides.css, without);
  setWords(reading, selectors.words.css, words, { exclude: selectors.besides.css, without });
  reading.side = sideOf(frame);
  const title = first(frame.ownerDocument, selectors.title);
  reading.conversation = { name: title && (textOf(title) || null), id: null, participants: [] };
  const subject = first(frame, selectors.subject);
  putAll(reading.facts, { title: subject && textOf(subject) });
  if (first(frame, selectors.edited) !== null) reading.marks.push('edited');
  return reading;
}

/** Microsoft Teams in a browser, at work and private: chats, posts in channels and their answers. */
export const teams: Adapter = {
  id: 'teams',
  name: 'Microsoft Teams',
  version: 1,
  hosts: platformHosts.teams,
  required: { message: ['author', 'postedAt', 'text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, teams.hosts),
  items: (root) => {
    forgetPage(root);
    return [
      ...new Set(
        all(root, selectors.words)
          .filter((words) => numberOf(words) !== null)
          .map(frameOf),
      ),
    ];
  },
  read,
};
