import { utcOfEpoch, utcOfIso, utcOfScriptTime } from '../../values/machine-time.ts';
import { ownWords } from '../../page/own-words.ts';
import { partName } from './part-name.ts';

/** How sure it is that an element tells a time: by a machine's time, by a clock or a date, by a short link with a number alone. */
export const sureness = { machine: 4, clock: 3, date: 2, shortLink: 1 } as const;

/** An element that looks like the time of something. */
export interface TimeMark {
  element: Element;
  sure: number;
}

/** Attributes in which software keeps seconds since 1970, whatever it calls them otherwise. */
const epochName = /(?:^|-)(?:utc|ts|time|timestamp|date|datetime|epoch)$/u;
const clock = /(?:^|\D)\d{1,2}:\d{2}(?!\d)/u;
/** `3.3.2026`, `2026-03-03`, `3月3日`, and a year beside another number. */
const date =
  /\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}|\d{1,2}\s?[月월]\s?\d{1,2}|\b(?:19|20)\d{2}\b\D+\d|\d\D+\b(?:19|20)\d{2}\b/u;
/** A longer line is a sentence that names a time. */
const longest = 64;

function utcOfAttribute(name: string, value: string): string | null {
  // a title may go on after the time
  if (name === 'title') return utcOfIso(value.split(',', 1)[0]) ?? utcOfScriptTime(value);
  if (name === 'datetime') return utcOfIso(value) ?? utcOfScriptTime(value);
  if (!name.startsWith('data-')) return null;
  const unit = value.split('.', 1)[0]?.length === 13 ? 'ms' : 'seconds';
  return utcOfIso(value) ?? (epochName.test(name) ? utcOfEpoch(value, unit) : null);
}

/** A machine's time with its zone among an element's attributes. */
export function utcOf(element: Element): string | null {
  const { attributes } = element;
  for (let at = 0; at < attributes.length; at += 1) {
    const { name, value } = attributes[at] as Attr;
    if (name === 'class' || value.length < 9 || value.length > 80) continue;
    const utc = utcOfAttribute(name, value);
    if (utc !== null) return utc;
  }
  return null;
}

/** A day, a month, a year and a clock, each in an element of its own, and nothing else. */
function isTimeInParts(element: Element): boolean {
  const { childElementCount, textContent } = element;
  if (childElementCount < 3 || childElementCount > 8 || ownWords(element) !== '') return false;
  if (textContent.length > 2 * longest || !clock.test(textContent)) return false;
  const parts = [...element.children];
  if (parts.some((part) => part.childElementCount > 0 || part.localName === 'a' || ownWords(part) === '')) return false;
  return date.test(parts.map(ownWords).join(' '));
}

function surenessOf(element: Element): number {
  if (isTimeInParts(element)) return sureness.clock;
  const isTime = element.localName === 'time' || element.hasAttribute('datetime');
  if (isTime) return utcOf(element) === null ? sureness.date : sureness.machine;
  // an attribute of a box around much more tells of all that stands in it
  if (element.childElementCount > 3) return 0;
  const words = ownWords(element);
  if (words.length > longest) return 0;
  if (element.attributes.length > 0 && utcOf(element) !== null)
    return element.textContent.length <= 2 * longest ? sureness.machine : 0;
  if (!/\d/u.test(words)) return words !== '' && words.length <= 24 && hasTellingTitle(element) ? sureness.clock : 0;
  if (clock.test(words)) return sureness.clock;
  if (date.test(words)) return sureness.date;
  return words.length <= 24 ? surenessOfShort(element, words) : 0;
}

/** Whether an element has a whole date with a clock in its title. */
function hasTellingTitle(element: Element): boolean {
  const title = element.getAttribute('title') ?? '';
  return title.length < 100 && clock.test(title) && date.test(title);
}

/** Of words that are no time by themselves: `3d` as a link to the item, or beneath a title with the whole of it. */
function surenessOfShort(element: Element, words: string): number {
  if (hasTellingTitle(element)) return sureness.clock;
  if (words.length > 16 || element.childElementCount > 0 || /^[#\d\s.,+-]+$/u.test(words)) return 0;
  const link = element.closest('a[href]');
  if (link === null || link.textContent.trim().length > 24) return 0;
  return hasTellingTitle(link) ? sureness.clock : sureness.shortLink;
}

/** Whether words are hardly more than a date or a clock. */
export const areTime = (words: string): boolean => words.length <= 32 && (clock.test(words) || date.test(words));

export function looksLikeTime(element: Element): boolean {
  return surenessOf(element) > 0;
}

/** What is drawn by one template: the names of an element and of what is around it. */
export function kindOf(element: Element): string {
  const { parentElement } = element;
  return `${parentElement === null ? '' : partName(parentElement)}>${partName(element)}`;
}

/** Whether a mark only repeats the one before it: a time in a time, or the same link once more, drawn for a narrow window. */
function saysAgain(element: Element, before: Element | undefined): boolean {
  if (before === undefined || before.contains(element)) return before !== undefined;
  const [link, other] = [element, before].map((mark) => mark.closest('a[href]'));
  return link != null && other != null && link !== other && link.outerHTML === other.outerHTML;
}

/** All marks below `root` in page order, by how they stand: those of one kind are drawn by the same template. */
export function timeMarks(root: Document | ShadowRoot): Map<string, TimeMark[]> {
  const kinds = new Map<string, TimeMark[]>();
  for (const element of root.querySelectorAll('*')) {
    const sure = surenessOf(element);
    if (sure === 0 || element.closest('nav, svg, head, option, script, style, noscript, template') !== null) continue;
    const kind = kindOf(element);
    const marks = kinds.get(kind);
    if (marks === undefined) kinds.set(kind, [{ element, sure }]);
    else if (!saysAgain(element, marks.at(-1)?.element)) marks.push({ element, sure });
  }
  return kinds;
}
