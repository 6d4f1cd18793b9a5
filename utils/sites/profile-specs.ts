import type { SelectorRow } from './contract.ts';
import { all, first } from './dom-find.ts';
import { isUnderHosts } from './host-match.ts';
import { isOfType, linkedData, member, parseJson, textMember } from './page-json.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { pathParts, webUrl } from './safe-url.ts';

/** `?` after the month: from notes, no real page seen. */
function row(css: string, seen: string): SelectorRow {
  return { css, seen };
}

/** First part of the path, unless it is one of the platform's own places. */
function firstPart(url: URL, pattern: RegExp, places: readonly string[], tabs: readonly string[]): string | null {
  const [head, second, third] = pathParts(url);
  if (head === undefined || third !== undefined || places.includes(head)) return null;
  return pattern.test(head) && (second === undefined || tabs.includes(second)) ? head : null;
}

/** `/@name` and its tabs. */
function atPart(url: URL, tabs: readonly string[]): string | null {
  return firstPart(url, /^@[\w.-]+(?:@[\w.-]+)?$/u, [], tabs)?.slice(1) ?? null;
}

const same = (a: string | null, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

export const xProfile: ProfileSpec = {
  bioKeepsLines: true,
  handleOf: (url) =>
    firstPart(
      url,
      /^\w{1,15}$/u,
      [
        'home',
        'explore',
        'notifications',
        'messages',
        'i',
        'search',
        'settings',
        'login',
        'compose',
        'tos',
        'privacy',
        'jobs',
      ],
      ['with_replies', 'media', 'likes', 'highlights', 'articles', 'superfollows'],
    ),
  rows: {
    name: row('[data-testid="UserName"]', '2026-06'),
    frame: row('[data-testid="UserProfileHeader_Items"], a[href$="/following"]', '2026-06'),
    nameWords: row('div[dir] span', '2026-06'),
    bio: row('[data-testid="UserDescription"]', '2026-06'),
    avatar: row('a[href$="/photo"] img, img[src*="profile_images"]', '2026-06'),
  },
  facts: {
    joined: row('[data-testid="UserJoinDate"]', '2026-06'),
    place: row('[data-testid="UserLocation"]', '2026-06'),
    website: row('[data-testid="UserUrl"]', '2026-06'),
  },
  counts: {
    followers: row('a[href$="/verified_followers"], a[href$="/followers"]', '2026-06'),
    following: row('a[href$="/following"]', '2026-06'),
  },
  profileUrl: (handle, url) => `${url.origin}/${handle}`,
  data: (document, profile, handle) => {
    const entity = linkedData(document).find((data) => same(textMember(data, 'mainEntity', 'additionalName'), handle));
    const banner = document.querySelector('img[src*="profile_banners/"]')?.getAttribute('src');
    const follow = [...profile.querySelectorAll('[data-testid$="-follow"], [data-testid$="-unfollow"]')].find(
      (button) => same(/@(\w{1,15})/u.exec(button.getAttribute('aria-label') ?? '')?.[1] ?? null, handle),
    );
    return {
      accountId: [
        ['JSON-LD mainEntity.identifier', () => textMember(entity, 'mainEntity', 'identifier')],
        ['[data-testid$="-follow"]@data-testid', () => /^\d+/u.exec(follow?.getAttribute('data-testid') ?? '')?.[0]],
        ['img[src*="profile_banners/"]@src', () => /profile_banners\/(\d+)\//u.exec(banner ?? '')?.[1]],
      ],
      facts: { joinedExact: textMember(entity, 'dateCreated') },
    };
  },
};

export const instagramProfile: ProfileSpec = {
  handleOf: (url) =>
    firstPart(
      url,
      /^[\w.]{1,30}$/u,
      ['explore', 'reels', 'direct', 'accounts', 'stories', 'p', 'reel', 'about', 'legal'],
      ['reels', 'tagged', 'saved'],
    ),
  bioUnfolds: true,
  rows: {
    name: row('main header h2, main header h1', '2026-06'),
    frame: row('img[alt]:not([alt=""])', '2026-06'),
    shownName: row('section:has(h2, h1) span[dir="auto"]:only-child:not(:has(*))', '2026-06'),
    bio: row('section > div > div > span[dir="auto"]:not(:only-child), section > span[dir="auto"]', '2026-06'),
    avatar: row('img[alt]:not([alt=""])', '2026-06'),
  },
  counts: {
    posts: row('div:has(+ div > a span[title]) > span, li:has(+ li span[title])', '2026-06'),
    // with an account signed in these links lead nowhere: only this number has a title
    followers: row('a[href$="/followers/"], a:has(span[title])', '2026-06'),
    following: row('a[href$="/following/"], div:has(> a span[title]) + div > a', '2026-06'),
  },
  profileUrl: (handle, url) => `${url.origin}/${handle}/`,
  data: (document, _profile, handle, url) => {
    // written by the server for the page that was loaded first: its address must be of this account
    const loaded = ['link[rel="canonical"]', 'meta[property="og:url"]'].map((css) => {
      const element = document.querySelector(css);
      return webUrl(element?.getAttribute('href') ?? element?.getAttribute('content'), url);
    });
    const agrees = loaded.some((address) => address !== null && same(pathParts(address)[0] ?? null, handle));
    const numbers = (): string[] => [
      ...new Set(
        [...document.querySelectorAll('script')].flatMap(({ textContent }) =>
          [...textContent.matchAll(/"profilePage_(\d{1,20})"/gu)].map((match) => match[1] ?? ''),
        ),
      ),
    ];
    return {
      accountId: [
        [
          'script "profilePage_<number>"',
          () => {
            const found = agrees ? numbers() : [];
            return found.length === 1 ? found[0] : null;
          },
        ],
      ],
    };
  },
};

export const threadsProfile: ProfileSpec = {
  handleOf: (url) => atPart(url, ['replies', 'media', 'reposts']),
  rows: { name: row('h1', '2026-07?'), frame: row('img[alt]', '2026-07?'), avatar: row('img[alt]', '2026-07?') },
  profileUrl: (handle, url) => `${url.origin}/@${handle}`,
};

export const tiktokProfile: ProfileSpec = {
  handleOf: (url) => atPart(url, []),
  rows: {
    name: row('[data-e2e="user-subtitle"]', '2026-06?'),
    frame: row('[data-e2e="followers-count"]', '2026-06?'),
    bio: row('[data-e2e="user-bio"]', '2026-06?'),
    avatar: row('[data-e2e="user-avatar"] img', '2026-06?'),
  },
  facts: { website: row('[data-e2e="user-link"]', '2026-06?') },
  counts: {
    followers: row('[data-e2e="followers-count"]', '2026-06?'),
    following: row('[data-e2e="following-count"]', '2026-06?'),
    likes: row('[data-e2e="likes-count"]', '2026-06?'),
  },
  profileUrl: (handle, url) => `${url.origin}/@${handle}`,
  data: (document, _profile, handle) => {
    const script = document.querySelector('#__UNIVERSAL_DATA_FOR_REHYDRATION__');
    const user =
      script === null
        ? null
        : member(parseJson(script.textContent), '__DEFAULT_SCOPE__', 'webapp.user-detail', 'userInfo', 'user');
    const agrees = same(textMember(user, 'uniqueId'), handle);
    return {
      accountId: [['#__UNIVERSAL_DATA_FOR_REHYDRATION__ user.id', () => (agrees ? textMember(user, 'id') : null)]],
      facts: agrees ? { secUid: textMember(user, 'secUid') } : {},
    };
  },
};

export const youtubeProfile: ProfileSpec = {
  handleOf: (url) =>
    atPart(url, ['featured', 'videos', 'shorts', 'streams', 'posts', 'community', 'about', 'playlists']),
  rows: {
    name: row('yt-page-header-renderer h1, ytd-channel-name #text', '2026-06?'),
    frame: row('yt-content-metadata-view-model, #channel-handle', '2026-06?'),
    bio: row('yt-description-preview-view-model, #description-container', '2026-06?'),
    avatar: row('yt-decorated-avatar-view-model img, #avatar img', '2026-06?'),
  },
  facts: { shown: row('yt-content-metadata-view-model', '2026-06?') },
  profileUrl: (handle, url) => `${url.origin}/@${handle}`,
  data: (document, _profile, handle) => {
    const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
    const agrees =
      document.querySelector(
        `link[itemprop="url"][href$="/@${quotable(handle)}"], meta[property="og:url"][content$="/@${quotable(handle)}"]`,
      ) !== null;
    return {
      accountId: [
        ['link[rel="canonical"]@href', () => (agrees ? /\/channel\/(UC[\w-]{22})/u.exec(canonical)?.[1] : null)],
      ],
    };
  },
};

/** Handles go into a selector: only what cannot leave the quotes. */
function quotable(handle: string): string {
  return handle.replace(/["\\\n]/gu, '');
}

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
    const src = [...profile.querySelectorAll('img[src*="did:"]')].map((image) => image.getAttribute('src') ?? '')[0];
    return {
      accountId: [
        ['address of the page (DID)', () => (handle.startsWith('did:') ? handle : null)],
        [
          'JSON-LD mainEntity.identifier',
          () => (same(named, handle) ? textMember(page, 'mainEntity', 'identifier') : null),
        ],
        ['img[src*="did:"]@src', () => /(did:(?:plc|web):[\w.%-]+)/u.exec(src ?? '')?.[1]],
      ],
      facts: { joinedExact: same(named, handle) ? textMember(page, 'dateCreated') : null },
    };
  },
};

export const truthsocialProfile: ProfileSpec = {
  handleOf: (url) => atPart(url, ['with_replies', 'media']),
  rows: {
    name: row('h1.text-xl, div.px-4 p.text-lg', '2026-05?'),
    frame: row('[data-testid="followers-button"], [data-testid="following-button"]', '2026-05?'),
    avatar: row('img[src*="accounts/avatars"]', '2026-05?'),
  },
  counts: {
    followers: row('[data-testid="followers-button"]', '2026-05?'),
    following: row('[data-testid="following-button"]', '2026-05?'),
  },
  profileUrl: (handle, url) => `${url.origin}/@${handle}`,
  data: (_document, profile) => {
    // avatars lie under the account's number, cut into threes
    const src = profile.querySelector('img[src*="accounts/avatars/"]')?.getAttribute('src') ?? '';
    const parts = /accounts\/avatars\/((?:\d{3}\/){5,6}\d{3})\//u.exec(src)?.[1];
    return { accountId: [['img[src*="accounts/avatars"]@src', () => parts?.replaceAll('/', '')]] };
  },
};

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
    const src = [...profile.querySelectorAll('img[src*="accounts/avatars/"]')].map(
      (image) => image.getAttribute('src') ?? '',
    )[0];
    const parts = /accounts\/avatars\/((?:\d{3}\/){2,6}\d{3})\//u.exec(src ?? '')?.[1];
    // the account's own posts below name its number; so do the hashtags of its bio
    const named = [...document.querySelectorAll('a[data-hover-card-account][href]')].find((link) =>
      same(webUrl(link.getAttribute('href'), url)?.pathname.replace(/^\/@/u, '') ?? null, handle),
    );
    const tag = profile.querySelector('a[data-menu-hashtag]');
    return {
      accountId: [
        ['img[src*="accounts/avatars"]@src', () => parts?.replaceAll('/', '').replace(/^0+/u, '')],
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

export const linkedinProfile: ProfileSpec = {
  handleOf: (url) => {
    const [head, handle, third] = pathParts(url);
    return head === 'in' && handle !== undefined && third === undefined ? handle : null;
  },
  rows: {
    name: row('section[componentkey*="Topcard"] h2, main section h1', '2026-06'),
    frame: row('a[href*="followers"], a[href*="connections"], a[href*="overlay/contact-info"]', '2026-06'),
    bio: row('.text-body-medium.break-words', '2024-06?'),
    avatar: row('figure img[fetchpriority="high"], img.pv-top-card-profile-picture__image', '2026-06?'),
  },
  counts: {
    followers: row('a[href*="followers"] p', '2026-06'),
    connections: row('a[href*="connections"] p, a[href*="connections"] span', '2026-06'),
  },
  profileUrl: (handle, url) => `${url.origin}/in/${encodeURIComponent(handle)}/`,
};

export const facebookProfile: ProfileSpec = {
  handleOf: (url) => {
    const id = url.pathname === '/profile.php' ? url.searchParams.get('id') : null;
    const places = [
      'groups',
      'watch',
      'marketplace',
      'events',
      'messages',
      'photo',
      'permalink.php',
      'reel',
      'stories',
      'hashtag',
      'search',
      'notifications',
      'home.php',
      'gaming',
      'friends',
      'memories',
      'saved',
      'pages',
      'ads',
      'help',
      'settings',
      'login',
      'story.php',
      'share',
    ];
    if (isUnderHosts(url, ['messenger.com'])) return null;
    return id ?? firstPart(url, /^[\w.]{3,80}$/u, places, ['about', 'friends', 'photos', 'videos', 'posts', 'reels']);
  },
  rows: {
    name: row('[role="main"] h1', '2026-06?'),
    frame: row('svg image', '2026-06?'),
    avatar: row('a svg image, svg image', '2026-06?'),
  },
  counts: {
    followers: row('a[href*="/followers"], a[href*="sk=followers"]', '2026-06?'),
    friends: row('a[href*="/friends"], a[href*="sk=friends"]', '2026-06?'),
  },
  profileUrl: (handle, url) =>
    /^\d+$/u.test(handle) ? `${url.origin}/profile.php?id=${handle}` : `${url.origin}/${handle}`,
  data: (document, _profile, handle) => {
    const app = document.querySelector('meta[property="al:android:url"]')?.getAttribute('content') ?? '';
    const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
    return {
      accountId: [
        ['address of the page (number)', () => (/^\d+$/u.test(handle) ? handle : null)],
        ['meta al:android:url', () => (canonical.includes(handle) ? /^fb:\/\/profile\/(\d+)/u.exec(app)?.[1] : null)],
      ],
    };
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
  counts: { karma: row('[data-testid="karma-number"], .karma', '2026-06?') },
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
