import { holds, parentAcross } from '../dom/holds.ts';
import { holdsFixed } from '../dom/holds-fixed.ts';
import { LentStyle } from './lent-style.ts';
import { PinnedElements } from './pinned-elements.ts';
import { pushedBy, stuckStyle } from './stuck-place.ts';
import type { MainScroller } from '../dom/scrollers.ts';

/** Longer than any view waits for its picture. */
const hiddenMs = 60_000;

/** So many elements are asked for a bar before or after what they hold: of a longer page the outer ones. */
const mostAsked = 1500;

/** What a single tall picture of the page would show once: bars and boxes that stay with the window. */
export class Pinned {
  readonly #lent = new LentStyle();
  readonly #lentDrawn: Animation[] = [];
  readonly #elements = new PinnedElements();
  readonly #main: MainScroller;
  /** Where a sticky element stands when nothing holds it: its place in the document, as first seen. */
  readonly #ownPlace = new WeakMap<Element, { top: number; left: number }>();
  /** Whether there was anything that stays with the window, in any view so far. */
  any = false;

  constructor(main: MainScroller) {
    this.#main = main;
  }

  /**
   * Readies one view: elements that stick are set down in their own place, fixed ones show only in the view where a tall
   * picture has them (upper ones in the first, lower ones in the last).
   */
  ready(view: { first: boolean; last: boolean }): void {
    this.giveBack();
    const { scroller, isPart } = this.#main;
    for (const element of this.#elements.now()) {
      this.any ||= element.checkVisibility();
      // what scrolls may itself be fixed, or stand in something that is
      if (holds(element, scroller)) continue;
      const rect = element.getBoundingClientRect();
      const { position, bottom } = getComputedStyle(element);
      if (position === 'sticky') {
        // Around a part that scrolls nothing moves: what sticks there stands in its place already.
        if (!isPart || holds(scroller, element)) this.#setDown(element, rect, bottom !== 'auto');
      } else if (!isShown(rect, view) && !movesWith(this.#main, element))
        this.#lent.lend(element, { opacity: '0', transition: 'none' });
    }
    this.#hideWithoutElement(view);
  }

  /** Bars that are no elements, but put before or after what an element holds: no style can be lent to those. */
  #hideWithoutElement(view: { first: boolean; last: boolean }): void {
    const all = document.getElementsByTagName('*');
    const outer = 'html, body, body > *, body > * > *';
    // among the rows of a long list none has a bar
    for (const element of [...(all.length > mostAsked ? document.querySelectorAll(outer) : all)].slice(0, mostAsked)) {
      for (const pseudoElement of ['::before', '::after']) {
        const { position, top, height, width, content } = getComputedStyle(element, pseudoElement);
        if (position === 'sticky' && content !== 'none') this.#setDownDrawn(element, pseudoElement);
        if (position !== 'fixed') continue;
        this.any = true;
        const [y, h, w] = [top, height, width].map(Number.parseFloat) as [number, number, number];
        if ([y, h, w].some(Number.isNaN) || isShown({ top: y, height: h, width: w }, view)) continue;
        if (!movesWith(this.#main, element)) this.#lendDrawn(element, pseudoElement, { opacity: '0' });
      }
    }
  }

  #lendDrawn(element: Element, pseudoElement: string, look: Record<string, string>): void {
    this.#lentDrawn.push(element.animate([look, look], { duration: hiddenMs, pseudoElement }));
  }

  #setDownDrawn(element: Element, pseudoElement: string): void {
    this.any = true;
    const { scroller, isPart } = this.#main;
    if (!isPart || holds(scroller, element))
      this.#lendDrawn(element, pseudoElement, { position: 'relative', inset: 'auto' });
  }

  /** `below`: it sticks to the lower edge, as it may from the beginning. */
  #setDown(element: HTMLElement, rect: DOMRect, below: boolean): void {
    const { scrollTop, scrollLeft } = this.#main.scroller;
    const [top, left] = [rect.top + scrollTop, rect.left + scrollLeft];
    const own = this.#ownPlace.get(element);
    if (own === undefined) this.#ownPlace.set(element, { top, left });
    const scrolled = below || scrollTop > 0 || scrollLeft !== 0;
    if (own === undefined ? scrolled : Math.abs(own.top - top) > 1 || Math.abs(own.left - left) > 1) {
      const style = stuckStyle(element);
      this.#lent.lend(element, { position: 'relative', inset: 'auto', transition: 'none' });
      const pushed = pushedBy(element, style, this.#main.scroller);
      if (pushed !== 0) this.#lent.lend(element, { top: `${pushed}px` });
    }
  }

  end(): void {
    this.#elements.end();
    this.giveBack();
  }

  giveBack(): void {
    this.#lent.giveBack();
    for (const animation of this.#lentDrawn.splice(0)) animation.cancel();
  }
}

function isShown(
  rect: Pick<DOMRect, 'top' | 'height' | 'width'>,
  { first, last }: { first: boolean; last: boolean },
): boolean {
  // A fixed backdrop as tall as the window belongs to every view.
  if (rect.height >= innerHeight * 0.9 && rect.width >= innerWidth * 0.9) return true;
  const lower = rect.top + rect.height / 2 > innerHeight / 2;
  return lower ? last : first;
}

const onTop = ':modal, :popover-open, :fullscreen';

/** Whether a fixed element goes with what is scrolled: fixed to an element in there, and not to the window. */
function movesWith({ scroller, isPart }: MainScroller, element: Element): boolean {
  for (let at: Element | null = element; at !== null && !at.matches(onTop); at = parentAcross(at)) {
    if (at !== element && holdsFixed(at)) return !isPart || holds(scroller, at);
    if (isPart && at === scroller) return false;
  }
  return false;
}
