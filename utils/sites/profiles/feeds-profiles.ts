import { all, first } from '../page/dom-find.ts';
import { isOfType, linkedData, textMember } from '../page/page-json.ts';
import { atPart, row, same } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { accountOfAvatar } from '../values/avatar-account.ts';
import { pathParts } from '../values/safe-url.ts';

export const blueskyProfile: ProfileSpec = {
  bioKeepsLines: true,
  handleOf: (url) => {
    const [head, handle, third] = pathParts(url);
    return head === 'profile' && handle !== undefined && third === undefined ? handle : null;
  },
  rows: {
    name: row('[data-testid="profileHeaderDisplayName"]', '2026-06'),
    frame: row('[data-testid="profileHeaderFollowersButton"]', '2026-06'),
    bio: row('[data-testid="profileHeaderDescription"]', '2026-06'),
    avatar: row('[data-testid="userAvatarImage"] img, img[src*="/avatar/"]', '2026-06'),
  },
  counts: {
    followers: row('[data-testid="profileHeaderFollowersButton"]', '2026-06'),
    following: row('[data-testid="profileHeaderFollowsButton"]', '2026-06'),
  },
  profileUrl: (handle, url) => `${url.origin}/profile/${handle}`,
  data: (document, profile, handle) => {
    const page = linkedData(document).find((data) => isOfType(data, ['ProfilePage']));
    const named = textMember(page, 'mainEntity', 'alternateName')?.replace(/^@/u, '') ?? null;
    // the head is the server's, for the page that was loaded first: its title must name this account
    const head = (css: string): string => document.querySelector(css)?.getAttribute('content') ?? '';
    const title = head('meta[property="og:title"]').toLowerCase();
    const titled = title === handle.toLowerCase() || title.endsWith(`(@${handle.toLowerCase()})`);
    const src = [...profile.querySelectorAll('img[src*="did:"]')].map((image) => image.getAttribute('src') ?? '')[0];
    return {
      accountId: [
        ['address of the page (DID)', () => (handle.startsWith('did:') ? handle : null)],
        [
          'JSON-LD mainEntity.identifier',
          () => (same(named, handle) ? textMember(page, 'mainEntity', 'identifier') : null),
        ],
        [
          'meta[name="twitter:value1"]@content',
          () => (titled ? /^did:(?:plc|web):[\w.%-]+$/u.exec(head('meta[name="twitter:value1"]'))?.[0] : null),
        ],
        ['img[src*="did:"]@src', () => /(did:(?:plc|web):[\w.%-]+)/u.exec(src ?? '')?.[1]],
      ],
      facts: { joinedExact: same(named, handle) ? textMember(page, 'dateCreated') : null },
    };
  },
};

/** What stands beside one of the small drawings below the bio; the words have no other name. */
const besideIcon = (path: string): string => `[data-testid="icon"]:has(path[d^="${path}"])`;

export const truthsocialProfile: ProfileSpec = {
  handleOf: (url) => atPart(url, ['with_replies', 'media']),
  rows: {
    name: row('h1.text-xl, div.px-4 p.text-lg', '2026-05'),
    frame: row('[data-testid="followers-button"], [data-testid="following-button"]', '2026-05'),
    bio: row('[data-testid="markup"]:not([data-testid="status"] *)', '2026-05'),
    avatar: row(
      'img[src*="accounts/avatars"], a[target="_blank"] > .rounded-full[data-testid="still-image-container"] > img',
      '2026-05',
    ),
  },
  facts: {
    joined: row(`${besideIcon('M16 3v4')} + p`, '2026-05'),
    place: row(`${besideIcon('M17.657 16.657l-4.243')} + p`, '2026-05'),
    website: row(`${besideIcon('M9 15l6 -6')} + div a[href]`, '2026-05'),
  },
  counts: {
    followers: row('[data-testid="followers-button"]', '2026-05'),
    following: row('[data-testid="following-button"]', '2026-05'),
  },
  profileUrl: (handle, url) => `${url.origin}/@${handle}`,
  data: (_document, profile) => {
    // avatars lie under the account's number, cut into threes
    const src = profile.querySelector('img[src*="accounts/avatars/"]')?.getAttribute('src');
    return { accountId: [['img[src*="accounts/avatars"]@src', () => accountOfAvatar(src)]] };
  },
};

const cakeDay = row('[data-testid="cake-day"] time[datetime]', '2026-06?');

/** Never the time of something that the account wrote below. */
const redditJoined = row(
  'time[datetime]:not(shreddit-post *, shreddit-profile-comment *, shreddit-comment *, faceplate-timeago *)',
  '2026-06?',
);

export const redditProfile: ProfileSpec = {
  handleOf: (url) => {
    const [head, handle, tab, more] = pathParts(url);
    const tabs = [undefined, 'overview', 'comments', 'submitted', 'posts'];
    return (head === 'user' || head === 'u') && handle !== undefined && tabs.includes(tab) && more === undefined
      ? handle
      : null;
  },
  rows: {
    name: row('[data-testid="profile-main"] h1, main h1, .titlebox > h1', '2026-06?'),
    frame: row('[data-testid="karma-number"], faceplate-number, .karma, .titlebox', '2026-06?'),
    bio: row('[data-testid="profile-description"]', '2026-06?'),
    avatar: row('img[alt*="avatar"]', '2026-06?'),
  },
  counts: {
    karma: row('[data-testid="karma-number"], .karma', '2026-06?'),
    commentKarma: row('.comment-karma', '2026-06'),
  },
  facts: { joined: redditJoined },
  profileUrl: (handle, url) => `${url.origin}/user/${encodeURIComponent(handle)}/`,
  data: (document, profile, handle) => ({
    // `user-id` on this page is the viewer's own; what the account wrote below names the account's
    accountId: (
      [
        ['shreddit-post[author-id]@author-id', 'author', 'author-id'],
        ['[author-name][author-id]@author-id', 'author-name', 'author-id'],
        ['.thing[data-author-fullname]@data-author-fullname', 'data-author', 'data-author-fullname'],
      ] as const
    ).map(([via, name, id]) => [
      via,
      () =>
        all(document, row(`[${name}][${id}]`, '2026-06'))
          .find((element) => same(element.getAttribute(name), handle))
          ?.getAttribute(id),
    ]),
    facts: {
      joinedExact: (first(profile, redditJoined) ?? first(document, cakeDay))?.getAttribute('datetime') ?? null,
    },
  }),
};
