import { nearestAround } from '../../page/nearest-around.ts';
import { boxesAround } from './boxes.ts';
import { kinRecipe } from './kin-recipe.ts';
import { numberedLists } from './numbered-lists.ts';
import { partName } from './part-name.ts';
import { mostSamples, type Recipe, recipeOf } from './recipe.ts';
import { onlyIn, type Sample, type Slots, slotsOf } from './slots.ts';
import { sureness, timeMarks, type TimeMark, utcOf } from './time-mark.ts';

/** How a box is read, and whether its list is one in which some answer others, or that stands in an article. */
export interface FoundBox {
  recipe: Recipe;
  isAnswering: boolean;
}

/** Fewer than two of a kind are no list. */
const fewest = 2;

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The boxes of one template: an answer is often drawn by another than what it answers. */
function byTemplate(boxes: ReadonlyMap<Element, Element>): [Element, Element][][] {
  const templateOf = ([box, time]: [Element, Element]): string => {
    let way = partName(time);
    for (let at = time.parentElement; at !== null && at !== box; at = at.parentElement) way = `${partName(at)}>${way}`;
    return way;
  };
  return [...Map.groupBy(boxes, templateOf).values()];
}

interface Alike {
  alike: [Element, Element][];
  recipe: Recipe;
}

/** How the boxes of one template are read; where they are not read together, those of each name by themselves. */
function recipesOf(
  template: [Element, Element][],
  boxes: ReadonlyMap<Element, Element>,
  sure: number,
  url: URL,
): Alike[] {
  if (template.length < fewest) return [];
  const recipe = recipeOf(samplesOf(template, boxes), sure, url);
  if (recipe !== null) return [{ alike: template, recipe }];
  const kinds = [...Map.groupBy(template, ([box]) => partName(box)).values()];
  return kinds.length === 1 ? [] : kinds.flatMap((alike) => recipesOf(alike, boxes, sure, url));
}

/** As many of a list as are looked at, from all over it. */
function someOf<T>(all: readonly T[]): T[] {
  const step = Math.max(1, Math.floor(all.length / mostSamples));
  return all.filter((_, at) => at % step === 0).slice(0, mostSamples);
}

const wayTo = (time: Element, slots: Slots): string =>
  [...slots].find(([, elements]) => elements.includes(time))?.[0] ?? '';

function samplesOf(all: readonly [Element, Element][], boxes: ReadonlyMap<Element, Element>): Sample[] {
  return someOf(all).map(([box, time]) => {
    const slots = slotsOf(box, (element) => boxes.has(element));
    return { box, slots, time, timeWay: wayTo(time, slots) };
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

/** Whether some of these answer others, or stand in an article. */
function areAnswers(boxes: Iterable<Element>, isBox: (element: Element) => boolean): boolean {
  return [...boxes].some((box) => nearestAround(box, isBox) !== null || box.parentElement?.closest('article') != null);
}

/** Boxes that no other is drawn like, read as those are that they stand among. */
function addKin(
  boxes: ReadonlyMap<Element, Element>,
  found: Map<Element, FoundBox>,
  isAnswering: boolean,
  url: URL,
): void {
  const known = new Set([...boxes.keys()].flatMap((box) => found.get(box)?.recipe ?? []));
  if (known.size === 0) return;
  for (const [box, time] of boxes) {
    if (found.has(box)) continue;
    const slots = slotsOf(box, (element) => boxes.has(element));
    const timeWay = wayTo(time, slots);
    const recipe = [...known].map((kin) => kinRecipe(box, slots, timeWay, kin, url)).find((kin) => kin !== null);
    if (recipe !== undefined) found.set(box, { recipe, isAnswering });
  }
}

/** What a list answers stands before it, with a time like those in it, and is often drawn by another template. */
function addBefore(marks: readonly TimeMark[], found: Map<Element, FoundBox>, url: URL): void {
  const isFound = (at: Element): boolean => found.has(at);
  const times = marks.map(({ element }) => element);
  const at = times.findIndex((time) => nearestAround(time, isFound) !== null);
  const [time, next] = [times[at - 1], times[at]];
  const kin = next === undefined ? null : nearestAround(next, isFound);
  if (time === undefined || kin === null) return;
  const known = found.get(kin) as FoundBox;
  const others = [times[at - 2], kin];
  const isApart = (around: Element | null): around is Element =>
    around !== null && !others.some((other) => other !== undefined && around.contains(other));
  const words = (box: Element): string => box.textContent.trim();
  let best: [Element, Recipe] | null = null;
  for (let box = time.parentElement; isApart(box); box = box.parentElement) {
    const slots = slotsOf(box, isFound);
    const recipe = kinRecipe(box, slots, wayTo(time, slots), known.recipe, url);
    const isWhole = recipe !== null && onlyIn(slots, recipe.body) !== null;
    // what is around it and says no more bears its number
    if (best !== null && (!isWhole || words(box) !== words(best[0]))) break;
    if (isWhole) best = [box, recipe];
  }
  if (best !== null) found.set(best[0], { recipe: best[1], isAnswering: false });
}

/** Boxes by the times in them. */
function timedBoxes(root: Document | ShadowRoot, url: URL): Map<Element, FoundBox> {
  const found = new Map<Element, FoundBox>();
  const kinds = [...timeMarks(root).values()]
    .filter((marks) => marks.length >= fewest)
    .map((marks) => ({ marks, sure: middle(marks.map(({ sure }: TimeMark) => sure)) }))
    .toSorted((a, b) => b.sure - a.sure || b.marks.length - a.marks.length);
  for (const { marks, sure } of kinds) {
    const boxes = boxesAround(marks);
    for (const box of boxes.keys()) if (found.has(box)) boxes.delete(box);
    if (boxes.size < fewest) continue;
    const isAnswering = areAnswers(boxes.keys(), (at) => boxes.has(at));
    for (const { alike, recipe } of byTemplate(boxes).flatMap((template) => recipesOf(template, boxes, sure, url))) {
      const own = new Map(alike);
      for (const box of withTimeless(own, recipe))
        if (!boxes.has(box) || own.has(box)) found.set(box, { recipe, isAnswering });
    }
    addKin(boxes, found, isAnswering, url);
    addBefore(marks, found, url);
  }
  return found;
}

/** What is around each of a list, where that bears no more of it than one: a number may stand on the head alone. */
function aroundEach(list: readonly Element[]): Element[] {
  const around = list.map(({ parentElement }) => parentElement);
  const boxes = new Set<Element>(around.filter((box) => box !== null));
  const isNested = [...boxes].some((box) => nearestAround(box, (at) => boxes.has(at)) !== null);
  return boxes.size === list.length && !isNested ? [...boxes] : [];
}

/** How the boxes of a list without times are read. */
function numberedRecipe(list: readonly Element[], url: URL): Recipe | null {
  const boxes = new Set(list);
  const samples = someOf(list).map((box): Sample => ({
    box,
    slots: slotsOf(box, (element) => boxes.has(element)),
    time: null,
    timeWay: '',
  }));
  return samples.length < fewest ? null : recipeOf(samples, 0, url);
}

/** How the only one of its kind is read: with a number, a machine's time, a name, and a box whose name says that it holds words. */
function loneRecipe(box: Element, url: URL): Recipe | null {
  const time = [...box.querySelectorAll('*')].find((element) => utcOf(element) !== null);
  if (time === undefined) return null;
  const slots = slotsOf(box, () => false);
  const recipe = recipeOf([{ box, slots, time, timeWay: wayTo(time, slots) }], sureness.machine, url);
  return recipe?.name != null && /(?:text|body|content|message)[^>]*$/u.test(recipe.body ?? '') ? recipe : null;
}

/** What repeats in a page as people's words do: by the times in it, and by its numbers where it shows none or only words for them. */
export function findBoxes(root: Document | ShadowRoot, url: URL): Map<Element, FoundBox> {
  const found = timedBoxes(root, url);
  const isFound = (element: Element): boolean => found.has(element);
  for (const numbered of numberedLists(root, isFound, fewest)) {
    for (const list of [numbered, aroundEach(numbered)]) {
      const recipe = numberedRecipe(list, url);
      if (recipe === null) continue;
      const isAnswering = areAnswers(list, (at) => list.includes(at));
      for (const box of list) found.set(box, { recipe, isAnswering });
      break;
    }
  }
  if (found.size > 0) return found;
  for (const box of numberedLists(root, isFound, 1).flat()) {
    const recipe = loneRecipe(box, url);
    if (recipe !== null) found.set(box, { recipe, isAnswering: areAnswers([box], isFound) });
  }
  return found;
}
