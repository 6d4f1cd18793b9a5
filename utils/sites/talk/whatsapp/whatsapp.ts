import type { Adapter, ItemRef, MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { isEmojiImage, textOf, type TextOptions } from '../../page/dom-text.ts';
import { firstFound, missing, valueOf } from '../../reading/field.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { dateOrder, localDateTime, type OrderEvidence } from './local-date-order.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaUrl } from '../../values/safe-url.ts';
import { setWordless } from '../../page/wordless.ts';

const selectors = {
  message: { css: '[data-testid^="conv-msg-"][data-id]', seen: '2026-06' },
  messageOld: {
    css: '#main [role="row"] > [data-id], #main .message-in[data-id], #main .message-out[data-id]',
    seen: '2026-09?',
  },
  stamp: { css: '[data-pre-plain-text]', seen: '2026-06' },
  sender: { css: 'span[aria-label$=":"]', seen: '2026-06' },
  text: {
    css: '[data-testid~="selectable-text"], [data-testid$="-caption"], .selectable-text',
    seen: '2026-06',
  },
  quoted: { css: '[data-testid="quoted-message"]', seen: '2026-09?' },
  quotedText: { css: '.quoted-mention, [dir][class*="quoted"]', seen: '2023-07' },
  quotedName: { css: '[role="button"] span[dir="auto"]', seen: '2023-07' },
  meta: { css: '[data-testid="msg-meta"]', seen: '2026-06' },
  shortTime: { css: '[data-testid="msg-meta"] span[dir="auto"]', seen: '2026-06' },
  /** The clock where the names for tests are left out. */
  clock: { css: 'span[dir="auto"]', seen: '2026-09?' },
  tailIn: { css: '.message-in, [data-icon="tail-in"]', seen: '2026-09?' },
  tailOut: {
    css: '.message-out, [data-icon="tail-out"], [data-icon="msg-check"], [data-icon="msg-dblcheck"], [data-icon="msg-time"]',
    seen: '2026-09?',
  },
  recalled: { css: '[data-icon^="recalled"], [data-testid^="recalled"]', seen: '2023-07?' },
  forwarded: { css: '[data-icon^="forwarded"], [data-testid^="forwarded"]', seen: '2023-07?' },
  document: { css: '[data-testid="document-thumb"]', seen: '2023-07' },
  documentName: { css: 'span[dir="auto"]', seen: '2023-07' },
  attachment: {
    css: '[data-icon^="audio-"], [data-icon="ptt"], [data-icon^="document"], [data-icon^="media-"], [data-icon="view-once"], [data-testid^="audio-"], [data-testid^="document-"]',
    seen: '2023-07?',
  },
  picture: { css: 'img[src]', seen: '2026-06' },
  video: { css: 'video', seen: '2026-06?' },
  reactions: { css: '[data-testid="reaction-bubble"]', seen: '2026-06' },
  header: { css: '#main header', seen: '2026-06' },
  chatTitle: {
    css: '[data-testid="conversation-info-header-chat-title"], span[dir="auto"][title], span[dir="auto"]',
    seen: '2026-06',
  },
  members: { css: '[data-testid="chat-subtitle"] [title], span[title*=", "]', seen: '2023-07?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = {
  likely: '.copyable-text [dir], [dir="ltr"], [dir="rtl"], .copyable-text[dir]',
  least: 1,
  known: '[data-testid="msg-meta"], [aria-hidden="true"]',
};

/** The clock of a message is drawn a second time, unseen, behind its last word. */
const textOptions: TextOptions = {
  whitespace: 'keep',
  skipAriaHidden: true,
  exclude: '[data-testid="msg-meta"]',
};

interface MessageId {
  fromMe: boolean | null;
  chat: string | null;
  participant: string | null;
}

/** `false_<chat>@c.us_<id>` and, in groups, `…_<participant>@c.us`, until 2026; since then the id alone. */
function partsOfId(id: string): MessageId {
  const match = /^(true|false)_([^_]+@[a-z.]+)_([^_]+)(?:_([^_]+@[a-z.]+))?$/u.exec(id);
  if (match === null) return { fromMe: null, chat: null, participant: null };
  const [, fromMe, chat = null, , participant = null] = match;
  return { fromMe: fromMe === 'true', chat, participant };
}

interface Stamp {
  time: string;
  date: string;
  name: string;
}

/** `[4:46 PM, 6/3/2026] Name: `; some languages write the date first. */
function stampOf(raw: string | null | undefined): Stamp | null {
  const match = /^\s*\[([^\]]*)\]\s?(.*?):?\s*$/su.exec((raw ?? '').slice(0, 2000));
  if (match === null) return null;
  const [, inside = '', name = ''] = match;
  const comma = /^(.*?)[,،、]\s*(.*)$/su.exec(inside);
  const [time, date] = comma === null ? [inside, ''] : [comma[1] ?? '', comma[2] ?? ''];
  return time.includes(':') || !date.includes(':') ? { time, date, name } : { time: date, date: time, name };
}

/** Incoming or outgoing as the message itself says it: id, side of the bubble, delivery ticks; last, a label ("You:") that is not the sender's name. */
function ownSide(item: Element, id: MessageId, stamp: Stamp | null, label: string | null): 'in' | 'out' | null {
  if (id.fromMe !== null) return id.fromMe ? 'out' : 'in';
  if (item.matches('.message-out') || first(item, selectors.tailOut) !== null) return 'out';
  if (item.matches('.message-in') || first(item, selectors.tailIn) !== null) return 'in';
  if (stamp !== null && stamp.name !== '' && label !== null) return label === stamp.name ? 'in' : 'out';
  return null;
}

/** The outermost button around words inside the item. */
function buttonAround(words: Element, item: Element): Element | null {
  let outer: Element | null = null;
  for (let at = words.closest('[role="button"]'); at !== null && item.contains(at) && at !== item;) {
    outer = at;
    at = at.parentElement?.closest('[role="button"]') ?? null;
  }
  return outer;
}

/** Messages that this one answers: boxes named so, or the button around the words of one. */
function quotedIn(item: Element): Element[] {
  const named = all(item, selectors.quoted);
  const around = all(item, selectors.quotedText).flatMap((words) => buttonAround(words, item) ?? []);
  return [...new Set([...named, ...around.filter((box) => !named.some((other) => other.contains(box)))])];
}

function labelOf(item: Element, quoted: readonly Element[]): string | null {
  return firstOutside(item, selectors.sender, quoted)?.getAttribute('aria-label')?.replace(/:$/u, '').trim() ?? null;
}

/** On which side the names of a page stand: only the first of several messages in a row bears a mark of its side. */
function sidesOfNames(document: Document): Map<string, 'in' | 'out' | null> {
  const sides = new Map<string, 'in' | 'out' | null>();
  for (const item of messagesIn(document)) {
    const quoted = quotedIn(item);
    const stamp = stampOf(firstOutside(item, selectors.stamp, quoted)?.getAttribute('data-pre-plain-text'));
    const id = partsOfId(item.getAttribute('data-id') ?? '');
    const side = stamp === null ? null : ownSide(item, id, stamp, labelOf(item, quoted));
    if (stamp === null || side === null) continue;
    const known = sides.get(stamp.name);
    // two people of one name: it tells nothing
    sides.set(stamp.name, known === undefined || known === side ? side : null);
  }
  return sides;
}

function sideOf(item: Element, id: MessageId, stamp: Stamp | null, label: string | null): 'in' | 'out' | null {
  const document = item.ownerDocument;
  const own = ownSide(item, id, stamp, label);
  if (own !== null || stamp === null) return own;
  return oncePerPage(document, 'sides of names', () => sidesOfNames(document)).get(stamp.name) ?? null;
}

function messagesIn(root: Document | ShadowRoot): Element[] {
  const tested = all(root, selectors.message);
  const rows: Element[] = [];
  // a message never holds another: what nests them does so to cost time
  for (const row of tested.length > 0 ? tested : all(root, selectors.messageOld))
    if (rows.at(-1)?.contains(row) !== true) rows.push(row);
  return rows;
}

function mediaOf(item: Element, quoted: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  const pictures = allOutside(item, selectors.picture, quoted);
  const whole = pictures.some((image) => image.getAttribute('src')?.startsWith('blob:'));
  for (const image of pictures) {
    // a blurred preview stands beside the picture itself
    if (whole && image.getAttribute('src')?.startsWith('blob:') !== true) continue;
    if (isEmojiImage(image) || image.closest(`${selectors.reactions.css}, ${selectors.text.css}`) !== null) continue;
    const url = mediaUrl(image.getAttribute('src'), base);
    if (url !== null) media.push({ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const video of allOutside(item, selectors.video, quoted)) {
    const url = mediaUrl(video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src'), base);
    if (url !== null)
      media.push({
        kind: 'video',
        url,
        alt: null,
        posterUrl: mediaUrl(video.getAttribute('poster'), base),
      });
  }
  return media;
}

/** A time and nothing else, below the words: of messages that have no stamp. */
function clockOf(item: Element, quoted: readonly Element[]): string | null {
  const shown = allOutside(item, selectors.clock, quoted).map((part) => part.textContent.trim());
  return shown.findLast((words) => /^\p{Nd}{1,2}[:.]\p{Nd}{2}(?:\s\D{1,12})?$/u.test(words)) ?? null;
}

function quoteOf(quoted: Element | undefined): ItemRef | null {
  if (quoted === undefined) return null;
  const text = first(quoted, selectors.quotedText);
  const name = first(quoted, selectors.quotedName);
  return {
    itemId: null,
    permalink: null,
    author: name === null || name === text ? null : textOf(name, { images: 'all' }),
    text: text === null ? null : textOf(text, textOptions),
  };
}

/** The open chat's name and members, as its head shows them. */
function chatShown(document: Document): { name: string | null; participants: string[] } {
  const header = first(document, selectors.header);
  if (header === null) return { name: null, participants: [] };
  const title = first(header, selectors.chatTitle);
  const name = title === null ? null : (title.getAttribute('title') ?? textOf(title, { images: 'all' }));
  const members = first(header, selectors.members)?.getAttribute('title') ?? '';
  const participants = members.includes(', ') ? members.split(', ') : name === null || name === '' ? [] : [name];
  return { name: name === '' ? null : name, participants };
}

/** All stamps of the page, in its order, tell the order of day and month better than one. */
function orderOnPage(document: Document): OrderEvidence | null {
  const dates = all(document, selectors.stamp).map(
    (other) => stampOf(other.getAttribute('data-pre-plain-text'))?.date ?? '',
  );
  return dateOrder(dates, document.documentElement.getAttribute('lang'));
}

function localTime(item: Element, stamp: Stamp): Record<string, string> {
  const document = item.ownerDocument;
  const evidence = oncePerPage(document, 'date order', () => orderOnPage(document));
  if (evidence === null) return {};
  const local = localDateTime(stamp.time, stamp.date, evidence.order);
  return local === null ? {} : { localTime: local, localTimeOrder: `${evidence.order}: ${evidence.because}` };
}

function read(item: Element, url: URL): Reading {
  const quoted = quotedIn(item);
  const id = item.getAttribute('data-id') ?? '';
  const parts = partsOfId(id);
  const stampElement = firstOutside(item, selectors.stamp, quoted);
  const rawStamp = stampElement?.getAttribute('data-pre-plain-text') ?? null;
  const stamp = stampOf(rawStamp);
  const label = labelOf(item, quoted);
  const side = sideOf(item, parts, stamp, label);
  const document = item.ownerDocument;
  const shownChat = oncePerPage(document, 'chat', () => chatShown(document));
  const conversation = { ...shownChat, id: parts.chat };
  const betweenTwo = parts.chat?.endsWith('@c.us') === true;
  const reading = blankReading('message');
  reading.itemId = firstFound([['@data-id', () => id]]);
  const name = firstFound([
    [`${selectors.stamp.css} (name)`, () => stamp?.name],
    // beside one's own messages it says "You", in the language of the page
    [`${selectors.sender.css}@aria-label`, () => (side === 'out' ? null : label)],
    [`${selectors.header.css} (chat between two)`, () => (side === 'in' && betweenTwo ? conversation.name : null)],
  ]);
  const shown = valueOf(name) ?? '';
  const number =
    side === 'in' ? (parts.participant ?? (parts.chat?.endsWith('@g.us') === true ? null : parts.chat)) : null;
  reading.author = {
    name,
    handle: firstFound([
      ['@data-id (number)', () => /^(\d{6,15})@c\.us$/u.exec(number ?? '')?.[1]],
      ['name (number of an unsaved contact)', () => (/^\+[\d\s().\-\u2011]{7,}$/u.test(shown) ? shown : null)],
    ]),
    accountId: firstFound([['@data-id (account)', () => number]]),
    profileUrl: missing(),
  };
  reading.postedAtRaw = firstFound([
    [
      `${selectors.stamp.css}@data-pre-plain-text`,
      () => (stamp === null ? null : /\[([^\]]*)\]/u.exec(rawStamp ?? '')?.[1]),
    ],
    [selectors.shortTime.css, () => firstOutside(item, selectors.shortTime, quoted)?.textContent],
    [`${selectors.clock.css} (a time alone)`, () => clockOf(item, quoted)],
  ]);
  reading.postedAt = missing('WhatsApp shows the time of the viewer, without a zone');
  const text = firstOutside(item, selectors.text, quoted);
  reading.text = firstFound([[selectors.text.css, () => text && textOf(text, textOptions)]]);
  reading.media = mediaOf(item, quoted, url);
  reading.quotes = quoteOf(quoted[0]);
  reading.replyTo = reading.quotes;
  reading.side = side;
  reading.conversation = conversation;
  addMarks(reading, item, quoted, text === null);
  if (stamp !== null) Object.assign(reading.facts, localTime(item, stamp));
  if (rawStamp !== null) reading.facts['stamp'] = rawStamp;
  const reactions = first(item, selectors.reactions)?.getAttribute('aria-label');
  if (reactions != null) reading.counts['reactions'] = reactions;
  return reading;
}

function addMarks(reading: Reading, item: Element, quoted: readonly Element[], wordless: boolean): void {
  const recalled = first(item, selectors.recalled) !== null;
  const attachment = firstOutside(item, selectors.attachment, quoted);
  const file = firstOutside(item, selectors.document, quoted);
  if (recalled) reading.marks.push('deleted');
  if (first(item, selectors.forwarded) !== null) reading.marks.push('forwarded');
  if (file !== null) reading.facts['attachment'] = first(file, selectors.documentName)?.textContent ?? 'document';
  else if (attachment !== null)
    reading.facts['attachment'] = attachment.getAttribute('data-icon') ?? attachment.getAttribute('data-testid') ?? '';
  const meta = firstOutside(item, selectors.meta, quoted);
  const words = meta === null ? '' : textOf(meta, { skipAriaHidden: true });
  const clock = firstOutside(item, selectors.shortTime, quoted)?.textContent.trim() ?? '';
  const beside = words.replace(clock, '').trim();
  if (beside !== '') reading.marks.push(beside);
  if (wordless && (recalled || file !== null || attachment !== null || reading.media.length > 0)) {
    setWordless(reading, item, quoted, wordPlaces);
  }
}

/** WhatsApp Web: messages of the open chat. No permalink, no zone: what the page does not have is said to be missing. */
export const whatsapp: Adapter = {
  id: 'whatsapp',
  name: 'WhatsApp',
  version: 3,
  hosts: platformHosts.whatsapp,
  required: { message: ['author', 'text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, whatsapp.hosts),
  items: (root) => {
    forgetPage(root);
    return messagesIn(root);
  },
  read,
};
