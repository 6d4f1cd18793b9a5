import type { Adapter, MediaRef, Reading } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { countShown } from '../../reading/count-shown.ts';
import { firstFound, found, missing, valueOf } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { isUnderHosts } from '../../values/host-match.ts';
import { timeOfDiscordId } from '../../values/id-time.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { wordLinks } from '../../page/body-media.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { inPageOrder } from '../../page/page-order.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaUrl } from '../../values/safe-url.ts';
import { nameElement, accountBeside, accountOf } from './discord-author.ts';
import {
  discordSelectors,
  idOf,
  ownFirst,
  withoutNotices,
  hasNamedParts,
  placeOf,
  part,
  isOvertaken,
} from './discord-rows.ts';

function mediaOf(item: Element, base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const medium of all(item, discordSelectors.attachment)) {
    if (medium.closest(discordSelectors.replyContext.css) !== null) continue;
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
  const parts = all(item, discordSelectors.embedWords)
    .filter((box) => box.parentElement?.closest(discordSelectors.embedWords.css) == null)
    .map((box) => textOf(box, { whitespace: 'keep', images: 'all' }))
    .filter((words) => words !== '');
  return parts.length === 0 ? null : parts.join('\n\n');
}

function readAnswered(reading: Reading, item: Element, link: (id: string) => string | null): void {
  const context = first(item, discordSelectors.replyContext);
  if (context === null) return;
  const words = first(context, discordSelectors.replyWords);
  const id = words === null ? null : (/^message-content-(\d+)$/u.exec(words.id)?.[1] ?? null);
  reading.replyTo = {
    itemId: id,
    permalink: id === null ? null : link(id),
    author: first(context, discordSelectors.replyName)?.textContent.trim().replace(/^@/u, '') ?? null,
    text: words === null ? null : textOf(words, { whitespace: 'keep' }),
  };
}

/** The heading above a message; where a thread is open beside its channel (`beside`), the thread's may have none. */
function headingNear(item: Element, beside: string | null): Element | null {
  for (let at = item.parentElement; at !== null; at = at.parentElement) {
    const heading = first(at, discordSelectors.channelName);
    const holdsBoth = beside !== null && all(at, discordSelectors.message).some((row) => idOf(row)?.channel === beside);
    if (holdsBoth) return null;
    if (heading !== null) return heading;
  }
  return null;
}

function read(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const ids = idOf(item);
  const { server, channel: shown, thread } = placeOf(url);
  // the page's address names the open channel: what a search found may be of another one
  const isFound = item.matches(discordSelectors.found.css);
  const channel = ids?.channel ?? (isFound ? null : shown);
  const link = (id: string): string | null =>
    server === null || channel === null ? null : `https://discord.com/channels/${server}/${channel}/${id}`;
  const id = ids?.message ?? '';
  reading.itemId = firstFound([[`${discordSelectors.message.css}@id`, () => id]]);
  reading.permalink = firstFound([['address of the page and id', () => (id === '' ? null : link(id))]]);
  const name = isOvertaken(item, id) ? { element: null, via: 'parts of another message' } : nameElement(item, id);
  const label = name.element?.querySelector('[data-text], [class*="username"]') ?? name.element;
  reading.author = {
    name: firstFound([[name.via, () => label && textOf(label, { images: 'all' })]]),
    handle: missing('account name: only in the profile that opens on a click'),
    accountId: firstFound([
      [`${discordSelectors.avatar.css}@src`, () => accountOf(item)],
      [
        `${name.via} → ${discordSelectors.avatar.css}@src`,
        () => accountOf(name.element?.closest(discordSelectors.message.css)),
      ],
    ]),
    profileUrl: missing('Discord has no address of a profile'),
  };
  const old = !hasNamedParts(item);
  const time = part(item, `message-timestamp-${id}`) ?? (old ? ownFirst(item, discordSelectors.oldTime) : null);
  reading.postedAt = firstFound([
    [
      '#message-timestamp-<id>@datetime',
      () => utcOfIso((time?.querySelector('time') ?? time)?.getAttribute('datetime')),
    ],
  ]);
  reading.postedAtRaw = firstFound([['#message-timestamp-<id>', () => time && textOf(time, { skipAriaHidden: true })]]);
  reading.decodedAt = firstFound([['id of the message', () => timeOfDiscordId(id)]]);
  const words = part(item, `message-content-${id}`) ?? (old ? ownFirst(item, discordSelectors.oldWords) : null);
  reading.text = firstFound([
    [
      '#message-content-<id>',
      () => words && textOf(words, { whitespace: 'keep', exclude: 'time, [class*="timestamp"]', images: 'all' }),
    ],
  ]);
  const frames = embedded(item);
  if (reading.text.state === 'missing' && words?.textContent.trim() === '')
    reading.text = firstFound([[`${discordSelectors.embedWords.css} (no words of its own)`, () => frames]]);
  else putAll(reading.facts, { embed: frames });
  reading.media = mediaOf(item, url);
  const sticker =
    words === null && reading.media.length > 0 && reading.media.every((medium) => /\/stickers\//u.test(medium.url));
  if (reading.text.state === 'missing' && (sticker || words !== null) && reading.media.length > 0)
    reading.text = found('', 'no words beside what it shows');
  for (const inWords of wordLinks(words, url))
    if (!reading.media.some((other) => other.url === inWords.url)) reading.media.push(inWords);
  readAnswered(reading, item, link);
  const edited = words === null ? null : first(words, discordSelectors.edited);
  if (edited !== null) {
    reading.marks.push('edited');
    const at = utcOfIso(edited.closest('time')?.getAttribute('datetime'));
    if (at !== null) reading.facts['editedAt'] = at;
  }
  if (first(item, discordSelectors.forwarded) !== null) reading.marks.push('forwarded');
  const reactions = all(item, discordSelectors.reaction).flatMap((one) => {
    const count = countShown(first(one, discordSelectors.reactionCount));
    return count === null ? [] : [`${one.querySelector('img')?.getAttribute('alt') ?? ''} ${count}`.trim()];
  });
  putAll(reading.counts, { reactions: reactions.join(', ') });
  const document = item.ownerDocument;
  const channelName = oncePerPage(document, `channel ${channel ?? ''}`, () => {
    const heading = headingNear(item, channel === thread ? shown : null);
    return heading === null ? null : textOf(heading) || null;
  });
  reading.conversation = { name: isFound ? null : channelName, id: channel, participants: [] };
  const own = oncePerPage(document, 'own account', () => accountBeside(first(document, discordSelectors.ownName)));
  const writer = valueOf(reading.author.accountId);
  if (own !== undefined && writer !== null) reading.side = writer === own ? 'out' : 'in';
  if (server !== null) reading.facts['server'] = server;
  return reading;
}

/** Discord in the browser: messages of the open channel and those that a search found, with exact times. */
export const discord: Adapter = {
  id: 'discord',
  name: 'Discord',
  version: 8,
  hosts: platformHosts.discord,
  required: { message: ['author', 'postedAt', 'permalink', 'text'] },
  selectors: discordSelectors,
  recognises: (url) => isUnderHosts(url, discord.hosts),
  items: (root, url) => {
    forgetPage(root);
    const { channel, thread } = placeOf(url);
    const shown = [channel, thread, null];
    // rows of the channel that was open before stay in the page for a while
    const open = all(root, discordSelectors.message).filter((item) => {
      const ids = idOf(item);
      return ids !== null && (channel === null || shown.includes(ids.channel));
    });
    const results = all(root, discordSelectors.found).filter((item) => idOf(item) !== null);
    const written = withoutNotices(open);
    return results.length === 0 ? written : inPageOrder([...written, ...results]);
  },
  read,
};
