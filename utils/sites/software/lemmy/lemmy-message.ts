import type { Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { setWords } from '../../reading/set-words.ts';

/** Messages between two people, as Lemmy's own interface lists them among what has come in. */
export const messageSelectors = {
  message: { css: '.private-message:has(.md-div)', seen: '2026-06?' },
  messagePerson: { css: 'a.person-listing, a[href*="/u/"]', seen: '2026-06?' },
  messageTime: { css: '.moment-time', seen: '2026-06?' },
  messageWords: { css: '.md-div', seen: '2026-06?' },
  /** Only what came from somebody else can be answered, and only one's own changed. */
  answer: { css: 'use[href*="icon-reply"], use[*|href*="icon-reply"]', seen: '2026-06?' },
  change: { css: 'use[href*="icon-edit"], use[*|href*="icon-edit"]', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** Which side a message is on, by what can be done with it: the words beside the name are those of the page's language. */
function sideOf(item: Element): 'in' | 'out' | null {
  if (first(item, messageSelectors.answer) !== null) return 'in';
  return first(item, messageSelectors.change) === null ? null : 'out';
}

/** A message; the row names the other person, whoever wrote it. `author` reads who is named there. */
export function readMessage(item: Element, author: () => Reading['author']): Reading {
  const { messageTime, messageWords } = messageSelectors;
  const reading = blankReading('message');
  const time = first(item, messageTime);
  reading.itemId = missing('number of the message: not in the list');
  reading.permalink = missing('address of the message: Lemmy has none');
  reading.side = sideOf(item);
  const other = author();
  const whose = 'who wrote it: the row names the other person only';
  reading.author =
    reading.side === 'in'
      ? other
      : { name: missing(whose), handle: missing(whose), accountId: missing(whose), profileUrl: missing(whose) };
  const title = time?.getAttribute('data-tippy-content');
  reading.postedAt = missing('Lemmy shows times in words of the viewer’s zone');
  reading.postedAtRaw = firstFound([
    [`${messageTime.css}@data-tippy-content`, () => title],
    [messageTime.css, () => time && textOf(time)],
  ]);
  const name = other.handle.state === 'found' ? other.handle.value : null;
  reading.conversation = { name, id: null, participants: name === null ? [] : [name] };
  setWords(reading, messageWords.css, first(item, messageWords), { exclude: 'button' });
  return reading;
}
