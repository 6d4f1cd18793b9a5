/** Looks that are lent to elements of the page for one picture, and given back to the letter. */
export class LentStyle {
  readonly #before = new Map<HTMLElement | SVGElement, string | null>();

  /** Sets `look` on the element, over everything that the page says. */
  lend(element: HTMLElement | SVGElement, look: Record<string, string>): void {
    if (!this.#before.has(element)) this.#before.set(element, element.getAttribute('style'));
    for (const [name, value] of Object.entries(look)) element.style.setProperty(name, value, 'important');
  }

  giveBack(): void {
    for (const [element, style] of this.#before) {
      if (style === null) {
        // Chromium writes the attribute only when it is read: taken away unwritten, an empty one would stay behind.
        if (element.hasAttribute('style')) element.removeAttribute('style');
      } else {
        element.setAttribute('style', style);
        // A page's policy may forbid the attribute to be set, but never the object model.
        if (element.getAttribute('style') !== style || element.style.length === 0) element.style.cssText = style;
      }
    }
    this.#before.clear();
  }
}
