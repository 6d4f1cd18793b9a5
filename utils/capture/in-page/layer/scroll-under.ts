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

/** Wheel and finger move what lies under our layer, as they would without it. */
export function scrollUnder(host: HTMLElement, { x, y }: Place, by: Distance): void {
  const under = document.elementsFromPoint(x, y).find((element) => element !== host);
  for (const scroller of under === undefined ? [] : scrollersAround(under)) {
    const before = scroller.scrollTop + scroller.scrollLeft;
    scroller.scrollBy({ ...by, behavior: 'instant' });
    if (scroller.scrollTop + scroller.scrollLeft !== before) return;
  }
}
