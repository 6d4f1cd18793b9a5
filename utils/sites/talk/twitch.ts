import type { Adapter, Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound, found, missing, valueOf } from '../reading/field.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { forgetPage } from '../page/page-memo.ts';
import { platformHosts } from '../platform-hosts.ts';
import { blankReading } from '../reading/reading.ts';
import { pathParts } from '../values/safe-url.ts';
import { readWindow, whisperSelectors } from './twitch-whisper.ts';

const selectors = {
  line: {
    css: '.chat-line__message, [data-a-target="chat-line-message"], .vod-message, .seventv-user-message',
    seen: '2026-09?',
  },
  name: {
    css: '.chat-author__display-name, [data-a-target="chat-message-username"], .seventv-chat-user-username, [data-a-target="whisper-message-name"], .thread-message__message--user-name',
    seen: '2026-09?',
  },
  login: { css: '.chat-author__intl-login', seen: '2026-06?' },
  user: { css: '[data-a-user]', seen: '2026-09?' },
  words: {
    css: '[data-a-target="chat-line-message-body"], [data-test-selector="chat-line-message-body"], .seventv-chat-message-body',
    seen: '2026-09?',
  },
  fragments: {
    css: '.text-fragment, [data-a-target="chat-message-text"], .mention-fragment, [data-a-target="chat-message-mention"], .link-fragment, .chat-line__message--emote, [data-a-target="emote-name"] img',
    seen: '2026-09?',
  },
  deleted: {
    css: '[data-a-target="chat-deleted-message-placeholder"], .chat-line__message--deleted-notice, .seventv-chat-message-moderated',
    seen: '2026-09?',
  },
  time: {
    css: '.chat-line__timestamp, .vod-message__header button, .seventv-chat-message-timestamp',
    seen: '2026-06?',
  },
  badge: { css: 'img.chat-badge, .seventv-chat-badge img', seen: '2026-09?' },
} as const satisfies Record<string, SelectorRow>;

/** The frame of the words: named, or what holds all their known pieces and not the name. */
function frameOf(item: Element, pieces: readonly Element[]): Element | null {
  const named = first(item, selectors.words);
  if (named !== null) return named;
  const frame = pieces[0]?.parentElement ?? null;
  const name = first(item, selectors.name);
  const isFrame = name !== null && frame?.contains(name) === false && pieces.every((piece) => frame.contains(piece));
  return isFrame ? frame : null;
}

/** The words on one line, as chat shows them (other extensions put emotes into blocks), also where they stand in pieces on the line without a frame. */
function wordsOf(item: Element): string | null {
  const pieces = all(item, selectors.fragments).filter(
    (piece) => piece.parentElement?.closest(selectors.fragments.css) == null,
  );
  const frame = frameOf(item, pieces);
  if (frame !== null) {
    // beside a recording the colon behind the name stands among the words
    const [head] = frame.children;
    const without = head?.textContent.trim() === ':' ? [head] : [];
    const exclude = 'button:not([data-test-selector="emote-button"])';
    return textOf(frame, { images: 'all', exclude, without }).replace(/\n+/gu, ' ').trimStart();
  }
  const words = pieces.map((piece) =>
    piece.localName === 'img' ? (piece.getAttribute('alt') ?? '') : textOf(piece, { images: 'all' }),
  );
  return words.length === 0 ? null : words.join(' ');
}

/** When and where a line of a channel's chat was written. */
function readPlace(reading: Reading, item: Element, url: URL): void {
  reading.postedAtRaw = firstFound([[selectors.time.css, () => first(item, selectors.time)?.textContent.trim()]]);
  const [head, id] = pathParts(url);
  const place = head === 'popout' ? id : head === 'videos' ? `video ${id ?? ''}` : head;
  reading.conversation = { name: place ?? null, id: null, participants: [] };
}

function read(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const name = first(item, selectors.name);
  const written = name === null ? null : textOf(name);
  // 7TV writes the login in brackets behind a name of other letters (a name on Twitch has no space)
  const [, spelt, bracketed] = /^(\S+) \((\w{2,25})\)$/u.exec(written ?? '') ?? [];
  const shown = spelt ?? written;
  const login =
    item.getAttribute('data-a-user') ??
    first(item, selectors.user)?.getAttribute('data-a-user') ??
    first(item, selectors.login)?.textContent.replace(/[()\s]/gu, '') ??
    bracketed;
  // a name of Latin letters is the login in other capitals
  const latin = shown !== null && /^\w{2,25}$/u.test(shown) ? shown.toLowerCase() : null;
  reading.itemId = firstFound([['@msg-id', () => item.getAttribute('msg-id')]]);
  reading.permalink = missing('Twitch has no address of a chat message');
  reading.author = {
    name: firstFound([[selectors.name.css, () => shown]]),
    handle: firstFound([
      [`${selectors.user.css}@data-a-user, ${selectors.login.css}`, () => login],
      [`${selectors.name.css} (Latin letters)`, () => latin],
    ]),
    accountId: firstFound([['@data-user-id (other extensions set it)', () => item.getAttribute('data-user-id')]]),
    profileUrl: missing('handle'),
  };
  const handle = valueOf(reading.author.handle);
  if (handle !== null)
    reading.author.profileUrl = found(`https://www.twitch.tv/${encodeURIComponent(handle.toWellFormed())}`, 'handle');
  reading.postedAt = missing('Twitch shows no time for machines');
  if (item.matches(whisperSelectors.whisper.css)) readWindow(reading, item);
  else readPlace(reading, item, url);
  reading.text = firstFound([[selectors.words.css, () => wordsOf(item)]]);
  if (first(item, selectors.deleted) !== null) {
    reading.marks.push('deleted');
    if (reading.text.state === 'missing') reading.text = found('', 'the words were deleted');
  }
  const badges = all(item, selectors.badge)
    .map((badge) => badge.getAttribute('alt') ?? '')
    .filter((badge) => badge !== '');
  if (badges.length > 0) reading.facts['badges'] = badges.join(', ');
  return reading;
}

/** Twitch: chat beside a stream and beside its recording, and whispers, the messages of one person to another. */
export const twitch: Adapter = {
  id: 'twitch',
  name: 'Twitch',
  version: 5,
  hosts: platformHosts.twitch,
  required: { message: ['author', 'text'] },
  selectors: { ...selectors, ...whisperSelectors },
  recognises: (url) => isUnderHosts(url, twitch.hosts),
  items: (root) => {
    forgetPage(root);
    const lines = `${selectors.line.css}, ${whisperSelectors.whisper.css}`;
    return [...root.querySelectorAll(lines)].filter((line) => line.parentElement?.closest(lines) == null);
  },
  read,
};
