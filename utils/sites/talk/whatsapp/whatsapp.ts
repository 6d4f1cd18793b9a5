import type { Adapter, ItemRef, MediaRef, Reading } from '../../contract.ts';
import { all, allOutside, first, firstOutside } from '../../page/dom-find.ts';
import { backgroundPicture } from '../../page/background-picture.ts';
import { isEmojiImage, textOf, type TextOptions } from '../../page/dom-text.ts';
import { firstFound, missing, valueOf } from '../../reading/field.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { dateOrder, localDateTime, type OrderEvidence } from './local-date-order.ts';
import { wordLinks } from '../../page/body-media.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { idOf, labelOf, messagesIn, partsOfId, quotedIn, sideOf, type Stamp, stampOf } from './whatsapp-message.ts';
import { whatsappSelectors } from './whatsapp-selectors.ts';
import { wordsOf } from './whatsapp-words.ts';
import { blankReading, cutMark } from '../../reading/reading.ts';
import { mediaUrl } from '../../values/safe-url.ts';
import { setWordless } from '../../page/wordless.ts';

const wordPlaces = {
  likely: '.copyable-text [dir], [dir="ltr"], [dir="rtl"], .copyable-text[dir]',
  least: 1,
  known: '[data-testid="msg-meta"], [aria-hidden="true"]',
};

/** The clock of a message is drawn a second time, unseen, behind its last word; what shows the rest of a long one is a box, as no mention is. */
const textOptions: TextOptions = {
  whitespace: 'keep',
  skipAriaHidden: true,
  exclude: `[data-testid="msg-meta"], ${whatsappSelectors.more.css}, div[role="button"]`,
};

function mediaOf(item: Element, quoted: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  const pictures = allOutside(item, whatsappSelectors.picture, quoted);
  const whole = pictures.some((image) => image.getAttribute('src')?.startsWith('blob:'));
  for (const image of pictures) {
    // a blurred preview stands beside the picture itself
    if (whole && image.getAttribute('src')?.startsWith('blob:') !== true) continue;
    if (
      isEmojiImage(image) ||
      image.closest(`${whatsappSelectors.reactions.css}, ${whatsappSelectors.text.css}`) !== null
    )
      continue;
    const url = mediaUrl(image.getAttribute('src'), base);
    if (url !== null) media.push({ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const thumb of allOutside(item, whatsappSelectors.thumb, quoted)) {
    const url = thumb.querySelector('img[src], video') === null ? backgroundPicture(thumb, base) : null;
    if (url !== null) media.push({ kind: 'image', url, alt: thumb.getAttribute('aria-label'), posterUrl: null });
  }
  for (const video of allOutside(item, whatsappSelectors.video, quoted)) {
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
  const shown = allOutside(item, whatsappSelectors.clock, quoted).map((part) => part.textContent.trim());
  return shown.findLast((words) => /^\p{Nd}{1,2}[:.]\p{Nd}{2}(?:\s\D{1,12})?$/u.test(words)) ?? null;
}

function quoteOf(quoted: Element | undefined): ItemRef | null {
  if (quoted === undefined) return null;
  const text = first(quoted, whatsappSelectors.quotedText);
  const name = first(quoted, whatsappSelectors.quotedName);
  return {
    itemId: null,
    permalink: null,
    author: name === null || name === text ? null : textOf(name, { images: 'all' }),
    text: text === null ? null : textOf(text, textOptions),
  };
}

/** The open chat's name and members, as its head shows them. */
function chatShown(document: Document): { name: string | null; participants: string[] } {
  const header = first(document, whatsappSelectors.header);
  if (header === null) return { name: null, participants: [] };
  const title = first(header, whatsappSelectors.chatTitle);
  const name = title === null ? null : (title.getAttribute('title') ?? textOf(title, { images: 'all' }));
  const members = first(header, whatsappSelectors.members)?.getAttribute('title') ?? '';
  const participants = members.includes(', ') ? members.split(', ') : name === null || name === '' ? [] : [name];
  return { name: name === '' ? null : name, participants };
}

/** All stamps of the page, in its order, tell the order of day and month better than one. */
function orderOnPage(document: Document): OrderEvidence | null {
  const dates = all(document, whatsappSelectors.stamp).map(
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
  const id = idOf(item);
  const parts = partsOfId(id);
  const stampElement = firstOutside(item, whatsappSelectors.stamp, quoted);
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
    [`${whatsappSelectors.stamp.css} (name)`, () => stamp?.name],
    // beside one's own messages it says "You", in the language of the page
    [`${whatsappSelectors.sender.css}@aria-label`, () => (side === 'out' ? null : label)],
    [
      `${whatsappSelectors.header.css} (chat between two)`,
      () => (side === 'in' && betweenTwo ? conversation.name : null),
    ],
  ]);
  const shown = valueOf(name) ?? '';
  const number =
    side === 'in' ? (parts.participant ?? (parts.chat?.endsWith('@g.us') === true ? null : parts.chat)) : null;
  reading.author = {
    name,
    handle: firstFound([
      ['name (number of an unsaved contact)', () => (/^\+[\d\s().\-\u2011]{7,}$/u.test(shown) ? shown : null)],
    ]),
    accountId: firstFound([['@data-id (account)', () => number]]),
    profileUrl: missing(),
  };
  reading.postedAtRaw = firstFound([
    [
      `${whatsappSelectors.stamp.css}@data-pre-plain-text`,
      () => (stamp === null ? null : /\[([^\]]*)\]/u.exec(rawStamp ?? '')?.[1]),
    ],
    [whatsappSelectors.shortTime.css, () => firstOutside(item, whatsappSelectors.shortTime, quoted)?.textContent],
    [`${whatsappSelectors.clock.css} (a time alone)`, () => clockOf(item, quoted)],
  ]);
  reading.postedAt = missing('WhatsApp shows the time of the viewer, without a zone');
  const text = wordsOf(item, quoted);
  reading.text = firstFound([
    [whatsappSelectors.text.css, () => text && textOf(text, { ...textOptions, without: quoted })],
  ]);
  reading.media = mediaOf(item, quoted, url);
  reading.quotes = quoteOf(quoted[0]);
  reading.replyTo = reading.quotes;
  reading.side = side;
  reading.conversation = conversation;
  addMarks(reading, item, quoted, text === null);
  reading.media.push(...wordLinks(text, url));
  if (stamp !== null) Object.assign(reading.facts, localTime(item, stamp));
  if (rawStamp !== null) reading.facts['stamp'] = rawStamp;
  const reactions = first(item, whatsappSelectors.reactions)?.getAttribute('aria-label');
  if (reactions != null) reading.counts['reactions'] = reactions;
  const options = allOutside(item, whatsappSelectors.pollOption, quoted).map((option) =>
    textOf(option, { images: 'all' }),
  );
  if (options.length > 0) reading.facts['poll'] = options.join('\n');
  return reading;
}

function addMarks(reading: Reading, item: Element, quoted: readonly Element[], wordless: boolean): void {
  const recalled = first(item, whatsappSelectors.recalled) !== null;
  const attachment = firstOutside(item, whatsappSelectors.attachment, quoted);
  const file = firstOutside(item, whatsappSelectors.document, quoted);
  if (recalled) reading.marks.push('deleted');
  if (first(item, whatsappSelectors.forwarded) !== null) reading.marks.push('forwarded');
  if (firstOutside(item, whatsappSelectors.more, quoted) !== null) reading.marks.push(cutMark);
  if (file !== null)
    reading.facts['attachment'] = first(file, whatsappSelectors.documentName)?.textContent ?? 'document';
  else if (attachment !== null)
    reading.facts['attachment'] = attachment.getAttribute('data-icon') ?? attachment.getAttribute('data-testid') ?? '';
  const meta = firstOutside(item, whatsappSelectors.meta, quoted);
  const words = meta === null ? '' : textOf(meta, { skipAriaHidden: true });
  const clock = firstOutside(item, whatsappSelectors.shortTime, quoted)?.textContent.trim() ?? '';
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
  version: 11,
  hosts: platformHosts.whatsapp,
  required: { message: ['author', 'text'] },
  selectors: whatsappSelectors,
  recognises: (url) => isUnderHosts(url, whatsapp.hosts),
  items: (root) => {
    forgetPage(root);
    return messagesIn(root);
  },
  read,
};
