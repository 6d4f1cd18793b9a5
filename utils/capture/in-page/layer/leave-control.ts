import { htmlElement } from '../dom/html-element.ts';
import { type Presses, countPress, forgetAfterMs, pressesNeeded } from '../../../shared/shift-count.ts';
import { closedRoot, piece, say, setLook } from './overlay.ts';

/** What the control says, in the person's language. */
export interface LeaveWords {
  leave: string;
  /** `left` more presses of Shift are needed. */
  pressesLeft: (left: number) => string;
}

/** How a layer of ours lets the person leave at once. */
export interface Leaving {
  words: LeaveWords;
  leave: () => void;
}

/** A button of ours over a page. */
export const buttonLook = {
  all: 'initial',
  'color-scheme': 'light dark',
  display: 'inline-flex',
  'align-items': 'center',
  'box-sizing': 'border-box',
  'min-height': '36px',
  padding: '7px 14px',
  'border-radius': '8px',
  border: '1px solid color-mix(in srgb, CanvasText 30%, transparent)',
  background: 'Canvas',
  color: 'CanvasText',
  font: '600 14px/1.3 system-ui, sans-serif',
  'white-space': 'nowrap',
  cursor: 'pointer',
};

const dotLook = {
  width: '7px',
  height: '7px',
  'border-radius': '50%',
  border: '1px solid currentColor',
};

/**
 * *Leave now* in a layer of ours over a page: a button, and Shift three times within five seconds with its progress
 * shown and told to screen readers. It stands in a shadow root of its own inside the layer, and goes with `signal`.
 */
export class LeaveControl {
  readonly #button: HTMLButtonElement;
  readonly #dots: HTMLElement[];
  readonly #told: HTMLElement;
  readonly #leaving: Leaving;
  #presses: Presses = [];
  #forgetting: ReturnType<typeof setTimeout> | undefined;

  constructor(parent: Node, leaving: Leaving, signal: AbortSignal) {
    this.#leaving = leaving;
    const host = piece(parent, { flex: 'none', display: 'block' });
    const root = closedRoot(host);
    this.#button = htmlElement('button');
    say(this.#button, leaving.words.leave);
    setLook(this.#button, buttonLook);
    root.append(this.#button);
    const row = piece(this.#button, { display: 'none', gap: '3px', 'margin-inline-start': '8px' });
    this.#dots = Array.from({ length: pressesNeeded }, () => piece(row, dotLook));
    this.#told = piece(root, {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      'clip-path': 'inset(50%)',
    });
    this.#told.setAttribute('role', 'status');
    // Screen readers and voice control press the button itself; the mouse presses the shield over it.
    this.#button.addEventListener('click', (event) => {
      if (event.isTrusted) leaving.leave();
    });
    signal.addEventListener('abort', () => clearTimeout(this.#forgetting), { once: true });
  }

  /** Whether this place of the viewport is the button's. */
  covers({ x, y }: { x: number; y: number }): boolean {
    const { left, right, top, bottom } = this.#button.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  /** Counts a key that went down; the third Shift leaves. */
  countKey({ key, repeat }: Pick<KeyboardEvent, 'key' | 'repeat'>): void {
    const next = countPress(this.#presses, key, repeat, performance.now());
    if (next.length === 0 && this.#presses.length === 0) return;
    this.#settle(next);
    if (next.length >= pressesNeeded) this.#leaving.leave();
  }

  #settle(next: Presses): void {
    this.#presses = next;
    clearTimeout(this.#forgetting);
    const ms = forgetAfterMs(next, performance.now());
    if (ms !== null) this.#forgetting = setTimeout(() => this.#settle(this.#presses.slice(1)), ms);
    const count = next.length;
    const [first] = this.#dots;
    first?.parentElement?.style.setProperty('display', count === 0 ? 'none' : 'inline-flex', 'important');
    this.#dots.forEach((dot, at) => setLook(dot, { background: at < count ? 'currentColor' : 'transparent' }));
    const left = pressesNeeded - count;
    say(this.#told, count > 0 && left > 0 ? this.#leaving.words.pressesLeft(left) : '');
  }
}
