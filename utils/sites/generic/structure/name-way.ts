import { textOf } from '../../page/dom-text.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';
import { ownIdOf } from './own-id.ts';
import type { Sample } from './slots.ts';
import { ownWords, sureness } from './time-mark.ts';

/** What is known of the boxes before the name is. */
interface Known {
  time: string;
  /** The link to the one item, where there is one that is surely that. */
  ownLink: string | null;
  sure: number;
  constant: ReadonlySet<string>;
  /** Where most of the words stand. */
  draft: string | null;
  url: URL;
}

/** Where those who wrote are named. `sure`: one of them wrote more than once under the same address, or a label names them. */
export interface Who {
  name: string;
  handle: string | null;
  /** Other places that say the same name. */
  echoes: string[];
  sure: boolean;
}

interface Told {
  sample: Sample;
  element: Element;
  words: string;
  href: string | null;
}

interface Candidate {
  way: string;
  told: Told[];
  linked: boolean;
  inData: boolean;
  sure: boolean;
  /** How much speaks for it. */
  score: number;
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function toldAt(way: string, samples: readonly Sample[], url: URL): Told[] {
  return samples.flatMap((sample) => {
    const here = sample.slots.get(way);
    const [element] = here ?? [];
    if (element === undefined || here?.length !== 1) return [];
    // what holds the time, or several lines, is more than a name
    if (element.contains(sample.time) || !isOneWord(element)) return [];
    const words = textOf(element).replace(/\s+/gu, ' ');
    if (words === '') return [];
    const link = element.closest('a[href]');
    const inside = link !== null && link !== sample.box && sample.box.contains(link);
    return [{ sample, element, words, href: inside ? (webUrl(link.getAttribute('href'), url)?.href ?? null) : null }];
  });
}

/** Whether all the words of an element are its own: names have pictures in them at most. */
function isOneWord(element: Element): boolean {
  return ownWords(element) !== '' && [...element.querySelectorAll('*')].every((inner) => ownWords(inner) === '');
}

/** Names are short, have letters and no line of their own: neither a headline nor a number nor a time. */
function looksLikeNames(told: readonly Told[]): boolean {
  const share = (test: (words: string) => boolean): number =>
    told.filter(({ words }) => test(words)).length / told.length;
  const wordCount = told.reduce((sum, { words }) => sum + words.split(' ').length, 0) / told.length;
  return (
    share((words) => words.length > 60) === 0 &&
    // the first letter, in place of a picture
    share((words) => words.length < 2) < 0.5 &&
    share((words) => words.length > 40) < 0.2 &&
    wordCount <= 3.4 &&
    share((words) => /\p{L}/u.test(words)) > 0.7 &&
    share((words) => /\d{1,2}:\d{2}|\b(?:19|20)\d{2}\b/u.test(words)) < 0.2 &&
    // a count with its unit
    share((words) => /^[\d.,+−-]+[\s\u00A0]?\p{L}*(?:\s|$)/u.test(words)) < 0.5
  );
}

/** The same name is always the same address, and the other way round: what a button says leads elsewhere each time. */
function agree(told: readonly Told[]): boolean {
  const hrefs = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { words, href } of told) {
    if (href === null) continue;
    if ((hrefs.get(words) ?? href) !== href || (names.get(href) ?? words) !== words) return false;
    hrefs.set(words, href);
    names.set(href, words);
  }
  return true;
}

/** Whether something repeats while something else does not: people write again, headlines are not written twice. */
function repeatsIn(told: readonly Told[]): boolean {
  const distinct = new Set(told.map(({ words }) => words)).size;
  return distinct > 1 && distinct < told.length;
}

const share = (told: readonly Told[], test: (one: Told) => boolean): number => told.filter(test).length / told.length;

/** Pictures that link to the same address, or bear the name. */
function portraitsOf({ sample, words, href }: Told): Element[] {
  const base = new URL(sample.box.baseURI);
  return [...sample.slots.values()].flat().filter((image) => {
    if (image.localName !== 'img') return false;
    const link = image.closest('a[href]');
    const target = link === null ? null : webUrl(link.getAttribute('href'), base);
    return (
      (target !== null && target.href === href) ||
      image.getAttribute('alt') === words ||
      image.getAttribute('title') === words
    );
  });
}

const hasPortrait = (told: Told): boolean => portraitsOf(told).length > 0;

const hasSmallPortrait = (told: Told): boolean =>
  portraitsOf(told).some((image) => {
    const width = Number.parseInt(image.getAttribute('width') ?? '', 10);
    return width > 0 && width <= 64;
  });

/** An attribute made for machines that holds just this name. */
function isInData({ sample, element, words }: Told): boolean {
  const wanted = words.replace(/^@/u, '');
  for (const at of [sample.box, element, element.parentElement])
    for (const { name, value } of at?.attributes ?? [])
      if (
        (name.startsWith('data-') || name === 'title' || name === 'aria-label') &&
        value.replace(/^@/u, '') === wanted
      )
        return true;
  return false;
}

/** A label of what is around, or of the picture, that says the name among other words, in whatever language. */
function isLabelled({ sample, element, words }: Told): boolean {
  const says = (value: string | null): boolean =>
    value !== null && value.length > words.length && value.length < words.length + 40 && value.includes(words);
  for (let at: Element | null = element; at !== null && at !== sample.box.parentElement; at = at.parentElement)
    if (says(at.getAttribute('aria-label')) || says(at.getAttribute('title'))) return true;
  for (const elements of sample.slots.values())
    for (const image of elements) if (image.localName === 'img' && says(image.getAttribute('alt'))) return true;
  return false;
}

/** Whether a part of the address is what the place says. */
function isItsAddress({ words, href }: Told): boolean {
  if (href === null) return false;
  const wanted = bare(words.replace(/^@/u, ''));
  return wanted !== '' && pathParts(new URL(href)).some((part) => bare(part) === wanted);
}

/** `@name`, or letter by letter what the address has: a name that is written like it may only be alike. */
function isHandleIn({ words, href }: Told): boolean {
  if (/\s/u.test(words)) return false;
  if (words.startsWith('@')) return true;
  return href !== null && pathParts(new URL(href)).some((part) => part.toLowerCase() === words.toLowerCase());
}

/** Whether the address is that of the item itself: it names the box, or other links in the box lead there with other words. */
function isItemsOwn({ sample, words, href }: Told): boolean {
  if (href === null) return false;
  const id = ownIdOf(sample.box, sample.slots);
  const target = new URL(href);
  const base = new URL(sample.box.baseURI);
  if (target.hash !== '' && target.origin === base.origin && target.pathname === base.pathname) return true;
  if (id !== null && `${target.pathname}${target.search}${target.hash}`.split(/[^\dA-Za-z]+/u).includes(id))
    return true;
  for (const elements of sample.slots.values())
    for (const link of elements) {
      if (link.localName !== 'a') continue;
      const said = link.textContent.trim();
      const same = webUrl(link.getAttribute('href'), new URL(link.baseURI))?.href === href;
      if (
        same &&
        said !== '' &&
        !said.includes(words) &&
        !/^@|^\d/u.test(said) &&
        !isItsAddress({ sample, element: link, words: said, href })
      )
        return true;
    }
  return false;
}

function judge(way: string, samples: readonly Sample[], known: Known): Candidate | null {
  const told = toldAt(way, samples, known.url);
  if (told.length < Math.max(2, samples.length * 0.6) || !looksLikeNames(told)) return null;
  const linked = share(told, ({ href }) => href !== null) > 0.7;
  if (!linked && told.length < samples.length * 0.75) return null;
  if (share(told, ({ sample, words }) => words.includes(sample.time.textContent.trim() || '\n')) > 0.3) return null;
  if (linked && (!agree(told) || share(told, isItemsOwn) > 0.3)) return null;
  const again = repeatsIn(told);
  const varies = new Set(told.map(({ words }) => words)).size > 1;
  const portrait = share(told, hasPortrait) > 0.6;
  const inData = share(told, isInData) > 0.6;
  const at = share(told, ({ words, href }) => words.startsWith('@') || /\/@[^/]+\/?$/u.test(href ?? '')) > 0.7;
  const address = share(told, isItsAddress) > 0.6;
  // what never changes is a person only where their address says so
  if (!varies && !(linked && (at || address))) return null;
  const first = share(told, (one) => isFirst(one, known)) > 0.6;
  const early = share(told, (one) => isBeside(one)) > 0.6;
  const labelled = share(told, isLabelled) > 0.6;
  const selfLinked = known.ownLink !== null;
  // the picture of a thing links to it as well: those of people are small
  const small = share(told, hasSmallPortrait) > 0.6;
  if (linked && ![again, small, inData, at, labelled, selfLinked].includes(true)) return null;
  let score = 0;
  if (again) score += linked ? 3 : 1;
  if (portrait) score += small ? 3 : 2;
  if (inData) score += linked ? 2 : 3;
  if (at) score += 3;
  if (labelled) score += 2;
  if (selfLinked) score += linked ? 3 : 2;
  if (address) score += 1;
  if (first) score += linked ? 1 : 3;
  if (early) score += 1;
  if (known.sure >= sureness.clock) score += known.sure === sureness.machine ? 2 : 1;
  if (linked && !selfLinked && !again && told[0]?.element.closest('h1, h2, h3, h4') != null) score -= 2;
  const ids = samples.filter(({ box, slots }) => ownIdOf(box, slots) !== null).length;
  if (ids === samples.length) score += 1;
  return { way, told, linked, inData, sure: linked && (again || (labelled && portrait)), score };
}

/** Whether nothing with letters that changes stands before it in the box. */
function isFirst({ sample, element }: Told, { constant, time }: Known): boolean {
  for (const [way, elements] of sample.slots) {
    if (constant.has(way) || way === time || way.startsWith(`${time}>`)) continue;
    for (const other of elements) {
      if (other === element || other.contains(element)) continue;
      if ((other.compareDocumentPosition(element) & 4) === 0) continue;
      if (/\p{L}{2}/u.test(ownWords(other))) return false;
    }
  }
  return true;
}

/** Whether it shares its line with the time: what is around both is not much more than both. */
function isBeside({ sample, element, words }: Told): boolean {
  let around: Element | null = element;
  for (let up = 0; up < 4 && around !== null && around !== sample.box && !around.contains(sample.time); up += 1)
    around = around.parentElement;
  if (around === null || !around.contains(sample.time)) return false;
  return around.textContent.replace(/\s+/gu, ' ').length <= words.length + sample.time.textContent.length + 40;
}

/** Of a link's places, which says the handle and which the name. */
function parted(best: Candidate, all: readonly Candidate[]): { name: Candidate; handle: Candidate | null } {
  const isHandle = (one: Candidate): boolean => share(one.told, isHandleIn) > 0.7;
  const others = all.filter((one) => one !== best && one.told.some(({ element }) => isNear(element, best)));
  if (!isHandle(best)) return { name: best, handle: others.find(isHandle) ?? null };
  const sameHref = (one: Candidate): boolean =>
    share(
      one.told,
      ({ sample, href }) => href !== null && best.told.some((at) => at.sample === sample && at.href === href),
    ) > 0.9;
  const named = others.find(
    (one) =>
      !isHandle(one) &&
      one.told.length >= best.told.length * 0.9 &&
      (one.inData || sameHref(one) || standsRightBefore(one, best)),
  );
  return named === undefined ? { name: best, handle: best } : { name: named, handle: best };
}

/** `Name @handle`, side by side. */
function standsRightBefore(name: Candidate, handle: Candidate): boolean {
  return share(name.told, ({ element }) => handle.told.some((at) => at.element === element.nextElementSibling)) > 0.9;
}

/** Whether an element stands in the same few elements as one of the candidate's. */
function isNear(element: Element, { told }: Candidate): boolean {
  return told.some(
    ({ element: other }) => element.parentElement?.parentElement?.parentElement?.contains(other) === true,
  );
}

/** Where the boxes name who wrote; null where nothing says surely enough that a place is a name. */
export function nameWayIn(samples: readonly Sample[], known: Known): Who | null {
  const ways = new Set(samples.flatMap(({ slots }) => [...slots.keys()]));
  const candidates: Candidate[] = [];
  for (const way of ways) {
    if (way === '' || way === known.time || way.startsWith(`${known.time}>`)) continue;
    if (known.ownLink !== null && (way === known.ownLink || way.startsWith(`${known.ownLink}>`))) continue;
    const candidate = judge(way, samples, known);
    if (candidate !== null) candidates.push(candidate);
  }
  // the outermost and the innermost element of one name say the same: the innermost is the name alone
  const distinct = candidates.filter(
    (one) => !candidates.some((other) => other !== one && other.way.startsWith(`${one.way}>`) && saySame(one, other)),
  );
  const [best] = distinct.toSorted((a, b) => b.score - a.score);
  if (best === undefined || best.score < (best.linked ? 5 : 6)) return null;
  const { name, handle } = parted(best, distinct);
  const echoes = candidates.filter((one) => one !== name && saySame(one, name)).map(({ way }) => way);
  return { name: name.way, handle: handle?.way ?? null, echoes, sure: best.sure };
}

function saySame(a: Candidate, b: Candidate): boolean {
  return a.told.length === b.told.length && a.told.every(({ words }, at) => words === b.told[at]?.words);
}
