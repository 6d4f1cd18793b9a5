import type { PageTileAsked, PageTileView } from '../../reader/reader-protocol.ts';
import { SeamMark } from './seam-mark.ts';
import { awaitImages } from './late-images.ts';
import { Pinned } from './pinned.ts';
import { type MainScroller, holdScroll, mainScroller } from '../dom/scrollers.ts';
import { settle } from '../dom/settle.ts';

/** A page that goes on to the side is taken in columns, each as wide as the window. */
const mostColumns = 3;
/** Less than this to the side is nothing that anybody put there: a scroll bar's width, a rounding. CSS pixels. */
const leastBeside = 32;

/** How long a page may take to add what it loads when its end comes into view. */
const growthMs = 1500;

/** The tallest step, in CSS pixels, that is a whole number of device pixels: no seam between two views. */
export function wholeStep(height: number, ratio: number): number {
  for (let step = Math.floor(height); step > height / 2; step -= 1) {
    const device = step * ratio;
    if (Math.abs(device - Math.round(device)) < 0.005) return step;
  }
  return Math.floor(height);
}

/**
 * Goes down the page view by view, without changing what it says, and puts it back as it was. Where a part of the page
 * scrolls in its place, the first view has what stands above and beside that part, the last what stands below.
 */
export class PageTiles {
  readonly #main = mainScroller();
  readonly #scroller = this.#main.scroller;
  readonly #pinned = new Pinned(this.#main);
  readonly #held = holdScroll([this.#scroller]);
  /** Where the scrolling part stands in the window: its upper edge, what it shows, what is below it. */
  readonly #frame = frameOf(this.#main);
  /** What stands where the next view begins. */
  #seam: SeamMark | null = null;
  /** CSS pixels by which what comes now has moved down since the first view: a bar that a page takes out of its text moves all below it. */
  #moved = 0;
  /** The page's end when the capture began; for further columns, where the first one ended. */
  #endNow = this.#height();
  /** Which way its side lies: to the left, positions are counted below zero. */
  #towards: 1 | -1 | null = null;

  restore(): void {
    this.#pinned.giveBack();
    this.#held.putBack();
  }

  #height(): number {
    return this.#frame.top + this.#scroller.scrollHeight + this.#frame.below - this.#moved;
  }

  /** How far down to go: to where the page ends now, or over what it loads, `mostScreens` windows at most. */
  #end(mostScreens: number | null): number {
    const height = this.#height();
    return mostScreens === null ? Math.min(height, this.#endNow) : Math.min(height, mostScreens * innerHeight);
  }

  async #scrollTo(top: number, column: number): Promise<void> {
    this.#held.mayMove();
    const scroller = this.#scroller;
    const go = (left: number) => scroller.scrollTo({ top, left, behavior: 'instant' });
    if (column > 0 && this.#towards === null) {
      go(scroller.scrollWidth);
      this.#towards = scroller.scrollLeft > 0 ? 1 : -1;
    }
    const most = scroller.scrollWidth - scroller.clientWidth;
    const left = Math.min(most, column * this.#frame.width) * (this.#towards ?? 1);
    if (Math.abs(scroller.scrollTop - top) < 1 && Math.abs(scroller.scrollLeft - left) < 1) return;
    go(left);
    await settle();
  }

  async #awaitGrowth(from: number, mostScreens: number | null): Promise<void> {
    const until = performance.now() + growthMs;
    while (mostScreens !== null && this.#end(mostScreens) <= from && performance.now() < until) await settle();
  }

  #shown: PageTileView | null = null;

  /**
   * The view that begins at `from` (CSS pixels from the page's top). `again`: only where it stands by now, after its picture.
   */
  async show({ from, mostScreens, column, again }: PageTileAsked): Promise<PageTileView> {
    const { top, width, below } = this.#frame;
    if (again && this.#shown !== null)
      return { ...this.#shown, box: { ...this.#shown.box, ...this.#place(from, column) } };
    if (from === 0) [this.#moved, this.#seam] = [0, null];
    const inPart = () => Math.max(0, from - top) + this.#moved;
    this.#pinned.giveBack();
    await this.#scrollTo(inPart(), column);
    const moved = this.#seam?.moved(this.#scroller) ?? 0;
    if (moved !== 0) {
      this.#moved += moved;
      this.#seam = null;
      await this.#scrollTo(inPart(), column);
    }
    const step = wholeStep(this.#scroller.clientHeight, devicePixelRatio);
    const reach = Math.max(from, top) + step;
    await this.#awaitGrowth(reach + below, mostScreens);
    // What has grown gives room to scroll to where the view should begin.
    await this.#scrollTo(inPart(), column);
    const lateImages = await awaitImages();
    const end = this.#end(mostScreens);
    const last = reach + below >= end;
    // what stays at the window's lower edge must fit into the last view: that is half a window at least
    const lacking = this.#scroller.clientHeight / 2 - (end - below - reach);
    const short = lacking > 0 ? step - wholeStep(step - lacking, devicePixelRatio) : 0;
    const to = last ? end : reach - short;
    if (last && column === 0) this.#endNow = end;
    this.#held.mayMove();
    // what stays with the window stands in the first column
    this.#pinned.ready({ first: from === 0 && column === 0, last: last && column === 0 });
    await settle();
    const beside = goesOnBeside(this.#main);
    const columns =
      this.#main.isPart || beside < leastBeside ? 1 : Math.min(mostColumns, 1 + Math.ceil(beside / width));
    const place = this.#place(from, column);
    this.#seam =
      last || column > 0 ? null : SeamMark.at(this.#scroller, place.x + place.width / 2, place.y + to - from);
    this.#shown = {
      viewport: { width: innerWidth, height: innerHeight, ratio: devicePixelRatio },
      box: { ...place, height: to - from },
      offset: from,
      more: !last,
      end,
      lateImages,
      columns,
      beside: Math.max(0, beside - (columns - 1) * width),
    };
    return this.#shown;
  }

  /** Where what begins at the line `from` of the page stands in the window: for the first view, with what is above the part that scrolls. */
  #place(from: number, column: number): { x: number; y: number; width: number } {
    const { top, left, width } = this.#frame;
    const { scrollTop, scrollLeft, scrollWidth } = this.#scroller;
    const y = (from === 0 ? 0 : top) + Math.max(0, from - top) + this.#moved - scrollTop;
    if (from === 0 && this.#main.isPart) return { x: 0, y, width: innerWidth };
    if (column === 0) return { x: left, y, width };
    const begins = column * width - Math.abs(scrollLeft);
    const own = Math.min(width, scrollWidth - column * width);
    return { x: this.#towards === 1 ? begins : width - begins - own, y, width: own };
  }
}

/** How far a person could scroll to the side; what a page hides there nobody can see. */
function goesOnBeside({ scroller, isPart }: MainScroller): number {
  const hidden = (element: Element | null) =>
    element !== null && ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
  if (hidden(scroller) || (!isPart && hidden(document.body))) return 0;
  return Math.max(0, scroller.scrollWidth - scroller.clientWidth);
}

function frameOf({ scroller, isPart }: MainScroller): { top: number; left: number; width: number; below: number } {
  if (!isPart) return { top: 0, left: 0, width: scroller.clientWidth, below: 0 };
  const rect = scroller.getBoundingClientRect();
  const top = Math.max(0, rect.top + scroller.clientTop);
  const left = Math.max(0, rect.left + scroller.clientLeft);
  const bottom = Math.min(innerHeight, top + scroller.clientHeight);
  return { top, left, width: scroller.clientWidth, below: innerHeight - bottom };
}
