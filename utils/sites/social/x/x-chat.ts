import type { MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { isEmojiImage, textOf } from '../../page/dom-text.ts';
import { firstFound, found, missing } from '../../reading/field.ts';
import { treeOf } from '../../page/tree-of.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaUrl, pathParts, webUrl } from '../../values/safe-url.ts';
import { conversationAt, handleOfHref } from './x-links.ts';

/** Messages of X since the end of 2025 ("Chat"), encrypted between two: no exact time; later in a shadow tree. */
export const chatSelectors = {
  chatMessage: {
    css: '[data-testid^="dm-"] [data-testid^="message-"]:not([data-testid^="message-text-"]):not([data-testid^="message-list"])',
    seen: '2026-06?',
  },
  chatBubble: {
    css: '[data-testid^="message-text-"]:not([data-testid="message-text-toggle"])',
    seen: '2026-06?',
  },
  chatWords: { css: 'span[dir="auto"]', seen: '2026-06?' },
  /** Who wrote it, for screen readers; of the viewer's own it is a word for "you". */
  chatSender: { css: '[id$="-sender"]', seen: '2026-10?' },
  chatClock: { css: '[id$="-time"]', seen: '2026-10?' },
  chatPerson: { css: 'a[href*="/i/user/"], a[href]', seen: '2026-06?' },
  chatOwn: { css: '.justify-end', seen: '2026-06?' },
  chatOther: { css: '.justify-start', seen: '2026-06?' },
  chatName: {
    css: '[data-testid="dm-conversation-username"], [data-testid="dm-conversation-header"] h2, [data-testid="dm-conversation-panel"] h2',
    seen: '2026-06?',
  },
} as const satisfies Record<string, SelectorRow>;

/** The side on which a row stands, by itself or by the block in it. */
function sideOf(item: Element): Reading['side'] {
  const stands = (row: SelectorRow): boolean =>
    item.matches(row.css) || [...item.children].some((child) => child.matches(row.css));
  if (stands(chatSelectors.chatOwn)) return 'out';
  return stands(chatSelectors.chatOther) ? 'in' : null;
}

/** The clock stands in the bubble, beside the words. */
function clockIn(bubble: Element | null, words: Element | null): string | null {
  if (bubble === null || words === null) return null;
  const beside = textOf(bubble, {
    without: [words],
    exclude: 'button, [role="button"], [data-testid="message-text-toggle"]',
  });
  return beside.length <= 20 && /\p{Nd}/u.test(beside) ? beside : null;
}

function mediaOf(item: Element, url: URL): MediaRef[] {
  return all(item, { css: 'img[src], video', seen: '' }).flatMap((medium): MediaRef[] => {
    const address = mediaUrl(medium.getAttribute('src') ?? medium.getAttribute('poster'), url);
    if (address === null || isEmojiImage(medium) || medium.closest('a[href*="/i/user/"]') !== null) return [];
    const kind = medium.localName === 'video' ? 'video' : 'image';
    return [{ kind, url: address, alt: medium.getAttribute('alt'), posterUrl: null }];
  });
}

/** One message of a chat on X. */
export function readChatMessage(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const bubble = first(item, chatSelectors.chatBubble);
  const words = bubble === null ? null : first(bubble, chatSelectors.chatWords);
  const side = sideOf(item);
  const people = all(item, chatSelectors.chatPerson).filter((link) => bubble?.contains(link) !== true);
  const links = people.map((link) => webUrl(link.getAttribute('href'), url));
  const number = links.map((link) => (link === null ? [] : pathParts(link))).find((parts) => parts[1] === 'user')?.[2];
  const handle = people.map((link) => handleOfHref(link.getAttribute('href'), url)).find((one) => one !== null) ?? null;
  const named = first(treeOf(item), chatSelectors.chatName);
  const sender = side === 'in' ? first(item, chatSelectors.chatSender) : null;
  const conversation = named === null ? null : textOf(named, { images: 'all' }) || null;
  const at = conversationAt(url);
  reading.itemId = firstFound([['@data-testid', () => item.getAttribute('data-testid')?.slice('message-'.length)]]);
  reading.permalink = missing('X has no address of a message');
  reading.author = {
    name: firstFound([
      [chatSelectors.chatSender.css, () => sender && textOf(sender, { images: 'all' })],
      [`${chatSelectors.chatName.css} (chat between two)`, () => (side === 'in' && at.isOfTwo ? conversation : null)],
    ]),
    handle: firstFound([[`${chatSelectors.chatPerson.css}@href`, () => handle]]),
    accountId: firstFound([[`${chatSelectors.chatPerson.css}@href (number)`, () => number]]),
    profileUrl: firstFound([
      ['handle', () => (handle === null ? null : `${url.origin}/${handle}`)],
      ['number', () => (number === undefined ? null : `${url.origin}/i/user/${number}`)],
    ]),
  };
  reading.postedAt = missing('X Chat shows the time of the viewer, without date or zone');
  reading.postedAtRaw = firstFound([
    [chatSelectors.chatClock.css, () => first(item, chatSelectors.chatClock)?.textContent.trim()],
    [`${chatSelectors.chatBubble.css} (clock)`, () => clockIn(bubble, words)],
  ]);
  reading.text = firstFound([
    [chatSelectors.chatWords.css, () => words && textOf(words, { whitespace: 'keep', images: 'all' })],
  ]);
  reading.media = mediaOf(item, url);
  if (bubble === null && reading.media.length > 0) reading.text = found('', 'no words beside what it shows');
  reading.side = side;
  reading.conversation = { name: conversation, id: at.id, participants: [] };
  return reading;
}
