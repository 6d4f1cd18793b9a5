/** A move of more than this is another thing's place, where its words do not tell it: a row that a list has used again. CSS pixels. */
const mostMoved = 400;
/** So many letters are one thing's own words. */
const tellingLetters = 12;
/** How far above the seam is looked for something that stands there. */
const reach = 40;

/** `top`: how far the view is from the beginning of what scrolls. */
const placeIn = (element: Element, top: number) => element.getBoundingClientRect().top + top;

/** Where an element is laid out, whatever it is drawn sliding by; by another measure where the page is zoomed. */
function laidOut(element: Element): number {
  let top = 0;
  for (let at: Element | null = element; at instanceof HTMLElement; at = at.offsetParent) top += at.offsetTop;
  return top;
}

/** What stands at the end of one view of a page: by it is told whether the page has moved when the next one is shown. */
export class SeamMark {
  readonly #element: Element;
  readonly #words: string;
  readonly #place: number;
  readonly #laidOut: number;
  /** How much of it stands above the seam. */
  readonly #above: number;
  readonly #height: number;

  private constructor(element: Element, scroller: Element, top: number, y: number) {
    this.#element = element;
    this.#words = element.textContent;
    this.#place = placeIn(element, top);
    this.#laidOut = laidOut(element);
    const box = element.getBoundingClientRect();
    this.#above = Math.min(box.height, y - box.top);
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
    return best === null ? null : new SeamMark(best.element, scroller, top, y);
  }

  /**
   * CSS pixels by which it stands further down than it did, where it is laid out there, or the page has grown by as much: what
   * is drawn sliding into its place has not moved the page. 0 where that cannot be told.
   */
  moved(scroller: Element, top: number): number {
    if (!this.#element.isConnected || this.#element.textContent !== this.#words) return 0;
    // what closed up has brought what was below the seam above it
    const lost = Math.min(0, this.#element.getBoundingClientRect().height - this.#above);
    return this.#movedOn(scroller, top) + lost;
  }

  #movedOn(scroller: Element, top: number): number {
    const moved = placeIn(this.#element, top) - this.#place;
    const grown = scroller.scrollHeight - this.#height;
    const most = this.#words.trim().length < tellingLetters ? mostMoved : Infinity;
    if (Math.abs(moved) < 1 || Math.abs(moved) > most) return 0;
    const anew = laidOut(this.#element) - this.#laidOut;
    return Math.min(Math.abs(moved - grown), Math.abs(moved - anew)) > 1.5 ? 0 : moved;
  }
}
