import { parentAcross } from '../dom/holds.ts';

const px = (length: string) => (length.endsWith('px') ? Number.parseFloat(length) : null);

/** What an element sticks to: the nearest part around it that could scroll. */
function sticksTo(element: Element): Element {
  for (let at = parentAcross(element); at !== null; at = parentAcross(at)) {
    if (at === document.body || at === document.documentElement) break;
    if (!['visible', 'clip'].includes(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** How a style lets an element stick: CSS pixels from the edges of what it sticks to; null where it does not. */
export interface StuckStyle {
  top: number | null;
  bottom: number | null;
  marginBottom: number;
  marginTop: number;
}

export function stuckStyle(element: Element): StuckStyle {
  const { top, bottom, marginBottom, marginTop } = getComputedStyle(element);
  return { top: px(top), bottom: px(bottom), marginBottom: px(marginBottom) ?? 0, marginTop: px(marginTop) ?? 0 };
}

/**
 * How far below its own place a window as tall as all of `scroller` would show an element that sticks; negative: above. To be
 * asked while it stands in its own place. `style`: what it had before that. CSS pixels.
 */
export function pushedBy(
  element: Element,
  { top, bottom, marginTop, marginBottom }: StuckStyle,
  scroller: Element,
): number {
  const parent = parentAcross(element);
  if (parent === null || sticksTo(element) !== scroller) return 0;
  const isRoot = scroller === document.scrollingElement;
  const begins = (isRoot ? 0 : scroller.getBoundingClientRect().top + scroller.clientTop) - scroller.scrollTop;
  const own = element.getBoundingClientRect();
  const around = parent.getBoundingClientRect();
  const room = getComputedStyle(parent);
  const inner = (side: string) =>
    (px(room.getPropertyValue(`padding-${side}`)) ?? 0) + (px(room.getPropertyValue(`border-${side}-width`)) ?? 0);
  const [place, end] = [own.top - begins, own.bottom - begins];
  const roomBelow = Math.max(0, around.bottom - inner('bottom') - marginBottom - own.bottom);
  const roomAbove = Math.max(0, own.top - marginTop - around.top - inner('top'));
  if (top !== null && place < top) return Math.min(top - place, roomBelow);
  const past = bottom === null ? 0 : end - (scroller.scrollHeight - bottom);
  return past > 0 ? -Math.min(past, roomAbove) : 0;
}
