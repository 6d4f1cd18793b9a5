import type { Adapter, MediaRef, Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { countShown } from '../reading/count-shown.ts';
import { firstFound, found, missing, valueOf } from '../reading/field.ts';
import { putAll } from '../reading/put-all.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { timeOfDiscordId } from '../values/id-time.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { wordLinks } from '../page/body-media.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { inPageOrder } from '../page/page-order.ts';
import { platformHosts } from '../platform-hosts.ts';
import { blankReading } from '../reading/reading.ts';
import { mediaUrl, pathParts } from '../values/safe-url.ts';

const selectors = {
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
  channelName: { css: 'section[aria-label] h1, h1', seen: '2026-05?' },
  /** The viewer's own name, which their picture stands beside. */
  ownName: { css: '[class*="nameTag"]', seen: '2026-05?' },
} as const satisfies Record<string, SelectorRow>;

interface MessageId {
  /** Null until 2022: rows were named after their message alone. */
  channel: string | null;
  message: string;
}

/** The row of a thread's first message is named after the thread; all of its parts bear the name of the message itself. */
function namedByParts(item: Element): string | null {
  const names = all(item, selectors.named)
    .filter((named) => named.closest(selectors.replyContext.css) === null)
    .map(({ id }) => /\d+$/u.exec(id)?.[0] ?? '');
  return names.length > 2 && new Set(names).size === 1 ? (names[0] ?? null) : null;
}

function idOf(item: Element): MessageId | null {
  if (item.matches(selectors.found.css)) {
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
function ownFirst(item: Element, row: SelectorRow): Element | null {
  return all(item, row).find((match) => match.closest(selectors.replyContext.css) === null) ?? null;
}

/** Without rows of the application's own words: named so, or the only ones that do not say who wrote them. */
function withoutNotices(rows: readonly Element[]): Element[] {
  const labelled = new Set(
    rows.filter((row) => first(row, selectors.article)?.getAttribute('aria-labelledby')?.includes('message-username-')),
  );
  return rows.filter(
    (row) =>
      ownFirst(row, selectors.namePart) !== null ||
      (first(row, selectors.notice) === null && (labelled.has(row) || labelled.size === 0)),
  );
}

/** Whether the parts of the row have ids at all. */
function hasNamedParts(item: Element): boolean {
  return first(item, selectors.named) !== null;
}

/** `/channels/<server or @me>/<channel>`; without it (a saved page) all messages count. */
function placeOf(url: URL): { server: string | null; channel: string | null } {
  const [head, server = null, channel = null] = pathParts(url);
  return head === 'channels' ? { server, channel } : { server: null, channel: null };
}

function part(item: Element, id: string): Element | null {
  return (
    [...item.querySelectorAll(`[id="${id}"]`)].find(
      (element) => element.closest(selectors.replyContext.css) === null,
    ) ?? null
  );
}

/** Whether the row holds the parts of another message: then the list has moved on under its old id. */
function isOvertaken(item: Element, id: string): boolean {
  return all(item, selectors.replyWords).some(
    (words) => words.closest(selectors.replyContext.css) === null && words.id !== `message-content-${id}`,
  );
}

/** More messages in a row without a name than one person writes. */
const mostInARow = 50;

/** Without ids: the name in the row's own head, else in that of the nearest row above that has one. */
function oldNameElement(item: Element): { element: Element | null; via: string } {
  const own = ownFirst(item, selectors.oldName);
  if (own !== null) return { element: own, via: selectors.oldName.css };
  let above = item.previousElementSibling;
  let steps = 0;
  while (above !== null && steps < mostInARow && (idOf(above) === null || first(above, selectors.oldName) === null)) {
    above = above.previousElementSibling;
    steps += 1;
  }
  if (steps === mostInARow) above = null;
  return { element: above && first(above, selectors.oldName), via: `row above → ${selectors.oldName.css}` };
}

/** The name of a group's first message stands for those below it: the page says which by `aria-labelledby`. */
function nameElement(item: Element, id: string): { element: Element | null; via: string } {
  const own = part(item, `message-username-${id}`);
  if (own !== null) return { element: own, via: '#message-username-<id>' };
  if (!hasNamedParts(item)) return oldNameElement(item);
  const article = first(item, selectors.article);
  const named = /message-username-\d+/u.exec(article?.getAttribute('aria-labelledby') ?? '')?.[0];
  const element = named === undefined ? null : item.ownerDocument.getElementById(named);
  return { element, via: "@aria-labelledby → #message-username-<id of the group's first message>" };
}

function accountOfPicture(image: Element | null): string | undefined {
  const src = image?.getAttribute('src') ?? '';
  return /\/users\/(\d+)\/avatars\//u.exec(src)?.[1] ?? /\/avatars\/(\d+)\//u.exec(src)?.[1];
}

function accountBeside(name: Element | null): string | undefined {
  const around = name?.parentElement ?? null;
  return accountOfPicture(around && first(around, selectors.avatar));
}

function accountOf(row: Element | null | undefined): string | null {
  if (row == null) return null;
  const accounts = new Set<string>();
  for (const image of all(row, selectors.avatar)) {
    if (image.closest(selectors.replyContext.css) !== null) continue;
    const account = accountOfPicture(image);
    if (account !== undefined) accounts.add(account);
  }
  // of two pictures one is somebody else's, and nothing says which
  return accounts.size === 1 ? ([...accounts][0] ?? null) : null;
}

function mediaOf(item: Element, base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const medium of all(item, selectors.attachment)) {
    if (medium.closest(selectors.replyContext.css) !== null) continue;
    const url = mediaUrl(medium.getAttribute('href') ?? medium.getAttribute('src'), base);
    if (url === null || media.some((other) => new URL(other.url).pathname === new URL(url).pathname)) continue;
    const name = new URL(url).pathname;
    const kind =
      medium.localName === 'video' || /\.(?:mp4|mov|webm)$/iu.test(name)
        ? 'video'
        : /\.(?:png|jpe?g|gif|webp|avif)$/iu.test(name) || medium.localName === 'img'
          ? 'image'
          : /\.(?:mp3|ogg|wav|m4a)$/iu.test(name)
            ? 'audio'
            : 'link';
    media.push({
      kind,
      url,
      alt: medium.getAttribute('alt') ?? medium.querySelector('img')?.getAttribute('alt') ?? null,
      posterUrl: mediaUrl(medium.getAttribute('poster'), base),
    });
  }
  return media;
}

/** What stands in frames below the words: of somebody's link words of the page behind it, of a program its own. */
function embedded(item: Element): string | null {
  const parts = all(item, selectors.embedWords)
    .filter((box) => box.parentElement?.closest(selectors.embedWords.css) == null)
    .map((box) => textOf(box, { whitespace: 'keep', images: 'all' }))
    .filter((words) => words !== '');
  return parts.length === 0 ? null : parts.join('\n\n');
}

function readAnswered(reading: Reading, item: Element, link: (id: string) => string | null): void {
  const context = first(item, selectors.replyContext);
  if (context === null) return;
  const words = first(context, selectors.replyWords);
  const id = words === null ? null : (/^message-content-(\d+)$/u.exec(words.id)?.[1] ?? null);
  reading.replyTo = {
    itemId: id,
    permalink: id === null ? null : link(id),
    author: first(context, selectors.replyName)?.textContent.trim().replace(/^@/u, '') ?? null,
    text: words === null ? null : textOf(words, { whitespace: 'keep' }),
  };
}

function read(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const ids = idOf(item);
  const { server, channel: shown } = placeOf(url);
  // the page's address names the open channel: what a search found may be of another one
  const isFound = item.matches(selectors.found.css);
  const channel = ids?.channel ?? (isFound ? null : shown);
  const link = (id: string): string | null =>
    server === null || channel === null ? null : `https://discord.com/channels/${server}/${channel}/${id}`;
  const id = ids?.message ?? '';
  reading.itemId = firstFound([[`${selectors.message.css}@id`, () => id]]);
  reading.permalink = firstFound([['address of the page and id', () => (id === '' ? null : link(id))]]);
  const name = isOvertaken(item, id) ? { element: null, via: 'parts of another message' } : nameElement(item, id);
  const label = name.element?.querySelector('[data-text], [class*="username"]') ?? name.element;
  reading.author = {
    name: firstFound([[name.via, () => label && textOf(label, { images: 'all' })]]),
    handle: missing('account name: only in the profile that opens on a click'),
    accountId: firstFound([
      [`${selectors.avatar.css}@src`, () => accountOf(item)],
      [`${name.via} → ${selectors.avatar.css}@src`, () => accountOf(name.element?.closest(selectors.message.css))],
    ]),
    profileUrl: missing('Discord has no address of a profile'),
  };
  const old = !hasNamedParts(item);
  const time = part(item, `message-timestamp-${id}`) ?? (old ? ownFirst(item, selectors.oldTime) : null);
  reading.postedAt = firstFound([
    [
      '#message-timestamp-<id>@datetime',
      () => utcOfIso((time?.querySelector('time') ?? time)?.getAttribute('datetime')),
    ],
  ]);
  reading.postedAtRaw = firstFound([['#message-timestamp-<id>', () => time && textOf(time, { skipAriaHidden: true })]]);
  reading.decodedAt = firstFound([['id of the message', () => timeOfDiscordId(id)]]);
  const words = part(item, `message-content-${id}`) ?? (old ? ownFirst(item, selectors.oldWords) : null);
  reading.text = firstFound([
    [
      '#message-content-<id>',
      () => words && textOf(words, { whitespace: 'keep', exclude: 'time, [class*="timestamp"]', images: 'all' }),
    ],
  ]);
  const frames = embedded(item);
  if (reading.text.state === 'missing' && words?.textContent.trim() === '')
    reading.text = firstFound([[`${selectors.embedWords.css} (no words of its own)`, () => frames]]);
  else putAll(reading.facts, { embed: frames });
  reading.media = mediaOf(item, url);
  const sticker =
    words === null && reading.media.length > 0 && reading.media.every((medium) => /\/stickers\//u.test(medium.url));
  if (reading.text.state === 'missing' && (sticker || words !== null) && reading.media.length > 0)
    reading.text = found('', 'no words beside what it shows');
  for (const inWords of wordLinks(words, url))
    if (!reading.media.some((other) => other.url === inWords.url)) reading.media.push(inWords);
  readAnswered(reading, item, link);
  const edited = words === null ? null : first(words, selectors.edited);
  if (edited !== null) {
    reading.marks.push('edited');
    const at = utcOfIso(edited.closest('time')?.getAttribute('datetime'));
    if (at !== null) reading.facts['editedAt'] = at;
  }
  if (first(item, selectors.forwarded) !== null) reading.marks.push('forwarded');
  const reactions = all(item, selectors.reaction).flatMap((one) => {
    const count = countShown(first(one, selectors.reactionCount));
    return count === null ? [] : [`${one.querySelector('img')?.getAttribute('alt') ?? ''} ${count}`.trim()];
  });
  putAll(reading.counts, { reactions: reactions.join(', ') });
  const document = item.ownerDocument;
  const channelName = oncePerPage(document, 'channel', () => {
    const heading = first(document, selectors.channelName);
    return heading === null ? null : textOf(heading) || null;
  });
  reading.conversation = { name: isFound ? null : channelName, id: channel, participants: [] };
  const own = oncePerPage(document, 'own account', () => accountBeside(first(document, selectors.ownName)));
  const writer = valueOf(reading.author.accountId);
  if (own !== undefined && writer !== null) reading.side = writer === own ? 'out' : 'in';
  if (server !== null) reading.facts['server'] = server;
  return reading;
}

/** Discord in the browser: messages of the open channel and those that a search found, with exact times. */
export const discord: Adapter = {
  id: 'discord',
  name: 'Discord',
  version: 5,
  hosts: platformHosts.discord,
  required: { message: ['author', 'postedAt', 'permalink', 'text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, discord.hosts),
  items: (root, url) => {
    forgetPage(root);
    const { channel } = placeOf(url);
    // rows of the channel that was open before stay in the page for a while
    const open = all(root, selectors.message).filter((item) => {
      const ids = idOf(item);
      return ids !== null && (channel === null || ids.channel === null || ids.channel === channel);
    });
    const results = all(root, selectors.found).filter((item) => idOf(item) !== null);
    const written = withoutNotices(open);
    return results.length === 0 ? written : inPageOrder([...written, ...results]);
  },
  read,
};
