import { isUnderHosts } from '../values/host-match.ts';
import { first } from '../page/dom-find.ts';
import { eachObject } from '../page/page-data.ts';
import { linkedData, member, parseJson, textMember } from '../page/page-json.ts';
import { atPart, firstPart, row, same } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { pathParts, webUrl } from '../values/safe-url.ts';

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
    // the second of each stood there from 2014 to 2020
    name: row('[data-testid="UserName"], .ProfileHeaderCard-name', '2026-06'),
    frame: row(
      '[data-testid="UserProfileHeader_Items"], .ProfileNav[data-user-id], a[href$="/following"]:not(.ProfileNav-stat)',
      '2026-06',
    ),
    nameWords: row('div[dir] span, .ProfileHeaderCard-nameLink', '2026-06'),
    bio: row('[data-testid="UserDescription"], .ProfileHeaderCard-bio', '2026-06'),
    avatar: row('a[href$="/photo"] img, .ProfileAvatar-image, img[src*="profile_images"]', '2026-06'),
  },
  facts: {
    joined: row('[data-testid="UserJoinDate"], .ProfileHeaderCard-joinDateText', '2026-06'),
    place: row('[data-testid="UserLocation"], .ProfileHeaderCard-locationText', '2026-06'),
    website: row('[data-testid="UserUrl"], .ProfileHeaderCard-urlText a[href]', '2026-06'),
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
        [
          '.ProfileNav[data-user-id]@data-user-id',
          () => profile.querySelector('.ProfileNav[data-user-id]')?.getAttribute('data-user-id'),
        ],
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
    // above the numbers, or the first of the part below them; alone like it stand a bio and its folded words
    shownName: row(
      ':is(:has(+ * + :not(span) span[title], + :not(span) > :not(span) span[title]), section:not(:has(h1, h2)) > div > div:first-child, section:not(:has(h1, h2)) > div) > span[dir="auto"]:only-child:not(:has(*))',
      '2026-06',
    ),
    bio: row(
      'section > div > div > span[dir="auto"]:not(:only-child), section > :not(span) ~ span[dir="auto"], span[dir="auto"]:has(> [role="button"] > span[dir="auto"])',
      '2026-06',
    ),
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

export const tiktokProfile: ProfileSpec = {
  handleOf: (url) => atPart(url, []),
  rows: {
    name: row('[data-e2e="user-subtitle"]', '2026-06'),
    // picture, numbers and bio stand in parts of their own beside the name's
    frame: row(':has([data-e2e="user-avatar"]):has([data-e2e="followers-count"])', '2026-06'),
    bio: row('[data-e2e="user-bio"]', '2026-06'),
    avatar: row('[data-e2e="user-avatar"] img', '2026-06'),
  },
  facts: { website: row('[data-e2e="user-link"]', '2026-06?') },
  counts: {
    followers: row('[data-e2e="followers-count"]', '2026-06'),
    following: row('[data-e2e="following-count"]', '2026-06'),
    likes: row('[data-e2e="likes-count"]', '2026-06'),
  },
  profileUrl: (handle, url) => `${url.origin}/@${handle}`,
  data: (document, profile, handle, url) => {
    const script = document.querySelector('#__UNIVERSAL_DATA_FOR_REHYDRATION__');
    const user =
      script === null
        ? null
        : member(parseJson(script.textContent), '__DEFAULT_SCOPE__', 'webapp.user-detail', 'userInfo', 'user');
    const agrees = same(textMember(user, 'uniqueId'), handle);
    // the button that opens a conversation with the account; there only for whoever is signed in
    const writes = webUrl(
      first(profile, row('a[href*="/messages?"][href*="u="]', '2026-06'))?.getAttribute('href'),
      url,
    );
    const number = /^\d{5,20}$/u.exec(writes?.searchParams.get('u') ?? '')?.[0];
    return {
      accountId: [
        ['#__UNIVERSAL_DATA_FOR_REHYDRATION__ user.id', () => (agrees ? textMember(user, 'id') : null)],
        ['a[href*="/messages?"]@href (u)', () => number],
      ],
      facts: agrees ? { secUid: textMember(user, 'secUid') } : {},
    };
  },
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
    const ids = new Set<string>();
    const bios = new Set<string>();
    eachObject(document, ['"userVanity"', '"profile_status_text"'], (object) => {
      const id = textMember(object, 'userID') ?? '';
      if (id === handle || same(textMember(object, 'userVanity'), handle)) ids.add(id);
      const bio = textMember(object, 'profile_status_text', 'text');
      if (bio !== null) bios.add(bio);
    });
    const loadedHere = ids.size === 1;
    return {
      accountId: [
        ['address of the page (number)', () => (/^\d+$/u.test(handle) ? handle : null)],
        ['script userVanity, userID', () => (loadedHere ? [...ids][0] : null)],
        ['meta al:android:url', () => (canonical.includes(handle) ? /^fb:\/\/profile\/(\d+)/u.exec(app)?.[1] : null)],
      ],
      bio: ['script profile_status_text', () => (loadedHere && bios.size === 1 ? [...bios][0] : null)],
    };
  },
};
