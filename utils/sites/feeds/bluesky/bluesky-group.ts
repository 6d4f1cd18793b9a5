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

/**
 * Tells who wrote each of `rows`, of which `isOther` tells those that are not the viewer's; `dayBreak` names lines between
 * days. Looks no further around a message than its run goes: one of many is read as fast as one of few.
 */
export class Writers {
  readonly #rows: readonly Element[];
  readonly #places: ReadonlyMap<Element, number>;
  readonly #isOther: (row: Element) => boolean;
  readonly #dayBreak: string;
  readonly #url: URL;
  readonly #around = new Map<Element, Writer>();

  constructor(rows: readonly Element[], isOther: (row: Element) => boolean, dayBreak: string, url: URL) {
    this.#rows = rows;
    this.#places = new Map(rows.map((row, at) => [row, at]));
    this.#isOther = isOther;
    this.#dayBreak = dayBreak;
    this.#url = url;
  }

  /** Null for the viewer's own. */
  of(item: Element): Writer | null {
    const at = this.#places.get(item);
    if (at === undefined || !this.#isOther(item)) return null;
    let [first, last] = [at, at];
    while (!this.#begins(first)) first -= 1;
    while (this.#isOthers(last + 1) && !this.#begins(last + 1)) last += 1;
    // the picture ends the run, for all of it
    return { name: this.#beside(first).name, person: this.#beside(last).person };
  }

  #isOthers(at: number): boolean {
    const row = this.#rows[at];
    return row !== undefined && this.#isOther(row);
  }

  #begins(at: number): boolean {
    return !this.#isOthers(at - 1) || this.#beside(at - 1).person !== null || this.#beside(at).name !== null;
  }

  /** What stands above and beside one message. */
  #beside(at: number): Writer {
    const row = this.#rows[at] as Element;
    const known = this.#around.get(row);
    if (known !== undefined) return known;
    const frame = frameOf(row, this.#rows[at - 1], this.#rows[at + 1]);
    const writer = {
      name: nameAbove(row, frame, this.#dayBreak),
      person: peopleIn(frame, [row], this.#url)[0] ?? null,
    };
    this.#around.set(row, writer);
    return writer;
  }
}
