import { isUnderHosts } from '../../values/host-match.ts';
import { facebookHosts } from '../../platform-hosts.ts';
import { mediaUrl, pathParts, webUrl } from '../../values/safe-url.ts';
import { dropParameters } from '../../values/url-parameters.ts';

/** What a Facebook address says about a post or comment. */
export interface FacebookLink {
  /** Absolute, with only the parameters that name the item. */
  href: string;
  post: string | null;
  comment: string | null;
  reply: string | null;
}

const naming = new Set(['story_fbid', 'id', 'fbid', 'v', 'comment_id', 'reply_comment_id', 'set', 'multi_permalinks']);

/** Comment ids in links of profiles and pages are base64 of `comment:<post>_<comment>`. */
export function commentIdOf(raw: string | null): { post: string | null; comment: string | null } {
  if (raw === null || raw === '') return { post: null, comment: null };
  if (/^\d+$/u.test(raw)) return { post: null, comment: raw };
  const base64 = raw.replace(/-/gu, '+').replace(/_/gu, '/');
  if (raw.length > 200 || !/^[A-Za-z0-9+/]+={0,2}$/u.test(base64) || base64.replace(/=+$/u, '').length % 4 === 1)
    return { post: null, comment: raw };
  const match = /^comment:(\d+)_(\d+)$/u.exec(atob(base64.replace(/=+$/u, '')));
  return match === null ? { post: null, comment: raw } : { post: match[1] ?? null, comment: match[2] ?? null };
}

function postIdOf(url: URL): string | null {
  const parts = pathParts(url);
  for (const name of ['posts', 'permalink', 'reel', 'videos']) {
    const at = parts.indexOf(name);
    const last = at === -1 ? undefined : parts.slice(at + 1).findLast((part) => /^(?:\d{5,}|pfbid\w+)$/u.test(part));
    if (last !== undefined) return last;
  }
  return (
    url.searchParams.get('story_fbid') ??
    url.searchParams.get('multi_permalinks') ??
    (parts[0] === 'watch' ? url.searchParams.get('v') : null) ??
    (parts[0] === 'photo' || parts[0] === 'photo.php' ? url.searchParams.get('fbid') : null)
  );
}

/** Reads an address; null where it names neither a post nor a comment. */
export function facebookLink(href: string | null | undefined, base: URL): FacebookLink | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, facebookHosts)) return null;
  const comment = commentIdOf(url.searchParams.get('comment_id'));
  const reply = commentIdOf(url.searchParams.get('reply_comment_id'));
  const post = postIdOf(url) ?? comment.post;
  if (post === null && comment.comment === null) return null;
  dropParameters(url, (name) => !naming.has(name));
  url.hash = '';
  return { href: url.href, post, comment: comment.comment, reply: reply.comment };
}

/** The number of a post in the address of one of its pictures: several pictures are a set that bears the post's number. */
export function postOfPicture(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  if (url === null || !isUnderHosts(url, facebookHosts)) return null;
  return /^(?:pcb|gm)\.(\d{5,})$/u.exec(url.searchParams.get('set') ?? '')?.[1] ?? null;
}

/** The address of a post of a group, by that of one of its pictures, which names both. */
export function groupPostOfPicture(href: string | null | undefined, base: URL): string | null {
  const post = postOfPicture(href, base);
  const url = webUrl(href, base);
  const group = url?.searchParams.get('idorvanity') ?? '';
  return post === null || url === null || !/^[\w.]+$/u.test(group)
    ? null
    : `${url.origin}/groups/${group}/posts/${post}/`;
}

export interface FacebookPerson {
  profileUrl: string;
  handle: string | null;
  accountId: string | null;
}

/** Paths that are no names of people or pages. */
const places = new Set([
  'groups',
  'people',
  'profile.php',
  'permalink.php',
  'photo',
  'photo.php',
  'story.php',
  'watch',
  'reel',
  'hashtag',
  'events',
  'marketplace',
  'help',
  'stories',
  'messages',
  'messenger_media',
  'l.php',
  'ads',
  'business',
  'policies',
  'share',
  'sharer',
  'home.php',
  'login',
  'reg',
  'friends',
  'notifications',
  'settings',
  'search',
  'bookmarks',
  'privacy',
  'legal',
  'comment',
  'ufi',
  'a',
]);

/** Whom a profile link names: number where the link holds one, vanity name otherwise; null for other links. */
export function facebookPerson(href: string | null | undefined, base: URL): FacebookPerson | null {
  // a button, whose address would be that of the page
  const url = href?.startsWith('#') === true ? null : webUrl(href, base);
  if (url === null || !isUnderHosts(url, facebookHosts)) return null;
  const parts = pathParts(url);
  const [head, second, third, fourth] = parts;
  const number = (id: string | null | undefined): string | null => (id != null && /^\d{4,}$/u.test(id) ? id : null);
  if (head === 'profile.php') {
    const id = number(url.searchParams.get('id'));
    return id === null ? null : { profileUrl: `${url.origin}/profile.php?id=${id}`, handle: null, accountId: id };
  }
  if (head === 'groups' && third === 'user' && number(fourth) !== null)
    return { profileUrl: `${url.origin}${url.pathname}`, handle: null, accountId: number(fourth) };
  // who has no name of their own and hides the number gets an id that differs for everybody who looks
  if (head === 'people' && /^(?:\d{4,}|pfbid\w+)$/u.test(third ?? ''))
    return { profileUrl: `${url.origin}${url.pathname}`, handle: null, accountId: number(third) };
  if (head === undefined || second !== undefined || places.has(head)) return null;
  const id = number(head);
  return { profileUrl: `${url.origin}/${encodeURIComponent(head)}`, handle: id === null ? head : null, accountId: id };
}

/** Address of a picture that is content, not an avatar or an emoji. */
export function facebookPicture(image: Element, base: URL): string | null {
  return mediaUrl(image.getAttribute('src') ?? image.getAttribute('xlink:href'), base);
}
