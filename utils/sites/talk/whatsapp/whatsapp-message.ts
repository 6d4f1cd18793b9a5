import { all, first, firstOutside } from '../../page/dom-find.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { whatsappSelectors } from './whatsapp-selectors.ts';

/** What a message's id tells. */
interface MessageId {
  fromMe: boolean | null;
  chat: string | null;
  participant: string | null;
}

/** `false_<chat>@c.us_<id>` and, in groups, `…_<participant>@c.us`, until 2026; since then the id alone. */
export function partsOfId(id: string): MessageId {
  const match = /^(true|false)_([^_]+@[a-z.]+)_([^_]+)(?:_([^_]+@[a-z.]+))?$/u.exec(id);
  if (match === null) return { fromMe: null, chat: null, participant: null };
  const [, fromMe, chat = null, , participant = null] = match;
  return { fromMe: fromMe === 'true', chat, participant };
}

/** The id of a row, which its name for tests holds as well; the empty text where it has none. */
export function idOf(row: Element): string {
  return row.getAttribute('data-id') ?? /^conv-msg-(.+)$/u.exec(row.getAttribute('data-testid') ?? '')?.[1] ?? '';
}

/** What a message's stamp says, as it stands there. */
export interface Stamp {
  time: string;
  date: string;
  name: string;
}

/** `[4:46 PM, 6/3/2026] Name: `; some languages write the date first. */
export function stampOf(raw: string | null | undefined): Stamp | null {
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
  if (item.matches('.message-out') || first(item, whatsappSelectors.tailOut) !== null) return 'out';
  if (item.matches('.message-in') || first(item, whatsappSelectors.tailIn) !== null) return 'in';
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
export function quotedIn(item: Element): Element[] {
  const named = all(item, whatsappSelectors.quoted);
  const around = all(item, whatsappSelectors.quotedText).flatMap((words) => buttonAround(words, item) ?? []);
  return [...new Set([...named, ...around.filter((box) => !named.some((other) => other.contains(box)))])];
}

/** The name that the message's label gives. */
export function labelOf(item: Element, quoted: readonly Element[]): string | null {
  return (
    firstOutside(item, whatsappSelectors.sender, quoted)?.getAttribute('aria-label')?.replace(/:$/u, '').trim() ?? null
  );
}

/** On which side the names of a page stand: only the first of several messages in a row bears a mark of its side. */
function sidesOfNames(document: Document): Map<string, 'in' | 'out' | null> {
  const sides = new Map<string, 'in' | 'out' | null>();
  for (const item of messagesIn(document)) {
    const quoted = quotedIn(item);
    const stamp = stampOf(firstOutside(item, whatsappSelectors.stamp, quoted)?.getAttribute('data-pre-plain-text'));
    const id = partsOfId(idOf(item));
    const side = stamp === null ? null : ownSide(item, id, stamp, labelOf(item, quoted));
    if (stamp === null || side === null) continue;
    const known = sides.get(stamp.name);
    // two people of one name: it tells nothing
    sides.set(stamp.name, known === undefined || known === side ? side : null);
  }
  return sides;
}

/** On which side a message stands, by itself or by what others of the same name bear. */
export function sideOf(item: Element, id: MessageId, stamp: Stamp | null, label: string | null): 'in' | 'out' | null {
  const document = item.ownerDocument;
  const own = ownSide(item, id, stamp, label);
  if (own !== null || stamp === null) return own;
  return oncePerPage(document, 'sides of names', () => sidesOfNames(document)).get(stamp.name) ?? null;
}

/** Whether the page has emptied a row that is out of sight: it says nothing of the message but its id. */
function isEmptied(row: Element): boolean {
  const shell = first(row, whatsappSelectors.shell);
  return (
    shell !== null &&
    shell.textContent.trim() === '' &&
    shell.querySelector('img, video, svg, [data-icon], [data-testid]') === null
  );
}

const sided = '.message-in, .message-out';

const clockLike = /^\P{Nd}{0,6}\p{Nd}{1,2}\P{Nd}\p{Nd}{2}\P{Nd}{0,12}$/u;

/** Whether a row says when it came, as each message does. */
function hasClock(row: Element): boolean {
  const { stamp, meta, clock } = whatsappSelectors;
  return (
    first(row, stamp) !== null ||
    first(row, meta) !== null ||
    all(row, clock).some((part) => clockLike.test(part.textContent.trim()))
  );
}

/** Whether the application itself speaks in a row: by its name, for want of a clock, or because it stands on no side where each message has one. */
function isNotice(row: Element, haveSides: boolean): boolean {
  if (first(row, whatsappSelectors.notice) !== null || !hasClock(row)) return true;
  return haveSides && !row.matches(sided) && row.querySelector(sided) === null && row.closest(sided) === null;
}

/** The messages of the open chat. */
export function messagesIn(root: Document | ShadowRoot): Element[] {
  const tested = all(root, whatsappSelectors.message);
  const haveSides = root.querySelector(sided) !== null;
  const rows: Element[] = [];
  // a message never holds another: what nests them does so to cost time
  const { messageBare, messageOld } = whatsappSelectors;
  const others = { css: `${messageOld.css}, ${messageBare.css}`, seen: messageBare.seen };
  for (const row of tested.length > 0 ? tested : all(root, others))
    if (rows.at(-1)?.contains(row) !== true && !isEmptied(row) && !isNotice(row, haveSides)) rows.push(row);
  return rows;
}
