import { first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { row } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { utcOfEpoch, utcOfIso } from '../values/machine-time.ts';
import { sessionFreeUrl } from '../values/session-free-url.ts';

/** The number of an account in an address, by each software's way to write it; 1 is a guest in none of them. */
const numberIn = (url: URL, way: RegExp): string | null => way.exec(url.pathname + url.search)?.[1] ?? null;

const words = (part: Element | null): string | null => (part === null ? null : textOf(part) || null);

export const phpbbProfile: ProfileSpec = {
  handleOf: () => '',
  rows: {
    name: row('#viewprofile .profile-details dd > span:first-child', '2026-06'),
    frame: row('#viewprofile', '2026-06'),
    avatar: row('.left-box > dt img', '2026-06'),
  },
  facts: {
    rank: row('.left-box:not(.details) > dd', '2026-06'),
    joined: row('.column2 .details > dd:nth-of-type(1)', '2026-06'),
    lastActive: row('.column2 .details > dd:nth-of-type(2)', '2026-06'),
    signature: row('.signature', '2026-06'),
    shown: row('.profile-details', '2026-06'),
  },
  data: (_document, profile, _handle, url) => {
    const name = first(profile, row('.profile-details dd > span:first-child', '2026-06'));
    const posts = first(profile, row('.column2 .details > dd:has(a[href*="author_id="])', '2026-06'));
    const sent = posts?.querySelector('a[href*="author_id="]')?.getAttribute('href') ?? '';
    const number = numberIn(url, /[?&]u=(\d+)/u) ?? /[?&;]author_id=(\d+)/u.exec(sent)?.[1] ?? null;
    return {
      handle: [['.profile-details dd > span', () => words(name)]],
      accountId: [['address of the page (u), a[href*="author_id"]', () => number]],
      profileUrl: [['number', () => number && sessionFreeUrl(`memberlist.php?mode=viewprofile&u=${number}`, url)]],
      counts: { posts: /^[\p{Nd}][\p{Nd}.,\s]*/u.exec(words(posts) ?? '')?.[0].trim() },
    };
  },
};

/** The time of an element of XenForo, in any of the three ways in which its versions say it. */
function exactTime(time: Element | null): string | null {
  return (
    utcOfIso(time?.getAttribute('datetime')) ??
    utcOfEpoch(time?.getAttribute('data-timestamp') ?? time?.getAttribute('data-time'), 'seconds')
  );
}

const xenforoTime = row(':is(.memberHeader-blurb, .memberTooltip-blurb) dd time, .memberTooltip-blurb time', '2026-06');

const xenforoData: NonNullable<ProfileSpec['data']> = (document, profile, _handle, url) => {
  const name = first(
    profile,
    row(':is(.memberHeader-name, .memberTooltip-name, h1, h3) .username, h1.username', '2026-06'),
  );
  const numbered = first(profile, row('[data-user-id]:not([data-user-id="0"])', '2026-06'));
  const link = name?.closest('a[href]') ?? name?.querySelector('a[href]') ?? null;
  const page = numberIn(url, /(?:^|[/?])members\/(?:[^/]*\.)?(\d+)(?:\/|$)/u);
  const isPage = profile.matches('.memberHeader, .profilePage');
  const about = isPage ? document.querySelector('#about .bbWrapper, #info .aboutSection .baseHtml') : null;
  return {
    handle: [['.username', () => words(name)]],
    accountId: [
      ['[data-user-id]@data-user-id', () => numbered?.getAttribute('data-user-id')],
      ['address of the page', () => (isPage ? page : null)],
    ],
    profileUrl: [
      ['a.username@href', () => sessionFreeUrl(link?.getAttribute('href'), url)],
      ['address of the page', () => (isPage && page !== null ? url.origin + url.pathname : null)],
    ],
    bio: ['#about .bbWrapper', () => about && textOf(about)],
    facts: { joinedExact: exactTime(first(profile, xenforoTime)) },
  };
};

export const xenforoProfile: ProfileSpec = {
  handleOf: () => '',
  rows: {
    name: row('.memberHeader-name .username, .profilePage h1.username', '2026-06'),
    frame: row('.memberHeader, .profilePage', '2026-06'),
    avatar: row('.memberHeader-avatar img, .avatarScaler img', '2026-06'),
  },
  facts: {
    joined: xenforoTime,
    rank: row('.userTitle', '2026-06'),
    place: row('a[href*="location-info"]', '2026-06'),
    shown: row('.memberHeader-stats, .infoBlock .pairsJustified', '2026-06'),
  },
  counts: { messages: row('.memberHeader-stats dl:first-of-type dd', '2026-06') },
  data: xenforoData,
};

/** What opens over a thread while the pointer rests on a name. */
export const xenforoTooltip: ProfileSpec = {
  called: 'tooltip',
  handleOf: () => '',
  rows: {
    name: row('.memberTooltip-name .username, .memberCard h3.username', '2026-06'),
    frame: row('.memberTooltip, .memberCard', '2026-06'),
    avatar: row('.memberTooltip-avatar img, .avatarCropper img', '2026-06'),
  },
  facts: {
    joined: xenforoTime,
    rank: row('.userTitle', '2026-06'),
    place: row('a[href*="location-info"]', '2026-06'),
    shown: row('.memberTooltip-stats', '2026-06'),
  },
  counts: { messages: row('.memberTooltip-stats dl:first-of-type dd', '2026-06') },
  data: xenforoData,
};

export const vbulletinProfile: ProfileSpec = {
  handleOf: () => '',
  rows: {
    // version 4, and 3 behind it
    name: row('#userinfo .member_username, #username_box h1', '2025-06?'),
    frame: row(':has(.avatarcontainer img, dl.stats), #main_userinfo', '2025-06?'),
    avatar: row('.avatarcontainer img, #user_avatar, #profilepic_cell img', '2025-06?'),
  },
  facts: { rank: row('.usertitle, #username_box h2', '2025-06?') },
  data: (document, profile, _handle, url) => {
    const name = first(profile, row('#userinfo .member_username, #username_box h1', '2025-06?'));
    const number = numberIn(url, /(?:[?&]u=|members\/|member\.php\?)(\d+)/u);
    const stats = document.querySelector('#sidebar_container, .member_summary, #stats_mini');
    const about = document.querySelector('#view-aboutme, #collapseobj_aboutme');
    return {
      handle: [['#userinfo .member_username', () => words(name)]],
      accountId: [['address of the page', () => number]],
      profileUrl: [['number', () => number && sessionFreeUrl(`member.php?u=${number}`, url)]],
      facts: {
        joined: words(stats?.querySelector('dl.stats dd, dl dd') ?? null),
        shown: [...(stats?.querySelectorAll('dl') ?? [])].map((list) => textOf(list).replace(/\n/gu, ' ')).join('\n'),
        about: words(about),
      },
    };
  },
};
