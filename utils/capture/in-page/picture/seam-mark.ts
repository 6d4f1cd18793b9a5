/** A move of more than this is another thing's place: a row that a list has used again. CSS pixels. */
const mostMoved = 400;
/** How far above the seam is looked for something that stands there. */
const reach = 40;

/** `top`: how far the view is from the beginning of what scrolls. */
const placeIn = (element: Element, top: number) => element.getBoundingClientRect().top + top;

/** What stands at the end of one view of a page: by it is told whether the page has moved when the next one is shown. */
export class SeamMark {
  readonly #element: Element;
  readonly #words: string;
  readonly #place: number;
  readonly #height: number;

  private constructor(element: Element, scroller: Element, top: number) {
    this.#element = element;
    this.#words = element.textContent;
    this.#place = placeIn(element, top);
    this.#height = scroller.scrollHeight;
  }

  /** Marks the smallest thing that moves with the page right above the line `y` of the window; null where nothing stands there. */
  static at(scroller: Element, top: number, { x, y }: { x: number; y: number }): SeamMark | null {
    let best: { element: Element; height: number } | null = null;
    for (const [across, up] of [[x, 2] as const, [x, reach] as const, [x / 4, 2] as const, [x / 4, reach] as const]) {
      const element = document.elementFromPoint(across, y - up);
      if (element === null || element === scroller || !scroller.contains(element)) continue;
      if (['fixed', 'sticky'].includes(getComputedStyle(element).position)) continue;
      const { height } = element.getBoundingClientRect();
      if (height < (best?.height ?? Infinity)) best = { element, height };
    }
    return best === null ? null : new SeamMark(best.element, scroller, top);
  }

  /**
   * CSS pixels by which it stands further down than it did, where the page has grown by as much: what is drawn sliding into
   * its place has not moved the page. 0 where that cannot be told.
   */
  moved(scroller: Element, top: number): number {
    if (!this.#element.isConnected || this.#element.textContent !== this.#words) return 0;
    const moved = placeIn(this.#element, top) - this.#place;
    const grown = scroller.scrollHeight - this.#height;
    return Math.abs(moved) < 1 || Math.abs(moved) > mostMoved || Math.abs(moved - grown) > 1 ? 0 : moved;
  }
}
