import { all } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { bare, blueskySelectors } from './bluesky-parts.ts';
import { peopleIn } from './bluesky-people.ts';

/** Who wrote a message of a group: the name above the first of several in a row, the picture beside the last. */
export interface Writer {
  name: string | null;
  person: { link: Element; handle: string } | null;
}

/** Ends of the list of messages: what lies further out is the head of the chat or what the viewer writes. */
const beyond = 'nav, textarea, [contenteditable="true"]';

/** All around one message and no other. */
function frameOf(row: Element, before: Element | undefined, after: Element | undefined): Element {
  let frame = row;
  for (let at = row.parentElement; at !== null && at.localName !== 'body'; at = at.parentElement) {
    const holdsMore = [before, after].some((other) => other !== undefined && at.contains(other));
    if (holdsMore || at.querySelector(beyond) !== null) break;
    frame = at;
  }
  return frame;
}

/** The line above a bubble that is neither a day nor "NAME answered NAME", before which stands an arrow. */
function nameAbove(row: Element, frame: Element, dayBreak: string): string | null {
  const line = all(frame, blueskySelectors.block).find(
    (block) =>
      (block.compareDocumentPosition(row) & 4) !== 0 &&
      !block.contains(row) &&
      block.closest(`${dayBreak}, button, [role="button"], a`) === null &&
      block.previousElementSibling?.localName !== 'svg',
  );
  return line === undefined ? null : bare(textOf(line, { images: 'all' })) || null;
}

/** The writers of `rows`, of which `isOther` tells those that are not the viewer's; `dayBreak` names lines between days. */
export function writersOf(
  rows: readonly Element[],
  isOther: (row: Element) => boolean,
  dayBreak: string,
  url: URL,
): Map<Element, Writer> {
  const writers = new Map<Element, Writer>();
  let run: Writer | null = null;
  for (const [at, row] of rows.entries()) {
    if (!isOther(row)) {
      run = null;
      continue;
    }
    const frame = frameOf(row, rows[at - 1], rows[at + 1]);
    const name = nameAbove(row, frame, dayBreak);
    if (run === null || run.person !== null || name !== null) run = { name, person: null };
    writers.set(row, run);
    // the picture ends the run, for all of it
    run.person = peopleIn(frame, [row], url)[0] ?? null;
  }
  return writers;
}
