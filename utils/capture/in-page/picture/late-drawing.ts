import { isInMotion, isInView } from './in-motion.ts';
import { AwaitedFonts } from './late-fonts.ts';
import { AwaitedImages, namesFile } from './late-images.ts';
import { settle } from '../dom/settle.ts';
import { unfinishedParts } from './unfinished.ts';

/** How long a page is given after a scroll: many wait themselves before they draw what came into view. */
const leastMs = 200;
/**
 * How long it is given after every further scroll, where nothing came late so far. What comes later than that once is seen
 * while the picture is taken, and that picture is taken anew.
 */
const restedMs = 80;
const twoFramesMs = 34;
/** What has changed must stand still for so long. */
const quietMs = 100;
/** The longest wait for what is being drawn. */
const mostMs = 1000;
/** The longest wait for a picture that was not even asked for, and for a place where nothing stands. */
const emptyMs = 700;
/** The longest wait where boxes stand in the place of words that are being fetched. */
const unfinishedMs = 2500;
/** The longest wait for a page that a script moves after a scroll, a little less with every frame. */
const movingMs = 3000;
/** A page that moves by less between two looks stands. CSS pixels. */
const leastMove = 0.05;
/** What comes later than this after a scroll was fetched, and is not waited for after every other one. */
const mostLateMs = 450;
/** So many waits in vain, and a page is one that never rests. */
const mostInVain = 2;
const showsItself = new Set(['img', 'picture', 'video', 'canvas', 'svg', 'iframe', 'object', 'embed', 'hr']);

/** Whether nothing but a ground stands at this point: something as tall as what it is in, or without words. Bars and layers over it do not count. */
function isGround(scroller: Element, x: number, y: number): boolean {
  const tree = scroller.getRootNode() as Document | ShadowRoot;
  const hit = tree.elementsFromPoint(x, y).find((element) => scroller.contains(element));
  if (hit === undefined || hit === scroller || hit === hit.ownerDocument.body) return true;
  if (showsItself.has(hit.localName) || hit.localName.includes('-')) return false;
  if (getComputedStyle(hit).backgroundImage.includes('url(')) return false;
  if (hit.childElementCount === 0) return hit.textContent.trim() === '';
  return hit.getBoundingClientRect().height >= scroller.clientHeight * 0.9;
}

/** Whether a part of the view is bare from side to side, as where a list has not drawn its rows yet. */
function isBare(scroller: Element): boolean {
  const page = scroller.ownerDocument;
  const isRoot = scroller === page.scrollingElement;
  const rect = scroller.getBoundingClientRect();
  const [left, width] = isRoot ? [0, page.defaultView?.innerWidth ?? 0] : [rect.left, rect.width];
  const top = Math.max(0, isRoot ? 0 : rect.top);
  const bottom = Math.min(
    page.defaultView?.innerHeight ?? 0,
    rect.top + (isRoot ? scroller.scrollHeight : rect.height),
  );
  const columns = [0.1, 0.3, 0.5, 0.7, 0.9].map((share) => left + width * share);
  let bare = 0;
  for (let row = 0; row < 12; row += 1) {
    const y = top + ((bottom - top) * (row + 0.5)) / 12;
    bare = columns.every((x) => isGround(scroller, x, y)) ? bare + 1 : 0;
    if (bare === 2) return true;
  }
  return false;
}

/** Whether a picture in view has no file yet, or a dot in its place, as where a script gives it one once it is seen. */
const awaitsFile = (page: Document) =>
  [...page.images].some((image) => {
    if (!image.complete || image.naturalWidth > 1) return false;
    const asked = image.currentSrc === '' || (image.naturalWidth === 1 && namesFile(image));
    return asked && isInView(image.getBoundingClientRect());
  });

/** Waits, after a scroll, until a page has drawn what came into view. */
export class LateDrawing {
  readonly #scroller: Element;
  readonly #page: Document;
  readonly #observer: MutationObserver;
  readonly #images: AwaitedImages;
  readonly #fonts: AwaitedFonts;
  #changedAt = 0;
  #scrolledAt = 0;
  #inVain = 0;
  #emptyInVain = 0;
  #wordsInVain = 0;
  /** The longest that this page took so far, from a scroll until it drew. */
  #lateBy = 0;
  #scrolls = 0;
  /** Whether something came into view since the last wait was over. */
  #drawn = false;
  /** What scripts have given another look since the last scroll; and what they never leave alone. */
  readonly #restyled = new Set<Element>();
  readonly #restless = new WeakSet<Element>();
  /** Where some of what is in view stood when it was last looked at. */
  #places: [Element, number][] = [];

  constructor(scroller: Element) {
    this.#scroller = scroller;
    this.#page = scroller.ownerDocument;
    this.#images = new AwaitedImages(this.#page);
    this.#fonts = new AwaitedFonts(this.#page);
    this.#observer = new MutationObserver((records) => this.#note(records));
    const root = scroller.getRootNode();
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['src', 'class', 'style'],
    });
  }

  #note(all: readonly MutationRecord[]): void {
    const records = all.filter(
      ({ attributeName, target }) => attributeName !== 'style' || this.#counts(target as Element),
    );
    if (records.length === 0) return;
    this.#changedAt = performance.now();
    const came = records
      .flatMap(({ addedNodes }) => [...addedNodes])
      .some(
        (node) =>
          node.nodeType === Node.ELEMENT_NODE &&
          this.#scroller.contains(node) &&
          isInView((node as Element).getBoundingClientRect()),
      );
    if (!came) return;
    this.#drawn = true;
    const late = this.#changedAt - this.#scrolledAt;
    if (late < mostLateMs) this.#lateBy = Math.max(this.#lateBy, late);
  }

  #counts(restyled: Element): boolean {
    if (this.#restless.has(restyled) || !isInView(restyled.getBoundingClientRect())) return false;
    this.#restyled.add(restyled);
    return true;
  }

  /** Whether all that is looked at in view has moved by as much since the last look: a script scrolls the page by itself. */
  isCarried(): boolean {
    const moves = new Set(
      this.#places.map(([element, top]) => Math.round((element.getBoundingClientRect().top - top) / leastMove)),
    );
    this.#places = [0.3, 0.5, 0.7].flatMap((share) => {
      const element = this.#page.elementFromPoint(innerWidth / 2, innerHeight * share);
      return element === null || this.#restless.has(element) ? [] : [[element, element.getBoundingClientRect().top]];
    });
    return moves.size === 1 && !moves.has(0);
  }

  /** Whether something came into view since the last wait was over: a picture that was taken meanwhile does not show it. */
  get drawnSince(): boolean {
    return this.#drawn && this.#inVain < mostInVain;
  }

  /** To be called as soon as it was `scrolled`, or where it stands. Gives the number of pictures in view that had not come. */
  async settled(scrolled: boolean): Promise<number> {
    this.#scrolledAt = performance.now();
    // what we gave back for the scroll is no change of the page's
    this.#observer.takeRecords();
    this.#changedAt = 0;
    this.#restyled.clear();
    this.isCarried();
    if (scrolled) this.#scrolls += 1;
    // where it stood before there was time enough
    const least = !scrolled ? 0 : this.#scrolls > 1 && this.#lateBy === 0 ? restedMs : leastMs;
    await this.#quiet(Math.max(least, this.#inVain < mostInVain && this.#lateBy > 0 ? this.#lateBy + quietMs : 0));
    // pictures that came may fade in
    const [images, fonts] = [await this.#images.come(), await this.#fonts.come()];
    if (images || fonts) await this.#quiet(0);
    this.#drawn = false;
    return this.#images.late;
  }

  async #quiet(leastWaitMs: number): Promise<void> {
    const begun = performance.now();
    // frames are looked at one by one only from then on: two of them end past it
    await new Promise((resolve) => setTimeout(resolve, leastWaitMs - twoFramesMs));
    let awaited = 0;
    for (;;) {
      await settle();
      const now = performance.now();
      const spent = now - begun;
      const moves = this.isCarried();
      const carried = moves && spent < movingMs;
      if (carried) this.#changedAt = now;
      // what hovers in view for ever
      else if (moves) for (const [element] of this.#places) this.#restless.add(element);
      if (spent < leastWaitMs || carried) continue;
      const changing = now - this.#changedAt < quietMs || isInMotion(this.#page);
      const empty = this.#emptyInVain < mostInVain && (awaitsFile(this.#page) || isBare(this.#scroller));
      if (empty && spent > emptyMs) this.#emptyInVain += 1;
      else if (!changing && !empty) {
        if (!this.#awaitsWords(spent)) {
          this.#inVain = 0;
          return;
        }
        // what comes then is drawn as if it had come at once
        awaited = spent;
        continue;
      }
      if (this.#inVain >= mostInVain) return;
      if (spent - awaited > mostMs) {
        this.#inVain += 1;
        for (const element of this.#restyled) this.#restless.add(element);
        return;
      }
    }
  }

  /** Whether boxes stand in view for words that may still come, and are waited for. */
  #awaitsWords(spent: number): boolean {
    if (this.#wordsInVain >= mostInVain || this.unfinished() === 0) return false;
    if (spent <= unfinishedMs) return true;
    this.#wordsInVain += 1;
    return false;
  }

  /** How many parts in view stand now for words or pictures that have not come. */
  unfinished(): number {
    return unfinishedParts(this.#page);
  }

  end(): void {
    this.#observer.disconnect();
  }
}
