import { htmlElement } from '../dom/html-element.ts';
import { type Leaving, buttonLook } from './leave-control.ts';
import { piece, say, setLook } from './overlay.ts';
import { type ShieldedCard, openCard } from './shielded-card.ts';

/**
 * Says between two pictures of a long capture how far it is, with the way to stop. Esc stops too. It is out of the
 * page while a picture is taken.
 */
export class ProgressCard {
  readonly #leaving: Leaving;
  readonly #signal: AbortSignal;
  #listening: AbortController | null = null;
  #stopped = false;
  #card: ShieldedCard | null = null;
  #words: string | null = null;

  constructor(leaving: Leaving, signal: AbortSignal) {
    this.#leaving = leaving;
    this.#signal = signal;
  }

  /** Shows `words` and a button to stop, or leaves them there; true once the person asked to. */
  show(words: string, stopLabel: string): boolean {
    this.#listen();
    // made anew, it would take its time from the next picture
    if (this.#card !== null && this.#words === words) return this.#stopped;
    this.hide();
    this.#words = words;
    const stop = htmlElement('button');
    say(stop, stopLabel);
    setLook(stop, { ...buttonLook, 'white-space': 'normal' });
    const stopNow = () => {
      this.#stopped = true;
    };
    // The card comes and goes with every picture: a press counts, also where the release finds it gone.
    this.#card = openCard(this.#leaving, {
      down: ({ x, y }) => {
        const { left, right, top, bottom } = stop.getBoundingClientRect();
        if (x >= left && x <= right && y >= top && y <= bottom) stopNow();
      },
    });
    const row = piece(this.#card.body, { display: 'flex', 'flex-wrap': 'wrap', gap: '14px', 'align-items': 'center' });
    piece(row, { 'font-variant-numeric': 'tabular-nums' }, words);
    // for screen readers and voice control; the mouse presses the shield over it
    stop.addEventListener('click', (event) => {
      if (event.isTrusted) stopNow();
    });
    row.append(stop);
    return this.#stopped;
  }

  hide(): void {
    this.#card?.close();
    this.#card = null;
  }

  close(): void {
    this.hide();
    this.#listening?.abort();
    this.#listening = null;
    this.#stopped = false;
  }

  #listen(): void {
    if (this.#listening !== null) return;
    const listening = new AbortController();
    this.#listening = listening;
    this.#signal.addEventListener('abort', () => listening.abort(), { once: true });
    const stopAtEsc = (event: KeyboardEvent) => {
      if (!event.isTrusted || event.key !== 'Escape') return;
      event.stopImmediatePropagation();
      event.preventDefault();
      this.#stopped = true;
    };
    window.addEventListener('keydown', stopAtEsc, { capture: true, signal: listening.signal });
  }
}
