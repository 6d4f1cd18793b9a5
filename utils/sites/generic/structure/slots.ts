import { partName } from './part-name.ts';

/** A place in a box, by the way down to it; where several elements stand in one place, they are of one kind. */
export type Slots = Map<string, Element[]>;

/** One box of a list, as far as it is looked at to find the recipe. */
export interface Sample {
  box: Element;
  slots: Slots;
  /** Null in a list that shows no times. */
  time: Element | null;
  timeWay: string;
}

/** A box is a part of a page, not a page: more elements are not looked through. */
const mostElements = 2000;

/** Every place in a box, without the boxes inside it. */
export function slotsOf(box: Element, inner: (element: Element) => boolean): Slots {
  const slots: Slots = new Map();
  const open: [Element, string][] = [[box, '']];
  for (let seen = 0; seen < mostElements; seen += 1) {
    const next = open.pop();
    if (next === undefined) break;
    const [element, way] = next;
    const here = slots.get(way);
    if (here === undefined) slots.set(way, [element]);
    else here.push(element);
    for (let child = element.lastElementChild; child !== null; child = child.previousElementSibling)
      if (!inner(child) && !isWordless(child)) open.push([child, `${way}>${partName(child)}`]);
  }
  return slots;
}

function isWordless(element: Element): boolean {
  return ['svg', 'script', 'style', 'template', 'noscript', 'form', 'textarea', 'select'].includes(element.localName);
}

/** Beside a link may stand what is drawn as it is, such as a dot. */
export const isLink = (element: Element): boolean => element.localName === 'a' && element.hasAttribute('href');

/** The only element in a place; null where there are none or several. */
export function onlyIn(slots: Slots, way: string | null): Element | null {
  const here = way === null ? undefined : slots.get(way);
  return here?.length === 1 ? (here[0] ?? null) : null;
}

/** How many of the boxes differ: a list may show the same more than once. */
export function differing(samples: readonly Sample[]): number {
  return new Set(samples.map(({ box }) => box.textContent.trim())).size;
}

/** Whether `way` leads into what stands at `into`. */
export const leadsInto = (way: string, into: string): boolean => way === into || way.startsWith(`${into}>`);

/** The place of what has the same class there and is a block where this one stands in a line: a name without a page. */
export function twinOf(way: string): string | null {
  const at = way.lastIndexOf('>') + 1;
  const [, tag, name] = /^(~|div)(\.\S+)$/u.exec(way.slice(at)) ?? [];
  return name === undefined ? null : `${way.slice(0, at)}${tag === '~' ? 'div' : '~'}${name}`;
}
