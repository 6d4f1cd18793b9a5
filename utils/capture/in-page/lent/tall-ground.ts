import { holds } from '../dom/holds.ts';
import type { MainScroller } from '../dom/scrollers.ts';
import { allRoots } from '../dom/shadow-roots.ts';
import { LentStyle } from './lent-style.ts';

/**
 * Looks of a page that go by what the window shows at the moment, lent as one tall picture of it would have them: for as long
 * as its pictures are taken.
 */
export class TallGround {
  readonly #lent = new LentStyle();
  readonly #main: MainScroller;

  constructor(main: MainScroller) {
    this.#main = main;
  }

  layOut(): void {
    const byScroll = scrolledEffects();
    for (const element of allRoots(document).flatMap((root) => [...root.querySelectorAll('*')])) {
      if (!(element instanceof HTMLElement || element instanceof SVGElement)) continue;
      const style = getComputedStyle(element);
      // put off until it is near, it would change the height of the page on the way
      if (style.contentVisibility === 'auto') this.#lent.lend(element, { 'content-visibility': 'visible' });
      // grounds that stay with the window would begin anew in every view
      if (style.backgroundAttachment.includes('fixed') && this.#moves(element))
        this.#lent.lend(element, { 'background-attachment': style.backgroundAttachment.replaceAll('fixed', 'scroll') });
      if (byScroll.has(element)) this.#settle(element, style);
    }
  }

  #moves(element: Element): boolean {
    const { scroller, isPart } = this.#main;
    return !isPart || (element !== scroller && holds(scroller, element));
  }

  /** What comes or goes as it is scrolled past stands as it does without that, or where it ends: as it can be seen. */
  #settle(element: HTMLElement | SVGElement, style: CSSStyleDeclaration): void {
    const { animationName } = style;
    this.#lent.lend(element, { animation: 'none' });
    if (Number(style.opacity) > 0.1 && style.visibility === 'visible') return;
    this.#lent.lend(element, {
      animation: `${animationName.split(',')[0]} 1ms -1ms both paused`,
    });
  }

  /** Whether any look of the page goes by the window. */
  get any(): boolean {
    return this.#lent.any;
  }

  giveBack(): void {
    this.#lent.giveBack();
  }
}

/** Elements whose look goes by how far something is scrolled. */
function scrolledEffects(): ReadonlySet<Element> {
  const elements = document.getAnimations().flatMap(({ effect, timeline }) => {
    const byTime = timeline === null || timeline === document.timeline;
    return byTime || !(effect instanceof KeyframeEffect) || effect.pseudoElement !== null ? [] : [effect.target];
  });
  return new Set(elements.filter((element) => element !== null));
}
