import type { SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { pathParts } from '../../values/safe-url.ts';

export const discordSelectors = {
  message: { css: '[id^="chat-messages-"]', seen: '2026-09?' },
  /** A message that a search found, in the panel beside the channel: from any channel of the server. */
  found: { css: 'li[id^="search-results-"]', seen: '2026-05' },
  /** Who joined, pinned or called: the application writes these rows. */
  notice: { css: '[class*="isSystemMessage_"], [class*="systemMessage_"]', seen: '2026-09?' },
  namePart: { css: '[id^="message-username-"]', seen: '2026-09?' },
  named: {
    css: '[id^="message-username-"], [id^="message-timestamp-"], [id^="message-content-"]',
    seen: '2026-09?',
  },
  article: { css: '[aria-labelledby*="message-username-"], [role="article"]', seen: '2026-09?' },
  replyContext: { css: '[id^="message-reply-context-"]', seen: '2026-09?' },
  replyWords: { css: '[id^="message-content-"]', seen: '2026-09?' },
  /** Until 2021 the parts of a message had no ids. */
  oldName: { css: '[class*="headerText"] [class*="username"], h2 [class*="username"]', seen: '2020-12?' },
  oldTime: { css: '[class*="timestamp"]:not([class*="edited"])', seen: '2020-12?' },
  oldWords: { css: '[class*="messageContent"]', seen: '2020-12?' },
  replyName: { css: '[class*="username"]', seen: '2026-09?' },
  avatar: { css: 'img[src*="/avatars/"]', seen: '2026-09?' },
  edited: { css: '[class*="edited"]', seen: '2026-09?' },
  attachment: {
    css: 'a[href*="/attachments/"], img[src*="/attachments/"], video[src], img[src*="/external/"], img[src*="/stickers/"]',
    seen: '2026-05?',
  },
  /** Frames that the service draws around a link, and programs around all that they say. */
  embedWords: { css: '[class*="embedTitle"], [class*="embedDescription"]', seen: '2026-09?' },
  forwarded: { css: '[class*="messageSnapshots"], [class*="forwarded"]', seen: '2026-05?' },
  reaction: { css: '[class*="reactionInner"]', seen: '2026-05?' },
  reactionCount: { css: '[class*="reactionCount"]', seen: '2026-05?' },
  channelName: { css: 'section[aria-label] h1, h1:not([id^="message-content-"] *)', seen: '2026-05?' },
  /** The viewer's own name, which their picture stands beside. */
  ownName: { css: '[class*="nameTag"]', seen: '2026-05?' },
} as const satisfies Record<string, SelectorRow>;

interface MessageId {
  /** Null until 2022: rows were named after their message alone. */
  channel: string | null;
  message: string;
}

/** The row of a thread's first message is named after the thread; all of its parts bear the name of the message itself. */
export function namedByParts(item: Element): string | null {
  const names = all(item, discordSelectors.named)
    .filter((named) => named.closest(discordSelectors.replyContext.css) === null)
    .map(({ id }) => /\d+$/u.exec(id)?.[0] ?? '');
  return names.length > 2 && new Set(names).size === 1 ? (names[0] ?? null) : null;
}

export function idOf(item: Element): MessageId | null {
  if (item.matches(discordSelectors.found.css)) {
    // these rows are numbered in the order of the list
    const message = namedByParts(item);
    return message === null ? null : { channel: null, message };
  }
  const match = /^chat-messages-(?:(\d+)-)?(\d+)$/u.exec(item.id);
  if (match === null) return null;
  const [, channel = null, message = ''] = match;
  return { channel, message: channel === message ? (namedByParts(item) ?? message) : message };
}

/** The first match that is not of the message that this one answers. */
export function ownFirst(item: Element, row: SelectorRow): Element | null {
  return all(item, row).find((match) => match.closest(discordSelectors.replyContext.css) === null) ?? null;
}

/** Without rows of the application's own words: named so, or the only ones that do not say who wrote them. */
export function withoutNotices(rows: readonly Element[]): Element[] {
  const labelled = new Set(
    rows.filter((row) =>
      first(row, discordSelectors.article)?.getAttribute('aria-labelledby')?.includes('message-username-'),
    ),
  );
  return rows.filter(
    (row) =>
      ownFirst(row, discordSelectors.namePart) !== null ||
      (first(row, discordSelectors.notice) === null && (labelled.has(row) || labelled.size === 0)),
  );
}

/** Whether the parts of the row have ids at all. */
export function hasNamedParts(item: Element): boolean {
  return first(item, discordSelectors.named) !== null;
}

/** `/channels/<server or @me>/<channel>`; without it (a saved page) all messages count. */
/** `/channels/<server>/<channel>`, and `/threads/<thread>` behind it where a thread or a forum's post is open beside. */
export function placeOf(url: URL): { server: string | null; channel: string | null; thread: string | null } {
  const [head, server = null, channel = null, place, id = null] = pathParts(url);
  const thread = place === 'threads' ? id : null;
  return head === 'channels' ? { server, channel, thread } : { server: null, channel: null, thread: null };
}

export function part(item: Element, id: string): Element | null {
  return (
    [...item.querySelectorAll(`[id="${id}"]`)].find(
      (element) => element.closest(discordSelectors.replyContext.css) === null,
    ) ?? null
  );
}

/** Whether the row holds the parts of another message: then the list has moved on under its old id. */
export function isOvertaken(item: Element, id: string): boolean {
  return all(item, discordSelectors.replyWords).some(
    (words) => words.closest(discordSelectors.replyContext.css) === null && words.id !== `message-content-${id}`,
  );
}
