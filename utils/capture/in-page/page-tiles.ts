import type { PageTileView } from '../reader-protocol.ts';
import { awaitImages } from './late-images.ts';
import { Pinned } from './pinned.ts';
import { rememberScroll } from './scrollers.ts';
import { settle } from './settle.ts';

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

/** Goes down the page view by view, without changing what it says, and puts it back as it was. */
export class PageTiles {
  readonly #pinned = new Pinned();
  readonly #scroller = document.scrollingElement ?? document.documentElement;
  readonly #putBack = rememberScroll([this.#scroller]);
  /** The page's end when the capture began. */
  readonly #endNow = this.#scroller.scrollHeight;

  restore(): void {
    this.#pinned.giveBack();
    this.#putBack();
  }

  /** How far down to go: to where the page ends now, or over what it loads, `mostScreens` windows at most. */
  #end(mostScreens: number | null): number {
    const height = this.#scroller.scrollHeight;
    return mostScreens === null ? Math.min(height, this.#endNow) : Math.min(height, mostScreens * innerHeight);
  }

  async #awaitGrowth(from: number, mostScreens: number | null): Promise<void> {
    const until = performance.now() + growthMs;
    while (mostScreens !== null && this.#end(mostScreens) <= from && performance.now() < until) await settle();
  }

  /** The view that begins at `from` (CSS pixels from the page's top). */
  async show(from: number, mostScreens: number | null): Promise<PageTileView> {
    this.#pinned.giveBack();
    this.#scroller.scrollTo({ top: from, left: 0, behavior: 'instant' });
    await settle();
    const lateImages = await awaitImages();
    const step = wholeStep(this.#scroller.clientHeight, devicePixelRatio);
    await this.#awaitGrowth(from + step, mostScreens);
    const end = this.#end(mostScreens);
    const height = Math.min(step, end - from);
    this.#pinned.ready({ first: from === 0, last: from + height >= end });
    await settle();
    return {
      viewport: { width: innerWidth, height: innerHeight },
      box: { x: 0, y: from - this.#scroller.scrollTop, width: this.#scroller.clientWidth, height },
      offset: from,
      more: from + height < end,
      end,
      lateImages,
    };
  }
}
