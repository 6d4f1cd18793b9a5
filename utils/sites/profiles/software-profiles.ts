import { atPart, row, same } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { accountOfAvatar } from '../values/avatar-account.ts';
import { webUrl } from '../values/safe-url.ts';

export const mastodonProfile: ProfileSpec = {
  handleOf: (url) => atPart(url, ['with_replies', 'media', 'featured']),
  rows: {
    // since 4.6 class names carry the module's name: `_comp_account_header__name`
    name: row(
      '[class*="account_header__name"] h1 bdi, .account__header__tabs__name h1 bdi, .account__header__tabs__name .display-name__html, .account__header__tabs__name h1 span',
      '2026-06',
    ),
    frame: row('[class*="account_header__barWrapper"], .account__header__extra, .account__header', '2026-06'),
    bio: row('[class$="account_header__bio"], [class*="account_header__bio "], .account__header__content', '2026-06'),
    avatar: row(
      '[class*="account_header__avatar"] img, .account__header__tabs .account__avatar img, .account__avatar img',
      '2026-06',
    ),
  },
  facts: {
    fields: row('[class*="account_header__fieldList"], .account__header__fields', '2026-06'),
    handle: row('[class*="account_header__handleHelpButton"], .account__header__tabs__name small', '2026-06'),
    joined: row('[class*="number_fields__item"] time[datetime]', '2026-06'),
  },
  counts: {
    posts: row('[class*="number_fields__item"] > strong, .account__header__extra__links a:nth-of-type(1)', '2026-06'),
    following: row('a[href$="/following"]', '2026-06'),
    followers: row('a[href$="/followers"]', '2026-06'),
  },
  profileUrl: (handle, url) => `${url.origin}/@${handle}`,
  data: (document, profile, handle, url) => {
    const portrait = profile.querySelector('img[src*="accounts/avatars/"]');
    // the account's own posts below name its number; so do the hashtags of its bio
    const named = [...document.querySelectorAll('a[data-hover-card-account][href]')].find((link) =>
      same(webUrl(link.getAttribute('href'), url)?.pathname.replace(/^\/@/u, '') ?? null, handle),
    );
    const tag = profile.querySelector('a[data-menu-hashtag]');
    return {
      accountId: [
        ['img[src*="accounts/avatars"]@src', () => accountOfAvatar(portrait?.getAttribute('src'))],
        ['a[data-hover-card-account]@data-hover-card-account', () => named?.getAttribute('data-hover-card-account')],
        ['a[data-menu-hashtag]@data-menu-hashtag', () => tag?.getAttribute('data-menu-hashtag')],
      ],
      facts: {
        joinedExact:
          profile.querySelector('[class*="number_fields__item"] time[datetime]')?.getAttribute('datetime') ?? null,
      },
    };
  },
};
