import type { Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { treeOf } from '../../page/tree-of.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { pathParts } from '../../values/safe-url.ts';
import { profileOf } from './linkedin-links.ts';
import { authorOf, linkedinSelectors, mediaOf, options } from './linkedin-parts.ts';

/** LinkedIn's messages, on a page of their own and in the boxes at the foot of every page. */
export const messageSelectors = {
  message: { css: '.msg-s-event-listitem', seen: '2025-06?' },
  messageName: { css: '.msg-s-message-group__name', seen: '2025-06?' },
  messageTime: { css: 'time.msg-s-message-group__timestamp', seen: '2025-06?' },
  messageDay: { css: 'time.msg-s-message-list__time-heading', seen: '2025-06?' },
  messageWords: { css: '.msg-s-event-listitem__body', seen: '2025-06?' },
  messageList: { css: '.msg-s-message-list-content, .msg-s-message-list', seen: '2025-06?' },
  messageTitle: { css: '.msg-entity-lockup__entity-title, .msg-overlay-bubble-header__title', seen: '2026-04?' },
  /** A conversation at the foot of another page, one of several. */
  messageBox: { css: '.msg-overlay-conversation-bubble', seen: '2026-04?' },
} as const satisfies Record<string, SelectorRow>;

const other = '.msg-s-event-listitem--other';
/** A conversation that was open before stays in the document, unseen. */
const unseen = '[hidden], [style*="display: none"], [style*="display:none"]';

/** What stands above a message: heads of days, and names only above the first of several by one person. */
interface Above {
  name: Element | null;
  day: Element | null;
}

type Tree = Document | ShadowRoot;

/** Of every message what stands above it in its list, found in one walk through its tree: since 2025 a shadow tree of the page. */
function aboveEach(tree: Tree): Map<Element, Above> {
  const { message, messageName, messageDay, messageList } = messageSelectors;
  const found = new Map<Element, Above>();
  let list: Element | null = null;
  let at: Above = { name: null, day: null };
  for (const part of tree.querySelectorAll(`${message.css}, ${messageName.css}, ${messageDay.css}`)) {
    const holder = part.closest(messageList.css);
    if (holder !== list) at = { name: null, day: null };
    list = holder;
    if (part.matches(message.css)) found.set(part, at);
    else if (part.matches(messageDay.css)) at = { ...at, day: part };
    else at = { ...at, name: part };
  }
  return found;
}

interface TreeFacts {
  above: Map<Element, Above>;
  marked: boolean;
}

/** What every message of a tree asks for again: looked up once per listing of the items. */
function oncePerTree(tree: Tree, compute: () => TreeFacts): TreeFacts {
  const document = tree.ownerDocument ?? (tree as Document);
  const trees = oncePerPage(document, 'messages', () => new Map<Tree, TreeFacts>());
  const known = trees.get(tree) ?? compute();
  trees.set(tree, known);
  return known;
}

/** Messages of conversations that are shown. */
export function shownMessages(root: Document | ShadowRoot): Element[] {
  return all(root, messageSelectors.message).filter((message) => message.closest(unseen) === null);
}

/** The title nearest above: other conversations may stand on the same page. */
function titleAbove(item: Element): Element | null {
  const titles = oncePerPage(item.ownerDocument, 'titles', () => new Map<Element | null, Element | null>());
  const list = item.closest(messageSelectors.messageList.css);
  const known = titles.get(list);
  if (known !== undefined) return known;
  let title: Element | undefined;
  for (let around = list ?? item; title === undefined && around.parentElement !== null; around = around.parentElement)
    title = all(around.parentElement, messageSelectors.messageTitle).find((one) => one.closest(unseen) === null);
  titles.set(list, title ?? null);
  return title ?? null;
}

/** The message's own id, at the end of its name in the page. */
function idOf(item: Element): string | null {
  const urn = item.getAttribute('data-event-urn') ?? '';
  return /,([\w=+/-]{4,})\)$/u.exec(urn.slice(0, 500))?.[1] ?? null;
}

/** A message of a conversation. */
export function readMessage(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const own = first(item, messageSelectors.messageName);
  const tree = treeOf(item);
  const facts = oncePerTree(tree, () => ({
    above: aboveEach(tree),
    // on a page where no message is marked as the other's the mark itself may be gone
    marked: tree.querySelector(other) !== null,
  }));
  const above = facts.above.get(item);
  const name = own ?? above?.name ?? null;
  const head = name?.closest(messageSelectors.message.css) ?? null;
  // whoever writes next has a name of their own; without one the message above is by the same person
  const link = head === null ? (name?.closest('a') ?? null) : first(head, linkedinSelectors.person);
  const time = head === null ? null : first(head, messageSelectors.messageTime);
  const day = above?.day?.textContent.trim() ?? '';
  const clock = time?.textContent.trim() ?? '';
  const words = first(item, messageSelectors.messageWords);
  const via = own === null ? `message above → ${messageSelectors.messageName.css}` : messageSelectors.messageName.css;
  reading.itemId = firstFound([['@data-event-urn', () => idOf(item)]]);
  reading.permalink = missing('LinkedIn has no address of a message');
  reading.author = authorOf(link, [[via, name && textOf(name)]], url);
  reading.postedAt = missing('LinkedIn shows no time for machines');
  reading.postedAtRaw = firstFound([
    [messageSelectors.messageTime.css, () => [day, clock].filter((part) => part !== '').join(', ')],
  ]);
  reading.text = firstFound([
    [messageSelectors.messageWords.css, () => words && textOf(words, { ...options(url), whitespace: 'keep' })],
  ]);
  reading.media = mediaOf(item, [], words, url);
  const isOther = item.matches(other) || (own === null && head?.matches(other) === true);
  reading.side = isOther ? 'in' : facts.marked ? 'out' : null;
  const box = item.closest(messageSelectors.messageBox.css);
  const [section, part, thread = null] = pathParts(url);
  const alone = box === null && section === 'messaging';
  // beside boxes stands the list of all conversations, with a title of its own
  const title = alone ? titleAbove(item) : box && first(box, messageSelectors.messageTitle);
  const chat = title === null ? null : textOf(title);
  const id = alone && part === 'thread' ? thread : null;
  reading.conversation = { name: chat, id, participants: chat === null ? [] : [chat] };
  const handle = profileOf(link, url)?.handle;
  if (handle?.startsWith('ACo') === true) {
    // the address of a message's writer holds the number of the account, not the name that its page has
    reading.author.handle = missing('name of the page: not beside messages');
  }
  return reading;
}
