import type { PageTileAsked, PageTileView } from '../../reader/reader-protocol.ts';
import { SeamMark } from './seam-mark.ts';
import { FlickeringEnd } from './flickering-end.ts';
import { LateDrawing } from './late-drawing.ts';
import { TallGround } from '../lent/tall-ground.ts';
import { GoneRows } from './gone-rows.ts';
import { OutOfSight } from './out-of-sight.ts';
import { Pinned } from '../lent/pinned.ts';
import { ReckonedEnd } from './reckoned-end.ts';
import {
  type MainScroller,
  holdScroll,
  mainScroller,
  partsGoingOn,
  scrollDownBy,
  scrolledDown,
} from '../dom/scrollers.ts';
import { inFront } from '../dom/in-front.ts';
import { settle } from '../dom/settle.ts';

/** A page that goes on to the side is taken in columns, each as wide as the window. */
const mostColumns = 3;
/** Less than this to the side is nothing that anybody put there: a scroll bar's width, a rounding. CSS pixels. */
const leastBeside = 32;

/** With more than so many times the elements that it had, a page has loaded something. */
const mostMore = 1.1;

const countIn = (scroller: Element) => scroller.getElementsByTagName('*').length;

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

/** What stands at the line `from`, and how far all had moved down when that was seen. */
interface Seam {
  from: number;
  moved: number;
  mark: SeamMark | null;
}

/**
 * Goes down the page view by view, without changing what it says, and puts it back as it was. Where a part of the page
 * scrolls in its place, the first view has what stands above and beside that part, the last what stands below.
 */
export class PageTiles {
  readonly #main = mainScroller();
  readonly #scroller = this.#main.scroller;
  readonly #pinned = new Pinned(this.#main);
  readonly #ground = new TallGround(this.#main);
  readonly #held = holdScroll([this.#scroller]);
  readonly #drawing = new LateDrawing(this.#scroller);
  readonly #outOfSight = new OutOfSight();
  /** Takes our own layer out of the page; it stays while the page draws. */
  readonly #clear: () => void;
  /** Where the scrolling part stands in the window: its upper edge, what it shows, what is below it. */
  readonly #frame = frameOf(this.#main);
  /** What stands where the view begins that is shown, and where the next one will. */
  #seam: Seam | null = null;
  #nextSeam: Seam | null = null;
  /** CSS pixels by which what comes now has moved down since the first view: a bar that a page takes out of its text moves all below it. */
  #moved = 0;
  /** How many elements the page had when the capture began: with many more it has loaded something. */
  readonly #elements = countIn(this.#scroller);
  /** The page's end before it loaded anything; for further columns, where the first one ended. */
  #endNow = this.#height();
  readonly #goneRows = new GoneRows();
  /** The same of a list that draws its rows only when they are in view: the number of its elements tells nothing. */
  readonly #reckoned = new ReckonedEnd(this.#endNow, this.#frame.height);
  readonly #flickering = new FlickeringEnd(() => this.#height());
  /** Which way its side lies: to the left, positions are counted below zero. */
  #towards: 1 | -1 | null = null;

  constructor(clear: () => void) {
    this.#clear = clear;
    this.#ground.layOut();
  }

  restore(): void {
    this.#drawing.end();
    this.#outOfSight.end();
    this.#pinned.end();
    this.#ground.giveBack();
    this.#held.putBack();
    const { scrollTop, scrollHeight } = this.#scroller;
    void this.#stayAt(scrollTop, scrollHeight);
  }

  /**
   * What sticks once more may be taller than it was at the top, where the page was gone to: the browser then moves all by as
   * much as it grew, a frame later. By anything else, as where the person scrolls, nothing is put back.
   */
  async #stayAt(top: number, height: number): Promise<void> {
    await settle();
    const { scrollTop, scrollHeight } = this.#scroller;
    const grown = scrollHeight - height;
    if (grown !== 0 && Math.abs(scrollTop - top - grown) < 1)
      this.#scroller.scrollTo({ top, left: this.#scroller.scrollLeft, behavior: 'instant' });
  }

  #height(): number {
    return this.#frame.top + this.#scroller.scrollHeight * this.#frame.scale + this.#frame.below - this.#moved;
  }

  /**
   * How far down to go: to where the page ends now without what it has loaded meanwhile, or over that, `mostScreens` windows
   * at most. What was there may turn out taller once it is shown.
   */
  #end(mostScreens: number | null, column: number): number {
    const height = this.#height();
    if (mostScreens !== null) return Math.min(height, mostScreens * innerHeight);
    if (column === 0) {
      if (this.#goneRows.any) this.#endNow = this.#reckoned.end;
      else if (countIn(this.#scroller) <= this.#elements * mostMore) this.#endNow = height;
    }
    return Math.min(height, this.#endNow);
  }

  /** How far the view is from the beginning of what scrolls. */
  #top(): number {
    return scrolledDown(this.#scroller) * this.#frame.scale;
  }

  /** Whether it was scrolled: at its end a page stays where it is, whatever is asked. */
  #scrollTo(wanted: number, column: number): boolean {
    this.#held.mayMove();
    const scroller = this.#scroller;
    const lowest = this.#flickering.steady + this.#moved - this.#frame.below - this.#frame.top - this.#frame.height;
    const top = Math.min(wanted, lowest);
    const go = (left: number) =>
      scrollDownBy(scroller, (top - this.#top()) / this.#frame.scale, left - scroller.scrollLeft);
    if (column > 0 && this.#towards === null) {
      go(scroller.scrollWidth);
      this.#towards = scroller.scrollLeft > 0 ? 1 : -1;
    }
    const most = scroller.scrollWidth - scroller.clientWidth;
    const left = Math.min(most, column * this.#frame.width) * (this.#towards ?? 1);
    if (Math.abs(this.#top() - top) < 1 && Math.abs(scroller.scrollLeft - left) < 1) return false;
    const [topBefore, leftBefore] = [scroller.scrollTop, scroller.scrollLeft];
    go(left);
    return scroller.scrollTop !== topBefore || scroller.scrollLeft !== leftBefore;
  }

  /** Takes notice of where the beginning of the view has moved since the view before it. */
  #followSeam(): void {
    if (this.#seam !== null)
      this.#moved = this.#seam.moved + (this.#seam.mark?.moved(this.#scroller, this.#top()) ?? 0);
  }

  async #awaitGrowth(from: number, { mostScreens, column }: PageTileAsked): Promise<void> {
    const until = performance.now() + growthMs;
    while (mostScreens !== null && this.#end(mostScreens, column) <= from && performance.now() < until) await settle();
  }

  #shown: PageTileView | null = null;

  /**
   * The view that begins at `from` (CSS pixels from the page's top). `again`: only where it stands by now, after its picture.
   */
  async show(asked: PageTileAsked): Promise<PageTileView> {
    const { from, mostScreens, column, again } = asked;
    const { top, width, height, below } = this.#frame;
    if (again && this.#shown !== null) {
      if (!this.#shown.more) this.#flickering.note();
      const box = { ...this.#shown.box, ...this.#place(from, column) };
      const unfinished = this.#drawing.unfinished();
      const drawnSince =
        // what a script carried on meanwhile stands elsewhere, wherever the page is scrolled to
        this.#drawing.drawnSince || this.#drawing.isCarried() || unfinished < this.#shown.unfinished;
      this.#shown = { ...this.#shown, viewport: windowNow(), drawnSince, unfinished };
      return { ...this.#shown, box };
    }
    await inFront();
    await this.#flickering.look();
    if (from === 0) [this.#moved, this.#seam, this.#nextSeam] = [0, null, null];
    // a view that is shown anew begins where it began
    if (this.#nextSeam?.from === from) this.#seam = this.#nextSeam;
    const inPart = () => Math.max(0, from - top) + this.#moved;
    this.#pinned.giveBack();
    let lateImages = 0;
    const anew = this.#shown === null || this.#shown.drawnSince || this.#drawing.drawnSince;
    const scrolled = this.#scrollTo(inPart(), column);
    if (scrolled || anew) lateImages = await this.#drawing.settled(scrolled);
    this.#followSeam();
    if (this.#scrollTo(inPart(), column)) await settle();
    const step = wholeStep(height, devicePixelRatio);
    const reach = Math.max(from, top) + step;
    await this.#awaitGrowth(reach + below, asked);
    // What has grown gives room to scroll to where the view should begin.
    if (this.#scrollTo(inPart(), column)) lateImages = await this.#drawing.settled(true);
    if (await inFront()) lateImages = await this.#drawing.settled(true);
    this.#clear();
    if (column === 0) {
      this.#goneRows.look(this.#scroller);
      this.#reckoned.note(from, this.#height());
    }
    const end = Math.min(this.#end(mostScreens, column), this.#flickering.steady);
    const last = reach + below >= end;
    // what stays at the window's lower edge must fit into the last view: that is half a window at least
    const lacking = height / 2 - (end - below - reach);
    const short = lacking > 0 ? step - wholeStep(step - lacking, devicePixelRatio) : 0;
    const to = last ? end : reach - short;
    if (last && column === 0) this.#endNow = end;
    if (last) this.#flickering.note();
    this.#held.mayMove();
    const goingOn = last && column === 0 ? partsGoingOn(this.#main) : 0;
    // what stays with the window stands in the first column
    this.#pinned.ready({ first: from === 0 && column === 0, last: last && column === 0 });
    await settle();
    // what was set down may have been taller where it stuck
    this.#followSeam();
    if (this.#scrollTo(inPart(), column)) await settle();
    this.#drawing.isCarried();
    const beside = goesOnBeside(this.#main);
    const columns =
      this.#main.isPart || beside < leastBeside ? 1 : Math.min(mostColumns, 1 + Math.ceil(beside / width));
    const place = this.#place(from, column);
    const mark =
      last || column > 0
        ? null
        : SeamMark.at(this.#scroller, this.#top(), { x: place.x + place.width / 2, y: place.y + to - from });
    this.#nextSeam = { from: to, moved: this.#moved, mark };
    this.#shown = {
      viewport: windowNow(),
      box: { ...place, height: to - from },
      offset: from,
      more: !last,
      end,
      lateImages,
      drawnSince: false,
      unfinished: this.#drawing.unfinished(),
      columns,
      beside: Math.max(0, beside - (columns - 1) * width),
      likeOne:
        goingOn === 0 && !this.#main.isPart && !this.#pinned.any && !this.#ground.any && !this.#outOfSight.changed,
      partsGoingOn: goingOn,
    };
    return this.#shown;
  }

  /** Where what begins at the line `from` of the page stands in the window: for the first view, with what is above the part that scrolls. */
  #place(from: number, column: number): { x: number; y: number; width: number } {
    const { top, left, width } = this.#frame;
    const { scrollLeft, scrollWidth } = this.#scroller;
    const y = (from === 0 ? 0 : top) + Math.max(0, from - top) + this.#moved - this.#top();
    if (from === 0 && this.#main.isPart) return { x: 0, y, width: innerWidth };
    if (column === 0) return { x: left, y, width };
    const begins = column * width - Math.abs(scrollLeft);
    const own = Math.min(width, scrollWidth - column * width);
    return { x: this.#towards === 1 ? begins : width - begins - own, y, width: own };
  }
}

const windowNow = () => ({ width: innerWidth, height: innerHeight, ratio: devicePixelRatio });

/** How far a person could scroll to the side; what a page hides there nobody can see. */
function goesOnBeside({ scroller, isPart }: MainScroller): number {
  const hidden = (element: Element | null) =>
    element !== null && ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
  if (hidden(scroller) || (!isPart && hidden(document.body))) return 0;
  return Math.max(0, scroller.scrollWidth - scroller.clientWidth);
}

/** Where the scrolling part stands in the window, and how many of the window's pixels one of its own takes: parts may be zoomed. */
function frameOf({ scroller, isPart }: MainScroller) {
  const { clientWidth: width, clientHeight: height } = scroller;
  if (!isPart) return { top: 0, left: 0, width, height, below: 0, scale: 1 };
  const rect = scroller.getBoundingClientRect();
  const { offsetWidth = 0 } = scroller as HTMLElement;
  const scale = offsetWidth > 0 ? rect.width / offsetWidth : 1;
  const top = Math.max(0, rect.top + scroller.clientTop * scale);
  const left = Math.max(0, rect.left + scroller.clientLeft * scale);
  const bottom = Math.min(innerHeight, top + height * scale);
  return { top, left, width: width * scale, height: bottom - top, below: innerHeight - bottom, scale };
}
