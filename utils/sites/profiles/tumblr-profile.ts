import { eachObject, putAgreed } from '../page/page-data.ts';
import { textMember } from '../page/page-json.ts';
import { row, same } from './profile-address.ts';
import type { ProfileData, ProfileSpec } from './profile-reader.ts';
import { pathParts } from '../values/safe-url.ts';

/** Parts of www.tumblr.com that are no blog. */
const places = [
  'about',
  'communities',
  'dashboard',
  'explore',
  'inbox',
  'likes',
  'login',
  'messages',
  'policy',
  'register',
  'search',
  'settings',
  'tagged',
];

/** The number and the description of the blog of this name, which stand with every post of it in the page's data. */
function dataOf(document: Document, _profile: Element, handle: string): ProfileData {
  const known = new Map<string, string>();
  eachObject(document, ['"uuid"'], (object) => {
    if (!same(textMember(object, 'name'), handle)) return;
    putAgreed(known, 'uuid', /^t:[\w-]{8,40}$/u.exec(textMember(object, 'uuid') ?? '')?.[0] ?? null);
    putAgreed(known, 'description', textMember(object, 'description'));
  });
  const bare = known.get('description') ?? '';
  return {
    accountId: [['script blog.uuid', () => known.get('uuid')]],
    // what is written in markup stands on the page itself
    bio: ['script blog.description', () => (/[<&]/u.test(bare) ? null : bare)],
  };
}

/** A blog as Tumblr shows it. */
export const tumblrProfile: ProfileSpec = {
  handleOf: (url) => {
    if (!/^(?:www\.)?tumblr\.com$/u.test(url.hostname)) return null;
    const [head = '', second] = pathParts(url);
    const [name, more] = head === 'blog' ? [pathParts(url).at(-1), undefined] : [head.replace(/^@/u, ''), second];
    const isTab = more === undefined || ['archive', 'likes', 'following'].includes(more);
    return name !== undefined && /^[\w-]{1,40}$/u.test(name) && !places.includes(name) && isTab ? name : null;
  },
  rows: {
    name: row(':is(main, aside, [data-testid="blog-view"]) h1:not(:has(svg))', '2026-08?'),
    frame: row(':has(img)', '2026-08?'),
    bio: row('h1 ~ div, h1 ~ p', '2026-08?'),
    avatar: row('img[srcset], img[src]', '2026-08?'),
  },
  profileUrl: (handle) => `https://www.tumblr.com/${handle}`,
  data: dataOf,
};
