import { textOf } from '../../page/dom-text.ts';
import { pathParts, webUrl } from '../../values/safe-url.ts';
import { innermost } from './innermost.ts';
import { ownIdOf } from './own-id.ts';
import { type Sample, twinOf } from './slots.ts';
import { ownWords } from '../../page/own-words.ts';

/** What stands at one place of a box, where it may be a name. */
export interface Told {
  sample: Sample;
  element: Element;
  words: string;
  href: string | null;
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What stands at a place, box by box; nothing of a box where it holds more than one thing. */
export function toldAt(way: string, samples: readonly Sample[], url: URL): Told[] {
  return samples.flatMap((sample) => {
    const here = sample.slots.get(way) ?? sample.slots.get(twinOf(way) ?? way);
    if (here?.[0] === undefined || here.length !== 1) return [];
    const element = innermost(here[0]);
    // what holds the time, or several lines, is more than a name
    if ((sample.time !== null && element.contains(sample.time)) || !isOneWord(element)) return [];
    const words = nameIn(element);
    if (words === '' || isNameOfThing(element)) return [];
    const link = element.closest('a[href]');
    const inside = link !== null && link !== sample.box && sample.box.contains(link);
    return [{ sample, element, words, href: inside ? (webUrl(link.getAttribute('href'), url)?.href ?? null) : null }];
  });
}

/** What in a name says on which server the account is. */
const serversIn = (element: Element): Element[] =>
  [...element.children].filter(({ textContent }) => /^\s*@\S+\s*$/u.test(textContent));

/** A name in an element, without the server behind it. */
export const nameIn = (element: Element): string =>
  textOf(element, { without: ownWords(element) === '' ? [] : serversIn(element) }).replace(/\s+/gu, ' ');

/** Whether all the words of an element are its own: names have pictures in them at most, and a server behind them. */
function isOneWord(element: Element): boolean {
  const servers = serversIn(element);
  const inside = [...element.querySelectorAll('*')].filter((inner) => !servers.includes(inner));
  return ownWords(element) !== '' && inside.every((inner) => ownWords(inner) === '');
}

/** Whether the page itself says that it is the name of a thing: its markup names people as `Person`. */
function isNameOfThing(element: Element): boolean {
  const named = element.closest('[itemprop~="name"], [itemprop~="headline"]');
  const type = named?.parentElement?.closest('[itemscope]')?.getAttribute('itemtype') ?? '';
  return named !== null && type !== '' && !/Person|Organization/u.test(type);
}

/** Names are short, have letters and no line of their own: neither a headline nor a number nor a time. */
export function looksLikeNames(told: readonly Told[]): boolean {
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
    // what answers a title is a title
    share((words) => /^(?:re|aw|sv|vs|odp|antw)\s?:/iu.test(words)) === 0 &&
    share((words) => /\d{1,2}:\d{2}|\b(?:19|20)\d{2}\b/u.test(words)) < 0.2 &&
    // a number that counts posts
    share((words) => /#\p{Nd}/u.test(words)) < 0.5 &&
    // a count with its unit
    share((words) => /^[\d.,+−-]+[\s\u00A0]?\p{L}*(?:\s|$)/u.test(words)) < 0.5
  );
}

/** The same name is always the same address, and the other way round: what a button says leads elsewhere each time. */
export function agree(told: readonly Told[]): boolean {
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
export function repeatsIn(told: readonly Told[]): boolean {
  const distinct = new Set(told.map(({ words }) => words)).size;
  return distinct > 1 && distinct < told.length;
}

/** The part, 0–1, of which something is true. */
export const share = (told: readonly Told[], test: (one: Told) => boolean): number =>
  told.filter(test).length / told.length;

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

/** Whether a picture of whoever is named stands in the box. */
export const hasPortrait = (told: Told): boolean => portraitsOf(told).length > 0;

/** Whether that picture is as small as those beside words are. CSS pixels. */
export const hasSmallPortrait = (told: Told): boolean =>
  portraitsOf(told).some((image) => {
    const width = Number.parseInt(image.getAttribute('width') ?? '', 10);
    return width > 0 && width <= 64;
  });

/** Whether a picture stands right before a name that is no heading, as whoever it is stands beside their words. */
export function isBesidePicture({ element }: Told): boolean {
  return element.previousElementSibling?.localName === 'img' && element.closest('h1, h2, h3, h4, h5, h6') === null;
}

/** Whether its class, or that of what is around it alone, calls it somebody's name. */
export const isCalledName = ({ element }: Told): boolean =>
  /author|user|sender|\bname/iu.test(element.className + element.parentElement?.className);

/** An attribute made for machines that holds just this name. */
export function isInData({ sample, element, words }: Told): boolean {
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

/** The page says that it is whose words they are, or a label of what is around, or of the picture, has the name among other words. */
export function isLabelled({ sample, element, words }: Told): boolean {
  const said = element.closest('[itemprop~="author"], [itemprop~="creator"], [rel~="author"]');
  if (said !== null && sample.box.contains(said)) return true;
  const says = (value: string | null): boolean =>
    value !== null && value.length > words.length && value.length < words.length + 40 && value.includes(words);
  for (let at: Element | null = element; at !== null && at !== sample.box.parentElement; at = at.parentElement)
    if (says(at.getAttribute('aria-label')) || says(at.getAttribute('title'))) return true;
  for (const elements of sample.slots.values())
    for (const image of elements) if (image.localName === 'img' && says(image.getAttribute('alt'))) return true;
  return false;
}

/** Where an address may name somebody: `/u/ember`, `/profile/12-ember`, `/members/ember.12`, `user?id=ember`. */
function namesIn(target: URL): string[] {
  const parts = pathParts(target).flatMap((part) => [part, part.replace(/^\d+-|\.\d+$/gu, '')]);
  return [...parts, ...[...target.searchParams].map(([, value]) => value)];
}

/** Whether a part of the address is what the place says. */
export function isItsAddress({ words, href }: Told): boolean {
  if (href === null) return false;
  const wanted = bare(words.replace(/^@/u, ''));
  return wanted !== '' && namesIn(new URL(href)).some((part) => bare(part) === wanted);
}

/** `@name`, or letter by letter what the address has: a name that is written like it may only be alike. */
export function isHandleIn({ words, href }: Told): boolean {
  if (/\s/u.test(words)) return false;
  if (words.startsWith('@')) return true;
  if (href === null) return false;
  const target = new URL(href);
  const [account = '', host] = words.toLowerCase().split('@');
  return (
    (host === undefined || host === target.hostname) &&
    pathParts(target).some((part) => part.toLowerCase() === account || part.toLowerCase() === words.toLowerCase())
  );
}

/** Whether the address is that of the item itself: it names the box, or other links in the box lead there with other words. */
export function isItemsOwn({ sample, words, href }: Told): boolean {
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
