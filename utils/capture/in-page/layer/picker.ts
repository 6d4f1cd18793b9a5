import { type HearEvent, openShield } from './event-shield.ts';
import { LeaveControl, type Leaving } from './leave-control.ts';
import { openOverlay, piece } from './overlay.ts';
import { barLook, cancelLook, hintLook, markedLook, quietLook } from './picker-looks.ts';
import { type Place, scrollUnder, wheelDelta } from './scroll-under.ts';
import { swallowed } from './swallowed-events.ts';
import { boxInFrames, isBoxless } from '../dom/box-of.ts';
import { shadowRootOf } from '../dom/shadow-roots.ts';

/** A finger that moved less than this has tapped. */
const tapPx = 10;

/** A click comes at once with the end of the press that it is made of. */
const clickMs = 150;

export interface PickerOptions {
  /** Items that may be chosen; asked again whenever the page moves, since lists come and go. */
  items: () => readonly Element[];
  hint: string;
  /** Words of the place to tap for leaving; null where there are keys. */
  cancel: string | null;
  /** Marked before the first movement of the mouse. */
  first: Element | null;
  leaving: Leaving;
  signal: AbortSignal;
}

function area(rect: DOMRect): number {
  return rect.width * rect.height;
}

function covers(element: Element, { x, y }: Place): boolean {
  const { left, right, top, bottom } = boxInFrames(element);
  return x >= left && x < right && y >= top && y < bottom;
}

/** The smallest item under the point: a quoted or nested one before the one around it. */
function itemAt(items: readonly Element[], x: number, y: number): Element | null {
  let best: { item: Element; area: number } | null = null;
  for (const item of items) {
    if (!covers(item, { x, y })) continue;
    const size = area(boxInFrames(item));
    if (best === null || size < best.area) best = { item, area: size };
  }
  return best?.item ?? null;
}

function isInView(item: Element): boolean {
  const rect = boxInFrames(item);
  return rect.bottom > 0 && rect.top < innerHeight && rect.width > 0 && rect.height > 0;
}

/**
 * Lets the person choose an item: outlines under the mouse, arrow keys and Enter, Esc leaves. Until then nothing that
 * they press or click reaches the page. Resolves with the item, or null when they left; our layer is gone by then.
 */
export async function pickItem({
  items,
  hint,
  cancel,
  first,
  leaving,
  signal,
}: PickerOptions): Promise<Element | null> {
  const before = whereKeysGo();
  const overlay = openOverlay(true);
  const frames = piece(overlay.root, { position: 'fixed', inset: '0', 'pointer-events': 'none' });
  const bar = piece(overlay.root, barLook);
  const hintCard = piece(bar, hintLook, hint);
  hintCard.setAttribute('role', 'status');
  const cancelling = cancel === null ? null : piece(bar, cancelLook, cancel);
  const listening = new AbortController();
  const leave = new LeaveControl(bar, leaving, listening.signal);
  const shield = openShield(overlay.root, {
    position: 'fixed',
    inset: '0',
    width: '100%',
    height: '100%',
    cursor: 'crosshair',
  });
  let marked = first;
  /** Where the mouse marked it, while nothing has moved: a press there means what is marked. */
  let markedAt: Place | null = null;
  let pressed: string | null = null;
  /** Where the mouse was pressed and is held; and what comes of it where the page took our layer away meanwhile: a browser makes no click of that. */
  let held: Place | null = null;
  let noClick = 0;
  let finger: { x: number; y: number; lastX: number; lastY: number; moved: boolean } | null = null;

  const draw = (all = items()) => {
    frames.replaceChildren();
    for (const item of all.filter(isInView)) {
      const rect = boxInFrames(item);
      piece(frames, {
        ...(item === marked ? markedLook : quietLook),
        left: `${rect.left}px`,
        top: `${rect.top}px`,
        width: `${rect.width}px`,
        height: `${rect.height}px`,
      });
    }
  };

  const markAt = ({ x, y }: Place) => {
    const all = items();
    const under = itemAt(all, x, y);
    marked = under ?? marked;
    markedAt = under === null ? null : { x, y };
    draw(all);
  };

  const redraw = () => {
    markedAt = null;
    draw();
  };

  const step = (by: 1 | -1) => {
    const all = items();
    const at = marked === null ? -1 : all.indexOf(marked);
    const inView = all.find(isInView) ?? all[0] ?? null;
    marked = at === -1 ? inView : (all[Math.min(all.length - 1, Math.max(0, at + by))] ?? null);
    const seen = marked !== null && isBoxless(marked) ? marked.firstElementChild : marked;
    seen?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    redraw();
  };

  try {
    return await new Promise<Element | null>((resolve) => {
      // On the shield, where a page hears nothing; and on the page's window, for keys that go there.
      const on: HearEvent = (name, act) => {
        shield.hear(name, act);
        window.addEventListener(
          name,
          (event) => {
            event.stopImmediatePropagation();
            event.preventDefault();
            // Only what the person does counts: a page can make events, but not trusted ones.
            if (event.isTrusted) act(event, { x: (event as MouseEvent).clientX, y: (event as MouseEvent).clientY });
          },
          { capture: true, passive: false, signal: listening.signal },
        );
      };
      const isMarked = (at: Place) =>
        marked?.isConnected === true && markedAt?.x === at.x && markedAt.y === at.y && covers(marked, at);
      const choose = (at: Place) => {
        if (cancelling !== null && covers(cancelling, at)) {
          resolve(null);
          return;
        }
        // looking for all items of a long page takes longer than the person should wait
        const item = leave.covers(at) ? leaving.leave() : isMarked(at) ? marked : itemAt(items(), at.x, at.y);
        if (item) resolve(item);
      };
      // before what is merely swallowed: whoever hears an event first ends it
      on('pointerdown', ({ button, pointerType }, at) => {
        held = button === 0 && pointerType !== 'touch' ? at : null;
      });
      on('pointerup', (_, at) => {
        const began = held;
        held = null;
        if (began !== null && Math.hypot(at.x - began.x, at.y - began.y) <= tapPx)
          noClick = window.setTimeout(() => choose(at), clickMs);
      });
      for (const name of swallowed) on(name, () => {});
      on('mousemove', (_, at) => markAt(at));
      on('click', (event, at) => {
        clearTimeout(noClick);
        // A press without a place comes from a screen reader or from voice control: only the button can be pressed so.
        if (event.detail === 0 && event.target === overlay.host) leaving.leave();
        else choose(at);
      });
      on('touchstart', ({ touches: [touch] }) => {
        if (touch === undefined) return;
        const { clientX: x, clientY: y } = touch;
        finger = { x, y, lastX: x, lastY: y, moved: false };
        markAt({ x, y });
      });
      on('touchmove', ({ touches: [touch] }) => {
        if (touch === undefined || finger === null) return;
        const { clientX: x, clientY: y } = touch;
        finger.moved ||= Math.hypot(x - finger.x, y - finger.y) > tapPx;
        if (finger.moved) scrollUnder(overlay.host, { x, y }, { left: finger.lastX - x, top: finger.lastY - y });
        finger = { ...finger, lastX: x, lastY: y };
        redraw();
      });
      on('touchend', () => {
        if (finger !== null && !finger.moved) choose(finger);
        finger = null;
      });
      on('keydown', (event) => {
        leave.countKey(event);
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
      on('wheel', (event, at) => {
        scrollUnder(overlay.host, at, wheelDelta(event));
        redraw();
      });
      window.addEventListener('scroll', redraw, { capture: true, passive: true, signal: listening.signal });
      window.addEventListener('resize', redraw, { signal: listening.signal });
      signal.addEventListener('abort', () => resolve(null), { signal: listening.signal });
      shield.takeKeys();
      draw();
    });
  } finally {
    listening.abort();
    clearTimeout(noClick);
    overlay.close();
    // keys go where they went before; a page that hides itself while they go elsewhere shows itself again
    window.focus();
    if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
  }
}

/** The element that has the keys, in whichever shadow tree. */
function whereKeysGo(): Element | null {
  let at = document.activeElement;
  for (let inner = at; inner != null; inner = shadowRootOf(inner)?.activeElement ?? null) at = inner;
  return at;
}
