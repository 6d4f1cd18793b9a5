import type { TimeMark } from './time-mark.ts';

const rootNames = new Set(['body', 'html', 'main']);

/** Tags from `box` down to `mark`; `a>time` for a link with the time in it, in the box itself. */
function wayDown(box: Element, mark: Element): string {
  const tags: string[] = [];
  for (let at: Element | null = mark; at !== null && at !== box; at = at.parentElement) tags.push(at.localName);
  return `${box.localName}>${tags.toReversed().join('>')}`;
}

/** The largest element around `mark` that begins after `before`: its own box, with the answers inside it. */
function largestAfter(mark: Element, before: Element): Element {
  let at = mark;
  while (at.parentElement !== null && !at.parentElement.contains(before)) at = at.parentElement;
  return at;
}

/** Whether a box holds words besides its time. */
function saysMore(box: Element, mark: Element): boolean {
  return box.textContent.trim().length > mark.textContent.trim().length + 2;
}

/**
 * What repeats around marks of one kind: for each the box that it is the time of. Where a list of answers stands inside
 * what they answer, their boxes are in its box. In page order, as the marks are.
 */
export function boxesAround(marks: readonly TimeMark[]): Map<Element, Element> {
  const ways = new Map<string, number>();
  const largest = marks.map(({ element }, at) => {
    const before = marks[at - 1]?.element;
    if (before === undefined) return null;
    const box = largestAfter(element, before);
    if (box !== element && saysMore(box, element)) {
      const way = wayDown(box, element);
      ways.set(way, (ways.get(way) ?? 0) + 1);
    }
    return box;
  });
  const most = Math.max(0, ...ways.values());
  const boxes = new Map<Element, Element>();
  for (const [at, { element }] of marks.entries()) {
    const bound = largest[at] ?? null;
    let way = element.localName;
    for (let box = element.parentElement; box !== null && !rootNames.has(box.localName); box = box.parentElement) {
      way = `${box.localName}>${way}`;
      if ((ways.get(way) ?? 0) >= Math.max(1, most / 10) && saysMore(box, element)) {
        if (!boxes.has(box)) boxes.set(box, element);
        break;
      }
      if (box === bound) break;
    }
  }
  return boxes;
}
