import { hasNoFile } from './late-images.ts';
import { isStillComing } from './still-coming.ts';

/** Names that kits give to what stands in the place of words and pictures that have not come. */
const marked = '[class*="skeleton" i], [class*="shimmer" i], [class*="glimmer" i], [aria-busy="true"]';
/** Such names stand on what never gets any words, too: these count where they move. */
const markedIfMoving = '[class*="placeholder" i], [class*="loader" i], [class*="loading" i]';

/** Smaller ones are spinners and signs. CSS pixels. */
const least = { width: 80, height: 8 };
/** Taller ones that nothing but their movement tells are grounds. CSS pixels. */
const mostBar = 250;
/** So many alike, each moving for ever without a word in it, are the rows of something that has not come. */
const leastAlike = 3;

const showsItself = 'img, picture, video, canvas, iframe, object, embed, input, textarea, select';

/** Whether nothing is in it that anybody could read or see: words for those who have the page read out do not count. */
function isEmpty(element: Element): boolean {
  if (element.matches(showsItself) || element.querySelector(showsItself) !== null) return false;
  const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if ((text.nodeValue ?? '').trim() === '') continue;
    const { width = 0, height = 0 } = text.parentElement?.getBoundingClientRect() ?? {};
    if (width > 2 && height > 2 && text.parentElement?.checkVisibility({ visibilityProperty: true })) return false;
  }
  return true;
}

/** Whether somebody who looks at the window sees it, and not what has come and lies over it. */
function isSeen(element: Element, everywhere: boolean): boolean {
  const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
  if (width < least.width || height < least.height) return false;
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  if (right <= 0 || left >= innerWidth) return false;
  if (bottom <= 0 || top >= innerHeight) return everywhere;
  const middle = (from: number, to: number, most: number) => (Math.max(0, from) + Math.min(most, to)) / 2;
  const page = element.getRootNode() as Document | ShadowRoot;
  const hit = page.elementFromPoint(middle(left, right, innerWidth), middle(top, bottom, innerHeight));
  // many take no press: then what they stand in is hit
  return hit === null || element.contains(hit) || hit.contains(element);
}

const movesForEver = ({ effect, playState }: Animation) =>
  playState === 'running' && effect?.getComputedTiming().endTime === Infinity;

/** Bars that move for ever with nothing in them, several of one kind: whatever they are called. */
function movingBars(within: Document | Element, everywhere: boolean): Element[] {
  const moving = within.getAnimations({ subtree: true }).filter(movesForEver);
  const kinds = Map.groupBy(moving, (one) => (one as CSSAnimation).animationName ?? '');
  return [...kinds].flatMap(([name, animations]) => {
    if (name === '' || animations.length < leastAlike) return [];
    const bars = [...new Set(animations.flatMap(({ effect }) => (effect as KeyframeEffect).target ?? []))].filter(
      (bar) => bar.getBoundingClientRect().height <= mostBar && isSeen(bar, everywhere) && isEmpty(bar),
    );
    return bars.length < leastAlike ? [] : bars;
  });
}

/**
 * How many parts of a page, or of an item on it, stand in the place of words or pictures that have not come; those in view
 * alone, unless `everywhere`. The rest of a page that is still being loaded is one. A thing that spins or slides beside
 * what is there is none.
 */
export function unfinishedParts(within: Document | Element, everywhere = false): number {
  const isOne = (part: Element) => isSeen(part, everywhere) && isEmpty(part);
  const named = [...within.querySelectorAll(marked)].filter(isOne);
  const moving = [...within.querySelectorAll(markedIfMoving)].filter(
    (part) => isOne(part) && part.getAnimations({ subtree: true }).some(movesForEver),
  );
  // what lies in a slide show out of sight is never asked for; those of an item are waited for as it is brought into view
  const images =
    everywhere || within.nodeType !== Node.DOCUMENT_NODE
      ? []
      : [...within.querySelectorAll('img')].filter((image) => hasNoFile(image) && isSeen(image, false));
  const rest = isStillComing(within, everywhere) ? 1 : 0;
  return new Set([...named, ...moving, ...movingBars(within, everywhere), ...images]).size + rest;
}
