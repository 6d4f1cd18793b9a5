import type { Adapter, Reading, SelectorRow } from '../contract.ts';
import { first } from '../page/dom-find.ts';
import { textOf, type TextOptions } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { blankReading } from '../reading/reading.ts';
import { mediaUrl, webUrl } from '../values/safe-url.ts';

type Way = [string, () => string | null | undefined];

/** What a platform's profile pages are made of. */
export interface ProfileSpec {
  /** The handle that the page's address names; null where it is no profile page. */
  handleOf(url: URL): string | null;
  rows: {
    /** The display name; the profile is the smallest element around it that holds `frame` too. */
    name: SelectorRow;
    frame: SelectorRow;
    /** Where `name` holds more than the name: the part that is the name. */
    nameWords?: SelectorRow;
    /** Where the page shows the handle as its title: the name elsewhere in the profile. */
    shownName?: SelectorRow;
    bio?: SelectorRow;
    avatar?: SelectorRow;
  };
  /** Whether the page shows line ends of the bio's source as line ends. */
  bioKeepsLines?: boolean;
  /** Whether the whole bio is a button that unfolds it. */
  bioUnfolds?: boolean;
  /** Everything else that is shown: joined, place, link … */
  facts?: Record<string, SelectorRow>;
  counts?: Record<string, SelectorRow>;
  profileUrl(handle: string, url: URL): string;
  /** Ways to the permanent id and other facts out of the page's data, for this handle. */
  data?(
    document: Document,
    profile: Element,
    handle: string,
    url: URL,
  ): {
    accountId: Way[];
    /** The bio where the page shows it in nothing that has a name. */
    bio?: Way;
    facts?: Record<string, string | null>;
  };
}

/** The element that shows whose page this is, or null. */
function profileIn(spec: ProfileSpec, root: Document | ShadowRoot, url: URL): Element | null {
  if (spec.handleOf(url) === null) return null;
  let at = first(root, spec.rows.name);
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
  const handle = spec.handleOf(url) ?? '';
  const reading = blankReading('profile');
  const name = profile.matches(rows.name.css) ? profile : first(profile, rows.name);
  const part = name === null || rows.nameWords === undefined ? name : first(name, rows.nameWords);
  const words = (rows.shownName === undefined ? null : first(profile, rows.shownName)) ?? part;
  const data = spec.data?.(profile.ownerDocument, profile, handle, url);
  reading.author = {
    name: firstFound([
      [`${rows.name.css} ${rows.nameWords?.css ?? ''}`.trim(), () => words && textOf(words, { images: 'all' })],
    ]),
    handle: firstFound([['address of the page', () => handle]]),
    accountId: firstFound(data?.accountId ?? []),
    profileUrl: firstFound([['address of the page', () => spec.profileUrl(handle, url)]]),
  };
  reading.itemId = reading.author.accountId;
  reading.permalink = reading.author.profileUrl;
  if (data?.bio !== undefined) reading.text = firstFound([data.bio]);
  if (rows.bio !== undefined) {
    const { bio } = rows;
    const options: TextOptions = {
      images: 'all',
      exclude: spec.bioUnfolds === true ? 'button' : 'button, [role="button"]',
      whitespace: spec.bioKeepsLines === true ? 'keep' : 'collapse',
    };
    const element = first(profile, bio);
    reading.text = firstFound([[bio.css, () => element && bioOf(element, options)]]);
  }
  for (const [fact, row] of Object.entries(spec.facts ?? {})) {
    const shown = first(profile, row);
    const value = shown === null ? '' : textOf(shown);
    if (value !== '') reading.facts[fact] = value;
  }
  for (const [fact, value] of Object.entries(data?.facts ?? {}))
    if (value !== null && value !== '') reading.facts[fact] = value;
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
  const linked = /^https?:/u.test(link?.getAttribute('title') ?? '')
    ? webUrl(link?.getAttribute('title'), url)
    : webUrl(link?.getAttribute('href'), url);
  if (linked !== null)
    reading.media.push({ kind: 'link', url: linked.href, alt: reading.facts['website'] ?? null, posterUrl: null });
  return reading;
}

/** The adapter that reads profile pages as well: the profile first, then the items below it. */
export function withProfile(adapter: Adapter, spec: ProfileSpec): Adapter {
  return {
    ...adapter,
    required: { ...adapter.required, profile: ['author', 'permalink'] },
    selectors: {
      ...adapter.selectors,
      ...Object.fromEntries(
        Object.entries({ ...spec.rows, ...spec.facts, ...spec.counts }).map(([name, row]) => [`profile ${name}`, row]),
      ),
    },
    items: (root, url) => {
      const items = adapter.items(root, url);
      const profile = profileIn(spec, root, url);
      return profile === null || items.includes(profile) ? items : [profile, ...items];
    },
    read: (element, url) => {
      const root = element.getRootNode() as Document | ShadowRoot;
      return profileIn(spec, root, url) === element ? readProfile(spec, element, url) : adapter.read(element, url);
    },
  };
}
