/** Looks that are lent to elements of the page for one picture, and given back to the letter. */
export class LentStyle {
  readonly #before = new Map<HTMLElement | SVGElement, string | null>();

  /** Sets `look` on the element, over everything that the page says. */
  lend(element: HTMLElement | SVGElement, look: Record<string, string>): void {
    if (!this.#before.has(element)) this.#before.set(element, element.getAttribute('style'));
    for (const [name, value] of Object.entries(look)) element.style.setProperty(name, value, 'important');
  }

  get any(): boolean {
    return this.#before.size > 0;
  }

  giveBack(): void {
    // first as it was, at once: an element that fades by its own style would else fade in from what was lent
    for (const [element, style] of this.#before) {
      write(element, style);
      element.style.setProperty('transition', 'none', 'important');
    }
    for (const element of this.#before.keys()) void getComputedStyle(element).opacity;
    for (const [element, style] of this.#before) write(element, style);
    this.#before.clear();
  }
}

function write(element: HTMLElement | SVGElement, style: string | null): void {
  if (style === null) {
    // Chromium writes the attribute only when it is read: taken away unwritten, an empty one would stay behind.
    if (element.hasAttribute('style')) element.removeAttribute('style');
    return;
  }
  element.setAttribute('style', style);
  // A page's policy may forbid the attribute to be set, but never the object model.
  if (element.getAttribute('style') !== style || element.style.length === 0) element.style.cssText = style;
}
