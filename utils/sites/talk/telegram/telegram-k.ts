import type { Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { utcOfEpoch } from '../../values/machine-time.ts';
import { wordLinks } from '../../page/body-media.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaOf, wordPlaces } from './telegram-parts.ts';
import { setWordless } from '../../page/wordless.ts';

/** Telegram Web K (web.telegram.org/k). */
export const webK = {
  bubble: { css: '.bubble[data-mid]:not(.service, .is-sponsored)', seen: '2026-05?' },
  bubbleWords: { css: '.translatable-message, .message', seen: '2022-12' },
  /** Before the clock may stand that the message was edited, how often it was seen, and who signed it. */
  bubbleTime: {
    css: '.time > .i18n:not(.time-edited), .time > .inner, .time-inner > .i18n:not(.time-edited)',
    seen: '2022-12',
  },
  bubbleEdited: { css: '.time-edited', seen: '2026-06?' },
  bubblePinned: { css: '.time-pinned', seen: '2026-06?' },
  bubbleViews: { css: '.time > .post-views', seen: '2026-06?' },
  bubbleSigned: { css: '.time-post-author', seen: '2026-06?' },
  bubbleTitle: { css: '.time .inner, .time .time-inner', seen: '2022-12' },
  bubbleName: { css: '.name .peer-title, .peer-title.bubble-name-first', seen: '2022-12?' },
  /** Of a title with signs behind it (verified, "scam", a status) the name alone. */
  titleName: { css: '.peer-title-inner', seen: '2026-07?' },
  bubbleVia: { css: '.is-via', seen: '2026-05?' },
  bubbleGroup: { css: '.bubbles-group', seen: '2022-12' },
  groupAvatar: { css: '.bubbles-group-avatar[data-peer-id], .user-avatar[data-peer-id]', seen: '2022-12?' },
  topTitle: { css: '.topbar .peer-title[data-peer-id], .chat-info .peer-title[data-peer-id]', seen: '2022-12' },
  bubbleReply: { css: '.reply', seen: '2022-12?' },
  bubbleMedium: { css: '.attachment img, .attachment video, .media-photo, .media-video', seen: '2022-12?' },
} as const satisfies Record<string, SelectorRow>;

/** Names above a bubble; the bot by whose help it was written is not who wrote it, nor is an advertiser. */
function namesIn(scope: Element): Element[] {
  return all(scope, webK.bubbleName).filter((name) => name.closest(`${webK.bubbleVia.css}, .is-sponsored`) === null);
}

function nameIn(title: Element): string {
  return textOf(first(title, webK.titleName) ?? title, { images: 'all' });
}

/** One message of Web K. */
export function readWebK(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const document = item.ownerDocument;
  const top = oncePerPage(document, 'top', () => first(document, webK.topTitle));
  const peer = item.getAttribute('data-peer-id');
  const out = item.classList.contains('is-out');
  const between = peer !== null && /^\d+$/u.test(peer);
  const mid = item.getAttribute('data-mid');
  const group = item.closest(webK.bubbleGroup.css);
  const forwarded = item.classList.contains('forwarded');
  const pictured = (group === null ? null : first(group, webK.groupAvatar)?.getAttribute('data-peer-id')) ?? null;
  const above = group === null ? [] : namesIn(group).filter((one) => one.closest('.forwarded') === null);
  // over words that were sent on stands whose they are, and before it perhaps who sent them on: whose picture is beside it
  const names = namesIn(item);
  const sentOnBy = names.find((one) => pictured !== null && one.getAttribute('data-peer-id') === pictured);
  const own = (forwarded ? names.find((one) => one !== sentOnBy) : names[0]) ?? null;
  const name = forwarded ? (sentOnBy ?? above[0] ?? null) : (own ?? above[0] ?? null);
  const sender = name?.getAttribute('data-peer-id') ?? pictured;
  const topName = top !== null && top.getAttribute('data-peer-id') === peer ? nameIn(top) : null;
  reading.itemId = firstFound([['@data-mid', () => mid]]);
  reading.permalink = missing('numbers of Telegram Web K differ from those of the server');
  reading.author = {
    name: firstFound([
      [webK.bubbleName.css, () => name && nameIn(name)],
      [`${webK.topTitle.css} (chat between two)`, () => (between && !out ? topName : null)],
    ]),
    handle: missing('account name: not in the page'),
    accountId: firstFound([
      [`${webK.bubbleName.css}@data-peer-id`, () => sender],
      ['@data-peer-id (chat between two)', () => (between && !out ? peer : null)],
    ]),
    profileUrl: missing('Telegram has no address of an account without a name'),
  };
  reading.postedAt = firstFound([
    ['@data-timestamp', () => utcOfEpoch(item.getAttribute('data-timestamp'), 'seconds')],
  ]);
  reading.postedAtRaw = firstFound([[webK.bubbleTime.css, () => first(item, webK.bubbleTime)?.textContent.trim()]]);
  const words = first(item, webK.bubbleWords);
  reading.text = firstFound([
    [
      webK.bubbleWords.css,
      () =>
        words &&
        textOf(words, {
          exclude: '.time, .reactions, .reply, .web, .bubble-beside-button, button',
          images: 'all',
          whitespace: 'keep',
        }),
    ],
  ]);
  reading.media = mediaOf(item, webK.bubbleMedium, url);
  if (reading.media.length > 0) setWordless(reading, item, [], wordPlaces);
  reading.side = out ? 'out' : 'in';
  reading.conversation = { name: topName ?? (top === null ? null : nameIn(top)), id: peer, participants: [] };
  const reply = first(item, webK.bubbleReply);
  if (reply !== null) {
    const title = reply.querySelector('.reply-title');
    const text = reply.querySelector('.reply-subtitle');
    reading.quotes = {
      itemId: reply.getAttribute('data-reply-to-mid') ?? item.getAttribute('data-reply-to-mid'),
      permalink: null,
      author: title === null ? null : nameIn(title),
      text: text === null ? null : textOf(text, { images: 'all' }),
    };
    reading.replyTo = reading.quotes;
  }
  reading.media.push(...wordLinks(words, url));
  if (item.classList.contains('is-edited') || first(item, webK.bubbleEdited) !== null) reading.marks.push('edited');
  if (first(item, webK.bubblePinned) !== null) reading.marks.push('pinned');
  putAll(reading.counts, { views: first(item, webK.bubbleViews)?.textContent.trim() });
  const signed = first(item, webK.bubbleSigned);
  putAll(reading.facts, { signature: signed && textOf(signed, { images: 'all', exclude: '.time-post-author-comma' }) });
  if (forwarded) {
    reading.marks.push('forwarded');
    if (own !== null) reading.facts['forwardedFrom'] = nameIn(own);
  }
  const title = first(item, webK.bubbleTitle)?.getAttribute('title');
  if (title != null) reading.facts['timeTitle'] = title;
  return reading;
}
