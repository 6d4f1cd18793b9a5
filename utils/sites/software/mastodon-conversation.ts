import type { Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound, missing } from '../reading/field.ts';
import { blankReading } from '../reading/reading.ts';
import { utcOfIso } from '../values/machine-time.ts';

/** The list of private mentions: with whom, and the last words of each conversation. */
export const conversationSelectors = {
  conversation: { css: '.conversation', seen: '2026-06?' },
  conversationNames: { css: '.conversation__content__names', seen: '2026-06?' },
  conversationPerson: { css: '.conversation__content__names a[href]', seen: '2026-06?' },
  conversationTime: { css: '.conversation__content__relative-time time[datetime]', seen: '2026-06?' },
  conversationWords: { css: '.status__content__text, .status__content', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** Rows of the list that show words. */
export function conversations(root: Document | ShadowRoot): Element[] {
  const { conversation, conversationNames, conversationWords } = conversationSelectors;
  return all(root, conversation).filter(
    (row) => first(row, conversationNames) !== null && first(row, conversationWords) !== null,
  );
}

/** The last message of a conversation. The row names whom the viewer writes with, not which of them wrote it. */
export function readConversation(item: Element): Reading {
  const { conversationNames, conversationPerson, conversationTime, conversationWords } = conversationSelectors;
  const reading = blankReading('message');
  const whose = 'who wrote the last message: the list names the conversation only';
  const people = all(item, conversationPerson);
  const time = first(item, conversationTime);
  const words = first(item, conversationWords);
  reading.itemId = missing('id of the message: not in the list');
  reading.permalink = missing('address of the message: not in the list');
  reading.author = {
    name: missing(whose),
    handle: missing(whose),
    accountId: missing(whose),
    profileUrl: missing(whose),
  };
  reading.postedAt = firstFound([[`${conversationTime.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([[conversationTime.css, () => time?.textContent.trim()]]);
  reading.text = firstFound([
    [conversationWords.css, () => words && textOf(words, { exclude: 'button', images: 'all' })],
  ]);
  const handles = people.map((person) => person.getAttribute('title')?.replace(/^@/u, '') ?? '');
  const names = people.map((person) => textOf(person, { images: 'all' }));
  const shown = first(item, conversationNames);
  reading.conversation = {
    name: names.filter((name) => name !== '').join(', ') || (shown === null ? null : textOf(shown) || null),
    id: null,
    participants: handles.filter((handle) => handle !== ''),
  };
  return reading;
}
