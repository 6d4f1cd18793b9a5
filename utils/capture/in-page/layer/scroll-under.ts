import { pointIn } from '../dom/box-of.ts';
import { scrollersAround } from '../dom/scrollers.ts';

/** A point of the window, CSS pixels. */
export interface Place {
  x: number;
  y: number;
}

/** CSS pixels. */
interface Distance {
  left: number;
  top: number;
}

/** How far a turn of the wheel goes, CSS pixels. */
export function wheelDelta({ deltaMode, deltaX, deltaY }: WheelEvent): Distance {
  const unit = deltaMode === WheelEvent.DOM_DELTA_LINE ? 40 : deltaMode === WheelEvent.DOM_DELTA_PAGE ? innerHeight : 1;
  return { left: deltaX * unit, top: deltaY * unit };
}

/** What lies at a point of the window under our layer; in a frame, what that shows. */
function underPoint(host: HTMLElement, { x, y }: Place): Element | undefined {
  let under = document.elementsFromPoint(x, y).find((element) => element !== host);
  while (under?.localName === 'iframe') {
    const frame = under as HTMLIFrameElement;
    const at = pointIn(frame, x, y);
    const inner = frame.contentDocument?.elementFromPoint(at.x, at.y);
    if (inner == null) break;
    under = inner;
  }
  return under;
}

/** Wheel and finger move what lies under our layer, as they would without it. */
export function scrollUnder(host: HTMLElement, { x, y }: Place, by: Distance): void {
  const under = underPoint(host, { x, y });
  for (const scroller of under === undefined ? [] : scrollersAround(under)) {
    const before = scroller.scrollTop + scroller.scrollLeft;
    scroller.scrollBy({ ...by, behavior: 'instant' });
    if (scroller.scrollTop + scroller.scrollLeft !== before) return;
  }
}
