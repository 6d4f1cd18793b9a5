import { boxOf } from '../dom/box-of.ts';
import { holds, parentAcross } from '../dom/holds.ts';
import { allRoots } from '../dom/shadow-roots.ts';
import { opacityOf } from './opacity-of.ts';

/** More elements than this are not looked at. */
const mostElements = 20_000;

/** Share of the item that a cover hides at least, and how thick it is: a tint or a mark in a corner hides nothing. */
const leastShare = 0.1;
const leastThickness = 0.3;

interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function shareOf(item: DOMRect, { left, top, right, bottom }: Rect): number {
  const width = Math.min(item.right, right) - Math.max(item.left, left);
  const height = Math.min(item.bottom, bottom) - Math.max(item.top, top);
  const whole = item.width * item.height;
  return width <= 0 || height <= 0 || whole <= 0 ? 0 : (width * height) / whole;
}

/** Whether what has this look hides what lies under it. */
function hides(style: CSSStyleDeclaration, hasPicture: boolean): boolean {
  if (style.visibility !== 'visible' || style.display === 'none') return false;
  const blurs = !['none', ''].includes(style.getPropertyValue('backdrop-filter'));
  const ground = hasPicture || blurs || style.backgroundImage !== 'none' ? 1 : opacityOf(style.backgroundColor);
  return ground * Number(style.opacity) >= leastThickness;
}

const pictures = new Set(['img', 'canvas', 'video', 'svg', 'iframe', 'object', 'embed']);

/** The path from the outermost element down to this one. */
function pathTo(element: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at !== null; at = parentAcross(at)) path.unshift(at);
  return path;
}

/** What decides the order in the first element of a path that makes one of its own: its z-index, 0 where it gives none; null where nothing stacks. */
function levelOf(path: readonly Element[]): number | null {
  for (const element of path) {
    const { position, zIndex, opacity, transform } = getComputedStyle(element);
    if (position !== 'static' && zIndex !== 'auto') return Number(zIndex);
    if (position !== 'static' || opacity !== '1' || transform !== 'none') return 0;
  }
  return null;
}

/** Whether `cover` is drawn over `item`, as far as positions and levels tell (CSS 2, appendix E). */
function isOver(cover: Element, item: Element, ofCover: number | null = null): boolean {
  const [one, other] = [pathTo(cover), pathTo(item)];
  let shared = 0;
  while (one[shared] !== undefined && one[shared] === other[shared]) shared += 1;
  const over = ofCover ?? levelOf(one.slice(shared));
  const under = levelOf(other.slice(shared));
  if (over !== under) return over === null ? (under ?? 0) < 0 : under === null ? over >= 0 : over > under;
  // in another document the item's place is its frame's
  const beside = other.findLast((element) => element.ownerDocument === cover.ownerDocument) ?? item;
  return Boolean(beside.compareDocumentPosition(cover) & Node.DOCUMENT_POSITION_FOLLOWING) || cover.contains(beside);
}

/** Where something stands that styles alone put beside an element; null where it stands in the text. */
function placeOf(owner: Element, style: CSSStyleDeclaration): Rect | null {
  if (style.position !== 'fixed' && style.position !== 'absolute') return null;
  let from = { left: 0, top: 0 };
  if (style.position === 'absolute') {
    let holder: Element | null = owner;
    while (holder !== null && getComputedStyle(holder).position === 'static') holder = parentAcross(holder);
    const rect = boxOf(holder ?? document.documentElement);
    from = { left: rect.left + (holder?.clientLeft ?? 0), top: rect.top + (holder?.clientTop ?? 0) };
  }
  const px = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0;
  const left = from.left + px('left');
  const top = from.top + px('top');
  return { left, top, right: left + px('width'), bottom: top + px('height') };
}

function coversByStyle(owner: Element, item: Element, box: DOMRect): boolean {
  return ['::before', '::after'].some((which) => {
    const style = getComputedStyle(owner, which);
    if (style.content === 'none' || style.content === 'normal' || !hides(style, false)) return false;
    const place = placeOf(owner, style);
    if (place === null || shareOf(box, place) < leastShare) return false;
    return isOver(owner, item, style.zIndex === 'auto' ? 0 : Number(style.zIndex));
  });
}

/** Elements that a page's own kit makes, and what stands over a page as a whole: of a long list not each part is asked. */
function mayHoldCover({ localName, parentElement, ownerDocument }: Element): boolean {
  const { body, documentElement } = ownerDocument;
  return localName.includes('-') || parentElement === body || parentElement === documentElement;
}

/**
 * Whether something hides the item that no press meets, and that is therefore not found by asking what lies at a point:
 * elements that take no presses, and what styles put over the page beside an element that holds the item.
 */
export function hasUnpressableCover(item: Element): boolean {
  const box = boxOf(item);
  const around = new Set(pathTo(item).slice(0, -1));
  let looked = 0;
  const pages = [document, ...(item.ownerDocument === document ? [] : [item.ownerDocument])];
  for (const root of pages.flatMap((page) => allRoots(page, mayHoldCover))) {
    for (const element of root.querySelectorAll('*')) {
      if ((looked += 1) > mostElements) return false;
      const holdsItem = around.has(element);
      const rect = element.ownerDocument === document ? element.getBoundingClientRect() : boxOf(element);
      // looks are dear: of a feed of hundreds only what lies there is asked for its own, and what has no size for what it draws
      if (!holdsItem && rect.width * rect.height > 0 && shareOf(box, rect) < leastShare) continue;
      const style = getComputedStyle(element);
      if (!holdsItem && (style.pointerEvents !== 'none' || holds(item, element))) continue;
      if (coversByStyle(element, item, box)) return true;
      if (holdsItem || !element.checkVisibility({ opacityProperty: true })) continue;
      const covers = shareOf(box, rect) >= leastShare;
      if (covers && hides(style, pictures.has(element.localName)) && isOver(element, item)) return true;
    }
  }
  return false;
}
