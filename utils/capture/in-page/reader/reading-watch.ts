import { parentAcross } from '../dom/holds.ts';

/** A page that changes all the time is not read anew for longer than this, all looks together. */
const mostMs = 500;

/**
 * Whether an item was anything else, or not there, at any time since it was first read: a page may show other words in the
 * moment of the picture, and the first ones again before it is asked once more.
 */
export class ReadingWatch {
  #changed = false;
  readonly #observer: MutationObserver;

  /** `first`: what the item said when it was read; `said`: what it says now. */
  constructor(item: Element, first: string, said: () => string) {
    let spent = 0;
    this.#observer = new MutationObserver(() => {
      if (this.#changed || spent > mostMs) return;
      const begun = performance.now();
      this.#changed = !item.isConnected || said() !== first;
      spent += performance.now() - begun;
    });
    const inside = { subtree: true, childList: true, characterData: true, attributes: true };
    this.#observer.observe(item, inside);
    const frame = item instanceof HTMLIFrameElement ? item.contentDocument : null;
    if (frame !== null) this.#observer.observe(frame, inside);
    // taken out, and put back
    for (let at = parentAcross(item); at !== null; at = parentAcross(at))
      this.#observer.observe(at, { childList: true });
  }

  get changed(): boolean {
    return this.#changed;
  }

  end(): void {
    this.#observer.disconnect();
  }
}
