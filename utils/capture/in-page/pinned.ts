import { allRoots } from './shadow-roots.ts';
import { LentStyle } from './lent-style.ts';
import type { MainScroller } from './scrollers.ts';

/** What a single tall picture of the page would show once: bars and boxes that stay with the window. */
export class Pinned {
  readonly #lent = new LentStyle();
  readonly #main: MainScroller;
  /** Where a sticky element stands when nothing holds it: its top in the document, as first seen. */
  readonly #ownPlace = new WeakMap<Element, number>();

  constructor(main: MainScroller) {
    this.#main = main;
  }

  /**
   * Readies one view: elements that stick are set down in their own place, fixed ones show only in the view where a tall
   * picture has them (upper ones in the first, lower ones in the last).
   */
  ready(view: { first: boolean; last: boolean }): void {
    this.giveBack();
    for (const element of pinnedElements()) {
      const rect = element.getBoundingClientRect();
      const { scroller, isPart } = this.#main;
      const outside = isPart && !scroller.contains(element);
      if (getComputedStyle(element).position === 'sticky') {
        // Around a part that scrolls nothing moves: what sticks there stands in its place already.
        if (!outside) this.#setDown(element, rect);
      } else if (!isShown(rect, view))
        this.#lent.lend(element, { opacity: '0', transition: 'none', animation: 'none' });
    }
  }

  #setDown(element: HTMLElement, rect: DOMRect): void {
    const { scrollTop } = this.#main.scroller;
    const top = rect.top + scrollTop;
    const own = this.#ownPlace.get(element);
    if (own === undefined) this.#ownPlace.set(element, top);
    if (own === undefined ? scrollTop > 0 : Math.abs(own - top) > 1) {
      this.#lent.lend(element, { position: 'relative', inset: 'auto', transition: 'none' });
    }
  }

  giveBack(): void {
    this.#lent.giveBack();
  }
}

function isShown(rect: DOMRect, { first, last }: { first: boolean; last: boolean }): boolean {
  // A fixed backdrop as tall as the window belongs to every view.
  if (rect.height >= innerHeight * 0.9 && rect.width >= innerWidth * 0.9) return true;
  const lower = rect.top + rect.height / 2 > innerHeight / 2;
  return lower ? last : first;
}

function pinnedElements(): HTMLElement[] {
  const pinned: HTMLElement[] = [];
  for (const root of allRoots(document)) {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (!(element instanceof HTMLElement)) continue;
      const { position } = getComputedStyle(element);
      if (position === 'fixed' || position === 'sticky') pinned.push(element);
    }
  }
  return pinned;
}
