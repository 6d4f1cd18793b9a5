import type { MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { isEmojiImage, textOf } from '../../page/dom-text.ts';
import { firstFound, found, missing } from '../../reading/field.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { blankReading } from '../../reading/reading.ts';
import { setAuthor } from './reddit-words.ts';
import { mediaUrl, pathParts } from '../../values/safe-url.ts';

/** Reddit chat: every message is an element with a shadow tree of its own, in those of list, room and app. */
export const chatSelectors = {
  chatMessage: { css: 'rs-timeline-event[data-id]', seen: '2026-06?' },
  chatBubble: { css: '.room-message', seen: '2026-06?' },
  chatLabelled: { css: '[aria-label]', seen: '2026-06?' },
  chatWords: { css: '.room-message-text', seen: '2026-06?' },
  chatName: {
    css: 'rs-timeline-event-hovercard-display-name span, rs-username, .user-name, .room-message-author, faceplate-tracker[noun="user_hovers"] > [slot="trigger"]',
    seen: '2026-06?',
  },
  chatClock: { css: 'rs-timestamp', seen: '2026-06?' },
  chatTime: { css: 'faceplate-timeago[ts], time[datetime]', seen: '2026-06?' },
  chatSelf: { css: 'rs-current-user[display-name]', seen: '2026-06?' },
  chatOwn: { css: '.flex-row-reverse', seen: '2026-06?' },
  chatPicture: { css: '.room-message img[src], rs-image img[src], video[src]', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** What a message holds stands in its own shadow tree; in a copy of the page perhaps in itself. */
function treeOf(message: Element): Element | ShadowRoot {
  return message.shadowRoot ?? message;
}

function nameIn(message: Element): string | null {
  const name = first(treeOf(message), chatSelectors.chatName);
  const words = name === null ? '' : textOf(name).replace(/^u\//u, '');
  return words === '' ? null : words;
}

/** The message's own frame; where that has lost its name the labelled part, for nothing else in a message has a label. */
function bubbleOf(message: Element): Element | null {
  return first(treeOf(message), chatSelectors.chatBubble) ?? first(treeOf(message), chatSelectors.chatLabelled);
}

/** More messages than anybody looks back through for a name. */
const longestRun = 100;

/** The first message of a run shows who wrote it; those below it do not, and each run has one side. */
function nameAbove(message: Element): string | null {
  const isOwn = (one: Element): boolean => first(treeOf(one), chatSelectors.chatOwn) !== null;
  const bubble = bubbleOf(message);
  const label = bubble?.getAttribute('aria-label') ?? null;
  // nothing says then on which side the message is, and so whose run it belongs to
  if (bubble === null) return null;
  let above = message.previousElementSibling;
  for (let steps = 0; above !== null && steps < longestRun; steps += 1, above = above.previousElementSibling) {
    if (!above.matches(chatSelectors.chatMessage.css) || isOwn(above) !== isOwn(message)) return null;
    const name = nameIn(above);
    // the message's label names its writer in every language, in an order that differs
    if (name !== null) return label === null || label.includes(name) ? name : null;
  }
  return null;
}

/** Whose account the page is seen with: the writer of messages on the other side, which show no name. */
function ownName(message: Element): string | null {
  const tree = treeOf(message);
  if (first(tree, chatSelectors.chatOwn) === null) return null;
  const name = first(message.ownerDocument, chatSelectors.chatSelf)?.getAttribute('display-name') ?? null;
  const label = bubbleOf(message)?.getAttribute('aria-label') ?? null;
  return name !== null && (label === null || label.includes(name)) ? name : null;
}

function timeIn(message: Element): { iso: string | null; shown: string | null } {
  const clock = first(treeOf(message), chatSelectors.chatClock);
  const time = first(clock === null ? treeOf(message) : treeOf(clock), chatSelectors.chatTime);
  return {
    iso: utcOfIso(time?.getAttribute('ts')) ?? utcOfIso(time?.getAttribute('datetime')),
    shown: time?.textContent.trim() ?? null,
  };
}

/** One message of Reddit chat. */
export function readChat(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const tree = treeOf(item);
  const name = nameIn(item);
  const via = name === null ? 'name above it, or whose account it is' : chatSelectors.chatName.css;
  const time = timeIn(item);
  const words = first(tree, chatSelectors.chatWords);
  const parts = pathParts(url);
  reading.itemId = firstFound([['rs-timeline-event@data-id', () => item.getAttribute('data-id')]]);
  reading.permalink = missing('Reddit has no address of a chat message');
  setAuthor(
    reading,
    via,
    name ?? nameAbove(item) ?? ownName(item),
    missing('number of the account: not in the chat'),
    url,
  );
  reading.postedAt = firstFound([[`${chatSelectors.chatTime.css}@ts`, () => time.iso]]);
  reading.postedAtRaw = firstFound([[chatSelectors.chatTime.css, () => time.shown]]);
  reading.text = firstFound([[chatSelectors.chatWords.css, () => words && textOf(words, { whitespace: 'keep' })]]);
  reading.media = all(tree, chatSelectors.chatPicture).flatMap((medium): MediaRef[] => {
    const address = mediaUrl(medium.getAttribute('src'), url);
    if (address === null || isEmojiImage(medium)) return [];
    const kind = medium.localName === 'video' ? 'video' : 'image';
    return [{ kind, url: address, alt: medium.getAttribute('alt'), posterUrl: null }];
  });
  if (words === null && reading.media.length > 0) reading.text = found('', 'no words beside what it shows');
  reading.side = first(tree, chatSelectors.chatOwn) === null ? 'in' : 'out';
  const room = parts[parts.indexOf('room') + 1];
  reading.conversation = {
    name: null,
    id: parts.includes('room') ? (room ?? null) : null,
    participants: [],
  };
  const label = first(tree, chatSelectors.chatBubble)?.getAttribute('aria-label');
  if (label) reading.facts['label'] = label;
  return reading;
}
