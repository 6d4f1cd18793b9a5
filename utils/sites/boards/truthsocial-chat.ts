import type { Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { oncePerPage } from '../page/page-memo.ts';
import { setWordless } from '../page/wordless.ts';
import { firstFound, missing } from '../reading/field.ts';
import { blankReading } from '../reading/reading.ts';
import { accountOfAvatar } from '../values/avatar-account.ts';
import { pathParts } from '../values/safe-url.ts';
import { handleOf, mediaOf } from './truthsocial-parts.ts';

/** Chats are between two, on a page of their own or in a window over others; by the source of Soapbox. */
export const chatSelectors = {
  message: { css: '[data-testid="chat-message"]', seen: '2026-11?' },
  /** Words, and when they were sent in the zone of the viewer. */
  messageWords: { css: 'div[title][tabindex]', seen: '2026-11?' },
  /** Only how a message is placed says whose it is. */
  messageOwn: { css: ':scope > .ml-auto > * > .order-3', seen: '2026-11?' },
  messageOther: { css: ':scope > :not(.ml-auto) > * > .order-1', seen: '2026-11?' },
  chatPerson: { css: 'a[href*="/@"]', seen: '2026-11?' },
  chatFrame: { css: 'body, main, [data-testid="pane"]', seen: '2026-11?' },
} as const satisfies Record<string, SelectorRow>;

/** Links to whom the viewer speaks with, around the messages: all that name one account and no second. */
function linksAround(item: Element, url: URL): Element[] {
  const { chatFrame, chatPerson, message } = chatSelectors;
  let kept: Element[] = [];
  for (let box = item.parentElement; box !== null; box = box.parentElement) {
    const links = all(box, chatPerson).filter(
      (link) => link.closest(message.css) === null && handleOf(link.getAttribute('href'), url) !== null,
    );
    if (new Set(links.map((link) => handleOf(link.getAttribute('href'), url))).size > 1) break;
    kept = links;
    if (box.matches(chatFrame.css)) break;
  }
  return kept;
}

/** Name, handle and number of whom the viewer speaks with. */
function otherOf(item: Element, url: URL) {
  const links = linksAround(item, url);
  const handle = handleOf(links[0]?.getAttribute('href'), url);
  // the picture has a link of its own, and a word in the viewer's language
  const named = links.filter((link) => link.textContent.trim() !== '');
  const names = named.map((link) => textOf(link, { images: 'all' }));
  const images = links.flatMap((link) => accountOfAvatar(link.querySelector('img')?.getAttribute('src')) ?? []);
  return {
    handle,
    name: names.find((name) => name !== '' && name !== `@${handle}`) ?? null,
    number: images[0] ?? null,
  };
}

export function readMessage(item: Element, url: URL): Reading {
  const { chatPerson, messageOther, messageOwn, messageWords } = chatSelectors;
  const reading = blankReading('message');
  const isOwn = first(item, messageOwn) !== null;
  const isOther = !isOwn && first(item, messageOther) !== null;
  const other = oncePerPage(item.ownerDocument, 'chat', () => otherOf(item, url));
  const head = `${chatPerson.css} around the messages`;
  const { handle } = other;
  reading.itemId = missing('Truth Social shows no id of a message');
  reading.permalink = missing('Truth Social has no address of a message');
  reading.author = {
    name: firstFound([[head, () => (isOther ? other.name : null)]]),
    handle: firstFound([[head, () => (isOther ? handle : null)]]),
    accountId: firstFound([[`${head} img@src`, () => (isOther ? other.number : null)]]),
    profileUrl: firstFound([[head, () => (isOther && handle !== null ? `${url.origin}/@${handle}` : null)]]),
  };
  const words = first(item, messageWords);
  const clock = item.lastElementChild?.lastElementChild;
  reading.postedAt = missing("Truth Social shows the viewer's time of messages, without zone");
  reading.postedAtRaw = firstFound([
    [`${messageWords.css}@title`, () => words?.getAttribute('title')],
    ['below the message', () => (/\p{Nd}/u.test(clock?.textContent ?? '') ? clock?.textContent.trim() : null)],
  ]);
  reading.text = firstFound([[messageWords.css, () => words && textOf(words, { images: 'all' })]]);
  reading.media = mediaOf(item, [], url);
  if (reading.media.length > 0) setWordless(reading, item, [], { likely: messageWords.css, known: 'button' });
  reading.side = isOwn ? 'out' : isOther ? 'in' : null;
  const [part, id = null] = pathParts(url);
  const isPage = part === 'chats' && item.closest('[data-testid="pane"]') === null;
  reading.conversation = { name: other.name, id: isPage ? id : null, participants: handle === null ? [] : [handle] };
  return reading;
}
