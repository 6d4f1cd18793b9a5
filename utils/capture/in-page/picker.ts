import { openOverlay, piece, setLook } from './overlay.ts';
import { scrollersAround } from './scrollers.ts';
import { settle } from './settle.ts';

const quietLook = {
  position: 'fixed',
  'border-radius': '8px',
  outline: '1.5px solid rgb(76 99 125 / 0.55)',
  'pointer-events': 'none',
};
const markedLook = {
  ...quietLook,
  outline: '3px solid rgb(38 94 158)',
  background: 'rgb(38 94 158 / 0.10)',
};

const hintLook = {
  position: 'fixed',
  'inset-block-start': '14px',
  left: '50%',
  transform: 'translateX(-50%)',
  padding: '9px 16px',
  'border-radius': '999px',
  background: 'rgb(24 32 42 / 0.92)',
  color: 'white',
  font: '14px/1.4 system-ui, sans-serif',
  'text-align': 'center',
  'max-width': 'calc(100vw - 32px)',
  'pointer-events': 'none',
};

const swallowed = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'auxclick',
  'dblclick',
  'contextmenu',
  'touchstart',
  'touchend',
] as const;

export interface PickerOptions {
  /** Items that may be chosen; asked again whenever the page moves, since lists come and go. */
  items: () => readonly Element[];
  hint: string;
  /** Marked before the first movement of the mouse. */
  first: Element | null;
  signal: AbortSignal;
}

function area(rect: DOMRect): number {
  return rect.width * rect.height;
}

/** The smallest item under the point: a quoted or nested one before the one around it. */
function itemAt(items: readonly Element[], x: number, y: number): Element | null {
  let best: { item: Element; area: number } | null = null;
  for (const item of items) {
    const rect = item.getBoundingClientRect();
    const inside = x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
    if (inside && (best === null || area(rect) < best.area)) best = { item, area: area(rect) };
  }
  return best?.item ?? null;
}

function isInView(item: Element): boolean {
  const rect = item.getBoundingClientRect();
  return rect.bottom > 0 && rect.top < innerHeight && rect.width > 0 && rect.height > 0;
}

/**
 * Lets the person choose an item: outlines under the mouse, arrow keys and Enter, Esc leaves. Until then nothing that
 * they press or click reaches the page. Resolves with the item, or null when they left; our layer is gone by then.
 */
export async function pickItem({ items, hint, first, signal }: PickerOptions): Promise<Element | null> {
  const overlay = openOverlay(true);
  setLook(overlay.host, { cursor: 'crosshair' });
  const frames = piece(overlay.root, { position: 'fixed', inset: '0', 'pointer-events': 'none' });
  const hintCard = piece(overlay.root, hintLook, hint);
  hintCard.setAttribute('role', 'status');
  let marked = first;
  let pressed: string | null = null;
  const listening = new AbortController();

  const draw = () => {
    frames.replaceChildren();
    for (const item of items().filter(isInView)) {
      const rect = item.getBoundingClientRect();
      piece(frames, {
        ...(item === marked ? markedLook : quietLook),
        left: `${rect.left}px`,
        top: `${rect.top}px`,
        width: `${rect.width}px`,
        height: `${rect.height}px`,
      });
    }
  };

  const step = (by: 1 | -1) => {
    const all = items();
    const at = marked === null ? -1 : all.indexOf(marked);
    const inView = all.find(isInView) ?? all[0] ?? null;
    marked = at === -1 ? inView : (all[Math.min(all.length - 1, Math.max(0, at + by))] ?? null);
    marked?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    draw();
  };

  try {
    return await new Promise<Element | null>((resolve) => {
      const on = <K extends keyof WindowEventMap>(name: K, act: (event: WindowEventMap[K]) => void) =>
        window.addEventListener(
          name,
          (event) => {
            event.stopImmediatePropagation();
            event.preventDefault();
            // Only what the person does counts: a page can make events, but not trusted ones.
            if (event.isTrusted) act(event);
          },
          { capture: true, passive: false, signal: listening.signal },
        );
      for (const name of swallowed) on(name, () => {});
      on('mousemove', (event) => {
        marked = itemAt(items(), event.clientX, event.clientY) ?? marked;
        draw();
      });
      on('click', (event) => {
        const item = itemAt(items(), event.clientX, event.clientY);
        if (item !== null) resolve(item);
      });
      on('keydown', (event) => {
        if (event.key === 'Escape' || event.key === 'Enter') pressed = event.key;
        else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') step(1);
        else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') step(-1);
      });
      // On the way up: a page that got the end of a press of Esc might close what the person wants to keep.
      on('keyup', (event) => {
        if (event.key !== pressed) return;
        if (pressed === 'Escape') resolve(null);
        else if (marked !== null) resolve(marked);
      });
      on('keypress', () => {});
      on('wheel', (event) => {
        scrollUnder(overlay.host, event);
        draw();
      });
      window.addEventListener('scroll', draw, { capture: true, passive: true, signal: listening.signal });
      window.addEventListener('resize', draw, { signal: listening.signal });
      signal.addEventListener('abort', () => resolve(null), { signal: listening.signal });
      draw();
    });
  } finally {
    listening.abort();
    overlay.close();
    await settle();
  }
}

/** The wheel goes to what lies under our layer, as it would without it. */
function scrollUnder(host: HTMLElement, event: WheelEvent): void {
  setLook(host, { 'pointer-events': 'none' });
  const under = document.elementFromPoint(event.clientX, event.clientY);
  setLook(host, { 'pointer-events': 'auto' });
  const unit =
    event.deltaMode === WheelEvent.DOM_DELTA_LINE
      ? 40
      : event.deltaMode === WheelEvent.DOM_DELTA_PAGE
        ? innerHeight
        : 1;
  const delta = { left: event.deltaX * unit, top: event.deltaY * unit, behavior: 'instant' } as const;
  for (const scroller of under === null ? [] : scrollersAround(under)) {
    const before = scroller.scrollTop + scroller.scrollLeft;
    scroller.scrollBy(delta);
    if (scroller.scrollTop + scroller.scrollLeft !== before) return;
  }
}
