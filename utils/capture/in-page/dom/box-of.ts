import { frameOf } from './frame-of.ts';

/** Whether an element has no box of its own and what stands in it is drawn in its place (`display: contents`). */
export function isBoxless(element: Element): boolean {
  return element.getClientRects().length === 0 && getComputedStyle(element).display === 'contents';
}

/** Where an element is drawn in its own document; of one without a box of its own, where all that stands in it is. */
function boxInDocument(element: Element): DOMRect {
  const own = element.getBoundingClientRect();
  if (own.width > 0 || own.height > 0 || !isBoxless(element)) return own;
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

/** Where a frame shows its document, in the window of the page, and how many pixels of that window one of its own takes. */
export function viewOf(frame: HTMLElement): { box: DOMRect; scale: { x: number; y: number } } {
  const outer = boxOf(frame);
  const style = getComputedStyle(frame);
  const px = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0;
  // drawn larger or smaller by the page around it
  const scale = { x: outer.width / (frame.offsetWidth || 1), y: outer.height / (frame.offsetHeight || 1) };
  const box = new DOMRect(
    outer.x + (frame.clientLeft + px('padding-left')) * scale.x,
    outer.y + (frame.clientTop + px('padding-top')) * scale.y,
    (frame.clientWidth - px('padding-left') - px('padding-right')) * scale.x,
    (frame.clientHeight - px('padding-top') - px('padding-bottom')) * scale.y,
  );
  return { box, scale };
}

/** A point of the page's window as the document in a frame counts it. */
export function pointIn(frame: HTMLElement, x: number, y: number): { x: number; y: number } {
  const { box, scale } = viewOf(frame);
  return { x: (x - box.x) / scale.x, y: (y - box.y) / scale.y };
}

/** Where an element is drawn in the window of the page, also where it stands in a frame of it: CSS pixels of that window. */
export function boxOf(element: Element): DOMRect {
  const own = boxInDocument(element);
  const frame = frameOf(element.ownerDocument);
  if (frame === null) return own;
  const { box, scale } = viewOf(frame);
  return new DOMRect(box.x + own.x * scale.x, box.y + own.y * scale.y, own.width * scale.x, own.height * scale.y);
}

/** Where the frames around an element show what is in them, innermost first. */
export function framesAround(element: Element): DOMRect[] {
  const frame = frameOf(element.ownerDocument);
  return frame === null ? [] : [viewOf(frame).box, ...framesAround(frame)];
}

/** {@link boxOf}, as far as the frames around it let it be seen; without a size where they do not. */
export function boxInFrames(element: Element): DOMRect {
  let { left, top, right, bottom } = boxOf(element);
  for (const box of framesAround(element)) {
    [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
  }
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}
