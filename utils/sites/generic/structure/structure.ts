import { textOf } from '../../page/dom-text.ts';
import { pageBase } from '../../page/page-base.ts';
import { sessionFreeUrl } from '../../values/session-free-url.ts';
import { controls, type GenericFacts, handleOfProfile, noFacts } from '../generic-facts.ts';
import { boxesAround } from './boxes.ts';
import { ownIdAttribute } from './own-id.ts';
import { partName } from './part-name.ts';
import { mostSamples, type Recipe, recipeOf, wordsIn } from './recipe.ts';
import { onlyIn, type Sample, type Slots, slotsOf } from './slots.ts';
import { kindOf, looksLikeTime, ownWords, timeMarks, type TimeMark, utcOf } from './time-mark.ts';

/** How each box of a page is read; found anew with every listing, values are read from the box when it is asked for. */
const recipes = new WeakMap<Element, Recipe>();
/** Boxes of lists in which some answer others, or that stand in an article. */
const answering = new WeakSet<Element>();

/** Fewer than two of a kind are no list. */
const fewest = 2;

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The boxes of one template: an answer is often drawn by another than what it answers. */
function byTemplate(boxes: ReadonlyMap<Element, Element>): [Element, Element][][] {
  const wayTo = ([box, time]: [Element, Element]): string => {
    let way = partName(time);
    for (let at = time.parentElement; at !== null && at !== box; at = at.parentElement) way = `${partName(at)}>${way}`;
    return way;
  };
  return [...Map.groupBy(boxes, wayTo).values()];
}

function samplesOf(all: readonly [Element, Element][], boxes: ReadonlyMap<Element, Element>): Sample[] {
  const step = Math.max(1, Math.floor(all.length / mostSamples));
  return all
    .filter((_, at) => at % step === 0)
    .slice(0, mostSamples)
    .map(([box, time]) => {
      const slots = slotsOf(box, (element) => boxes.has(element));
      const timeWay = [...slots].find(([, elements]) => elements.includes(time))?.[0] ?? '';
      return { box, slots, time, timeWay };
    });
}

/** Boxes of the list that show no time as the others do: beside them, of the same template, with a name or words. */
function withTimeless(boxes: ReadonlyMap<Element, Element>, recipe: Recipe): Element[] {
  const names = new Map<Element, Set<string>>();
  for (const box of boxes.keys()) {
    const { parentElement } = box;
    if (parentElement !== null) names.set(parentElement, (names.get(parentElement) ?? new Set()).add(partName(box)));
  }
  const around = new Set<Element>();
  for (const box of boxes.keys())
    for (let at = box.parentElement; at !== null && !around.has(at); at = at.parentElement) around.add(at);
  const all = new Set(boxes.keys());
  for (const [parent, known] of names)
    for (const child of parent.children)
      if (known.has(partName(child)) && !around.has(child) && hasNameOrWords(child, recipe)) all.add(child);
  return [...all];
}

function hasNameOrWords(box: Element, { name, body }: Recipe): boolean {
  const slots = slotsOf(box, () => false);
  return onlyIn(slots, name) !== null || (name !== null && (onlyIn(slots, body)?.textContent.trim() ?? '') !== '');
}

function findBoxes(root: Document | ShadowRoot, url: URL): Set<Element> {
  const taken = new Set<Element>();
  const kinds = [...timeMarks(root).values()]
    .filter((marks) => marks.length >= fewest)
    .map((marks) => ({ marks, sure: middle(marks.map(({ sure }: TimeMark) => sure)) }))
    .toSorted((a, b) => b.sure - a.sure || b.marks.length - a.marks.length);
  for (const { marks, sure } of kinds) {
    const boxes = boxesAround(marks);
    for (const box of boxes.keys()) if (taken.has(box)) boxes.delete(box);
    if (boxes.size < fewest) continue;
    const isAnswering = [...boxes.keys()].some(
      (box) => nearestAround(box, (at) => boxes.has(at)) !== null || box.parentElement?.closest('article') != null,
    );
    for (const alike of byTemplate(boxes)) {
      if (alike.length < fewest) continue;
      const recipe = recipeOf(samplesOf(alike, boxes), sure, url);
      if (recipe === null) continue;
      const own = new Map(alike);
      for (const box of withTimeless(own, recipe)) {
        if (boxes.has(box) && !own.has(box)) continue;
        taken.add(box);
        recipes.set(box, recipe);
        if (isAnswering) answering.add(box);
      }
    }
  }
  return taken;
}

/** Whether boxes are where they were, and their recipe still finds what it found. */
function stillHolds(boxes: readonly Element[]): boolean {
  if (boxes.length === 0) return true;
  const told = boxes.slice(0, 5).some((box) => {
    const slots = slotsOf(box, (element) => recipes.has(element));
    const recipe = recipes.get(box);
    return recipe !== undefined && timeIn(slots, recipe) !== null;
  });
  return told && boxes.every((box) => box.isConnected);
}

/** What was found in a page, for as long as nothing comes or goes in it: whoever chooses asks with every move of the mouse. */
const known = new WeakMap<Document | ShadowRoot, { size: number; boxes: ReadonlySet<Element> }>();

/** What repeats in a page as people's words do: each box with a name, a time and words of its own; in page order. */
export function structureBoxes(root: Document | ShadowRoot, url: URL): ReadonlySet<Element> {
  const all = root.querySelectorAll('*');
  const before = known.get(root);
  if (before?.size === all.length && stillHolds([...before.boxes])) return before.boxes;
  const found = findBoxes(root, url);
  const boxes = found.size === 0 ? found : new Set([...all].filter((element) => found.has(element)));
  known.set(root, { size: all.length, boxes });
  return boxes;
}

/** The time of a box, where its place may hold something else, too. */
function timeIn(slots: Slots, { time }: Recipe): Element | null {
  const [element, another] = (slots.get(time ?? '-') ?? []).filter(looksLikeTime);
  return another === undefined ? (element ?? null) : null;
}

function nameOf(slots: Slots, way: string | null): string | null {
  const element = onlyIn(slots, way);
  return element === null ? null : textOf(element).replace(/\s+/gu, ' ') || null;
}

/** Reads a box as the others of its list are read; null where it is in none. `apart`: what in it is of others, and its portraits. */
export function structureFacts(box: Element, pageUrl: URL): { facts: GenericFacts; apart: Element[] } | null {
  const recipe = recipes.get(box);
  if (recipe === undefined) return null;
  const url = pageBase(box.ownerDocument, pageUrl);
  const facts = noFacts('place among the likes of it');
  const inner: Element[] = [];
  const slots = slotsOf(box, (element) => {
    const isInner = recipes.has(element);
    if (isInner) inner.push(element);
    return isInner;
  });
  const time = timeIn(slots, recipe);
  const name = onlyIn(slots, recipe.name);
  const handle = nameOf(slots, recipe.handle)?.replace(/^@/u, '') ?? null;
  facts.name = nameOf(slots, recipe.name);
  const profile = [name, onlyIn(slots, recipe.handle)]
    .map((part) => part?.closest('a[href]') ?? null)
    .find((link) => link !== null && link !== box && box.contains(link));
  facts.profileUrl = sessionFreeUrl(profile?.getAttribute('href'), url);
  facts.handle = handle ?? handleOfProfile(facts.profileUrl);
  facts.itemId = ownIdAttribute(box, slots);
  facts.permalink = linkIn(slots, recipe, url);
  const outer = nearestAround(box, (at) => recipes.has(at));
  if (outer !== null)
    facts.answers = linkIn(
      slotsOf(outer, (at) => recipes.has(at)),
      recipes.get(outer) ?? recipe,
      url,
    );
  facts.kind = answering.has(box) || leadsBackTo(pageUrl, facts.permalink) ? 'comment' : 'post';
  if (time !== null) {
    facts.postedAt = utcOf(time);
    facts.postedAtRaw = ownWords(time) || textOf(time) || time.getAttribute('datetime') || time.getAttribute('title');
  }
  const title = onlyIn(slots, recipe.title);
  facts.title = title === null ? null : textOf(title) || null;
  const quoted = quotedIn(box, slots, time);
  facts.quoted = quoted.map((frame) => textOf(frame, { exclude: controls })).join('\n') || null;
  facts.text = wordsIn(box, slots, recipe, [...inner, ...quoted]) || null;
  const portraits = [...recipe.portraits].flatMap((way) => slots.get(way) ?? []);
  return { facts, apart: [...inner, ...quoted, ...portraits] };
}

/** Somebody else's words in a box that are in no box of their own: the least around another time that has words, too. */
function quotedIn(box: Element, slots: Slots, time: Element | null): Element[] {
  if (time === null) return [];
  const kind = kindOf(time);
  const isTime = time.localName === 'time';
  const others = [...slots.values()]
    .flat()
    .filter((other) => other !== time && (kindOf(other) === kind || (isTime && other.localName === 'time')));
  const frames = others.map((other) => {
    let frame = other.parentElement ?? box;
    while (frame.parentElement !== null && textOf(frame, { exclude: 'a[href]', without: [other] }) === '')
      frame = frame.parentElement;
    return frame;
  });
  return frames.filter((frame) => frame !== box && box.contains(frame) && !frame.contains(time));
}

/** Whether an item's own address is a place in the page that shows it: what has a page of its own is no comment on this one. */
function leadsBackTo(page: URL, permalink: string | null): boolean {
  if (permalink === null) return false;
  const { hash, pathname, origin } = new URL(permalink);
  return hash !== '' && pathname === page.pathname && origin === page.origin;
}

function linkIn(slots: Slots, { link }: Recipe, url: URL): string | null {
  return link === null ? null : sessionFreeUrl(slots.get(link)?.[0]?.getAttribute('href'), url);
}

function nearestAround(box: Element, wanted: (element: Element) => boolean): Element | null {
  for (let at = box.parentElement; at !== null; at = at.parentElement) if (wanted(at)) return at;
  return null;
}
