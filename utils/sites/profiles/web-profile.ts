import type { Adapter, Field, Reading } from '../contract.ts';
import { textOf } from '../page/dom-text.ts';
import { linkTarget } from '../page/link-words.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { firstFound, valueOf } from '../reading/field.ts';
import { blankReading } from '../reading/reading.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { cleanUrl, mediaUrl } from '../values/safe-url.ts';
import { row } from './profile-address.ts';
import { isHidden } from './shown.ts';
import { type PersonFacts, personFacts } from './web-profile-facts.ts';

interface Person {
  element: Element;
  /** What shows the name, where only the page's data say whose page it is. */
  shown: Element | null;
  said: PersonFacts[];
}

const headings = 'h1, h2, h3, h4';
/** Where a site names itself and whoever is signed in, and where others are named. */
const elsewhere =
  'nav, footer, [role="navigation"], [role="contentinfo"], [role="banner"], article, [role="article"], .h-entry, button';

/** A long page has more parts without parts than can all be read as a person reads them. */
const wordsOf = (part: Element): string =>
  part.childElementCount === 0 ? part.textContent.trim().replace(/\s+/gu, ' ') : textOf(part, { images: 'all' });

/** What shows one of the names, as its only words: a heading, or else the first. */
function namesake(document: Document, names: readonly string[]): Element | null {
  const showing = [...document.querySelectorAll(`${headings}, span, strong, b, p, div, a, td, dd, li`)].filter(
    (part) =>
      (part.childElementCount === 0 || part.matches(headings)) &&
      part.textContent.length < 500 &&
      names.includes(wordsOf(part)) &&
      part.closest(elsewhere) === null &&
      !isHidden(part),
  );
  return showing.find((part) => part.closest(headings) !== null) ?? showing[0] ?? null;
}

/** The name with the picture beside it: further up stands what is not the person any more. */
function around(name: Element, items: readonly Element[]): Element {
  const inPage = (part: Element | null): part is Element =>
    part !== null && !part.matches('main, [role="main"], body, html') && !items.some((item) => part.contains(item));
  for (let at: Element | null = name; inPage(at); at = at.parentElement)
    if (at.querySelector('img') !== null) return at;
  return inPage(name.parentElement) ? name.parentElement : name;
}

function personOf(document: Document, url: URL, items: () => Element[]): Person | null {
  const said = personFacts(document, url);
  if (said.length === 0) return null;
  const marked = said.find(({ element }) => element !== null && !isHidden(element))?.element ?? null;
  if (marked !== null) return { element: marked, shown: null, said };
  const names = said.flatMap(({ name, handle }) => [name, ...(handle === null ? [] : [handle, `@${handle}`])]);
  const told = names.map((name) => name?.trim().replace(/\s+/gu, ' ') ?? '').filter((name) => name !== '');
  const shown = namesake(document, told);
  // a page that does not show the name has changed since its head was written
  const alone = said.every(({ byTypeAlone }) => byTypeAlone);
  return shown === null || (alone && shown.closest(headings) === null)
    ? null
    : { element: around(shown, items()), shown, said };
}

type TextFact = 'accountId' | 'avatar' | 'bio' | 'handle' | 'joined' | 'name' | 'profileUrl';

function readPerson({ element, said }: Person, url: URL): Reading {
  const reading = blankReading('profile');
  const ways = (fact: TextFact): [string, () => string | null][] =>
    said.map((facts) => [`${facts.standard} ${fact}`, () => facts[fact]]);
  const pick = (fact: TextFact): Field<string> => firstFound(ways(fact));
  reading.author = {
    name: pick('name'),
    handle: pick('handle'),
    accountId: pick('accountId'),
    profileUrl: firstFound([
      ...ways('profileUrl'),
      ['address of the page', () => cleanUrl(url.href.replace(/#.*$/su, ''), url)],
    ]),
  };
  reading.itemId = reading.author.accountId;
  reading.permalink = reading.author.profileUrl;
  reading.text = pick('bio');
  const joined = pick('joined');
  if (joined.state === 'found') {
    reading.facts['joined'] = joined.value;
    const exact = utcOfIso(joined.value);
    if (exact !== null) reading.facts['joinedExact'] = exact;
  }
  for (const { facts, counts } of said) {
    for (const [fact, value] of Object.entries(facts)) if (value) reading.facts[fact] ??= value;
    for (const [count, value] of Object.entries(counts)) if (value) reading.counts[count] ??= value;
  }
  const avatar = pick('avatar');
  const known = [reading.author.name, reading.author.handle].map((field) => valueOf(field));
  const picture = [...element.querySelectorAll('img')].find(
    (image) =>
      image.matches('[class*="avatar" i]') || (image.alt !== '' && known.includes(image.alt.replace(/^@/u, ''))),
  );
  const address = mediaUrl(avatar.state === 'found' ? avatar.value : picture?.getAttribute('src'), url);
  if (address !== null) reading.media.push({ kind: 'image', url: address, alt: null, posterUrl: null });
  for (const link of new Set(said.flatMap(({ links }) => links.map((href) => linkTarget(href, url)))))
    if (link !== null) reading.media.push({ kind: 'link', url: link, alt: null, posterUrl: null });
  return reading;
}

/** The adapter that reads, on pages which say by the web's own standards that they are somebody's, whose they are. */
export function withPerson(adapter: Adapter): Adapter {
  const find = (document: Document, url: URL, items = () => adapter.items(document, url)): Person | null =>
    oncePerPage(document, `person ${url.href}`, () => personOf(document, url, items));
  return {
    ...adapter,
    required: { ...adapter.required, profile: ['author'] },
    selectors: {
      ...adapter.selectors,
      'profile card': row('.h-card', '2026-06'),
      'profile person': row('[itemtype*="schema.org/Person"], [typeof~="schema:Person"]', '2026-06'),
    },
    items: (root, url) => {
      forgetPage(root);
      const items = adapter.items(root, url);
      if (root.ownerDocument !== null) return items;
      const person = find(root as Document, url, () => items);
      return person === null ? items : [person.element, ...items.filter((item) => item !== person.element)];
    },
    read: (element, url) => {
      const person = find(element.ownerDocument, url);
      return person?.element === element ? readPerson(person, url) : adapter.read(element, url);
    },
  };
}
