import type { Box } from '../../reader/reader-protocol.ts';
import { pointIn, viewOf } from '../dom/box-of.ts';
import { frameOf } from '../dom/frame-of.ts';
import { holds } from '../dom/holds.ts';

/** Pixels between two looks; a pinned bar is never thinner. */
const step = 6;

function elementAt(page: Document, x: number, y: number): Element | null {
  let element = page.elementFromPoint(x, y);
  while (element?.shadowRoot != null) {
    const inner = element.shadowRoot.elementFromPoint(x, y);
    if (inner === null || inner === element) break;
    element = inner;
  }
  return element;
}

/** What lies on top at a point of the window; of a frame in which `item` stands, what it shows there. */
function topElementAt(item: Element, x: number, y: number): Element | null {
  let top = elementAt(document, x, y);
  while (top?.localName === 'iframe' && top !== item && holds(top, item)) {
    const frame = top as HTMLIFrameElement;
    const within = frame.contentDocument;
    const at = pointIn(frame, x, y);
    const inner = within && elementAt(within, at.x, at.y);
    if (inner === null) break;
    top = inner;
  }
  return top;
}

/** Whether the page shows `item` itself at this point, and not a bar pinned over it. */
function isClear(item: Element, x: number, y: number): boolean {
  const top = topElementAt(item, x, y);
  return top !== null && (holds(item, top) || holds(top, item));
}

/**
 * The tallest part of `item` that nothing covers in this view: pinned headers and footers are left out by where
 * the pictures are cut, so nothing in the page has to be hidden. Null where no part of it is to be seen.
 */
export function clearBand(item: Element, shown: Box): Box | null {
  const columns = [0.1, 0.5, 0.9].map((share) => shown.x + Math.min(shown.width - 1, Math.max(1, shown.width * share)));
  let best: { top: number; bottom: number } | null = null;
  let top: number | null = null;
  const end = shown.y + shown.height;
  // a pixel of the item's own: of a frame that is drawn larger, more than one of the window
  const frame = frameOf(item.ownerDocument);
  const inset = frame === null ? 1 : Math.max(1, viewOf(frame).scale.y);
  for (let y = shown.y; y <= end; y = y === end ? Infinity : Math.min(end, y + step)) {
    const inside = Math.min(end - inset, y);
    const clear = columns.filter((x) => isClear(item, x, inside)).length >= 2;
    if (clear && top === null) top = y;
    if ((!clear || y === end) && top !== null) {
      const bottom = clear ? end : y - step;
      if (best === null || bottom - top > best.bottom - best.top) best = { top, bottom };
      top = null;
    }
  }
  if (best === null || best.bottom - best.top < 2) return null;
  return { x: shown.x, y: best.top, width: shown.width, height: best.bottom - best.top };
}
