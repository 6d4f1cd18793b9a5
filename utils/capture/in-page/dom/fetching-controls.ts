import { boxOf } from './box-of.ts';
import { saysMore } from './fetching-words.ts';
import { holds, parentAcross } from './holds.ts';
import { shadowRootOf } from './shadow-roots.ts';
import type { PlacedItem } from './shown-items.ts';

/** A button or link that fetches more of a list. */
export interface FetchingControl {
  element: Element;
  /** Its name, as the page gives it. */
  words: string;
  /** How many of the items stand above it. */
  above: number;
  /** Whether a press keeps the page: no link that leads to another one. */
  stays: boolean;
}

const pressable =
  'a[href], button, summary, input[type="button"], input[type="submit"], [role="button"], [role="link"], [tabindex="0"]';

/** What stands further from the first or last item than this belongs to something else. CSS pixels. */
const nearPx = 400;
/** A list's button may stand beside the list, in what holds both. */
const mostAround = 3;

/** Names that programs give such controls: the same whatever language the page is in. */
const marks =
  /(?:load|show|view|fetch|see)[-_]?(?:more|older|newer|earlier|prev)|more[-_]?(?:link|repl|comment|message|post|item)|(?:^|[\s_-])gap(?:$|[\s_-])|continuation|(?:older|earlier|previous)[-_]?(?:message|post|comment)/i;
const nextPage = /(?:^|[\s_-])next(?:$|[\s_-])/i;
const lastPage = /(?:^|[\s_-])prev(?:ious)?(?:$|[\s_-])/i;

const shortened = (words: string) => words.replaceAll(/\s+/g, ' ').trim();

function nameOf(element: Element): string {
  const own = element.getAttribute('aria-label') ?? '';
  const shown = own === '' ? (element.textContent ?? '') : own;
  return shortened(shown === '' ? (element.getAttribute('value') ?? element.getAttribute('title') ?? '') : shown);
}

/** What holds all items, and a little around it. */
function aroundAll(items: readonly PlacedItem[]): Element | null {
  let around = items[0] === undefined ? null : parentAcross(items[0].item);
  while (around !== null && !items.every(({ item }) => around !== null && holds(around, item)))
    around = parentAcross(around);
  for (let more = 0; more < mostAround && around !== null; more += 1) {
    const outer = parentAcross(around);
    if (outer === null || outer === outer.ownerDocument.documentElement) break;
    around = outer;
  }
  return around;
}

/** Elements in another's tree and in the shadow trees there. */
function pressableIn(around: Element): Element[] {
  const inTrees = [...around.querySelectorAll('*')]
    .filter(({ localName }) => localName.includes('-'))
    .flatMap((host) => [...(shadowRootOf(host)?.querySelectorAll(pressable) ?? [])]);
  return [...around.querySelectorAll(pressable), ...inTrees];
}

function isUsable(element: Element): boolean {
  if (element.matches(':disabled, [aria-disabled="true"], [aria-expanded="true"]')) return false;
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** Whether it stays with the window, as what leads to the newest message does. */
function isFixed(element: Element, around: Element): boolean {
  for (let at: Element | null = element; at !== null && at !== around; at = parentAcross(at))
    if (getComputedStyle(at).position === 'fixed') return true;
  return false;
}

/** Whether a press on it leads to another document. */
function leadsAway(element: Element): boolean {
  if (element.localName !== 'a') return false;
  const { protocol, href } = element as HTMLAnchorElement;
  if (!/^https?:$/.test(protocol)) return false;
  const plain = (url: string) => url.replace(/#.*$/, '');
  return plain(href) !== plain(element.ownerDocument.URL);
}

/**
 * Controls that fetch more of a list, among its items and right before and after them, top to bottom. `items`: those that are
 * shown, top to bottom. Nothing is pressed: what such a control does besides cannot be told from outside.
 */
export function fetchingControls(items: readonly PlacedItem[]): FetchingControl[] {
  const around = aroundAll(items);
  if (around === null) return [];
  const own = new Set(items.map(({ item }) => item));
  const left = Math.min(...items.map(({ box }) => box.left));
  const right = Math.max(...items.map(({ box }) => box.right));
  const top = items[0]?.box.top ?? 0;
  const bottom = Math.max(...items.map(({ box }) => box.bottom));
  const inItem = (element: Element) => {
    for (let at: Element | null = element; at !== null && at !== around; at = parentAcross(at))
      if (own.has(at)) return true;
    return false;
  };
  const found: (FetchingControl & { top: number })[] = [];
  for (const element of pressableIn(around)) {
    const words = nameOf(element);
    const says = saysMore(words);
    const inside = inItem(element);
    if (inside && says !== 'sure') continue;
    const marked = [element.className, element.id, element.getAttribute('data-testid')].join(' ');
    const rel = element.getAttribute('rel') ?? '';
    const [isNext, isLast] = [nextPage, lastPage].map((page) => page.test(marked) || page.test(rel));
    if (says === null && !isNext && !isLast && !marks.test(marked)) continue;
    const stays = !leadsAway(element);
    // a post's own page has its answers: that is no part of this list
    if (inside && !stays) continue;
    const box = boxOf(element);
    const beside = box.right <= left || box.left >= right || box.height < 1;
    if (beside || box.top > bottom + nearPx || box.bottom < top - nearPx) continue;
    const above = items.filter((one) => one.box.top <= box.top).length;
    if (says === null && ((isNext && above < items.length) || (isLast && above > 0))) continue;
    if (!isUsable(element) || isFixed(element, around)) continue;
    found.push({ element, words, above, stays, top: box.top });
  }
  const inner = found.filter(
    ({ element }) => !found.some((other) => other.element !== element && holds(element, other.element)),
  );
  return inner
    .toSorted((a, b) => a.top - b.top)
    .map(({ element, words, above, stays }) => ({ element, words: words.slice(0, 80), above, stays }));
}
