const isOut = ({ top, bottom, height, width }: DOMRect) => height * width > 0 && (bottom < 0 || top > innerHeight);

/** Whether a page changes what is not in view: as where things fade in when they are scrolled to, and out again behind that. */
export class OutOfSight {
  #changed = false;
  readonly #observer = new MutationObserver((records) => this.#note(records));

  constructor() {
    this.#observer.observe(document, { subtree: true, attributeFilter: ['class', 'style'] });
  }

  #note(records: readonly MutationRecord[]): void {
    this.#changed ||= records.some(({ target }) => isOut((target as Element).getBoundingClientRect()));
  }

  get changed(): boolean {
    return this.#changed;
  }

  end(): void {
    this.#observer.disconnect();
  }
}
