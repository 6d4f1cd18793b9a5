import { articleSelectors } from './article-item.ts';
import type { Adapter, Reading } from '../contract.ts';
import { markedFacts, markedInside, readingFrom } from './generic-reading.ts';
import { hEntrySelectors } from './h-entry-item.ts';
import { markedItems } from './marked-items.ts';
import { microdataSelectors } from './microdata-item.ts';
import { pageBase } from '../page/page-base.ts';
import { structureBoxes, structureFacts } from './structure/structure.ts';

/** Of an item that a standard marks: the box that is the same item, and those of other people that stand in it. */
const sameBox = new WeakMap<Element, Element>();
const boxesIn = new WeakMap<Element, Element[]>();
/** Boxes that no standard marks. */
const byPlaceAlone = new WeakSet<Element>();

/** Said of what no standard marks. */
export const byPlaceMark = 'told by its place among the likes of it';

/** The nearest of `around` that holds an element, or is it. */
function nearest(element: Element, around: ReadonlySet<Element>): Element | null {
  for (let at: Element | null = element; at !== null; at = at.parentElement) if (around.has(at)) return at;
  return null;
}

/** What standards mark, and what repeats as people's words do; where both say the same, it is the one that a standard marks. */
function items(root: Document | ShadowRoot, url: URL): Element[] {
  const marked = markedItems(root);
  const boxes = structureBoxes(root, url);
  if (boxes.size === 0) return marked;
  const markedSet = new Set(marked);
  const markedIn = Map.groupBy(marked, (item) => nearest(item, boxes));
  const boxesOf = Map.groupBy(boxes, (box) => nearest(box, markedSet));
  for (const item of marked) {
    const inside = boxesOf.get(item) ?? [];
    const around = nearest(item, boxes);
    const same =
      around !== null && markedIn.get(around)?.length === 1 ? around : inside.length === 1 ? inside[0] : undefined;
    if (same !== undefined) sameBox.set(item, same);
    boxesIn.set(
      item,
      inside.filter((box) => box !== same),
    );
  }
  const alone = [...boxes].filter((box) => {
    const around = nearest(box, markedSet);
    return !markedIn.has(box) && (around === null || boxesOf.get(around)?.length !== 1);
  });
  for (const box of alone) byPlaceAlone.add(box);
  if (marked.length === 0) return alone;
  const all = new Set([...marked, ...alone]);
  // to ask which of two stands first is dear among thousands
  return [...root.querySelectorAll('*')].filter((element) => all.has(element));
}

function read(item: Element, pageUrl: URL): Reading {
  const url = pageBase(item.ownerDocument, pageUrl);
  const byPlace = structureFacts(sameBox.get(item) ?? item, pageUrl);
  if (byPlace === null || !byPlaceAlone.has(item)) {
    const inner = [...markedInside(item), ...(boxesIn.get(item) ?? [])];
    const said = markedFacts(item, inner, url);
    return readingFrom(byPlace === null ? said : [...said, byPlace.facts], item, inner, url);
  }
  const reading = readingFrom([byPlace.facts], item, byPlace.apart, url);
  reading.marks.push(byPlaceMark);
  return reading;
}

/** As the generic one, and where no standard marks them, people's words by their place among the likes of them. */
export const byStructure: Adapter = {
  id: 'web',
  name: 'Web page',
  version: 16,
  hosts: [],
  required: { post: ['text'], comment: ['text'], message: ['text'], page: ['permalink'] },
  selectors: { ...microdataSelectors, ...hEntrySelectors, ...articleSelectors },
  recognises: () => true,
  items,
  read,
};
