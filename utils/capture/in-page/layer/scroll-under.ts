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
function underPoint(page: Document, at: Place, host: HTMLElement | null): Element | undefined {
  const under = page.elementsFromPoint(at.x, at.y).find((element) => element !== host);
  const within = under?.localName === 'iframe' ? (under as HTMLIFrameElement).contentDocument : null;
  if (under === undefined || within === null) return under;
  const { x, y } = (under as HTMLIFrameElement).getBoundingClientRect();
  return underPoint(within, { x: at.x - x, y: at.y - y }, null) ?? under;
}

/** Wheel and finger move what lies under our layer, as they would without it. */
export function scrollUnder(host: HTMLElement, { x, y }: Place, by: Distance): void {
  const under = underPoint(document, { x, y }, host);
  for (const scroller of under === undefined ? [] : scrollersAround(under)) {
    const before = scroller.scrollTop + scroller.scrollLeft;
    scroller.scrollBy({ ...by, behavior: 'instant' });
    if (scroller.scrollTop + scroller.scrollLeft !== before) return;
  }
}
