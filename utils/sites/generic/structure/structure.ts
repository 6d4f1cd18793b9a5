import { nearestAround } from '../../page/nearest-around.ts';
import { pageBase } from '../../page/page-base.ts';
import { textOf } from '../../page/dom-text.ts';
import { pathParts } from '../../values/safe-url.ts';
import { sessionFreeUrl } from '../../values/session-free-url.ts';
import { addAccount, controls, type GenericFacts, handleOfProfile, noFacts } from '../generic-facts.ts';
import { findBoxes } from './find-boxes.ts';
import { innermost } from './innermost.ts';
import { nameIn } from './name-signs.ts';
import { ownIdAttribute } from './own-id.ts';
import { firstWorded, type Recipe, wordsIn } from './recipe.ts';
import { isLink, onlyIn, type Slots, slotsOf } from './slots.ts';
import { ownWords } from '../../page/own-words.ts';
import { kindOf, looksLikeTime, utcOf } from './time-mark.ts';

/** How each box of a page is read; found anew with every listing, values are read from the box when it is asked for. */
const recipes = new WeakMap<Element, Recipe>();
/** Boxes of lists in which some answer others, or that stand in an article. */
const answering = new WeakSet<Element>();

/** Whether boxes are where they were, and their recipe still finds what it found. */
function stillHolds(boxes: readonly Element[]): boolean {
  if (boxes.length === 0) return true;
  const told = boxes.slice(0, 5).some((box) => {
    const slots = slotsOf(box, (element) => recipes.has(element));
    const recipe = recipes.get(box);
    if (recipe === undefined || (recipe.body !== null && !slots.has(recipe.body))) return false;
    return (recipe.time === null ? nameOf(slots, recipe.name) : timeIn(slots, recipe)) !== null;
  });
  return told && boxes.every((box) => box.isConnected);
}

/** What was found in a page, for as long as nothing comes or goes in it: whoever chooses asks with every move of the mouse. */
const known = new WeakMap<Document | ShadowRoot, { size: number; boxes: ReadonlySet<Element> }>();

/** What repeats in a page as people's words do: each box with a name, words and mostly a time of its own; in page order. */
export function structureBoxes(root: Document | ShadowRoot, url: URL): ReadonlySet<Element> {
  const all = root.querySelectorAll('*');
  const before = known.get(root);
  if (before?.size === all.length && stillHolds([...before.boxes])) return before.boxes;
  const found = findBoxes(root, url);
  const boxes = new Set(found.size === 0 ? [] : [...all].filter((element) => found.has(element)));
  for (const [box, { recipe, isAnswering }] of found) {
    recipes.set(box, recipe);
    if (isAnswering) answering.add(box);
  }
  known.set(root, { size: all.length, boxes });
  return boxes;
}

/** The only machine's time of a box, for one that bears it elsewhere than the others of its list. */
function onlyTimeIn(slots: Slots): Element | null {
  const [time, another] = [...slots.values()]
    .flat()
    .filter((element) => looksLikeTime(element) && utcOf(element) !== null);
  return another === undefined ? (time ?? null) : null;
}

/** The time of a box, where its place may hold something else, too. Beside a later time, when it was changed, the first. */
function timeIn(slots: Slots, { time }: Recipe): Element | null {
  if (time !== null && !slots.has(time)) return onlyTimeIn(slots);
  const [element, another, third] = (slots.get(time ?? '-') ?? []).filter(looksLikeTime);
  if (element === undefined || another === undefined) return element ?? null;
  const [posted, changed] = [utcOf(element), utcOf(another)];
  return third === undefined && posted !== null && changed !== null && posted <= changed ? element : null;
}

/** A handle as it is written; that of another server may stand there in two parts. */
function handleIn(slots: Slots, { handle }: Recipe): string | null {
  const words = nameOf(slots, handle);
  const around = onlyIn(slots, handle)?.parentElement?.textContent.trim() ?? '';
  const whole = words !== null && around.startsWith(`${words}@`) && /^@?[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(around);
  return (whole ? around : words)?.replace(/^@/u, '') ?? null;
}

const isWrittenAt = (slots: Slots, { handle }: Recipe): boolean => nameOf(slots, handle)?.includes('@') === true;

/** Whether what is taken for a handle stands in the name: the server alone, on which whoever is named has the account. */
function isServerAlone(slots: Slots, { name, handle }: Recipe): boolean {
  const shown = onlyIn(slots, handle);
  const named = onlyIn(slots, name);
  return shown !== null && shown !== named && named?.contains(shown) === true;
}

/** A handle as its owner's address writes it: letters may be shown large. */
function asInAddress(handle: string | null, profile: string | null): string | null {
  if (handle === null || profile === null) return handle;
  return pathParts(new URL(profile)).find((part) => part.toLowerCase() === handle.toLowerCase()) ?? handle;
}

/** A handle of an address with the server that the box shows behind it. */
function wholeHandle(handle: string | null, slots: Slots): string | null {
  if (handle === null || handle.includes('@')) return handle;
  const begin = `@${handle}@`;
  for (const [element] of [...slots.values()].slice(0, 40)) {
    const words = element?.textContent.trim() ?? '';
    if (words.startsWith(begin) && !/\s/u.test(words)) return words.slice(1);
  }
  return handle;
}

function nameOf(slots: Slots, way: string | null): string | null {
  const element = onlyIn(slots, way);
  return element === null ? null : nameIn(element) || null;
}

/** Whoever has no page, named first where others are named by a link. */
function guestIn(slots: Slots, { name, nameIsFirst }: Recipe): Element | null {
  if (name === null || !nameIsFirst || slots.has(name)) return null;
  const first = firstWorded(onlyIn(slots, name.slice(0, name.lastIndexOf('>'))));
  return first === null || first.matches('a[href], :has(a[href])') || ownWords(first) === '' ? null : first;
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
  const name = onlyIn(slots, recipe.name) ?? onlyIn(slots, recipe.guest) ?? guestIn(slots, recipe);
  facts.name = name === null ? null : nameIn(name) || null;
  const profile = [name, onlyIn(slots, recipe.handle)]
    .map((part) => (part && innermost(part))?.closest('a[href]') ?? null)
    .find((link) => link !== null && link !== box && box.contains(link));
  facts.profileUrl = sessionFreeUrl(profile?.getAttribute('href'), url);
  const atAddress = wholeHandle(handleOfProfile(facts.profileUrl), slots);
  const shown = handleIn(slots, recipe);
  const handle = isServerAlone(slots, recipe) ? null : shown;
  // a name that is its account's where it leads there is only a name where it leads nowhere
  const isOnlyName = facts.profileUrl === null && recipe.handle === recipe.name && !isWrittenAt(slots, recipe);
  facts.handle = (isOnlyName ? null : asInAddress(handle, facts.profileUrl)) ?? atAddress;
  // both may stand in one line
  const [, alone, written] = /^(.+?)\s+@(\S+)$/u.exec(facts.name ?? '') ?? [];
  if (alone !== undefined && written !== undefined && written.startsWith(facts.handle ?? written))
    [facts.name, facts.handle] = [alone, written];
  addAccount(facts);
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
  const quoted = quotedIn(box, slots, name, time);
  facts.quoted = quoted.map((frame) => textOf(frame, { exclude: controls })).join('\n') || null;
  facts.text = wordsIn(box, slots, recipe, [...inner, ...quoted], url) || null;
  const portraits = [...recipe.portraits].flatMap((way) => slots.get(way) ?? []);
  return { facts, apart: [...inner, ...quoted, ...portraits] };
}

const namedQuote = [
  'blockquote:has(cite)',
  ':has(> cite + blockquote)',
  '[data-username]:has(> blockquote)',
  ':is(blockquote, [class*="quote" i])[data-author]',
  '[class*="quote" i]:has(cite, [class*="author" i], [class*="postedby" i], [class*="citation" i], [class*="attribution" i])',
].join(', ');

/** Somebody else's words in a box that are in no box of their own: the least around another time that has words, too. */
function quotedIn(box: Element, slots: Slots, name: Element | null, time: Element | null): Element[] {
  return [...namedQuotes(box, slots, name ?? time), ...timedQuotes(box, slots, time)];
}

/** Blocks that say whose words they repeat, as forums draw them. */
function namedQuotes(box: Element, slots: Slots, name: Element | null): Element[] {
  const blocks = [...slots.values()]
    .flat()
    .filter((element) => element !== box && !element.contains(name) && element.matches(namedQuote));
  return blocks.filter((block) => !blocks.some((other) => other !== block && other.contains(block)));
}

function timedQuotes(box: Element, slots: Slots, time: Element | null): Element[] {
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
  const anchors = link === null ? [] : (slots.get(link.way) ?? []).filter(isLink);
  return sessionFreeUrl(anchors[link?.at ?? 0]?.getAttribute('href'), url);
}
