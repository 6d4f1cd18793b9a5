import { accountNumber } from '../boards/pinterest-numbers.ts';
import { all } from '../page/dom-find.ts';
import { firstPart, row } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';

/** Parts of Pinterest that are no account. */
const places = [
  'about',
  'business',
  'categories',
  'explore',
  'ideas',
  'login',
  'pin',
  'search',
  'settings',
  'shopping',
  'today',
  'videos',
];

export const pinterestProfile: ProfileSpec = {
  bioKeepsLines: true,
  handleOf: (url) =>
    firstPart(url, /^[\w.-]{3,30}$/u, places, [
      '_created',
      '_profile',
      '_saved',
      'boards',
      'followers',
      'following',
      'pins',
    ]),
  rows: {
    name: row('[data-test-id="profile-name"]', '2026-06'),
    frame: row(':has([data-test-id="gestalt-avatar-svg"] img), [data-test-id="profile-header"]', '2026-06'),
    bio: row('[data-test-id="main-user-description-text"], [data-test-id="profileAboutText"]', '2026-06'),
    avatar: row('[data-test-id="gestalt-avatar-svg"] img', '2026-06'),
  },
  counts: {
    followers: row('[data-test-id="profile-followers-count"], [data-test-id="profile-followers-link"]', '2026-06'),
    following: row('[data-test-id="profile-following-count"], [data-test-id="profile-following-link"]', '2026-06'),
  },
  profileUrl: (handle, url) => `${url.origin}/${handle}/`,
  data: (document, profile, handle) => {
    const links = all(profile, row('[data-test-id="profile-header"] a[href^="http"]', '2026-06'));
    return {
      accountId: [['script username, id', () => accountNumber(document, handle)]],
      links: links
        .map((link) => link.getAttribute('href'))
        .filter((href) => !/^https?:\/\/(?:[\w-]+\.)?pinterest\./u.test(href ?? '') || /\/offsite\//u.test(href ?? '')),
    };
  },
};
