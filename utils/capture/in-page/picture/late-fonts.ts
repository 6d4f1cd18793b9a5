/** Words whose font is on its way are not drawn for so long, and then in another one. */
const undrawnMs = 3000;

/** The fonts of a page, as it is gone through: some come only for what was scrolled to. */
export class AwaitedFonts {
  readonly #page: Document;
  /** One that was on its way when a page had long been there may never come, and its words are drawn without it. */
  #inVain: boolean;

  constructor(page: Document) {
    this.#page = page;
    this.#inVain = this.#onTheirWay && performance.now() > undrawnMs * 2;
  }

  get #onTheirWay(): boolean {
    return this.#page.fonts.status === 'loading';
  }

  /** Waits until they have come, or their words are drawn without them; tells whether it had to. */
  async come(): Promise<boolean> {
    if (this.#inVain || !this.#onTheirWay) return false;
    await Promise.race([this.#page.fonts.ready, new Promise((resolve) => setTimeout(resolve, undrawnMs))]);
    this.#inVain = this.#onTheirWay;
    return true;
  }
}
