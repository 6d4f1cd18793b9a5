import type { Leaving } from './leave-control.ts';
import { piece } from './overlay.ts';
import { type ShieldedCard, openCard } from './shielded-card.ts';

const shownMs = 5000;

/** A small neutral notice in a corner of the page: it says a number, never content. It goes by itself, or at a click. */
export class PageNotice {
  readonly #leaving: Leaving;
  readonly #signal: AbortSignal;
  #card: ShieldedCard | null = null;
  #done = () => {};

  constructor(leaving: Leaving, signal: AbortSignal) {
    this.#leaving = leaving;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#close(), { once: true });
  }

  /** Makes it ready, unseen and without words, while what it will tell of is being kept. */
  ready(): ShieldedCard {
    this.#card ??= openCard(this.#leaving, { click: () => this.#done() }, true);
    return this.#card;
  }

  /** Resolves when the notice has gone. */
  async show([first, ...rest]: readonly string[]): Promise<void> {
    const { body, reveal } = this.ready();
    piece(body, { 'font-weight': '600' }, first ?? '');
    for (const line of rest) piece(body, { 'margin-block-start': '4px', opacity: '0.85', 'font-size': '14px' }, line);
    reveal();
    try {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, rest.length === 0 ? shownMs : shownMs * 2);
        this.#done = () => {
          clearTimeout(timer);
          resolve();
        };
        this.#signal.addEventListener('abort', this.#done, { once: true });
      });
    } finally {
      this.#close();
    }
  }

  #close(): void {
    this.#card?.close();
    this.#card = null;
  }
}
