import type { ItemRef, Reading, SelectorRow } from '../../contract.ts';
import { all, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { linesAbove } from '../../page/lines-above.ts';
import { nearestAround } from '../../page/nearest-around.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { firstFound, found, missing } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { pathParts } from '../../values/safe-url.ts';
import { bare, blueskySelectors, options } from './bluesky-parts.ts';
import { Writers } from './bluesky-group.ts';
import { didIn, nameIn, peopleIn } from './bluesky-people.ts';
import { mediaOf, quoteOf } from './bluesky-post.ts';
import { viewerOf } from './bluesky-viewer.ts';

/** Messages have no names for tests: words or a post that was sent on, and beside them the buttons of the message. */
export const messageSelectors = {
  messageBody: { css: '[data-word-wrap="1"]', seen: '2026-10?' },
  messageMenu: { css: 'button[aria-haspopup="menu"], [role="button"][aria-haspopup="menu"]', seen: '2026-10?' },
  messageBreak: { css: '[dir="auto"]:has([dir="auto"])', seen: '2026-10?' },
  /** The words that are answered stand in the same bubble, in a button. */
  messageAnswered: { css: 'button:has([dir="auto"])', seen: '2026-10?' },
  /** The viewer's own have their buttons before them, others' after them; only the style says so. */
  messageOwn: { css: '[style*="flex-direction: row;"]', seen: '2026-10?' },
  messageOther: { css: '[style*="flex-direction: row-reverse;"]', seen: '2026-10?' },
} as const satisfies Record<string, SelectorRow>;

export const isChat = (url: URL): boolean => pathParts(url)[0] === 'messages';

/** The row of a message: it holds the buttons in one box and the bubble in the other. */
function rowOf(body: Element): Element | null {
  for (let box: Element | null = body; box !== null && box.localName !== 'body'; box = box.parentElement) {
    const beside = [box.previousElementSibling, box.nextElementSibling];
    const { messageMenu, messageBody } = messageSelectors;
    if (beside.some((other) => other?.querySelector(messageMenu.css) != null && !other.querySelector(messageBody.css)))
      return box.parentElement;
  }
  return null;
}

/** Messages of the open chat. */
export function messagesIn(root: Document | ShadowRoot, url: URL): Element[] {
  if (!isChat(url)) return [];
  return [...new Set(all(root, messageSelectors.messageBody).flatMap((body) => rowOf(body) ?? []))];
}

/** The line above each message that says when: one stands for all that follow it. */
function breaksAbove(document: Document): Map<Element, string> {
  const { messageBreak, messageBody } = messageSelectors;
  const elements = [...document.querySelectorAll(`${messageBreak.css}, ${messageBody.css}`)].flatMap((element) => {
    const row = element.matches(messageBody.css) ? rowOf(element) : null;
    return row ?? (/\p{Nd}/u.test(element.textContent) ? element : []);
  });
  return linesAbove(elements, (element) => (element.matches(messageBreak.css) ? textOf(element) : null));
}

/** With whom the viewer speaks: the accounts that are linked beside the messages, of which the head's is the first. */
function othersIn(document: Document, url: URL): { link: Element; handle: string }[] {
  const rows = new Set(messagesIn(document, url));
  const self = viewerOf(document, url);
  return peopleIn(document.documentElement, [], url).filter(
    ({ link, handle }) =>
      handle !== self &&
      link.textContent.includes(`@${handle}`) &&
      link.closest('nav') === null &&
      nearestAround(link, (around) => rows.has(around)) === null,
  );
}

/** Name and words of the message that is answered; of one that was deleted the words alone. */
function answeredIn(buttons: readonly Element[], url: URL): ItemRef | null {
  const lines = buttons.flatMap((button) => all(button, blueskySelectors.block));
  const words = lines.at(-1);
  if (words === undefined) return null;
  const name = lines.length > 1 ? lines[0] : undefined;
  return {
    itemId: null,
    permalink: null,
    author: name === undefined ? null : bare(textOf(name, { images: 'all' })),
    text: textOf(words, options(url)),
  };
}

/** One message. In a chat between two the head says who the other is. */
export function readMessage(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const document = item.ownerDocument;
  const others = oncePerPage(document, 'chat', () => othersIn(document, url));
  const self = viewerOf(document, url);
  const quotes = all(item, blueskySelectors.quote);
  const answered = all(item, messageSelectors.messageAnswered);
  const isOther = item.matches(messageSelectors.messageOther.css);
  const isOwn = item.matches(messageSelectors.messageOwn.css);
  const [other] = others.length === 1 ? others : [];
  const writers = oncePerPage(document, 'chat writers', () => {
    const isOthers = (row: Element): boolean => row.matches(messageSelectors.messageOther.css);
    return new Writers(messagesIn(document, url), isOthers, messageSelectors.messageBreak.css, url);
  });
  const writer = other === undefined ? (writers.of(item) ?? undefined) : undefined;
  const whose = isOther ? (other ?? writer?.person ?? undefined) : undefined;
  const handle = isOwn ? self : whose?.handle;
  const head = 'head of the chat';
  const beside = 'above and beside messages in a row';
  reading.author = {
    name: firstFound([
      [head, () => (whose === undefined || writer !== undefined ? null : nameIn([whose], whose.handle))],
      [beside, () => writer?.name],
    ]),
    handle: firstFound([[isOwn ? blueskySelectors.self.css : `${head}, ${beside}`, () => handle]]),
    accountId: firstFound([[`${head}, ${beside}`, () => (whose === undefined ? null : didIn(whose.link, []))]]),
    profileUrl: firstFound([[`${head}, ${beside}`, () => (handle == null ? null : `${url.origin}/profile/${handle}`)]]),
  };
  reading.permalink = missing('Bluesky has no address of a message');
  reading.postedAt = missing("Bluesky shows the viewer's time above messages, without zone");
  const above = oncePerPage(document, 'chat breaks', () => breaksAbove(document));
  reading.postedAtRaw = firstFound([[`${messageSelectors.messageBreak.css} above`, () => above.get(item)]]);
  const body = firstOutside(item, messageSelectors.messageBody, [...quotes, ...answered]);
  reading.text = firstFound([[messageSelectors.messageBody.css, () => body && textOf(body, options(url))]]);
  reading.media = mediaOf(item, quotes, url);
  reading.quotes = quoteOf(quotes[0], url);
  if (body === null && quotes.length > 0) reading.text = found('', 'no words beside what it shows');
  reading.replyTo = answeredIn(answered, url);
  reading.side = isOwn ? 'out' : isOther ? 'in' : null;
  const [, id = null] = pathParts(url);
  reading.conversation = {
    name: other === undefined ? null : nameIn([other], other.handle),
    id,
    participants: others.map(({ handle: participant }) => participant),
  };
  reading.signedInAs = firstFound([[blueskySelectors.self.css, () => self]]);
  return reading;
}
