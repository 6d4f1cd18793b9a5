import { textOf } from '../../page/dom-text.ts';
import { uncutAddress } from '../../page/link-words.ts';
import { controls } from '../generic-facts.ts';
import { ownIdOf } from './own-id.ts';
import { nameIn } from './name-signs.ts';
import { nameWayIn } from './name-way.ts';
import { elsewhereLinkWay, type LinkPlace, ownLinkWay, timeLinkWay, titleLinkWay } from './link-way.ts';
import { differing, isLink, leadsInto, onlyIn, type Sample, type Slots, twinOf } from './slots.ts';
import { commonest, counted, most } from './tally.ts';
import { ownWords } from '../../page/own-words.ts';
import { areTime, sureness } from './time-mark.ts';

/** Where in the boxes of one list each thing stands. */
export interface Recipe {
  time: string | null;
  sure: number;
  name: string | null;
  /** Where those are named who have no page that a name could lead to. */
  guest: string | null;
  /** Whether the name is the first thing in what it stands in, so that another one there is that of a guest. */
  nameIsFirst: boolean;
  handle: string | null;
  /** The link that leads to the one item. */
  link: LinkPlace | null;
  /** What holds the words; null where they stand in the box among everything else. */
  body: string | null;
  /** A heading that each box has: not among the words. */
  title: string | null;
  /** Places of pictures that nearly every box has: whose it is, stars, signs. */
  portraits: ReadonlySet<string>;
  /** Places whose words are nobody's: the same in every box, as the page calls its buttons, or the name once more. */
  constant: ReadonlySet<string>;
}

/** As many boxes tell as surely as all of them where things stand. */
export const mostSamples = 40;

/** How many, or the how manieth: a number and at most one word, whichever form of it the number asks for. */
const countWords = /^[+−#№-]?\p{Nd}[\p{Nd}.,]*\s?\p{L}{0,14}$/u;

/** Places whose words do not change from box to box, but for a number. */
function constantWays(samples: readonly Sample[]): Set<string> {
  const words = new Map<string, string[]>();
  for (const { slots } of samples)
    for (const [way, elements] of slots) {
      const said = elements.map(ownWords).join('\n');
      if (said.trim() !== '') words.set(way, [...(words.get(way) ?? []), said]);
    }
  const constant = new Set<string>();
  for (const [way, said] of words)
    if (said.length >= 2 && (commonest(said) > said.length * 0.6 || said.every((one) => countWords.test(one.trim()))))
      constant.add(way);
  return constant;
}

/** The smallest place that holds nearly all of what changes from box to box beside name and time. */
function bodyWay(samples: readonly Sample[], apart: readonly string[], constant: ReadonlySet<string>): string | null {
  const lengths = new Map<string, number>();
  const held = new Map<string, number>();
  const several = new Set<string>();
  for (const { slots } of samples) {
    for (const [way, elements] of slots) {
      if (elements.length === 1) held.set(way, (held.get(way) ?? 0) + 1);
      else several.add(way);
      if (constant.has(way) || apart.some((one) => leadsInto(way, one))) continue;
      const length = Math.min(
        600,
        elements.reduce((sum, element) => sum + ownWords(element).length, 0),
      );
      if (length === 0) continue;
      for (let at = way; ; at = at.slice(0, at.lastIndexOf('>'))) {
        lengths.set(at, (lengths.get(at) ?? 0) + length);
        if (at === '') break;
      }
    }
  }
  const whole = [...lengths].filter(
    ([way]) =>
      (held.get(way) ?? 0) >= samples.length * 0.7 &&
      !several.has(way) &&
      way !== '' &&
      !apart.some((one) => leadsInto(one, way)),
  );
  const best = Math.max(0, ...whole.map(([, length]) => length));
  // words may stand beside the name in one place with it
  if (best < (lengths.get('') ?? 0) * 0.4 || best === 0) return null;
  const [smallest] = whole.filter(([, length]) => length >= best * 0.97).toSorted((a, b) => b[0].length - a[0].length);
  if (smallest === undefined) return null;
  // where other boxes have more than one paragraph it stands beside this one
  const [way, length] = smallest;
  const around = whole.filter(([outer, more]) => leadsInto(way, outer) && more === length);
  const widest = around.toSorted((a, b) => a[0].length - b[0].length)[0]?.[0] ?? way;
  // beside a paragraph with the name stand lists and quotes of other boxes as well
  const outer = /^(.*)>(?:p|ul|ol|blockquote|pre)\.$/u.exec(widest)?.[1];
  return outer === undefined ? widest : outer || null;
}

/** Places in the words that say in every box what stands before them already, as the source of them that a button shows. */
function echoesIn(samples: readonly Sample[], body: string | null): string[] {
  if (body === null) return [];
  const inside = new Map<string, { said: number; again: number }>();
  for (const { slots } of samples) {
    const before = new Set<string>();
    for (const [way, [element]] of slots) {
      if (element === undefined || way.slice(0, way.lastIndexOf('>')) !== body) continue;
      const words = element.textContent.replace(/\s+/gu, ' ').trim();
      if (words === '') continue;
      const known = inside.get(way) ?? { said: 0, again: 0 };
      known.said += 1;
      if (before.has(words)) known.again += 1;
      inside.set(way, known);
      before.add(words);
    }
  }
  return [...inside].flatMap(([way, { said, again }]) => (said > 1 && said === again ? [way] : []));
}

/** The heading that nearly every box has once; one that only some have is a person's own. */
function titleWay(samples: readonly Sample[], apart: readonly string[]): string | null {
  const ways = new Map<string, number>();
  for (const { slots } of samples)
    for (const [way, elements] of slots)
      if (elements.length === 1 && elements[0]?.matches('h1, h2, h3, h4, h5, h6') === true)
        ways.set(way, (ways.get(way) ?? 0) + 1);
  for (const [way, count] of ways)
    if (count >= samples.length * 0.7 && !apart.some((one) => leadsInto(one, way) || leadsInto(way, one))) return way;
  return null;
}

function portraitWays(samples: readonly Sample[]): Set<string> {
  const ways = samples.flatMap(({ slots }) =>
    [...slots].filter(([, [one]]) => one?.localName === 'img').map(([way]) => way),
  );
  return new Set(counted(ways).flatMap(([way, count]) => (count >= samples.length * 0.6 ? [way] : [])));
}

/** The place around another one in which nothing else stands. */
function aroundAll(samples: readonly Sample[], way: string): string | null {
  const around = way.slice(0, way.lastIndexOf('>'));
  const named = samples.filter(({ slots }) => onlyIn(slots, way) !== null);
  const alone = named.every(
    ({ slots }) => onlyIn(slots, around)?.textContent.trim() === onlyIn(slots, way)?.textContent.trim(),
  );
  return around !== '' && alone ? around : null;
}

/** Whether what stands in a place is a link that comes first in what is around it, beside more. */
function isFirstThere(samples: readonly Sample[], way: string): boolean {
  const here = samples.flatMap(({ slots }) => onlyIn(slots, way) ?? []);
  return here.every((element) => element.closest('a[href]') !== null && firstWorded(element.parentElement) === element);
}

/** The first in an element that has words; null where words of its own stand before it. */
export function firstWorded(around: Element | null): Element | null {
  for (const node of around?.childNodes ?? []) {
    if ((node.textContent ?? '').trim() === '') continue;
    return node.nodeType === 1 ? (node as Element) : null;
  }
  return null;
}

/** How the boxes of a list are read; null where they are not surely people's words. */
export function recipeOf(samples: readonly Sample[], sure: number, url: URL): Recipe | null {
  const isTimed = samples.some((sample) => sample.time !== null);
  const time = isTimed ? most(samples.map(({ timeWay }) => timeWay)) : null;
  const constant = constantWays(samples);
  const timeLink = timeLinkWay(samples, url);
  const times = time === null ? [] : [time];
  const draft = bodyWay(samples, times, constant);
  const ownLink = timeLink ?? ownLinkWay(samples, url);
  const who = nameWayIn(samples, { time, ownLink, sure, constant, draft, url });
  const apart = [...times, ...(who?.name == null ? [] : [who.name]), ...(who?.handle == null ? [] : [who.handle])];
  const body = bodyWay(samples, apart, constant);
  const elsewhere = (name: string): LinkPlace | null =>
    body === null ? null : elsewhereLinkWay(samples, url, body, name);
  const link = ownLink ?? (who === null ? null : (titleLinkWay(samples, url, who.name) ?? elsewhere(who.name)));
  const ids = new Set(samples.map(({ box, slots }) => ownIdOf(box, slots)));
  const hasIds = !ids.has(null) && ids.size >= differing(samples);
  if (!isTimed && (who === null || !hasIds || isOfLinks(samples, body))) return null;
  if (who === null) {
    // nobody is named: an own id, an own address, a clock, and nothing else that a headline could be
    if (!hasIds || link === null || sure < sureness.clock || body === null || hasTitle(samples, body, link.way))
      return null;
  } else if (sure < sureness.clock && !hasIds && link === null && !who.sure) return null;
  const title = titleWay(samples, apart);
  const portraits = portraitWays(samples);
  const recipe = {
    time,
    sure,
    title,
    portraits,
    name: who?.name ?? null,
    guest: who === null ? null : (aroundAll(samples, who.name) ?? twinOf(who.name)),
    nameIsFirst: who !== null && isFirstThere(samples, who.name),
    handle: who?.handle ?? null,
    link,
    body,
    constant: new Set([...constant, ...(who?.echoes ?? []), ...echoesIn(samples, body)]),
  };
  const words = samples.map(({ box, slots }) => wordsIn(box, slots, recipe, [], url));
  if (words.filter((said) => /\p{L}/u.test(said) && !areTime(said)).length < samples.length * 0.6) return null;
  if (areTitles(samples, words, recipe)) return null;
  // what is longer than all the rest is no name
  const named = samples.reduce((sum, { slots }) => sum + nameLength(onlyIn(slots, recipe.name)), 0);
  return named > words.reduce((sum, said) => sum + said.length, 0) ? null : recipe;
}

const nameLength = (element: Element | null): number => (element === null ? 0 : nameIn(element).length);

/** What holds the words; where a box has several of it, what is around all of them. */
function bodyIn(slots: Slots, way: string | null): Element | null {
  for (let at = way ?? ''; at !== ''; at = at.slice(0, at.lastIndexOf('>'))) {
    const [element, another] = slots.get(at) ?? [];
    if (element !== undefined && another === undefined) return element;
  }
  return null;
}

/** What stands below everything that somebody writes, in forums of many makers. */
const signatures = '[class*="signature" i]';

/** Whether most words of the boxes lead elsewhere, as headlines do. */
function isOfLinks(samples: readonly Sample[], body: string | null): boolean {
  const holders = samples.map(({ box, slots }) => bodyIn(slots, body) ?? box);
  const all = holders.reduce((sum, { textContent }) => sum + textContent.trim().length, 0);
  const linked = holders.reduce(
    (sum, holder) =>
      sum +
      [...holder.querySelectorAll('a[href]')].reduce((length, link) => length + link.textContent.trim().length, 0),
    0,
  );
  return linked > all / 2 || holders.some((holder) => holder.closest('a[href]') !== null);
}

/** Whether the words of the boxes are mostly links, as titles are: whoever is named beside one may only have said the last word. */
function areTitles(
  samples: readonly Sample[],
  words: readonly string[],
  { body, name, time, constant }: Recipe,
): boolean {
  const apart = [...constant, ...[name, time].filter((way) => way !== null)];
  const linked = samples.flatMap(({ slots }) =>
    [...slots].flatMap(([way, elements]) =>
      body !== null && leadsInto(way, body) && !apart.some((one) => leadsInto(way, one)) ? elements.filter(isLink) : [],
    ),
  );
  const length = linked.reduce((sum, { textContent }) => sum + textContent.trim().length, 0);
  return length > words.reduce((sum, said) => sum + said.length, 0) * 0.7;
}

/** The words of a box, without what else the recipe knows in it and without `others`. */
export function wordsIn(box: Element, slots: Slots, recipe: Recipe, others: readonly Element[], url: URL): string {
  const { time, name, guest, handle, title, body, constant } = recipe;
  const apart = [time, name, guest, handle, title].flatMap((way) => (way === null ? [] : (slots.get(way) ?? [])));
  const buttons = [...slots].flatMap(([way, elements]) => (constant.has(way) ? elements : []));
  const holder = bodyIn(slots, body) ?? box;
  const words = textOf(holder, {
    exclude: `${controls}, ${signatures}`,
    without: [...others, ...buttons, ...apart],
    link: (anchor) => uncutAddress(anchor, url),
  });
  // `Name: words` in one line
  return apart.some((part) => part !== holder && holder.contains(part)) ? words.replace(/^[:：]\s*/u, '') : words;
}

/** Whether the boxes have a link or a heading outside their words that says something else in each. */
function hasTitle(samples: readonly Sample[], body: string, link: string): boolean {
  const titles = new Map<string, Set<string>>();
  for (const { slots } of samples)
    for (const [way, [element]] of slots) {
      if (element === undefined || leadsInto(way, body) || leadsInto(way, link) || leadsInto(link, way)) continue;
      if (!element.matches('a[href], a[href] *, h1, h2, h3, h4, h5, h6')) continue;
      const words = ownWords(element);
      if (/\p{L}/u.test(words)) titles.set(way, (titles.get(way) ?? new Set()).add(words));
    }
  return [...titles.values()].some((words) => words.size > samples.length / 2);
}
