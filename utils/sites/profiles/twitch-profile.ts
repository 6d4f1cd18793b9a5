import { all, first } from '../page/dom-find.ts';
import { firstPart, row } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { webUrl } from '../values/safe-url.ts';

/** Parts of twitch.tv that are no channel. */
const places = [
  'broadcast',
  'directory',
  'downloads',
  'drops',
  'embed',
  'event',
  'friends',
  'inventory',
  'jobs',
  'login',
  'moderator',
  'popout',
  'prime',
  'search',
  'settings',
  'signup',
  'store',
  'subscriptions',
  'team',
  'turbo',
  'videos',
  'wallet',
];

export const twitchProfile: ProfileSpec = {
  handleOf: (url) => firstPart(url, /^\w{3,25}$/u, places, ['about', 'clips', 'home', 'schedule', 'videos']),
  rows: {
    name: row('.channel-info-content h1, h1[data-a-target="channel-header-name"], .home-header-sticky h1', '2026-06'),
    frame: row('.channel-root__info, .channel-info-content', '2026-06'),
    bio: row('.about-section__panel--content p[dir]', '2026-06'),
    avatar: row('img[src*="-profile_image-"], img.tw-image-avatar', '2026-06'),
  },
  counts: { followers: row('.about-section__actions, .about-section__followers', '2025-06?') },
  profileUrl: (handle, url) => `${url.origin}/${handle}`,
  data: (_document, profile) => {
    // pictures below the channel lie under the account's number
    const panel = first(profile, row('img[src*="panels-images.twitch.tv/panel-"]', '2026-06'));
    const links = all(profile, row('.social-media-link a[href], .social-media-space a[href]', '2025-06?'));
    return {
      accountId: [
        [
          'img[src*="panels-images.twitch.tv"]@src',
          () => /\/panel-(\d{3,12})-image-/u.exec(panel?.getAttribute('src') ?? '')?.[1],
        ],
      ],
      links: links.map((link) => link.getAttribute('href')),
    };
  },
};

/** The card that opens over a chat on a click on a name. */
export const twitchCard: ProfileSpec = {
  called: 'card',
  handleOf: () => '',
  rows: {
    name: row('.viewer-card-header__display-name a[href]', '2026-06'),
    frame: row('.viewer-card', '2026-06'),
    avatar: row('img[src*="-profile_image-"], .tw-avatar img', '2026-06'),
  },
  profileUrl: (handle, url) => `${url.origin}/${handle}`,
  data: (_document, profile, _handle, url) => {
    const link = first(profile, row('.viewer-card-header__display-name a[href]', '2026-06'));
    const target = webUrl(link?.getAttribute('href'), url);
    const login = target === null ? null : firstPart(target, /^\w{3,25}$/u, places, []);
    const via = '.viewer-card-header__display-name a@href';
    return {
      handle: [[via, () => login]],
      profileUrl: [[via, () => login && `https://www.twitch.tv/${login}`]],
    };
  },
};
