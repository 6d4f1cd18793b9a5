import { isPersonalAddress } from '../../values/profile-account.ts';
import { ownIdOf } from './own-id.ts';
import type { LinkPlace } from './link-way.ts';
import { isLink, leadsInto, type Sample } from './slots.ts';
import { ownWords } from '../../page/own-words.ts';
import { sureness } from './time-mark.ts';
import {
  type Told,
  agree,
  hasPortrait,
  hasSmallPortrait,
  isBesidePicture,
  isCalledName,
  isHandleIn,
  isInData,
  isItemsOwn,
  isItsAddress,
  isLabelled,
  looksLikeNames,
  repeatsIn,
  share,
  toldAt,
} from './name-signs.ts';

/** What is known of the boxes before the name is. */
interface Known {
  time: string | null;
  /** The link to the one item, where there is one that is surely that. */
  ownLink: LinkPlace | null;
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

interface Candidate {
  way: string;
  told: Told[];
  linked: boolean;
  inData: boolean;
  sure: boolean;
  /** How much speaks for it. */
  score: number;
}

function judge(way: string, samples: readonly Sample[], known: Known): Candidate | null {
  const told = toldAt(way, samples, known.url);
  if (told.length < Math.max(Math.min(2, samples.length), samples.length * 0.6) || !looksLikeNames(told)) return null;
  const linked = share(told, ({ href }) => href !== null) > 0.7;
  if (!linked && told.length < samples.length * 0.75) return null;
  if (share(told, ({ sample, words }) => words.includes(sample.time?.textContent.trim() || '\n')) > 0.3) return null;
  if (linked && (!agree(told) || share(told, isItemsOwn) > 0.3)) return null;
  const again = repeatsIn(told);
  const varies = new Set(told.map(({ words }) => words)).size > 1;
  const portrait = share(told, hasPortrait) > 0.6;
  const inData = share(told, isInData) > 0.6;
  const at = share(told, ({ words, href }) => words.startsWith('@') || /\/@[^/]+\/?$/u.test(href ?? '')) > 0.7;
  const address = share(told, isItsAddress) > 0.6;
  const personal = share(told, ({ href }) => href !== null && isPersonalAddress(href)) > 0.9;
  const first = share(told, (one) => isFirst(one, known)) > 0.6;
  const early = share(told, (one) => isBeside(one)) > 0.6;
  // what never changes is a person only where their address says so, or its own name, before all else in the time's line
  if (!varies && !(linked ? at || address : first && early && told.every(isCalledName))) return null;
  const labelled = share(told, isLabelled) > 0.6;
  const selfLinked = known.ownLink !== null;
  // a list without times is one only where its markup calls it people's words
  const called = known.time === null;
  // the picture of a thing links to it as well: those of people are small
  const small = share(told, hasSmallPortrait) > 0.6;
  if (linked && ![again, small, inData, at, labelled, selfLinked, called, personal].includes(true)) return null;
  let score = 0;
  if (again) score += linked ? 3 : 1;
  if (portrait) score += small ? 3 : 2;
  if (inData) score += linked ? 2 : 3;
  if (at) score += 3;
  if (labelled) score += 2;
  if (selfLinked) score += linked ? 3 : 2;
  if (address) score += 1;
  if (personal) score += 2;
  if (called) score += !linked && share(told, isBesidePicture) > 0.9 ? 3 : 1;
  if (first) score += linked ? 1 : 3;
  if (early) score += 1;
  if (known.sure >= sureness.clock) score += known.sure === sureness.machine ? 2 : 1;
  if (linked && !selfLinked && !again && !personal && told[0]?.element.closest('h1, h2, h3, h4') != null) score -= 2;
  const ids = samples.filter(({ box, slots }) => ownIdOf(box, slots) !== null).length;
  if (ids === samples.length) score += 1;
  const sure = linked ? again || (labelled && portrait) : again && portrait && early;
  return { way, told, linked, inData, sure, score };
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
function isBeside({ sample: { box, time }, element, words }: Told): boolean {
  if (time === null) return false;
  let around: Element | null = element;
  for (let up = 0; up < 4 && around !== null && around !== box && !around.contains(time); up += 1)
    around = around.parentElement;
  if (around === null || !around.contains(time)) return false;
  return around.textContent.replace(/\s+/gu, ' ').length <= words.length + time.textContent.length + 40;
}

/** Of a link's places, which says the handle and which the name. */
function parted(best: Candidate, all: readonly Candidate[]): { name: Candidate; handle: Candidate | null } {
  const isHandle = (one: Candidate): boolean => share(one.told, isHandleIn) > 0.7;
  const others = all.filter((one) => one !== best && one.told.some(({ element }) => isNear(element, best)));
  if (!isHandle(best)) return { name: best, handle: others.find(isHandle) ?? null };
  const sameHref = (one: Candidate): boolean => {
    const both = one.told.filter(({ sample }) => best.told.some((at) => at.sample === sample));
    const same = ({ sample, href }: Told): boolean =>
      href !== null && best.told.some((at) => at.sample === sample && at.href === href);
    return both.length > 0 && share(both, same) > 0.9;
  };
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

/** Whether what stands in a place stands in the time of its box. */
function isInTime(way: string, samples: readonly Sample[]): boolean {
  return samples.some(({ time, slots }) => time?.contains(slots.get(way)?.[0] ?? null) === true);
}

/** Whether a place is that link or in it: beside it another may stand that is drawn alike. */
function isInLink(way: string, { way: to, at }: LinkPlace, samples: readonly Sample[]): boolean {
  const linkOf = ({ slots }: Sample): Element | undefined => (slots.get(to) ?? []).filter(isLink).at(at);
  const isInside = (sample: Sample): boolean => linkOf(sample)?.contains(sample.slots.get(way)?.[0] ?? null) === true;
  return leadsInto(way, to) && samples.some(isInside);
}

/** Whether what stands in a place leads to people. */
function leadToPeople(way: string, samples: readonly Sample[]): boolean {
  const links = samples
    .flatMap(({ slots }) => slots.get(way) ?? [])
    .map((element) => element.closest<HTMLAnchorElement>('a[href]'));
  return links.length > 0 && links.every((link) => link !== null && isPersonalAddress(link.href));
}

/** Where the boxes name who wrote; null where nothing says surely enough that a place is a name. */
export function nameWayIn(samples: readonly Sample[], known: Known): Who | null {
  const ways = new Set(samples.flatMap(({ slots }) => [...slots.keys()]));
  const candidates: Candidate[] = [];
  for (const way of ways) {
    if (way === '' || way === known.time) continue;
    // a sentence with the time may name who wrote: what else stands in a time is a part of it
    if (isInTime(way, samples) && !leadToPeople(way, samples)) continue;
    if (known.ownLink !== null && isInLink(way, known.ownLink, samples)) continue;
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
