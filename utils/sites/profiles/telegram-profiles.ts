import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { row } from './profile-address.ts';
import type { ProfileSpec } from './profile-reader.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { pathParts } from '../values/safe-url.ts';

const inApp = (url: URL): string | null => (isUnderHosts(url, ['web.telegram.org']) ? '' : null);

/** `@name`, `name` and `t.me/name`; null for an invitation and for anything else. */
const nameIn = (words: string | null | undefined): string | null =>
  /^(?:(?:https:\/\/)?t\.me\/|@)?([A-Za-z]\w{3,31})$/u.exec(words?.trim() ?? '')?.[1] ?? null;

/** The number of the open chat, where it is the one that the column is about: over a large picture it stands nowhere else. */
function peerOfChat(document: Document, profile: Element): string | null {
  const chat = document.querySelector('#MiddleColumn .ChatInfo');
  const names = [chat, profile].map((place) => place?.querySelector('.fullName, .ProfileInfo h3'));
  const [inChat, inColumn] = names.map((name) => (name ? textOf(name, { images: 'all' }) : null));
  return inChat !== null && inChat === inColumn
    ? (chat?.querySelector('.Avatar[data-peer-id]')?.getAttribute('data-peer-id') ?? null)
    : null;
}

/** The column beside the chat in Web A. */
export const telegramProfileA: ProfileSpec = {
  called: 'profile A',
  bioKeepsLines: true,
  handleOf: inApp,
  rows: {
    name: row('#RightColumn .ProfileInfo :is(.fullName, h3)', '2026-09'),
    frame: row('.ChatExtra, #RightColumn', '2026-09'),
    bio: row('.ChatExtra .ListItem:has(.icon-info) .title', '2026-09'),
    avatar: row('.ProfileInfo .ProfilePhoto img, .ProfileInfo .Avatar img', '2026-09'),
  },
  facts: {
    phone: row('.ChatExtra .ListItem:has(.icon-phone) .title', '2026-09'),
    status: row('.ProfileInfo .status', '2026-09'),
  },
  profileUrl: (handle) => `https://t.me/${handle}`,
  data: (document, profile) => {
    const named = row('.ChatExtra .ListItem:has(.icon-mention, .icon-link) .title', '2026-09');
    const also = row('.ChatExtra .other-usernames', '2026-09');
    const name = nameIn(first(profile, named)?.textContent);
    const portrait = first(profile, row('.ProfileInfo .Avatar[data-peer-id]', '2026-09'));
    return {
      handle: [[named.css, () => name]],
      accountId: [
        ['.ProfileInfo .Avatar@data-peer-id', () => portrait?.getAttribute('data-peer-id')],
        ['.ChatInfo .Avatar@data-peer-id (same name)', () => peerOfChat(document, profile)],
      ],
      profileUrl: [[named.css, () => name && `https://t.me/${name}`]],
      facts: { otherNames: first(profile, also)?.textContent.trim() },
    };
  },
};

/** The column beside the chat in Web K; its rows are told by what they say, as the drawings have no names. */
export const telegramProfileK: ProfileSpec = {
  called: 'profile K',
  bioKeepsLines: true,
  handleOf: inApp,
  rows: {
    name: row('#column-right .profile-name .peer-title', '2026-09'),
    frame: row('.profile-content, #column-right', '2026-09'),
    bio: row('.row-title.pre-wrap', '2026-09'),
    avatar: row('.profile-avatars-avatar img, .profile-avatar img, img.avatar-photo', '2026-09'),
  },
  facts: { status: row('.profile-subtitle', '2026-09') },
  data: (_document, profile) => {
    const title = row('.row-title:not(.pre-wrap)', '2026-09');
    const lines = all(profile, title)
      .filter((line) => line.closest('[style*="display: none"]') === null)
      .map((line) => textOf(line));
    const name = lines.map((line) => nameIn(line)).find((found) => found !== null) ?? null;
    const peer = first(profile, row('.profile-name .peer-title[data-peer-id]', '2026-09'));
    return {
      handle: [[title.css, () => name]],
      accountId: [['.profile-name .peer-title@data-peer-id', () => peer?.getAttribute('data-peer-id')]],
      profileUrl: [[title.css, () => name && `https://t.me/${name}`]],
      facts: { phone: lines.find((line) => /^\+[\d\s]{7,25}$/u.test(line)) },
    };
  },
};

/** What t.me shows of an account, and above the posts of a channel. */
export const telegramPreview: ProfileSpec = {
  called: 'preview',
  bioKeepsLines: true,
  handleOf: (url) => {
    if (isUnderHosts(url, ['web.telegram.org'])) return null;
    const [head = '', second] = pathParts(url);
    const name = head === 's' ? second : second === undefined ? head : undefined;
    return nameIn(name) === null ? null : (name ?? null);
  },
  rows: {
    name: row('.tgme_page_title, .tgme_channel_info_header_title', '2026-09'),
    frame: row('.tgme_page, .tgme_channel_info', '2026-09'),
    bio: row('.tgme_page_description, .tgme_channel_info_description', '2026-09'),
    avatar: row('img.tgme_page_photo_image, .tgme_page_photo_image img', '2026-09'),
  },
  profileUrl: (handle) => `https://t.me/${handle}`,
  data: (_document, profile) => {
    const extra = row('.tgme_page_extra, .tgme_channel_info_counter:first-child', '2026-09');
    const shown = first(profile, extra);
    const words = shown === null ? '' : textOf(shown).replace(/\s+/gu, ' ');
    // of a person the name stands there
    return { counts: { members: words.startsWith('@') ? null : words } };
  },
};
