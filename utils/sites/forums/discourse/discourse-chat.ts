import type { ItemRef, Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { firstFound, missing, valueOf } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { cleanUrl } from '../../values/safe-url.ts';
import { setBody } from './discourse-words.ts';

/** 2025-06: the components of the chat that comes with Discourse. */
export const chatSelectors = {
  chatMessage: { css: '.chat-message-container[data-id]', seen: '2025-06' },
  /** Left out below a message that the same person wrote a moment before. */
  chatPerson: { css: '.chat-message-info__username', seen: '2025-06' },
  chatName: { css: '.chat-message-info__username__name', seen: '2025-06' },
  chatTime: { css: '.chat-time', seen: '2025-06' },
  chatWords: { css: '.chat-message-text > .chat-cooked', seen: '2025-06' },
  chatBody: { css: '.chat-message-text', seen: '2025-06' },
  chatEdited: { css: '.chat-message-edited', seen: '2025-06' },
  chatReply: { css: 'a.chat-reply[href]', seen: '2025-06' },
  chatRoom: { css: '.c-navbar__title-text, .c-navbar__title', seen: '2025-06' },
} as const satisfies Record<string, SelectorRow>;

/** More messages in a row without a name than one person writes. */
const mostInARow = 50;

/** Whose name stands over a message: its own, or that of the nearest message above which has one. */
function personOf(item: Element): Element | null {
  let named: Element | null = item;
  for (let steps = 0; named !== null && steps < mostInARow; steps += 1) {
    if (named.matches(chatSelectors.chatMessage.css)) {
      const person = first(named, chatSelectors.chatPerson);
      // without a name and without being marked as going on
      if (person !== null || !named.matches('.-user-info-hidden')) return person;
    }
    named = named.previousElementSibling;
  }
  return null;
}

function replyOf(item: Element, url: URL): ItemRef | null {
  const reply = first(item, chatSelectors.chatReply);
  if (reply === null) return null;
  const excerpt = reply.querySelector('.chat-reply__excerpt');
  const href = cleanUrl(reply.getAttribute('href'), url);
  // of a thread the link names the thread
  const id = /\/chat\/c\/[^/]+\/\d+\/(\d+)$/u.exec(href ?? '')?.[1] ?? null;
  return {
    itemId: id,
    permalink: id === null ? null : href,
    author: reply.querySelector('[data-username]')?.getAttribute('data-username') ?? null,
    text: excerpt && (textOf(excerpt) || null),
  };
}

/** A message of the chat; times are in words of the viewer's zone only. */
export function readChatMessage(item: Element, url: URL, self: string | null): Reading {
  const reading = blankReading('message');
  const id = item.getAttribute('data-id');
  const person = personOf(item);
  const name = person && (first(person, chatSelectors.chatName) ?? person);
  const time = first(item, chatSelectors.chatTime);
  const link = cleanUrl(time?.getAttribute('href'), url);
  const channel = /\/chat\/c\/[^/]+\/(\d+)\//u.exec(link ?? '')?.[1] ?? null;
  reading.itemId = firstFound([['@data-id', () => id]]);
  reading.permalink = firstFound([
    [`${chatSelectors.chatTime.css}@href`, () => (id !== null && link?.endsWith(`/${id}`) === true ? link : null)],
  ]);
  reading.author = {
    name: firstFound([[chatSelectors.chatName.css, () => name && textOf(name)]]),
    handle: firstFound([
      [`${chatSelectors.chatPerson.css}@data-user-card`, () => person?.getAttribute('data-user-card')],
    ]),
    accountId: missing('the chat shows no number of the account'),
    profileUrl: missing('names in the chat lead nowhere'),
  };
  reading.postedAt = missing("the chat shows times in words of the viewer's zone");
  reading.postedAtRaw = firstFound([
    [`${chatSelectors.chatTime.css}@title`, () => time?.getAttribute('title')],
    [chatSelectors.chatTime.css, () => time && textOf(time)],
  ]);
  setBody(
    reading,
    first(item, chatSelectors.chatWords) ?? first(item, chatSelectors.chatBody),
    chatSelectors.chatBody.css,
    url,
  );
  reading.replyTo = replyOf(item, url);
  const handle = valueOf(reading.author.handle);
  if (item.matches('.is-by-current-user')) reading.side = 'out';
  else if (self !== null && handle !== null) reading.side = handle === self ? 'out' : 'in';
  const room = oncePerPage(item.ownerDocument, 'discourse chat', () => {
    const title = first(item.ownerDocument, chatSelectors.chatRoom);
    return title && textOf(title);
  });
  reading.conversation = { name: room, id: channel, participants: [] };
  if (first(item, chatSelectors.chatEdited) !== null) reading.marks.push('edited');
  if (item.matches('.-deleted')) reading.marks.push('deleted');
  putAll(reading.facts, { shownTime: time && textOf(time) });
  return reading;
}
