import { eachObject, putAgreed } from '../../page/page-data.ts';
import { member, type PageJson, textMember } from '../../page/page-json.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { utcOfEpoch } from '../../values/machine-time.ts';
import { commentIdOf, facebookLink, facebookPerson } from './facebook-links.ts';
import { webUrl } from '../../values/safe-url.ts';

/** What the blocks of data say of the page's own posts and comments, by the number or opaque id in their address. */
interface FacebookData {
  /** Seconds since 1970. */
  times: Map<string, string>;
  /** Number of the account that wrote it. */
  writers: Map<string, string>;
  /** The number behind an opaque id. */
  numbers: Map<string, string>;
  /** Number of the account by vanity name. */
  accounts: Map<string, string>;
  /** Address of the post by the code that its links in a feed carry in place of one. */
  coded: Map<string, string>;
}

const words = ['"creation_time"', '"created_time"', '"profile_url"', '"actors"', '"encrypted_tracking"'];

/** More than the data of one post of a feed holds besides what it shares and what is said below it. */
const mostOfPost = 3000;

/** Addresses of the post itself in its object: not of what it shares, shows, or of its comments. */
function addressesIn(story: PageJson): Set<string> {
  const found = new Set<string>();
  const waiting: PageJson[] = [story];
  for (let left = mostOfPost; waiting.length > 0 && left > 0; left -= 1) {
    const value = waiting.pop();
    if (value === null || typeof value !== 'object') continue;
    const address = textMember(value, 'url');
    if (address !== null && textMember(value, 'creation_time') !== null) found.add(address);
    for (const [name, one] of Object.entries(value))
      if (typeof one === 'object' && !/^(?:attach|feedback|aggregated)/u.test(name)) waiting.push(one);
  }
  return found;
}

function accountIn(value: PageJson | undefined): string | null {
  const id = textMember(value, 'id');
  return id !== null && /^\d{4,20}$/u.test(id) ? id : null;
}

function takeComment(data: FacebookData, object: { [key: string]: PageJson }): void {
  const comment = textMember(object, 'legacy_fbid') ?? commentIdOf(textMember(object, 'id')).comment;
  if (comment === null || !/^\d+$/u.test(comment)) return;
  putAgreed(data.times, comment, textMember(object, 'created_time'));
  putAgreed(data.writers, comment, accountIn(member(object, 'author')));
}

function takePost(data: FacebookData, object: { [key: string]: PageJson }, address: string | null, base: URL): void {
  const number = textMember(object, 'post_id');
  const link = facebookLink(address, base);
  const post = link?.comment == null ? (link?.post ?? null) : null;
  for (const id of new Set([number, post])) {
    putAgreed(data.times, id, textMember(object, 'creation_time'));
    putAgreed(data.writers, id, accountIn(member(object, 'actors', 0)));
  }
  if (number !== null && post !== null && post !== number) putAgreed(data.numbers, post, number);
}

/** Addresses are read only of objects that say something: most of thousands do not. */
function take(data: FacebookData, object: { [key: string]: PageJson }, base: URL): void {
  const has = (name: string): boolean => Object.hasOwn(object, name);
  const address = textMember(object, 'url') ?? textMember(object, 'wwwURL') ?? textMember(object, 'permalink_url');
  const code = has('encrypted_tracking') && data.coded.size < 500 ? textMember(object, 'encrypted_tracking') : null;
  if (code !== null)
    for (const own of addressesIn(object)) putAgreed(data.coded, code, facebookLink(own, base)?.href ?? null);
  if (has('created_time')) takeComment(data, object);
  if (has('creation_time') || has('post_id')) takePost(data, object, address, base);
  const account = has('name') ? accountIn(object) : null;
  if (account === null) return;
  const person = facebookPerson(textMember(object, 'profile_url') ?? address, base);
  putAgreed(data.accounts, person?.handle?.toLowerCase() ?? null, account);
}

/** What the server sent along with the page; nothing of it is known where the page has moved on inside the app. */
function dataOf(document: Document, base: URL): FacebookData {
  return oncePerPage(document, 'facebook data', () => {
    const data: FacebookData = {
      times: new Map(),
      writers: new Map(),
      numbers: new Map(),
      accounts: new Map(),
      coded: new Map(),
    };
    eachObject(document, words, (object) => {
      take(data, object, base);
    });
    return data;
  });
}

/** The exact time of a post or comment, in UTC. */
export function exactTime(document: Document, id: string | null, base: URL): string | null {
  return utcOfEpoch(dataOf(document, base).times.get(id ?? ''), 'seconds');
}

/** The number of the account that wrote a post or comment, or that has this vanity name. */
export function accountNumber(document: Document, id: string | null, handle: string | null, base: URL): string | null {
  const data = dataOf(document, base);
  return data.writers.get(id ?? '') || data.accounts.get(handle?.toLowerCase() ?? '') || null;
}

/** The number of a post whose address has only an opaque id, which is another for every viewer. */
export function postNumber(document: Document, id: string | null, base: URL): string | null {
  return dataOf(document, base).numbers.get(id ?? '') || null;
}

/** The address of a post whose own links in a feed name none, by the code that they carry. */
export function codedAddress(document: Document, href: string | null | undefined, base: URL): string | null {
  const code = webUrl(href, base)?.searchParams.get('__cft__[0]') ?? '';
  return code === '' ? null : dataOf(document, base).coded.get(code) || null;
}
