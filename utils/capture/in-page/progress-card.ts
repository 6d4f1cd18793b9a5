import { type Overlay, cardLook, openOverlay, piece } from './overlay.ts';

/**
 * Says between two pictures of a long capture how far it is, with the way to stop. Esc stops too. It is out of the
 * page while a picture is taken.
 */
export class ProgressCard {
  readonly #stopLabel: string;
  readonly #signal: AbortSignal;
  #listening: AbortController | null = null;
  #stopped = false;
  #overlay: Overlay | null = null;

  constructor(stopLabel: string, signal: AbortSignal) {
    this.#stopLabel = stopLabel;
    this.#signal = signal;
  }

  /** Shows `words`; true once the person asked to stop. */
  show(words: string): boolean {
    this.#listen();
    this.hide();
    this.#overlay = openOverlay(false);
    const card = piece(this.#overlay.root, {
      ...cardLook,
      'pointer-events': 'auto',
      display: 'flex',
      gap: '14px',
      'align-items': 'center',
    });
    card.setAttribute('role', 'status');
    piece(card, { 'font-variant-numeric': 'tabular-nums' }, words);
    const stop = document.createElement('button');
    stop.textContent = this.#stopLabel;
    stop.style.cssText = 'font:600 14px/1.3 system-ui,sans-serif;padding:8px 14px;border-radius:8px;cursor:pointer';
    // The card comes and goes with every picture: a press counts, also where the release finds it gone.
    stop.addEventListener('pointerdown', (event) => {
      if (event.isTrusted) this.#stopped = true;
    });
    card.append(stop);
    return this.#stopped;
  }

  hide(): void {
    this.#overlay?.close();
    this.#overlay = null;
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
