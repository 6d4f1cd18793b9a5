import { eachObject } from '../page/page-data.ts';
import { member, type PageJson, textMember } from '../page/page-json.ts';
import { atPart, row, same } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';

/** What the page's data says of the account of this handle; pieces of it stand with every post, the whole only once. */
function userOf(document: Document, handle: string): { [key: string]: PageJson } | null {
  let whole: { [key: string]: PageJson } | null = null;
  eachObject(document, ['"biography"'], (object) => {
    if (Object.hasOwn(object, 'biography') && same(textMember(object, 'username'), handle)) whole ??= object;
  });
  return whole;
}

export const threadsProfile: ProfileSpec = {
  handleOf: (url) => atPart(url, ['replies', 'media', 'reposts']),
  rows: {
    name: row('h1', '2026-07?'),
    frame: row(':has(img[alt]):has(span[title])', '2026-07?'),
    avatar: row('img[alt]', '2026-07?'),
  },
  counts: { followers: row('[role="button"]:has(span[title]), a:has(span[title])', '2026-07?') },
  profileUrl: (handle, url) => `${url.origin}/@${handle}`,
  data: (document, _profile, handle) => {
    const user = userOf(document, handle);
    const links = member(user, 'bio_links');
    return {
      accountId: [['script user.pk', () => textMember(user, 'pk')]],
      bio: ['script user.biography', () => textMember(user, 'biography')],
      links: Array.isArray(links) ? links.map((link) => textMember(link, 'url')) : [],
      facts: { followersExact: textMember(user, 'follower_count') },
    };
  },
};
