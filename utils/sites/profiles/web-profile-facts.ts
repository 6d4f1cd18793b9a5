import { propertiesOf, valueIn } from '../generic/microdata-item.ts';
import { textOf } from '../page/dom-text.ts';
import { isOfType, linkedData, member, type PageJson, textMember } from '../page/page-json.ts';
import { cleanUrl, pathParts, webUrl } from '../values/safe-url.ts';
import { same } from './profile-address.ts';

/** What one standard says of whoever a page is about; null where it says nothing. */
export interface PersonFacts {
  standard: string;
  /** What shows the person, where the standard marks it. */
  element: Element | null;
  /** Whether nothing but the type of the page says that it is somebody's: some sites say so on all of theirs. */
  byTypeAlone: boolean;
  name: string | null;
  handle: string | null;
  accountId: string | null;
  profileUrl: string | null;
  bio: string | null;
  avatar: string | null;
  joined: string | null;
  links: (string | null)[];
  facts: Record<string, string | null>;
  counts: Record<string, string | null>;
}

function noFacts(standard: string): PersonFacts {
  return {
    standard,
    element: null,
    byTypeAlone: false,
    name: null,
    handle: null,
    accountId: null,
    profileUrl: null,
    bio: null,
    avatar: null,
    joined: null,
    links: [],
    facts: {},
    counts: {},
  };
}

const placeOf = (url: URL): string => url.host.replace(/^www\./u, '') + url.pathname.replace(/\/$/u, '');

/** Whether an address is the page's own: parameters choose between pages of the root, and elsewhere where the address has some. */
function isHere(href: string | null, url: URL): boolean {
  // a link that leads nowhere yet
  if (href?.startsWith('#') === true) return false;
  const there = webUrl(cleanUrl(href, url), url);
  if (there === null || placeOf(there) !== placeOf(url)) return false;
  const asked = [...there.searchParams];
  if (url.pathname === '/' && asked.length === 0) return webUrl(cleanUrl(url.href, url), url)?.search === '';
  return asked.every(([name, value]) => url.searchParams.get(name) === value);
}

function metaOf(document: Document, property: string): string | null {
  return document.querySelector(`meta[property="${property}"]`)?.getAttribute('content') || null;
}

/** What the head says where the page is: a page that was changed without being loaded anew still has the head of the one before. */
function headIs(document: Document, url: URL): boolean | null {
  const said = [
    metaOf(document, 'og:url'),
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? null,
  ].filter((href) => href !== null);
  return said.length === 0 ? null : said.every((href) => isHere(href, url));
}

const nameInPath = (url: URL, handle: string | null): boolean =>
  handle !== null && pathParts(url).some((part) => same(part.replace(/^[@~]/u, ''), handle));

const bare = (handle: string | null): string | null => handle?.replace(/^@/u, '') ?? null;

/** The name by which an account is called in addresses: one word, behind which may stand more. */
function handleIn(words: (string | null)[], url: URL): string | null {
  for (const said of words) {
    const [word, ...more] = bare(said)?.trim().split(/\s+/u) ?? [];
    if (word !== undefined && word !== '' && (more.length === 0 || nameInPath(url, word))) return word;
  }
  return null;
}

const people = ['Person', 'Organization'];

/** Who this page is about, and the page's own object if it has one. */
function linkedPerson(document: Document, url: URL): { page: PageJson; person: PageJson } | null {
  const objects = linkedData(document);
  const idsOf = (value: PageJson): string[] =>
    (typeof value === 'string' ? [value] : [textMember(value, '@id'), textMember(value, 'url')]).filter(
      (id) => id !== null,
    );
  for (const page of objects.filter((object) => isOfType(object, ['ProfilePage']))) {
    const ids = idsOf(page);
    if (ids.length > 0 && !ids.every((id) => isHere(id, url))) continue;
    const named = member(page, 'mainEntity') ?? member(page, 'about');
    if (isOfType(named, people)) return { page, person: named };
    const person =
      objects.find((one) => isOfType(one, people) && one['@id'] !== undefined && one['@id'] === member(named, '@id')) ??
      objects.find(
        (one) => isOfType(one, people) && idsOf(member(one, 'mainEntityOfPage')).some((id) => ids.includes(id)),
      );
    if (person !== undefined) return { page, person };
  }
  const isOf = (one: PageJson, key: string): boolean => idsOf(member(one, key)).some((id) => isHere(id, url));
  // the site names its owner on all pages by the address of its first
  const owns = (one: PageJson): boolean =>
    isOf(one, 'mainEntityOfPage') || (url.pathname !== '/' && isOfType(one, ['Person']) && isOf(one, 'url'));
  const person = objects.find((one) => isOfType(one, people) && owns(one));
  return person === undefined ? null : { page: null, person };
}

const listOf = (value: PageJson): PageJson[] => (Array.isArray(value) ? value : value === null ? [] : [value]);

/** Which count a kind of action is, as others do it to the account and as the account does it. */
const done: Record<string, string> = {
  FollowAction: 'followers',
  SubscribeAction: 'subscribers',
  BefriendAction: 'friends',
  LikeAction: 'likes',
  WriteAction: 'posts',
  CommentAction: 'comments',
};

function countsOf(person: PageJson): Record<string, string | null> {
  const counts: Record<string, string | null> = {};
  for (const from of ['interactionStatistic', 'agentInteractionStatistic']) {
    for (const counter of listOf(member(person, from))) {
      const kind = textMember(counter, 'interactionType') ?? textMember(counter, 'interactionType', '@type') ?? '';
      const action = kind.slice(0, 200).split(/[/:#]/u).at(-1) ?? '';
      const own = from.startsWith('agent') && action === 'FollowAction' ? 'following' : null;
      const name = own ?? (Object.hasOwn(done, action) ? done[action] : undefined);
      if (name !== undefined) counts[name] ??= textMember(counter, 'userInteractionCount');
    }
  }
  return counts;
}

/** JSON-LD: a `ProfilePage`, or a person whose page this is. */
function linkedFacts(document: Document, url: URL): PersonFacts | null {
  const found = linkedPerson(document, url);
  if (found === null) return null;
  const { page, person } = found;
  const facts = noFacts('JSON-LD');
  const others = listOf(member(person, 'alternateName')).map((name) => textMember(name));
  const handle = handleIn(others, url);
  const here = [
    textMember(page, 'url'),
    textMember(page, '@id'),
    textMember(person, 'url'),
    textMember(person, 'mainEntityOfPage'),
    textMember(person, 'mainEntityOfPage', '@id'),
  ].find((href) => href !== null && isHere(href, url));
  facts.byTypeAlone = here === undefined && !nameInPath(url, handle);
  if (facts.byTypeAlone && headIs(document, url) !== true) return null;
  const id = textMember(person, 'identifier') ?? textMember(person, 'identifier', 'value');
  const image = listOf(member(person, 'image'))[0];
  facts.name = textMember(person, 'name');
  facts.handle = handle;
  // many sites call the handle an identifier: it can be changed
  facts.accountId = id === null || same(handle, id) || nameInPath(url, bare(id)) || /^https?:/u.test(id) ? null : id;
  facts.profileUrl = cleanUrl(here?.replace(/#.*$/su, ''), url);
  facts.bio = textMember(person, 'description');
  facts.avatar = textMember(image) ?? textMember(image, 'contentUrl') ?? textMember(image, 'url');
  facts.joined = textMember(page, 'dateCreated');
  facts.links = listOf(member(person, 'sameAs')).map((href) => textMember(href));
  const website = textMember(person, 'url');
  if (!isHere(website, url)) facts.links.unshift(website);
  facts.facts = {
    place: textMember(person, 'homeLocation', 'name') ?? textMember(person, 'homeLocation'),
    job: textMember(person, 'jobTitle'),
    pronouns: textMember(person, 'pronouns'),
    otherName: others.find((name) => name !== null && bare(name) !== handle) ?? null,
  };
  facts.counts = countsOf(person);
  return facts;
}

// in posts stand those who wrote them
const typed =
  ':is([itemscope][itemtype*="schema.org/Person"], [typeof~="schema:Person"], [typeof~="Person"]):not(article *, [role="article"] *)';
const pageTyped = '[itemscope][itemtype*="schema.org/ProfilePage"]';

/** Microdata and RDFa: the person who is the main thing of a profile page, or whose address the page's is. */
function microdataFacts(document: Document, url: URL): PersonFacts | null {
  const isOwn = (person: Element): boolean => {
    const around = person.parentElement?.closest('[itemscope], [typeof]') ?? null;
    const part = person.getAttribute('itemprop') ?? person.getAttribute('property');
    if (part !== null) return around?.matches(pageTyped) === true && /\bmainEntity\b/u.test(part);
    if (around?.matches(':not(body, html, main)') === true) return false;
    const property = propertiesOf(person);
    const addresses = [
      person.getAttribute('itemid'),
      person.getAttribute('about'),
      ...[...property('url'), ...property('mainEntityOfPage')].map((each) => valueIn(each)),
    ];
    const named = [...property('additionalName'), ...property('alternateName')].map((each) => valueIn(each));
    return addresses.some((href) => isHere(href, url)) || nameInPath(url, handleIn(named, url));
  };
  const person = [...document.querySelectorAll(typed)].find(isOwn);
  if (person === undefined) return null;
  const facts = noFacts('microdata Person');
  const property = propertiesOf(person);
  const value = (name: string): string | null => valueIn(property(name)[0]);
  const addresses = property('url').map((each) => each.querySelector('a[href]')?.getAttribute('href') ?? valueIn(each));
  facts.element = person;
  facts.name = value('name') || null;
  const others = [...property('additionalName'), ...property('alternateName')].map((each) => valueIn(each));
  facts.handle = handleIn(others, url);
  const id = value('identifier');
  facts.accountId = id === null || same(facts.handle, id) ? null : id;
  facts.profileUrl = cleanUrl(
    [person.getAttribute('itemid'), person.getAttribute('about'), ...addresses].find((href) =>
      isHere(href ?? null, url),
    ),
    url,
  );
  facts.bio = value('description');
  facts.avatar = property('image')[0]?.getAttribute('src') ?? value('image');
  facts.links = [...addresses, ...property('sameAs').map((each) => valueIn(each))].filter((href) => !isHere(href, url));
  const placed = property('homeLocation')[0] ?? property('address')[0];
  facts.facts = {
    place: placed === undefined ? null : textOf(placed) || placed.getAttribute('content'),
    job: value('jobTitle'),
    pronouns: value('pronouns'),
  };
  return facts;
}

const card = '.h-card:not(:is(.h-entry, .hentry, .h-cite) *)';

/** microformats2: the card that represents the page, because its address is the page's. */
function cardFacts(document: Document, url: URL): PersonFacts | null {
  const hrefs = (of: Element, css: string): (string | null)[] =>
    [...(of.matches(css) ? [of] : []), ...of.querySelectorAll(css)].map((link) => link.getAttribute('href'));
  const nickname = (of: Element): string | null =>
    handleIn([of.querySelector('.p-nickname')?.textContent ?? null], url);
  const own = [...document.querySelectorAll(card)].filter(
    (one) => hrefs(one, '.u-url').some((href) => isHere(href, url)) || nameInPath(url, nickname(one)),
  );
  const person =
    own.find((one) => hrefs(one, '.u-uid').some((href) => isHere(href, url))) ??
    (own.length === 1 ? own[0] : undefined);
  if (person === undefined) return null;
  const facts = noFacts('h-card');
  const words = (css: string): string | null => {
    const part = person.querySelector(css);
    return part === null ? null : textOf(part) || part.getAttribute('value') || null;
  };
  const picture = person.querySelector('.u-photo, .u-logo');
  facts.element = person;
  facts.name = words('.p-name') ?? (person.childElementCount === 0 ? textOf(person) || null : null);
  facts.handle = handleIn([words('.p-nickname')], url);
  facts.profileUrl = cleanUrl(
    hrefs(person, '.u-url').find((href) => isHere(href, url)),
    url,
  );
  facts.bio = words('.p-note');
  facts.avatar = picture?.getAttribute('src') ?? picture?.getAttribute('href') ?? null;
  facts.links = hrefs(person, 'a.u-url, a[rel~="me"]').filter((href) => !isHere(href, url));
  facts.facts = { place: words('.p-locality, .p-adr'), job: words('.p-job-title') };
  return facts;
}

/** Open Graph: `profile` as the type of the page. */
function graphFacts(document: Document, url: URL): PersonFacts | null {
  const handle = handleIn([metaOf(document, 'profile:username')], url);
  if (metaOf(document, 'og:type') !== 'profile' || headIs(document, url) === false) return null;
  const facts = noFacts('Open Graph');
  facts.byTypeAlone = !nameInPath(url, handle);
  if (facts.byTypeAlone && headIs(document, url) === null) return null;
  const [first, last] = [metaOf(document, 'profile:first_name'), metaOf(document, 'profile:last_name')];
  // "Name (@handle) · words of the site": whatever stands elsewhere may be the site's
  const titled = /^(.+?)\s*[(\uFF08[]@?([^)\uFF09\]]+)[)\uFF09\]]/u.exec(
    (metaOf(document, 'og:title') ?? '').slice(0, 500),
  );
  const named = handle !== null && same(titled?.[2] ?? null, handle) ? titled?.[1] : null;
  facts.name = [first, last].filter((part) => part !== null).join(' ') || (named ?? null);
  facts.handle = handle;
  facts.profileUrl = cleanUrl(metaOf(document, 'og:url'), url);
  return facts;
}

/** What all standards say that call this page somebody's. */
export function personFacts(document: Document, url: URL): PersonFacts[] {
  return [microdataFacts, cardFacts, linkedFacts, graphFacts]
    .map((read) => read(document, url))
    .filter((facts) => facts !== null);
}
