import type { Adapter, MediaRef, Reading, SelectorRow } from './contract.ts';
import { all, first } from './dom-find.ts';
import { isEmojiImage, textOf } from './dom-text.ts';
import { firstFound, missing } from './field.ts';
import { isUnderHosts } from './host-match.ts';
import { utcOfEpoch, utcOfIso } from './machine-time.ts';
import { forgetPage, oncePerPage } from './page-memo.ts';
import { platformHosts } from './platform-hosts.ts';
import { blankReading } from './reading.ts';
import { mediaUrl } from './safe-url.ts';
import { setWordless } from './wordless.ts';

/** Telegram Web A (web.telegram.org/a). */
const a = {
  message: { css: '.Message.message-list-item[data-message-id]', seen: '2026-06' },
  words: { css: '.text-content', seen: '2026-06' },
  meta: { css: '.MessageMeta', seen: '2026-06' },
  time: { css: '.message-time', seen: '2026-06' },
  day: { css: '.sticky-date', seen: '2026-06' },
  dayGroup: { css: '.message-date-group', seen: '2026-06' },
  sender: { css: '.sender-title, .message-title .title-text', seen: '2026-06?' },
  senderAvatar: { css: '.Avatar[data-peer-id]', seen: '2026-06?' },
  /** Messages of one person in a row: the name stands above the first, the picture beside the last. */
  senderGroup: { css: '.sender-group-container', seen: '2026-06?' },
  viaBot: { css: '.via', seen: '2026-06?' },
  signature: { css: '.message-signature', seen: '2026-06?' },
  headerAvatar: { css: '.MiddleHeader .Avatar[data-peer-id]', seen: '2026-06' },
  headerName: { css: '.MiddleHeader .fullName', seen: '2026-06' },
  reply: { css: '.EmbeddedMessage', seen: '2026-06?' },
  views: { css: '.message-views', seen: '2026-06' },
  medium: { css: '.media-inner img, .media-inner video, img.full-media, video.full-media', seen: '2026-06' },
  forwarded: {
    css: '.forwarded-message, .message-title.is-forwarded, .forward-title, .message-title .icon-share-filled, .message-title .icon-forward',
    seen: '2026-06?',
  },
} as const satisfies Record<string, SelectorRow>;

/** Telegram Web K (web.telegram.org/k). */
const k = {
  bubble: { css: '.bubble[data-mid]:not(.service)', seen: '2026-05?' },
  bubbleWords: { css: '.translatable-message, .message', seen: '2022-12' },
  bubbleTime: { css: '.time > .i18n, .time > .inner', seen: '2022-12' },
  bubbleTitle: { css: '.time .inner, .time .time-inner', seen: '2022-12' },
  bubbleName: { css: '.name .peer-title, .peer-title.bubble-name-first', seen: '2022-12?' },
  bubbleVia: { css: '.is-via', seen: '2026-05?' },
  bubbleGroup: { css: '.bubbles-group', seen: '2022-12' },
  groupAvatar: { css: '.bubbles-group-avatar[data-peer-id], .user-avatar[data-peer-id]', seen: '2022-12?' },
  topTitle: { css: '.topbar .peer-title[data-peer-id], .chat-info .peer-title[data-peer-id]', seen: '2022-12' },
  bubbleReply: { css: '.reply', seen: '2022-12?' },
  bubbleMedium: { css: '.attachment img, .attachment video, .media-photo, .media-video', seen: '2022-12?' },
} as const satisfies Record<string, SelectorRow>;

/** Public preview of a channel (t.me/s/…). */
const widget = {
  widgetMessage: { css: '.tgme_widget_message[data-post]', seen: '2026-08?' },
  widgetWords: { css: '.tgme_widget_message_text.js-message_text, .tgme_widget_message_text', seen: '2026-08?' },
  widgetOwner: { css: 'a.tgme_widget_message_owner_name', seen: '2026-08?' },
  widgetTime: { css: '.tgme_widget_message_date time[datetime]', seen: '2026-08?' },
  widgetViews: { css: '.tgme_widget_message_views', seen: '2026-08?' },
} as const satisfies Record<string, SelectorRow>;

function mediaOf(item: Element, row: SelectorRow, base: URL): MediaRef[] {
  return all(item, row).flatMap((medium): MediaRef[] => {
    const url = mediaUrl(medium.getAttribute('src') ?? medium.querySelector('source')?.getAttribute('src'), base);
    if (url === null || isEmojiImage(medium)) return [];
    const kind = medium.localName === 'video' ? 'video' : 'image';
    return [
      { kind, url, alt: medium.getAttribute('alt') || null, posterUrl: mediaUrl(medium.getAttribute('poster'), base) },
    ];
  });
}

const wordPlaces = {
  likely: '[dir="auto"]',
  known:
    '.message-title, .EmbeddedMessage, .MessageMeta, .Reactions, .WebPage, .name, .time, .reply, .web, .peer-title',
};

/** A channel's or group's message can be linked to by its members: number of the chat without its prefix, number of the message. */
function memberLink(peer: string | null, id: string | null): string | null {
  const chat = /^-100(\d+)$/u.exec(peer ?? '')?.[1];
  return chat === undefined || id === null ? null : `https://t.me/c/${chat}/${id}`;
}

interface Chat {
  peer: string | null;
  name: string | null;
}

function chatA(document: Document): Chat {
  const name = first(document, a.headerName);
  return {
    peer: first(document, a.headerAvatar)?.getAttribute('data-peer-id') ?? null,
    name: name === null ? null : textOf(name, { images: 'all' }),
  };
}

/** Whether anything is said or drawn in the line before a name: "Forwarded from", whatever its language and class. */
function isIntroduced(title: Element, item: Element): boolean {
  for (let at = title; at.parentElement !== null && at.parentElement !== item; at = at.parentElement) {
    if (at.parentElement.localName !== 'span' && !at.parentElement.matches('.message-title')) return false;
    for (let before = at.previousElementSibling; before !== null; before = before.previousElementSibling)
      if (before.textContent.trim() !== '' || before.matches('i, svg') || before.querySelector('i, svg') !== null)
        return true;
  }
  return false;
}

/** Names above a message, its own first; the bot by whose help it was written is not who wrote it. */
function titlesIn(scope: Element): Element[] {
  return all(scope, a.sender).filter((title) => title.previousElementSibling?.matches(a.viaBot.css) !== true);
}

/** Whose the message is, where the name stands above an earlier one of the same person. */
function titleAbove(item: Element): Element | null {
  const group = item.closest(a.senderGroup.css);
  return group === null ? null : (titlesIn(group).find((title) => !isIntroduced(title, group)) ?? null);
}

/** The sender's picture: beside the messages in a row, once in the message itself. Those inside are of others: reactions, comments, the first writer of what is passed on. */
function avatarOf(item: Element): Element | null {
  const group = item.closest(a.senderGroup.css);
  const beside = group === null ? [] : all(group, a.senderAvatar).filter((one) => one.closest(a.message.css) === null);
  const own = all(item, a.senderAvatar).filter((one) => one.parentElement === item);
  return beside[0] ?? own[0] ?? null;
}

function readA(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const document = item.ownerDocument;
  const chat = oncePerPage(document, 'chat', () => chatA(document));
  const hash = /^#([-\w@]+)/u.exec(url.hash)?.[1] ?? null;
  const peer = chat.peer ?? (hash !== null && /^-?\d+$/u.test(hash) ? hash : null);
  const own = item.classList.contains('own');
  const group = peer?.startsWith('-') === true;
  const channel = item.classList.contains('has-views') || first(item, a.views) !== null;
  const id = item.getAttribute('data-message-id');
  // above a forwarded message stands whose it was at first, not who sent it here
  const title = titlesIn(item)[0] ?? null;
  const forwarded = first(item, a.forwarded) !== null || (title !== null && isIntroduced(title, item));
  const sender = (forwarded ? null : title) ?? (own || !group ? null : titleAbove(item));
  const avatar = own || !group ? null : (avatarOf(item)?.getAttribute('data-peer-id') ?? null);
  const fromChat = !own && (!group || channel);
  reading.itemId = firstFound([['@data-message-id', () => id]]);
  reading.permalink = firstFound([['numbers of chat and message', () => memberLink(peer, id)]]);
  reading.author = {
    name: firstFound([
      [a.sender.css, () => sender && textOf(sender, { images: 'all' })],
      [`${a.headerName.css} (${channel ? 'channel' : 'chat between two'})`, () => (fromChat ? chat.name : null)],
    ]),
    handle: missing('account name: not in the page'),
    accountId: firstFound([
      [`${a.senderAvatar.css}@data-peer-id`, () => avatar],
      [`${a.headerAvatar.css}@data-peer-id`, () => (fromChat ? peer : null)],
    ]),
    profileUrl: missing('Telegram has no address of an account without a name'),
  };
  const time = first(item, a.time);
  reading.postedAt = missing("Telegram Web A shows the viewer's time, without date or zone");
  reading.postedAtRaw = firstFound([[a.time.css, () => time?.textContent.trim()]]);
  const words = first(item, a.words);
  reading.text = firstFound([
    [
      a.words.css,
      () =>
        words &&
        textOf(words, {
          exclude: `${a.meta.css}, ${a.time.css}, ${a.views.css}, .Reactions, .message-action-buttons`,
          images: 'all',
          whitespace: 'keep',
        }),
    ],
  ]);
  reading.media = mediaOf(item, a.medium, url);
  if (reading.media.length > 0) setWordless(reading, item, [], wordPlaces);
  reading.side = channel ? null : own ? 'out' : 'in';
  reading.conversation = { name: chat.name, id: peer, participants: [] };
  const reply = first(item, a.reply);
  if (reply !== null) {
    const name = reply.querySelector('.message-title, .embedded-sender');
    const text = reply.querySelector('.message-text, .embedded-text-wrapper');
    reading.quotes = {
      itemId: null,
      permalink: null,
      author: name === null ? null : textOf(name),
      text: text === null ? null : textOf(text, { images: 'all' }),
    };
    reading.replyTo = reading.quotes;
  }
  if (item.classList.contains('was-edited')) reading.marks.push('edited');
  if (forwarded) {
    reading.marks.push('forwarded');
    if (title !== null) reading.facts['forwardedFrom'] = textOf(title, { images: 'all' });
  }
  const views = first(item, a.views)?.textContent.trim();
  if (views) reading.counts['views'] = views;
  const day = item.closest(a.dayGroup.css)?.querySelector(a.day.css);
  if (day != null) reading.facts['day'] = textOf(day);
  // in some channels those who write sign
  const signature = first(item, a.signature);
  if (signature !== null) reading.facts['signature'] = textOf(signature, { images: 'all' });
  const clock = time?.getAttribute('title');
  if (clock != null) reading.facts['timeTitle'] = clock;
  return reading;
}

/** Names above a bubble; the bot by whose help it was written is not who wrote it. */
function namesIn(scope: Element): Element[] {
  return all(scope, k.bubbleName).filter((name) => name.closest(k.bubbleVia.css) === null);
}

function readK(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const document = item.ownerDocument;
  const top = oncePerPage(document, 'top', () => first(document, k.topTitle));
  const peer = item.getAttribute('data-peer-id');
  const out = item.classList.contains('is-out');
  const between = peer !== null && /^\d+$/u.test(peer);
  const mid = item.getAttribute('data-mid');
  const group = item.closest(k.bubbleGroup.css);
  const forwarded = item.classList.contains('forwarded');
  const own = namesIn(item)[0] ?? null;
  const above = group === null ? [] : namesIn(group).filter((one) => one.closest('.forwarded') === null);
  const name = forwarded ? (above[0] ?? null) : (own ?? above[0] ?? null);
  const sender =
    name?.getAttribute('data-peer-id') ??
    (group === null ? null : first(group, k.groupAvatar)?.getAttribute('data-peer-id')) ??
    null;
  const topName = top !== null && top.getAttribute('data-peer-id') === peer ? textOf(top, { images: 'all' }) : null;
  reading.itemId = firstFound([['@data-mid', () => mid]]);
  reading.permalink = missing('numbers of Telegram Web K differ from those of the server');
  reading.author = {
    name: firstFound([
      [k.bubbleName.css, () => name && textOf(name, { images: 'all' })],
      [`${k.topTitle.css} (chat between two)`, () => (between && !out ? topName : null)],
    ]),
    handle: missing('account name: not in the page'),
    accountId: firstFound([
      [`${k.bubbleName.css}@data-peer-id`, () => sender],
      ['@data-peer-id (chat between two)', () => (between && !out ? peer : null)],
    ]),
    profileUrl: missing('Telegram has no address of an account without a name'),
  };
  reading.postedAt = firstFound([
    ['@data-timestamp', () => utcOfEpoch(item.getAttribute('data-timestamp'), 'seconds')],
  ]);
  reading.postedAtRaw = firstFound([[k.bubbleTime.css, () => first(item, k.bubbleTime)?.textContent.trim()]]);
  const words = first(item, k.bubbleWords);
  reading.text = firstFound([
    [
      k.bubbleWords.css,
      () =>
        words &&
        textOf(words, {
          exclude: '.time, .reactions, .reply, .web, .bubble-beside-button, button',
          images: 'all',
          whitespace: 'keep',
        }),
    ],
  ]);
  reading.media = mediaOf(item, k.bubbleMedium, url);
  if (reading.media.length > 0) setWordless(reading, item, [], wordPlaces);
  reading.side = out ? 'out' : 'in';
  reading.conversation = { name: topName ?? (top === null ? null : textOf(top)), id: peer, participants: [] };
  const reply = first(item, k.bubbleReply);
  if (reply !== null) {
    const title = reply.querySelector('.reply-title');
    const text = reply.querySelector('.reply-subtitle');
    reading.quotes = {
      itemId: reply.getAttribute('data-reply-to-mid') ?? item.getAttribute('data-reply-to-mid'),
      permalink: null,
      author: title === null ? null : textOf(title),
      text: text === null ? null : textOf(text, { images: 'all' }),
    };
    reading.replyTo = reading.quotes;
  }
  if (item.classList.contains('is-edited')) reading.marks.push('edited');
  if (forwarded) {
    reading.marks.push('forwarded');
    if (own !== null) reading.facts['forwardedFrom'] = textOf(own, { images: 'all' });
  }
  const title = first(item, k.bubbleTitle)?.getAttribute('title');
  if (title != null) reading.facts['timeTitle'] = title;
  return reading;
}

function readWidget(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const post = item.getAttribute('data-post') ?? '';
  const [channel, id] = post.split('/');
  const owner = first(item, widget.widgetOwner);
  const time = first(item, widget.widgetTime);
  const words = first(item, widget.widgetWords);
  reading.itemId = firstFound([['@data-post', () => id]]);
  reading.permalink = firstFound([['@data-post', () => (/^\w+\/\d+$/u.test(post) ? `https://t.me/${post}` : null)]]);
  reading.author = {
    name: firstFound([[widget.widgetOwner.css, () => owner && textOf(owner, { images: 'all' })]]),
    handle: firstFound([['@data-post', () => channel]]),
    accountId: missing('number of the channel: not in the page'),
    profileUrl: firstFound([['@data-post', () => (channel ? `https://t.me/${channel}` : null)]]),
  };
  reading.postedAt = firstFound([
    [`${widget.widgetTime.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[widget.widgetTime.css, () => time?.textContent.trim()]]);
  reading.text = firstFound([[widget.widgetWords.css, () => words && textOf(words, { images: 'all' })]]);
  reading.media = [...item.querySelectorAll('video[src]')].flatMap((video): MediaRef[] => {
    const address = mediaUrl(video.getAttribute('src'), url);
    return address === null ? [] : [{ kind: 'video', url: address, alt: null, posterUrl: null }];
  });
  if (reading.media.length > 0) setWordless(reading, item, [], wordPlaces);
  const views = first(item, widget.widgetViews)?.textContent.trim();
  if (views) reading.counts['views'] = views;
  return reading;
}

/** Telegram: Web A, Web K and public previews of channels. Only Web K and previews have a time for machines. */
export const telegram: Adapter = {
  id: 'telegram',
  name: 'Telegram',
  version: 3,
  hosts: platformHosts.telegram,
  required: { message: ['author', 'text'], post: ['author', 'postedAt', 'permalink', 'text'] },
  selectors: { ...a, ...k, ...widget },
  recognises: (url) => isUnderHosts(url, telegram.hosts),
  items: (root) => {
    forgetPage(root);
    return [...root.querySelectorAll([a.message, k.bubble, widget.widgetMessage].map(({ css }) => css).join(', '))];
  },
  read: (item, url) => {
    if (item.matches(widget.widgetMessage.css)) return readWidget(item, url);
    return item.matches(a.message.css) ? readA(item, url) : readK(item, url);
  },
};
