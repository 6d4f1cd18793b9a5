import { all, first } from '../page/dom-find.ts';
import { eachObject, putAgreed } from '../page/page-data.ts';
import { member, type PageJson, parseJson, textMember } from '../page/page-json.ts';
import { row, same } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { lemmyPerson } from '../software/lemmy/lemmy-data.ts';
import { utcOfEpoch, utcOfIso } from '../values/machine-time.ts';
import { pathParts, webUrl } from '../values/safe-url.ts';

/** The part of the path behind one of `heads`, wherever the board stands on its host; null deeper than `tabs` allow. */
function nameBehind(url: URL, heads: readonly string[], tabs: readonly string[]): string | null {
  const parts = pathParts(url);
  const at = parts.findIndex((part) => heads.includes(part));
  const [name, tab, more] = at === -1 ? [] : parts.slice(at + 1);
  return name !== undefined && (tab === undefined || tabs.includes(tab)) && (more === undefined || tab === 'activity')
    ? name
    : null;
}

/** What Discourse's server sent with the page of an account, under its name. */
function discourseUser(document: Document, name: string): PageJson {
  const sent = document.querySelector('#data-preloaded')?.getAttribute('data-preloaded') ?? '';
  const data = sent === '' ? null : parseJson(sent);
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return null;
  const key = Object.keys(data).find((one) => same(one, `user_${name}`));
  return key === undefined ? null : member(parseJson(textMember(data, key) ?? ''), 'user');
}

const dataTime = (part: Element | null): string | null =>
  utcOfEpoch(
    (part?.matches('[data-time]') ? part : part?.querySelector('[data-time]'))?.getAttribute('data-time'),
    'ms',
  );

export const discourseProfile: ProfileSpec = {
  handleOf: (url) => nameBehind(url, ['u', 'users'], ['activity', 'badges', 'summary']),
  rows: {
    name: row('.user-main .user-profile-names__primary, .user-main .primary-textual :is(.full-name, h1)', '2026-07'),
    frame: row('.user-main', '2026-07'),
    bio: row('.primary-textual .bio', '2026-07'),
    avatar: row('.user-profile-avatar img.avatar, .primary img.avatar', '2026-07'),
  },
  facts: {
    place: row('.user-profile-location', '2026-07'),
    website: row('.user-profile-website a[href]', '2026-07'),
    rank: row('.user-profile-names__title', '2026-07'),
    joined: row('.secondary dl > div:first-child dd', '2026-07'),
    shown: row('.secondary dl', '2026-07'),
    suspended: row('.bio .suspended', '2026-07'),
  },
  profileUrl: (handle, url) => `${url.origin}${/^.*?\/(?=u(?:sers)?\/)/u.exec(url.pathname)?.[0] ?? '/'}u/${handle}`,
  data: (document, profile, handle) => {
    const user = discourseUser(document, handle);
    return {
      accountId: [['#data-preloaded user.id', () => textMember(user, 'id')]],
      facts: {
        joinedExact:
          utcOfIso(textMember(user, 'created_at')) ??
          dataTime(first(profile, row('.secondary dl > div:first-child dd', '2026-07'))),
      },
    };
  },
};

/** The card that opens over a topic on a click on a picture. */
export const discourseCard: ProfileSpec = {
  called: 'card',
  handleOf: () => '',
  rows: {
    name: row('.user-card .names :is(.names__primary, h1)', '2026-07'),
    frame: row('.user-card', '2026-07'),
    bio: row('.bio', '2026-07'),
    avatar: row('img.avatar', '2026-07'),
  },
  facts: {
    place: row('.location-and-website .location', '2026-07'),
    website: row('.location-and-website .website-name a[href]', '2026-07'),
    joined: row('.metadata__user-created, .metadata h3:has([data-time]):not(:has(~ h3 [data-time]))', '2026-07'),
    suspended: row('.suspended', '2026-07'),
  },
  profileUrl: (handle, url) => `${url.origin}/u/${handle}`,
  data: (document, profile, _handle, url) => {
    const link = first(profile, row('a.card-huge-avatar[href], a.user-profile-link[href]', '2026-07'));
    const target = webUrl(link?.getAttribute('href'), url);
    const name = target === null ? null : nameBehind(target, ['u', 'users'], []);
    const post = all(document, row(':is(.topic-avatar, .names) [data-user-card]', '2026-07')).find((one) =>
      same(one.getAttribute('data-user-card'), name ?? ''),
    );
    const via = 'a.card-huge-avatar@href';
    return {
      handle: [[via, () => name]],
      profileUrl: [[via, () => target && target.origin + target.pathname]],
      accountId: [
        ['posts of the same name @data-user-id', () => post?.closest('[data-user-id]')?.getAttribute('data-user-id')],
      ],
      facts: {
        joinedExact: dataTime(
          first(
            profile,
            row('.metadata__user-created, .metadata h3:has([data-time]):not(:has(~ h3 [data-time]))', '2026-07'),
          ),
        ),
      },
    };
  },
};

export const nodebbProfile: ProfileSpec = {
  handleOf: (url) => nameBehind(url, ['user'], ['about', 'posts', 'topics']),
  rows: {
    name: row('.account .fullname, .account .account-username', '2026-11'),
    frame: row('.account', '2026-11'),
    bio: row('[component="aboutme"]', '2026-11'),
    avatar: row('.avatar-wrapper img, img.user-profile-picture, img.avatar', '2026-11'),
  },
  facts: {
    website: row('.stat:has(.fa-globe) a[href]', '2026-11'),
    place: row('.stat:has(.fa-map-pin) .stat-label + *', '2026-11'),
    joined: row('.stat:has(.fa-user-plus) .timeago, .account-bio-value.timeago', '2026-11'),
    shown: row('.account-stats', '2026-11'),
  },
  counts: {
    followers: row('a[href$="/followers"] .human-readable-number', '2026-11'),
    following: row('a[href$="/following"] .human-readable-number', '2026-11'),
    posts: row('a[href$="/posts"] .human-readable-number', '2026-11'),
  },
  profileUrl: (handle, url) => `${url.origin}${/^.*?\/(?=user\/)/u.exec(url.pathname)?.[0] ?? '/'}user/${handle}`,
  data: (document, profile, handle) => {
    const known = new Map<string, string>();
    eachObject(document, ['"userslug"'], (object) => {
      if (same(textMember(object, 'userslug'), handle)) putAgreed(known, 'uid', textMember(object, 'uid'));
    });
    const joined = first(profile, row('.stat:has(.fa-user-plus) .timeago, .account-bio-value.timeago', '2026-11'));
    const portrait = first(profile, row('.avatar-wrapper [data-uid]', '2026-11'));
    const named = first(profile, row('.account-username, .username', '2026-11'))?.textContent.trim() ?? '';
    return {
      // the address has it without capitals and signs; instead of a banned account's name stands that it is banned
      handle: [['.username', () => (named.startsWith('@') ? named.slice(1) : null)]],
      accountId: [
        ['.avatar-wrapper [data-uid]@data-uid', () => portrait?.getAttribute('data-uid')],
        ['script uid of the userslug', () => known.get('uid')],
      ],
      facts: { joinedExact: utcOfIso(joined?.getAttribute('datetime') ?? joined?.getAttribute('title')) },
    };
  },
};

/** What the account wrote stands below its own head. */
const notBelow = ':not(.post-listing *, article *)';

export const lemmyProfile: ProfileSpec = {
  handleOf: (url) => {
    const [head, name, third] = pathParts(url);
    return head === 'u' && name !== undefined && third === undefined ? name : null;
  },
  rows: {
    name: row('.person-profile :is(h1, h5.mb-0, .person-listing)', '2026-06'),
    frame: row(':has(> .banner-icon-header), .person-profile', '2026-06'),
    bio: row(`.md-div${notBelow}`, '2026-06'),
    avatar: row('.banner-icon-header img:not(.banner)', '2026-06'),
  },
  facts: { joined: row(`.moment-time${notBelow}`, '2026-06') },
  counts: {
    posts: row(`.list-inline .badge:nth-child(1)${notBelow}`, '2026-06'),
    comments: row(`.list-inline .badge:nth-child(2)${notBelow}`, '2026-06'),
  },
  profileUrl: (handle, url) => `${url.origin}/u/${handle}`,
  data: (document, _profile, handle, url) => {
    const person = lemmyPerson(document, handle.includes('@') ? handle : `${handle}@${url.host}`);
    const since = textMember(person, 'published_at') ?? textMember(person, 'published');
    return {
      accountId: [['isoData person.actor_id', () => textMember(person, 'actor_id') ?? textMember(person, 'ap_id')]],
      facts: { joinedExact: utcOfIso(since) ?? (since === null ? null : utcOfIso(`${since}Z`)) },
    };
  },
};
