import type { Adapter, Reading, SelectorRow } from '../contract.ts';
import { all, first, type Scope } from '../page/dom-find.ts';
import { textOf, type TextOptions } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { isHidden } from './shown.ts';
import { blankReading } from '../reading/reading.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { mediaUrl } from '../values/safe-url.ts';
import { linkTarget } from '../page/link-words.ts';

type Way = [string, () => string | null | undefined];

/** What a profile takes out of the page's data, attributes and addresses, each as ways to be tried in turn. */
export interface ProfileData {
  accountId?: Way[];
  /** Where the page's address does not name it. */
  handle?: Way[];
  profileUrl?: Way[];
  /** The bio where the page shows it in nothing that has a name, or shows only its beginning. */
  bio?: Way;
  /** Where links lead that are shown apart from the profile itself. */
  links?: (string | null)[];
  facts?: Record<string, string | null | undefined>;
  counts?: Record<string, string | null | undefined>;
}

/** What a platform's profile pages, or the panels that show somebody over another page, are made of. */
export interface ProfileSpec {
  /** What it is called in the table of selectors, where a platform has several: `profile` if not said. */
  called?: string;
  /**
   * The handle that the page's address names; the empty text where a profile may be shown that the address does not name;
   * null where there can be none.
   */
  handleOf(url: URL, document: Document): string | null;
  rows: {
    /** The display name; the profile is the smallest element around it that is or holds `frame` too. */
    name: SelectorRow;
    frame: SelectorRow;
    /** Where `name` holds more than the name: the part that is the name. */
    nameWords?: SelectorRow;
    /** Where the page shows the handle as its title: the name elsewhere in the profile. */
    shownName?: SelectorRow;
    bio?: SelectorRow;
    avatar?: SelectorRow;
  };
  /** Whether the page shows line ends of the bio's source as line ends; boxes in it, as around a mention, are none. */
  bioKeepsLines?: boolean;
  /** Whether the whole bio is a button that unfolds it. */
  bioUnfolds?: boolean;
  /** Everything else that is shown: joined, place, link … */
  facts?: Record<string, SelectorRow>;
  counts?: Record<string, SelectorRow>;
  /** Left out where accounts have no address, or one that only `data` knows. */
  profileUrl?(handle: string, url: URL): string;
  /** Ways to the permanent id and other facts out of the page's data, for this handle. */
  data?(document: Document, profile: Element, handle: string, url: URL): ProfileData;
}

const documentOf = (root: Document | ShadowRoot): Document => root.ownerDocument ?? (root as Document);

/** The first that is shown: pages that are changed without being loaded anew keep what they showed before. */
function shownIn(scope: Scope, row: SelectorRow): Element | null {
  return all(scope, row).find((element) => !isHidden(element)) ?? null;
}

/** The element that shows whose page this is, or null. */
function profileIn(spec: ProfileSpec, root: Document | ShadowRoot, url: URL): Element | null {
  if (spec.handleOf(url, documentOf(root)) === null) return null;
  let at = shownIn(root, spec.rows.name);
  while (at !== null && first(at, spec.rows.frame) === null && !at.matches(spec.rows.frame.css)) {
    if (at.parentElement === null || at.parentElement.matches('main, body, html')) return at;
    at = at.parentElement;
  }
  return at;
}

/** A saved page has paragraphs beside the paragraph that held them: written down, one cannot hold another. */
function bioOf(element: Element, options: TextOptions): string {
  const words = textOf(element, options);
  if (words !== '' || element.localName !== 'p') return words;
  const beside: string[] = [];
  for (let next = element.nextElementSibling; next?.localName === 'p'; next = next.nextElementSibling)
    beside.push(textOf(next, options));
  return beside.filter((part) => part !== '').join('\n\n');
}

function readProfile(spec: ProfileSpec, profile: Element, url: URL): Reading {
  const { rows } = spec;
  const handle = spec.handleOf(url, profile.ownerDocument) ?? '';
  const reading = blankReading('profile');
  const name = profile.matches(rows.name.css) ? profile : shownIn(profile, rows.name);
  const part = name === null || rows.nameWords === undefined ? name : first(name, rows.nameWords);
  const words = (rows.shownName === undefined ? null : first(profile, rows.shownName)) ?? part;
  const data = spec.data?.(profile.ownerDocument, profile, handle, url);
  reading.author = {
    name: firstFound([
      [`${rows.name.css} ${rows.nameWords?.css ?? ''}`.trim(), () => words && textOf(words, { images: 'all' })],
    ]),
    handle: firstFound([...(data?.handle ?? []), ['address of the page', () => handle]]),
    accountId: firstFound(data?.accountId ?? []),
    profileUrl: firstFound([
      ...(data?.profileUrl ?? []),
      ['address of the page', () => (handle === '' ? null : spec.profileUrl?.(handle, url))],
    ]),
  };
  reading.itemId = reading.author.accountId;
  reading.permalink = reading.author.profileUrl;
  const bioWays = data?.bio === undefined ? [] : [data.bio];
  if (rows.bio !== undefined) {
    const { bio } = rows;
    const options: TextOptions = {
      images: 'all',
      exclude: spec.bioUnfolds === true ? 'button' : 'button, [role="button"]',
      whitespace: spec.bioKeepsLines === true ? 'keep' : 'collapse',
      inline: spec.bioKeepsLines === true,
    };
    const element = first(profile, bio);
    bioWays.push([bio.css, () => element && bioOf(element, options)]);
  }
  reading.text = firstFound(bioWays);
  for (const [fact, row] of Object.entries(spec.facts ?? {})) {
    const shown = first(profile, row);
    const value = shown === null ? '' : textOf(shown);
    if (value !== '') reading.facts[fact] = value;
  }
  for (const [fact, value] of Object.entries(data?.facts ?? {})) if (value) reading.facts[fact] = value;
  for (const [count, value] of Object.entries(data?.counts ?? {})) if (value) reading.counts[count] = value;
  for (const [count, row] of Object.entries(spec.counts ?? {})) {
    const shown = first(profile, row);
    const number = shown === null ? '' : textOf(shown).replace(/\s+/gu, ' ');
    if (number !== '') reading.counts[count] = number;
    // "1.1K" is short for a number that the page has as well
    const exact = shown?.getAttribute('title') ?? shown?.querySelector('[title]')?.getAttribute('title') ?? '';
    if (/\p{Nd}/u.test(exact) && exact !== number) reading.facts[`${count}Exact`] = exact;
  }
  const avatar = rows.avatar === undefined ? null : first(profile, rows.avatar);
  const address = mediaUrl(avatar?.getAttribute('src') ?? avatar?.getAttribute('xlink:href'), url);
  if (address !== null)
    reading.media.push({ kind: 'image', url: address, alt: avatar?.getAttribute('alt') ?? null, posterUrl: null });
  const website = spec.facts?.['website'];
  const link = website === undefined ? null : first(profile, website);
  // a shortened link may say in its title where it leads
  const titled = /^https?:/u.test(link?.getAttribute('title') ?? '') ? link?.getAttribute('title') : null;
  const linked = linkTarget(titled ?? link?.getAttribute('href') ?? null, url);
  const links = new Set(data?.links?.map((href) => linkTarget(href, url)));
  links.delete(linked);
  if (linked !== null)
    reading.media.push({ kind: 'link', url: linked, alt: reading.facts['website'] ?? null, posterUrl: null });
  for (const each of links)
    if (each !== null) reading.media.push({ kind: 'link', url: each, alt: null, posterUrl: null });
  return reading;
}

/** Asked of every item that is read: only what holds a name can be the profile. */
function isProfile(spec: ProfileSpec, element: Element, url: URL): boolean {
  const { name } = spec.rows;
  if (!element.matches(name.css) && first(element, name) === null) return false;
  return profileIn(spec, element.getRootNode() as Document | ShadowRoot, url) === element;
}

/** The adapter that reads profiles as well: a profile first, then the items below it. */
export function withProfile(adapter: Adapter, ...specs: readonly ProfileSpec[]): Adapter {
  const rows = specs.flatMap(({ called = 'profile', rows: own, facts, counts }) =>
    Object.entries({ ...own, ...facts, ...counts }).map(([name, row]) => [`${called} ${name}`, row] as const),
  );
  return {
    ...adapter,
    // an account that is shown over a chat has no address everywhere
    required: {
      ...adapter.required,
      profile: specs.every(({ profileUrl }) => profileUrl !== undefined) ? ['author', 'permalink'] : ['author'],
    },
    selectors: { ...adapter.selectors, ...Object.fromEntries(rows) },
    // an account's page may be all that a platform has besides its chats
    recognises: (url, document) =>
      adapter.recognises(url, document) ||
      (isUnderHosts(url, adapter.hosts) && specs.some((spec) => Boolean(spec.handleOf(url, document)))),
    items: (root, url) => {
      const items = adapter.items(root, url);
      const profiles = specs.map((spec) => profileIn(spec, root, url)).filter((profile) => profile !== null);
      return [...new Set([...profiles.filter((profile) => !items.includes(profile)), ...items])];
    },
    read: (element, url) => {
      const spec = specs.find((one) => isProfile(one, element, url));
      return spec === undefined ? adapter.read(element, url) : readProfile(spec, element, url);
    },
  };
}
