import { DaybookError } from '../../../shared/errors.ts';
import { boxOf, viewOf } from './box-of.ts';
import { frameOf } from './frame-of.ts';
import { parentAcross } from './holds.ts';
import { htmlNamespace } from './html-element.ts';
import { LentStyle } from '../lent/lent-style.ts';
import { allRoots } from './shadow-roots.ts';
import { partOnTop } from './top-layer.ts';

/** Whether an element is what scrolls with the document that it stands in. */
const isRoot = (element: Element) => element === element.ownerDocument.scrollingElement;

/** The elements that scroll around `element`, innermost first, the page itself last; documents in frames among them. */
export function scrollersAround(element: Element): Element[] {
  const scrollers: Element[] = [];
  for (let at = parentAcross(element); at !== null; at = parentAcross(at)) {
    const isOuter = isRoot(at) || at === at.ownerDocument.documentElement;
    if (isOuter && at.ownerDocument === document) break;
    const { overflowY } = getComputedStyle(at);
    const may = isOuter ? isRoot(at) : overflowY === 'auto' || overflowY === 'scroll' || overflowY === 'overlay';
    if (may && at.scrollHeight > at.clientHeight) scrollers.push(at);
  }
  scrollers.push(document.scrollingElement ?? document.documentElement);
  return scrollers;
}

/** The part of the window in which a scroller shows what is in it. */
export function shownIn(scroller: Element): DOMRect {
  if (!isRoot(scroller)) return boxOf(scroller);
  const frame = frameOf(scroller.ownerDocument);
  return frame === null ? new DOMRect(0, 0, document.documentElement.clientWidth, innerHeight) : viewOf(frame).box;
}

const scrolls = (part: Element) =>
  part.scrollHeight > part.clientHeight + 1 && ['auto', 'scroll', 'overlay'].includes(getComputedStyle(part).overflowY);

/** Whether a part hides far more than it shows, and only scripts bring it into view. */
const isHeld = (part: Element) =>
  part.scrollHeight > part.clientHeight * 1.5 && getComputedStyle(part).overflowY === 'hidden';

/** The largest of these that scrolls, and is no small list beside the rest of the page. */
function largestScrolling(parts: Iterable<Element>, may = scrolls): Element | null {
  let best: { part: Element; area: number } | null = null;
  for (const part of parts) {
    const area = part.clientWidth * part.clientHeight;
    if (area > (best?.area ?? (innerWidth * innerHeight) / 4) && may(part)) best = { part, area };
  }
  return best?.part ?? null;
}

/** What a person has before them where a layer lies over the whole window, and scrolls by itself; dialogs of scripts are such. */
function layerInFront(): Element | null {
  let front: Element | null = null;
  for (let at = document.elementFromPoint(innerWidth / 2, innerHeight / 2); at !== null; at = parentAcross(at)) {
    front = largestScrolling([at]) ?? front;
    const { width, height } = at.getBoundingClientRect();
    const isLayer = getComputedStyle(at).position === 'fixed' && width * height > innerWidth * innerHeight * 0.9;
    if (isLayer && front !== null) return front;
  }
  return null;
}

/** Whether nobody can scroll the page by hand, as while something lies over it. */
function isLocked(root: Element): boolean {
  const [ofRoot, ofBody] = [root, document.body].map((element) => getComputedStyle(element ?? root).overflowY);
  const locks = (overflow = '') => ['hidden', 'clip'].includes(overflow);
  return locks(ofRoot) || (ofRoot === 'visible' && locks(ofBody));
}

/**
 * Whether a page's own part scrolls in place of the page: as apps do, whose bars stand around one long list, and what
 * lies over everything else.
 */
function partInCharge(root: Element): Element | null {
  const top = partOnTop();
  const inTop = top === null ? null : largestScrolling([top, ...top.querySelectorAll('*')]);
  if (inTop !== null) return inTop;
  const inFront = layerInFront();
  if (inFront !== null) return inFront;
  const longer = root.scrollHeight > root.clientHeight + 1;
  if (longer && !isLocked(root)) return null;
  const parts = allRoots(document)
    .flatMap((within) => [...within.querySelectorAll('*')])
    .filter((part) => part !== root);
  return largestScrolling(parts) ?? (longer ? null : largestScrolling(parts, isHeld));
}

export interface MainScroller {
  scroller: Element;
  /** Whether it is a part of the page, and not the page itself. */
  isPart: boolean;
}

/** What scrolls when a person goes down the page: the page itself, or the part that takes its place. */
export function mainScroller(): MainScroller {
  const root = document.scrollingElement ?? document.documentElement;
  const part = partInCharge(root);
  return { scroller: part ?? root, isPart: part !== null };
}

/** Smaller parts than this share of the window are small lists, which go on as anybody can see. */
const leastShare = 1 / 8;
/** What goes on by less is a rounding, or a line that does not quite fit. CSS pixels. */
const leastBelow = 32;

const goesOn = (part: Element | null | undefined) =>
  part ? part.scrollHeight - part.clientHeight > leastBelow : false;

/** How many large parts beside the one that is gone through, frames among them, scroll by themselves and go on. */
export function partsGoingOn({ scroller }: MainScroller): number {
  const parts = allRoots(document).flatMap((within) => [...within.querySelectorAll('*')]);
  return parts.filter((part) => {
    if (part === scroller || part.clientWidth * part.clientHeight < innerWidth * innerHeight * leastShare) return false;
    const isFrame = part instanceof HTMLIFrameElement;
    const on = isFrame ? goesOn(part.contentDocument?.scrollingElement) : goesOn(part) && scrolls(part);
    return on && part.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }).length;
}

/** Whether it is drawn upside down, as lists are that are filled from below and turned back row by row. */
function isFlipped(scroller: Element): boolean {
  let flipped = false;
  for (let at: Element | null = scroller; at !== null; at = parentAcross(at)) {
    const { transform, scale } = getComputedStyle(at);
    if (transform !== 'none' && new DOMMatrixReadOnly(transform).m22 < 0) flipped = !flipped;
    if (Number(scale.split(' ')[1] ?? 1) < 0) flipped = !flipped;
  }
  return flipped;
}

/** How far what is seen is from the beginning of what scrolls, wherever the page counts from. */
export function scrolledDown(scroller: Element): number {
  const { scrollTop, scrollHeight, clientHeight } = scroller;
  const most = scrollHeight - clientHeight;
  const { display, flexDirection } = getComputedStyle(scroller);
  const fromBelow = scrollTop < 0 || (display.includes('flex') && flexDirection === 'column-reverse');
  const down = fromBelow ? scrollTop + most : scrollTop;
  return isFlipped(scroller) ? most - down : down;
}

/** Scrolls by so many of its own pixels, down as it is seen. */
export function scrollDownBy(scroller: Element, top: number, left = 0): void {
  scroller.scrollBy({ top: isFlipped(scroller) ? -top : top, left, behavior: 'instant' });
}

/** Scrollers that are held: whoever moves them asks first, since a capture may be broken off while a step of it waits. */
export interface HeldScroll {
  /** Throws `page-changed` once they were put back: from then on nothing of the page may be moved or hidden. */
  mayMove(): void;
  putBack(): void;
}

/**
 * Holds the scrollers still where they are put: no snapping to a place of the page's choice. `putBack` gives looks and
 * scroll positions back, exactly and without animation.
 */
export function holdScroll(scrollers: readonly Element[]): HeldScroll {
  let over = false;
  const places = scrollers.map((scroller) => ({ scroller, left: scroller.scrollLeft, top: scroller.scrollTop }));
  const lent = new LentStyle();
  for (const scroller of scrollers) {
    if (scroller.namespaceURI !== htmlNamespace) continue;
    if (getComputedStyle(scroller).scrollSnapType === 'none') continue;
    lent.lend(scroller as HTMLElement, { 'scroll-snap-type': 'none' });
  }
  const toPlaces = () => {
    for (const { scroller, left, top } of places) {
      if (scroller.scrollLeft !== left || scroller.scrollTop !== top) {
        scroller.scrollTo({ left, top, behavior: 'instant' });
      }
    }
  };
  return {
    mayMove: () => {
      if (over) throw new DaybookError('page-changed');
    },
    putBack: () => {
      over = true;
      toPlaces();
      lent.giveBack();
      toPlaces();
    },
  };
}
