import type { Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { wordLinks } from '../../page/body-media.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaOf, wordPlaces } from './telegram-parts.ts';
import { setWordless } from '../../page/wordless.ts';

/** Telegram Web A (web.telegram.org/a). */
export const webA = {
  message: {
    css: '.Message.message-list-item:is([data-message-id], [id^="message-"]):not(.ActionMessage)',
    seen: '2026-06',
  },
  words: { css: '.text-content', seen: '2026-06' },
  /** In the place of words: a poll, somebody's telephone number. */
  shown: { css: '.Poll, .Contact .contact-info', seen: '2026-09?' },
  spoken: { css: '.Audio, .RoundVideo', seen: '2026-09?' },
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
  const name = first(document, webA.headerName);
  return {
    peer: first(document, webA.headerAvatar)?.getAttribute('data-peer-id') ?? null,
    name: name === null ? null : textOf(name, { images: 'all' }),
  };
}

/** Whether anything is said or drawn in the line before a name: "Forwarded from", whatever its language and class. */
function isIntroduced(title: Element, item: Element): boolean {
  for (let at = title; at.parentElement !== null && at.parentElement !== item; at = at.parentElement) {
    if (at.parentElement.matches(webA.message.css) || first(at.parentElement, webA.words) !== null) return false;
    for (let before = at.previousElementSibling; before !== null; before = before.previousElementSibling)
      if (before.textContent.trim() !== '' || before.matches('i, svg') || before.querySelector('i, svg') !== null)
        return true;
  }
  return false;
}

/** Names above a message, its own first; the bot by whose help it was written is not who wrote it. */
function titlesIn(scope: Element): Element[] {
  return all(scope, webA.sender).filter((title) => title.previousElementSibling?.matches(webA.viaBot.css) !== true);
}

/** Whose the message is, where the name stands above an earlier one of the same person. */
function titleAbove(item: Element): Element | null {
  const group = item.closest(webA.senderGroup.css);
  return group === null ? null : (titlesIn(group).find((title) => !isIntroduced(title, group)) ?? null);
}

/** The sender's picture: beside the messages in a row, once in the message itself. Those inside are of others: reactions, comments, the first writer of what is passed on. */
function avatarOf(item: Element): Element | null {
  const group = item.closest(webA.senderGroup.css);
  const beside =
    group === null ? [] : all(group, webA.senderAvatar).filter((one) => one.closest(webA.message.css) === null);
  const own = all(item, webA.senderAvatar).filter((one) => one.parentElement === item);
  return beside[0] ?? own[0] ?? null;
}

/** One message of Web A. */
export function readWebA(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const document = item.ownerDocument;
  const chat = oncePerPage(document, 'chat', () => chatA(document));
  const hash = /^#([-\w@]+)/u.exec(url.hash)?.[1] ?? null;
  const peer = chat.peer ?? (hash !== null && /^-?\d+$/u.test(hash) ? hash : null);
  const own = item.classList.contains('own');
  const group = peer?.startsWith('-') === true;
  const channel = item.classList.contains('has-views') || first(item, webA.views) !== null;
  const id = item.getAttribute('data-message-id') ?? /^message-(\d+)$/u.exec(item.id)?.[1] ?? null;
  // above a forwarded message stands whose it was at first, not who sent it here
  const title = titlesIn(item)[0] ?? null;
  const forwarded = first(item, webA.forwarded) !== null || (title !== null && isIntroduced(title, item));
  const sender = (forwarded ? null : title) ?? (own || !group ? null : titleAbove(item));
  const avatar = own || !group ? null : (avatarOf(item)?.getAttribute('data-peer-id') ?? null);
  const fromChat = !own && (!group || channel);
  reading.itemId = firstFound([['@data-message-id, @id', () => id]]);
  reading.permalink = firstFound([['numbers of chat and message', () => memberLink(peer, id)]]);
  reading.author = {
    name: firstFound([
      [webA.sender.css, () => sender && textOf(sender, { images: 'all' })],
      [`${webA.headerName.css} (${channel ? 'channel' : 'chat between two'})`, () => (fromChat ? chat.name : null)],
    ]),
    handle: missing('account name: not in the page'),
    accountId: firstFound([
      [`${webA.senderAvatar.css}@data-peer-id`, () => avatar],
      [`${webA.headerAvatar.css}@data-peer-id`, () => (fromChat ? peer : null)],
    ]),
    profileUrl: missing('Telegram has no address of an account without a name'),
  };
  const time = first(item, webA.time);
  reading.postedAt = missing("Telegram Web A shows the viewer's time, without date or zone");
  const edited = item.classList.contains('was-edited');
  // the word for it stands before the clock, whose hour comes first in every language
  const clock = time?.textContent.trim().replace(edited ? /^\P{Nd}+(?=\p{Nd})/u : '', '');
  reading.postedAtRaw = firstFound([[webA.time.css, () => clock]]);
  const words = first(item, webA.words);
  const shown = first(item, webA.shown);
  reading.text = firstFound([
    [
      webA.words.css,
      () =>
        words &&
        textOf(words, {
          exclude: `${webA.meta.css}, ${webA.time.css}, ${webA.views.css}, .Reactions, .message-action-buttons`,
          images: 'all',
          whitespace: 'keep',
        }),
    ],
    [webA.shown.css, () => shown && textOf(shown, { exclude: 'button, .poll-option-share', images: 'all' })],
  ]);
  reading.media = mediaOf(item, webA.medium, url);
  if (reading.media.length > 0 || first(item, webA.spoken) !== null) setWordless(reading, item, [], wordPlaces);
  reading.media.push(...wordLinks(words, url));
  reading.side = channel ? null : own ? 'out' : 'in';
  reading.conversation = { name: chat.name, id: peer, participants: [] };
  const reply = first(item, webA.reply);
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
  if (edited) reading.marks.push('edited');
  if (forwarded) {
    reading.marks.push('forwarded');
    if (title !== null) reading.facts['forwardedFrom'] = textOf(title, { images: 'all' });
  }
  const views = first(item, webA.views)?.textContent.trim();
  if (views) reading.counts['views'] = views;
  const day = item.closest(webA.dayGroup.css)?.querySelector(webA.day.css);
  if (day != null) reading.facts['day'] = textOf(day);
  // in some channels those who write sign
  const signature = first(item, webA.signature);
  if (signature !== null) reading.facts['signature'] = textOf(signature, { images: 'all' });
  const fullTime = time?.getAttribute('title');
  if (fullTime != null) reading.facts['timeTitle'] = fullTime;
  return reading;
}
