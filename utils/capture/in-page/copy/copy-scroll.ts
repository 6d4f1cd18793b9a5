import { lookOf, setLook } from './copy-place.ts';

/** So many parts are looked at for the one that stood at the edge. */
const mostParts = 5000;

const openingName = 'daybook-opens-at';

/**
 * Nothing runs in a copy. A part of it that snaps to one place stands there as soon as it is laid out; a second later it no
 * longer snaps, stays where it is, and can be scrolled as ever.
 */
export const openingStyle = `@keyframes ${openingName} { from, to { scroll-snap-type: both mandatory; } }`;

/** Where the browser begins to lay out what a part scrolls: which of its sides a place is reckoned from. */
function startOf({ direction, writingMode }: CSSStyleDeclaration): { right: boolean; bottom: boolean } {
  const isUpright = writingMode.startsWith('horizontal');
  const toOther = direction === 'rtl';
  return { right: isUpright ? toOther : writingMode.endsWith('rl'), bottom: !isUpright && toOther };
}

/** The window of a part through which what it scrolls is seen, and how much larger than laid out it is drawn. */
function opening(original: HTMLElement): { box: DOMRect; scale: number } {
  const { clientWidth, clientHeight, clientLeft, clientTop, offsetWidth } = original;
  if (original === original.ownerDocument.scrollingElement)
    return { box: new DOMRect(0, 0, clientWidth, clientHeight), scale: 1 };
  const { x, y, width } = original.getBoundingClientRect();
  const scale = offsetWidth > 0 ? width / offsetWidth : 1;
  const box = new DOMRect(x + clientLeft * scale, y + clientTop * scale, clientWidth * scale, clientHeight * scale);
  return { box, scale };
}

/** Parts that scroll with `original` and with nothing in it, as far as they are looked at. */
function partsOf(original: Element): Element[] {
  const parts: Element[] = [];
  const inside = [...original.children];
  for (let part = inside.shift(); part !== undefined && parts.length < mostParts; part = inside.shift()) {
    const { position, display, overflowX, overflowY } = lookOf(part);
    if (!['static', 'relative'].includes(position) || display === 'none') continue;
    if (display !== 'contents') parts.push(part);
    if (!/auto|scroll|hidden/.test(`${overflowX} ${overflowY}`)) inside.push(...part.children);
  }
  return parts;
}

/** Where a part of the page was scrolled to: written down beside it, and taken up as the copy is opened. Whether it was scrolled. */
export function keepScroll(original: Element, copy: Element, twinOf: (child: Element) => Element | undefined): boolean {
  const { scrollLeft, scrollTop } = original;
  if (scrollLeft === 0 && scrollTop === 0) return false;
  copy.setAttribute('data-daybook-scroll', `${scrollLeft} ${scrollTop}`);
  // a copy opens at its top, the frames in it where they were
  if (original === document.scrollingElement) return false;
  const style = lookOf(original);
  const start = startOf(style);
  const { box, scale } = opening(original as HTMLElement);
  const at = { x: start.right ? box.right : box.left, y: start.bottom ? box.bottom : box.top };
  let nearest: { twin: Element; sides: DOMRect; away: number } | null = null;
  for (const part of partsOf(original)) {
    const sides = part.getBoundingClientRect();
    const twin = twinOf(part);
    if (twin === undefined || sides.width * sides.height === 0) continue;
    const away =
      Math.abs((start.bottom ? sides.bottom : sides.top) - at.y) +
      (scrollLeft === 0 ? 0 : Math.abs((start.right ? sides.right : sides.left) - at.x));
    if (nearest === null || away < nearest.away) nearest = { twin, sides, away };
  }
  if (nearest === null) return false;
  // one that snaps by itself has places of its own: the nearest, for the browsers that know how to begin at it
  if (style.scrollSnapType !== 'none') {
    setLook(nearest.twin, { 'scroll-initial-target': 'nearest' });
    return false;
  }
  const { twin, sides } = nearest;
  const own = style.animationName === 'none' ? '' : `${style.animation}, `;
  setLook(copy, { animation: `${own}1s ${openingName}`, 'scroll-padding': '0' });
  // what snaps is one pixel there where the window began, however large the part is and wherever it stood
  const x = start.right ? at.x - 1 : at.x;
  const y = start.bottom ? at.y - 1 : at.y;
  const margins = [sides.top - y, x + 1 - sides.right, y + 1 - sides.bottom, sides.left - x];
  setLook(twin, {
    'scroll-snap-align': 'start',
    'scroll-margin': margins.map((margin) => `${margin / scale}px`).join(' '),
  });
  return true;
}
