import type { MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { isEmojiImage, textOf } from '../../page/dom-text.ts';
import { facebookPerson } from './facebook-links.ts';
import { isNamedIn, isViewer, messageLabel } from './messenger-label.ts';
import { firstFound } from '../../reading/field.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { linesAbove } from '../../page/lines-above.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaUrl, pathParts } from '../../values/safe-url.ts';
import { setWordless } from '../../page/wordless.ts';

export const messengerSelectors = {
  message: { css: '[role="row"] [data-scope="messages_table"]', seen: '2026-06?' },
  /** Since the middle of 2026 messages have ids and labels, and stand in no rows. */
  namedMessage: {
    css: '[data-scope="messages_table"][data-message-id], [role="log"] [data-scope="messages_table"][aria-roledescription][aria-label], [role="log"] [data-message-id][aria-roledescription]',
    seen: '2026-09?',
  },
  portrait: { css: '[role="main"] img[alt], [role="log"] img[alt], [role="main"] a[aria-label]', seen: '2026-06?' },
  messageRow: {
    css: '[role="main"] [role="grid"] [role="row"], [role="main"] [role="log"] [role="row"]',
    seen: '2026-06?',
  },
  dayBreak: { css: '[data-scope="date_break"]', seen: '2026-06?' },
  messageAuthor: { css: 'a[href] img[alt], h6', seen: '2026-06?' },
  messageSentence: { css: 'h5', seen: '2026-06?' },
  messageWords: { css: 'div[dir="auto"]', seen: '2026-06?' },
  thread: { css: '[role="main"][aria-label], [role="log"][aria-label]', seen: '2026-09?' },
} as const satisfies Record<string, SelectorRow>;

/** `facebook.com/messages/…` and messenger.com. */
export function isMessengerPage(url: URL): boolean {
  return isUnderHosts(url, ['messenger.com']) || url.pathname.startsWith('/messages');
}

export function messengerItems(root: Document | ShadowRoot): Element[] {
  const { message, namedMessage } = messengerSelectors;
  // the head of a conversation has the same scope, but neither id nor label
  const named = all(root, namedMessage).filter((item) => item.parentElement?.closest(namedMessage.css) == null);
  return named.length > 0 ? named : all(root, message);
}

/** The separator above each message: the only time that a chat shows without a pointer over it. */
function breaksAbove(document: Document): Map<Element, string> {
  const { dayBreak, message, namedMessage } = messengerSelectors;
  return linesAbove(document.querySelectorAll(`${dayBreak.css}, ${message.css}, ${namedMessage.css}`), (element) =>
    element.matches(dayBreak.css) ? textOf(element) : null,
  );
}

/** Names of those who wrote to the viewer, as beside their rows. */
function othersIn(document: Document): string[] {
  const names = all(document, messengerSelectors.messageRow).flatMap((row) =>
    [...row.querySelectorAll(messengerSelectors.messageAuthor.css)].map(
      (named) => named.getAttribute('alt') ?? named.textContent,
    ),
  );
  // sentences name people by their first name
  return [...new Set(names.map((name) => name.trim().split(/\s/u)[0] ?? ''))].filter((name) => name.length > 1);
}

function threadOf(url: URL): string | null {
  const parts = pathParts(url);
  const at = parts.lastIndexOf('t');
  return at === -1 ? null : (parts[at + 1] ?? null);
}

function mediaOf(item: Element, url: URL): MediaRef[] {
  return [...item.querySelectorAll('img[src], video')].flatMap((medium): MediaRef[] => {
    const address = mediaUrl(medium.getAttribute('src'), url);
    const avatar =
      medium.closest('a[href]') !== null && medium.closest('a[href*="/photo"], a[href*="attachment"]') === null;
    if (address === null || avatar || isEmojiImage(medium)) return [];
    const kind = medium.localName === 'video' ? 'video' : 'image';
    return [
      { kind, url: address, alt: medium.getAttribute('alt'), posterUrl: mediaUrl(medium.getAttribute('poster'), url) },
    ];
  });
}

/** What the page calls people: portraits, links to them, the conversation. */
function namesShown(document: Document): string[] {
  const { portrait, thread } = messengerSelectors;
  return [...all(document, portrait), ...all(document, thread)].map(
    (shown) => shown.getAttribute('alt') ?? shown.getAttribute('aria-label') ?? '',
  );
}

/** One message. Who wrote it shows only on rows with a picture or a name; rows below them have neither. */
export function readMessenger(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  // a picture that was sent is a link with a picture in it, too
  const avatar =
    [...item.querySelectorAll('a[href]')].find(
      (link) => link.querySelector('img') !== null && facebookPerson(link.getAttribute('href'), url) !== null,
    ) ?? null;
  const person = facebookPerson(avatar?.getAttribute('href'), url);
  const name = item.querySelector('h6');
  const document = item.ownerDocument;
  const label = messageLabel(item);
  const isOwn = label !== null && isViewer(label.name);
  // what the label calls the viewer, in a language that we do not know, is nobody's name
  const isOther =
    label !== null &&
    !isOwn &&
    (label.isShown ||
      isNamedIn(
        oncePerPage(document, 'names', () => namesShown(document)),
        label.name,
      ));
  reading.author = {
    name: firstFound([
      ['h6', () => name && textOf(name, { images: 'all' })],
      ['@aria-label', () => (isOther ? label?.name : null)],
      ['a[href] img@alt', () => avatar?.querySelector('img')?.getAttribute('alt')],
      ['a[href]@aria-label', () => avatar?.getAttribute('aria-label')],
    ]),
    handle: firstFound([['a[href]@href (vanity name)', () => person?.handle]]),
    accountId: firstFound([['a[href]@href (number)', () => person?.accountId]]),
    profileUrl: firstFound([['a[href]@href', () => person?.profileUrl]]),
  };
  const sentence = first(item, messengerSelectors.messageSentence);
  const outer = all(item, messengerSelectors.messageWords).filter(
    (block) => block.parentElement?.closest(messengerSelectors.messageWords.css) == null,
  );
  const words = outer
    .map((block) => textOf(block))
    .filter((text) => text !== '')
    .join('\n');
  reading.text = firstFound([
    ['words that the label ends with', () => label?.text],
    [messengerSelectors.messageWords.css, () => words],
  ]);
  reading.media = mediaOf(item, url);
  if (reading.media.length > 0) setWordless(reading, item, [], { likely: 'div, span', known: 'h5, h6' });
  const said = sentence === null ? null : textOf(sentence);
  // a sentence that names somebody else may say that they wrote, or that the viewer answered them
  const namesOther =
    said !== null &&
    oncePerPage(item.ownerDocument, 'others', () => othersIn(item.ownerDocument)).some((other) => said.includes(other));
  const isIn = avatar !== null || name !== null || isOther;
  reading.side = isOwn ? 'out' : isIn ? 'in' : said === null || namesOther ? null : 'out';
  reading.itemId = firstFound([['@data-message-id', () => item.getAttribute('data-message-id')]]);
  const above = oncePerPage(document, 'day breaks', () => breaksAbove(document));
  reading.postedAtRaw = firstFound([
    ['@aria-label', () => label?.time],
    [`${messengerSelectors.dayBreak.css} above`, () => above.get(item)],
  ]);
  const thread = first(document, messengerSelectors.thread)?.getAttribute('aria-label') ?? null;
  reading.conversation = { name: thread, id: threadOf(url), participants: [] };
  if (said !== null) reading.facts['label'] = said;
  return reading;
}
