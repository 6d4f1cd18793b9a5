import { DaybookError } from '../../../shared/errors.ts';
import type { Adapter, Field, ItemRef, Reading } from '../../../sites/contract.ts';
import { adapterScriptFor } from '../../../sites/adapter-scripts.ts';
import { type ReadOutput, readWith } from '../../../sites/read-output.ts';
import type { Box, ContextItem, MenuTarget, WalkDirection } from '../../reader/reader-protocol.ts';
import { type AdapterShelf, takeAdapters } from './adapter-shelf.ts';
import { boxOf } from '../dom/box-of.ts';
import { clearBand } from '../picture/clear-band.ts';
import type { ConversationWalk } from '../conversation/conversation-walk.ts';
import { type ShownFrames, framesIn, shownFrames } from '../dom/frames.ts';
import { parentAcross } from '../dom/holds.ts';
import { type WalkEnd, endOf, wayBetween } from '../conversation/walk-end.ts';
import { chosenByMenu } from './menu-choice.ts';
import { ReadingWatch } from './reading-watch.ts';
import { type ReadItem, readFrame, urlInFrame } from './frame-reading.ts';
import { allRoots } from '../dom/shadow-roots.ts';
import { type PlacedItem, shownInOrder } from '../dom/shown-items.ts';

/** More items than this are not looked through for what the chosen one answers. */
const mostLookedAt = 200;

function isMeant(ref: ItemRef, { itemId, permalink }: Reading): boolean {
  const same = (known: string | null, read: Field<string>) => read.state === 'found' && read.value === known;
  return same(ref.itemId, itemId) || same(ref.permalink, permalink);
}

const handleOf = (name: string) => name.replace(/^@/, '').toLowerCase();

function isBy({ author, itemId, permalink }: ItemRef, { author: { handle } }: Reading): boolean {
  const unnamed = itemId === null && permalink === null && author !== null;
  return unnamed && handle.state === 'found' && handleOf(handle.value) === handleOf(author);
}

/** Where an element stands in the picture; null unless the window shows all of it, uncovered. */
function wholeInWindow(item: Element): Box | null {
  const { x, y, width, height } = boxOf(item);
  const inside = x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight;
  if (!inside || (visualViewport?.scale ?? 1) !== 1) return null;
  const clear = clearBand(item, { x, y, width, height });
  return clear !== null && clear.height >= height - 8 ? { x, y, width, height } : null;
}

/** Who said what: all that must not change while an item is photographed. */
const saidBy = ({ reading: { author, itemId, text } }: ReadItem) => JSON.stringify([author, itemId, text]);

/** The page, or a document in one of its frames, and how it is read. */
interface Place {
  page: Document;
  url: URL;
  adapter: Adapter;
}

/** What the reader knows of the page that it is in: its adapter, its items, and the one that was chosen. */
export class PageReader {
  readonly #url = new URL(location.href);
  readonly #laidOut = takeAdapters();
  #known: Adapter | null = null;
  #chosen: Element | null = null;
  #other: WalkEnd | null = null;
  #watch: ReadingWatch | null = null;

  /** Throws `page-changed` where the page went away with what had been laid out in it. */
  get #shelf(): AdapterShelf {
    if (this.#laidOut === null) throw new DaybookError('page-changed');
    return this.#laidOut;
  }

  /** Throws `page-changed` where the tab went to another platform between the choice of the adapters and their coming. */
  get #adapter(): Adapter {
    if (this.#known === null) {
      if (this.#shelf.script !== adapterScriptFor(this.#url, document)) throw new DaybookError('page-changed');
      this.#known = this.#shelf.adapterFor(this.#url, document);
    }
    return this.#known;
  }

  /** A document of a frame has an address and marks of its own. */
  #placeOf(page: Document): Place {
    if (page === document) return { page, url: this.#url, adapter: this.#adapter };
    const url = urlInFrame(page, this.#url);
    return { page, url, adapter: this.#shelf.adapterFor(url, page) };
  }

  /** Items of a document as it is now, document order, in shadow roots too. */
  #itemsOf({ page, url, adapter }: Place, roots = allRoots(page)): Element[] {
    return roots.flatMap((root) => adapter.items(root, url));
  }

  /** Items of the page, then those of the frames into which the browser lets us look. */
  #found(): { items: Element[]; inFrames: Element[][]; roots: (Document | ShadowRoot)[]; frames: ShownFrames } {
    const roots = allRoots(document);
    const frames = shownFrames(document, roots);
    return {
      items: this.#itemsOf(this.#placeOf(document), roots),
      inFrames: frames.open.map((page) => this.#itemsOf(this.#placeOf(page))),
      roots,
      frames,
    };
  }

  items(): Element[] {
    const { items, inFrames } = this.#found();
    return [...items, ...inFrames.flat()];
  }

  /** What a person may choose: items, and frames that stand in none of the page's, each as a whole. */
  choosable(): Element[] {
    const { items, inFrames, roots } = this.#found();
    const own = new Set(items);
    const stands = (frame: Element) => {
      for (let at: Element | null = frame; at !== null; at = parentAcross(at)) if (own.has(at)) return false;
      return true;
    };
    return [...items, ...roots.flatMap(framesIn).filter(stands), ...inFrames.flat()];
  }

  get platform(): string | null {
    return this.#adapter.id === 'web' ? null : this.#adapter.name;
  }

  /** How many items can be picked, how many frames show something in which none can be, and where those not open to us came from. */
  look(): { items: number; frames: number; shut: string[] } {
    const { items, inFrames, frames } = this.#found();
    const { shut } = frames;
    return {
      items: items.length + inFrames.flat().length,
      frames: inFrames.filter((inside) => inside.length === 0).length + shut.length,
      shut: shut.filter(({ length }) => length < 9999).slice(0, 99),
    };
  }

  /** The page's own items that are shown, top to bottom. */
  shownItems(): PlacedItem[] {
    return shownInOrder(this.#itemsOf(this.#placeOf(document)));
  }

  get chosen(): Element {
    if (this.#chosen === null) throw new DaybookError('no-post-found');
    return this.#chosen;
  }

  get hasChosen(): boolean {
    return this.#chosen !== null;
  }

  choose(item: Element | null): boolean {
    this.endWatch();
    this.#chosen = item;
    return item !== null;
  }

  chooseByMenu(target: MenuTarget): boolean {
    return this.choose(chosenByMenu(this.items(), target));
  }

  /** A reading names long `data:` addresses by their beginning: the whole one, where one picture of the item has it. */
  wholeAddress(url: string): string {
    if (!url.startsWith('data:') || !url.endsWith('…')) return url;
    const beginning = url.slice(0, -1);
    const chosen = this.#chosen;
    const within = chosen instanceof HTMLIFrameElement ? chosen.contentDocument : chosen;
    const images = [...(within?.querySelectorAll('img') ?? [])].map((image) => image.currentSrc || image.src);
    const alike = new Set(images.filter((src) => src.startsWith(beginning)));
    return alike.size === 1 ? ([...alike][0] ?? url) : url;
  }

  /** The item that reads as a profile, where the page is an account's own. */
  chooseProfile(): boolean {
    const items = this.#itemsOf(this.#placeOf(document));
    return this.choose(items.find((item) => this.#adapter.read(item, this.#url).kind === 'profile') ?? null);
  }

  takeAsOther(): void {
    this.#other = this.#chosenEnd();
  }

  wayToOther(): WalkDirection {
    if (this.#other === null) throw new DaybookError('no-post-found');
    return wayBetween(this.#chosenEnd(), this.#other);
  }

  #chosenEnd(): WalkEnd {
    const { adapter, url } = this.#placeOf(this.chosen.ownerDocument);
    return endOf(this.chosen, adapter.read(this.chosen, url));
  }

  walkFromChosen(Walk: typeof ConversationWalk, direction: WalkDirection, clear: () => void): ConversationWalk {
    const until = this.#other?.reading ?? null;
    const place = this.#placeOf(this.chosen.ownerDocument);
    const { adapter, url } = place;
    return new Walk(this.chosen, adapter, url, () => this.#itemsOf(place), direction, until, clear);
  }

  /**
   * The chosen item's reading, and whether it was another one at any time since it was first read; where none was chosen, the
   * page's own.
   */
  read(): ReadItem & { changed: boolean } {
    const { id, version } = this.#adapter;
    const chosen = this.#chosen;
    if (chosen === null) {
      const reading = this.#shelf.readWholePage(document, this.#url);
      return { adapter: { id, version, required: [] }, reading, changed: false };
    }
    const item = this.#readItem(chosen);
    this.#watch ??= new ReadingWatch(chosen, saidBy(item), () => saidBy(this.#readItem(chosen)));
    return { ...item, changed: this.#watch.changed };
  }

  /** What the item says need no longer be watched. */
  endWatch(): void {
    this.#watch?.end();
    this.#watch = null;
  }

  #readItem(item: Element): ReadItem {
    if (item.localName === 'iframe') return readFrame(item as HTMLIFrameElement, this.#shelf, this.#url);
    const { page, url, adapter } = this.#placeOf(item.ownerDocument);
    const { id, version, required } = adapter;
    const reading = adapter.read(item, url);
    // the address of the entry is that of the page around it
    if (page !== document && url !== this.#url) reading.facts['frame'] = url.href;
    return { adapter: { id, version, required: required[reading.kind] ?? null }, reading };
  }

  /** Items of the page that the chosen one says it answers or quotes. */
  context(): ContextItem[] {
    const { replyTo, quotes } = this.#readItem(this.chosen).reading;
    const place = this.#placeOf(this.chosen.ownerDocument);
    const items = this.#itemsOf(place);
    const others = items.filter((item) => item !== this.#chosen).slice(0, mostLookedAt);
    const before = items[items.indexOf(this.chosen) - 1];
    const found: ContextItem[] = [];
    const look = (relation: ContextItem['relation'], ref: ItemRef | null) => {
      if (ref === null) return;
      for (const item of others) {
        const reading = place.adapter.read(item, place.url);
        if (!isMeant(ref, reading)) continue;
        found.push({ relation, by: 'id', reading, box: wholeInWindow(item) });
        return;
      }
      // a thread shows what is answered right above, and often names no more of it than who wrote it
      const reading = before === undefined ? null : place.adapter.read(before, place.url);
      if (relation === 'answers' && before !== undefined && reading !== null && isBy(ref, reading))
        found.push({ relation, by: 'place', reading, box: wholeInWindow(before) });
    };
    look('answers', replyTo);
    look('quotes', quotes);
    return found;
  }

  /** The page's items and those of its frames, and which frames the browser keeps from us. */
  readAll(): unknown {
    const { open, shut } = shownFrames(document);
    const outputs = [document, ...open].map((root) => this.#readIn(root));
    const site = outputs.find(({ items }) => items.length > 0)?.site ?? this.#adapter.id;
    const items = outputs.flatMap((output) => output.items);
    return { site, url: this.#url.href, items, ...(shut.length === 0 ? {} : { unreadable: shut }) };
  }

  #readIn(page: Document): ReadOutput {
    const { url, adapter } = this.#placeOf(page);
    const roots = allRoots(page).filter((root) => root.nodeType === Node.DOCUMENT_FRAGMENT_NODE);
    return readWith(adapter, page, url, roots as ShadowRoot[]);
  }
}
