import type { MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { backgroundPicture } from '../../page/background-picture.ts';
import { isEmojiImage, textOf } from '../../page/dom-text.ts';
import { linesAbove } from '../../page/lines-above.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { firstFound, found, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaUrl } from '../../values/safe-url.ts';
import { handleOf, tiktokSelectors } from './tiktok-parts.ts';

/** Messages of TikTok, in the layout until the middle of 2026 and the one since, whose names for tests begin with `dm-new-`. */
export const messageSelectors = {
  message: {
    css: '[data-e2e="dm-new-chat-item"], [data-e2e="chat-item"], [class*="DivChatItemWrapper"]',
    seen: '2026-08?',
  },
  messageWords: { css: '[data-e2e="dm-new-message-text"], [class*="DivTextContainer"]', seen: '2026-08?' },
  messageId: { css: '[id^="more-action-icon-msg-"]', seen: '2026-08?' },
  messagePicture: { css: '[data-e2e="chat-avatar"]', seen: '2026-08?' },
  messageBreak: { css: '[data-e2e="dm-new-time-separator"], [class*="DivTimeContainer"]', seen: '2026-08?' },
  sharedVideo: { css: '[data-e2e="dm-new-shared-video"], [class*="DivVideoContainer"]', seen: '2026-08?' },
  /** "This message type isn't supported": what only the telephone shows. */
  notice: { css: '[data-e2e="dm-warning"]', seen: '2026-08?' },
  chatName: { css: '[data-e2e="dm-new-chat-nickname"], [data-e2e="chat-nickname"]', seen: '2026-08?' },
  chatHandle: { css: '[data-e2e="chat-uniqueid"]', seen: '2026-08?' },
} as const satisfies Record<string, SelectorRow>;

/** What a message shows besides words. */
function mediaOf(item: Element, url: URL): MediaRef[] {
  const media = all(item, { css: 'img[src], video', seen: '' }).flatMap((medium): MediaRef[] => {
    const address = mediaUrl(medium.getAttribute('src') ?? medium.getAttribute('poster'), url);
    const isPortrait =
      medium.closest(`${messageSelectors.messagePicture.css}, ${tiktokSelectors.profile.css}`) !== null;
    if (address === null || isPortrait || isEmojiImage(medium)) return [];
    const kind = medium.localName === 'video' ? 'video' : 'image';
    return [{ kind, url: address, alt: medium.getAttribute('alt') || null, posterUrl: null }];
  });
  // the still of a video that was sent on is a background; where the video is the page does not say
  const still = backgroundPicture(first(item, messageSelectors.sharedVideo), url);
  if (still !== null) media.push({ kind: 'image', url: still, alt: null, posterUrl: null });
  return media;
}

const noticeIn = (item: Element): string => first(item, messageSelectors.notice)?.textContent.trim() ?? '';

/** Messages of the open chat, without what the page itself says between them. */
export function messagesIn(root: Document | ShadowRoot, url: URL): Element[] {
  const { message, messageWords, sharedVideo } = messageSelectors;
  return all(root, message).filter(
    (item) =>
      item.parentElement?.closest(message.css) == null &&
      (first(item, messageWords) !== null ||
        first(item, sharedVideo) !== null ||
        noticeIn(item) !== '' ||
        mediaOf(item, url).length > 0),
  );
}

/** The line above each message that says when: one stands for all that follow it. The list may be built from its end. */
function breaksAbove(document: Document): Map<Element, string> {
  const { message, messageBreak } = messageSelectors;
  const place = (element: Element): number => Number(element.closest('[data-index]')?.getAttribute('data-index') ?? 0);
  const elements = [...document.querySelectorAll(`${messageBreak.css}, ${message.css}`)];
  return linesAbove(
    elements.toSorted((one, other) => place(one) - place(other)),
    (element) => (element.matches(messageBreak.css) ? element.textContent.trim() : null),
  );
}

/** The link to whoever wrote a message, around the picture beside it; one in the words is somebody whom they mention. */
function writerOf(item: Element): Element | null {
  const { messagePicture, messageWords, sharedVideo } = messageSelectors;
  const picture = first(item, messagePicture);
  const around = picture?.closest('a') ?? picture?.querySelector('a') ?? null;
  const links = all(item, tiktokSelectors.profile).filter(
    (link) => link.closest(`${messageWords.css}, ${sharedVideo.css}`) === null,
  );
  return around ?? (links.length === 1 ? (links[0] ?? null) : null);
}

/** Between two, whoever is not the other one is the viewer; a chat of several names no other. */
function sideOf(handle: string | null, other: string | null, self: string | null): Reading['side'] {
  if (handle === null || (other === null && self === null)) return null;
  return handle === self || (other !== null && handle !== other) ? 'out' : 'in';
}

/** One message. Whose it is shows by the picture beside it, which leads to the account; the viewer's own may have none. */
export function readMessage(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const document = item.ownerDocument;
  const handle = handleOf(writerOf(item)?.getAttribute('href'), url);
  const named = first(document, messageSelectors.chatName);
  const conversation = named === null ? null : textOf(named, { images: 'all' }) || null;
  const other = first(document, messageSelectors.chatHandle)?.textContent.trim().replace(/^@/u, '') || null;
  const self = handleOf(first(document, tiktokSelectors.self)?.getAttribute('href'), url);
  const isOther = handle !== null && handle === other && handle !== self;
  const id = first(item, messageSelectors.messageId)?.id.slice('more-action-icon-msg-'.length) ?? '';
  reading.itemId = firstFound([[`${messageSelectors.messageId.css}@id`, () => (/^\d{10,20}$/u.test(id) ? id : null)]]);
  reading.permalink = missing('TikTok has no address of a message');
  reading.author = {
    name: firstFound([[`${messageSelectors.chatName.css} (chat between two)`, () => (isOther ? conversation : null)]]),
    handle: firstFound([[`${messageSelectors.messagePicture.css} a@href`, () => handle]]),
    accountId: missing('number of the account: not in the markup'),
    profileUrl: firstFound([
      [`${messageSelectors.messagePicture.css} a@href`, () => (handle === null ? null : `${url.origin}/@${handle}`)],
    ]),
  };
  const above = oncePerPage(document, 'message breaks', () => breaksAbove(document));
  reading.postedAt = missing("TikTok shows the viewer's time above messages, without zone");
  reading.postedAtRaw = firstFound([[`${messageSelectors.messageBreak.css} above`, () => above.get(item)]]);
  const blocks = all(item, messageSelectors.messageWords).filter(
    (block) => block.parentElement?.closest(messageSelectors.messageWords.css) == null,
  );
  // in an answer the words of the other message may stand in a box of the same kind
  const words = blocks.length === 1 ? blocks[0] : undefined;
  reading.text = firstFound([
    [
      messageSelectors.messageWords.css,
      () => words && textOf(words, { images: 'all', whitespace: 'keep', exclude: 'button, [role="button"]' }),
    ],
  ]);
  reading.media = mediaOf(item, url);
  const isShared = first(item, messageSelectors.sharedVideo) !== null;
  if (blocks.length === 0 && (isShared || reading.media.length > 0))
    reading.text = found('', 'no words beside what it shows');
  if (isShared) reading.marks.push('video sent on');
  reading.side = sideOf(handle, other, self);
  reading.conversation = { name: conversation, id: null, participants: other === null ? [] : [other] };
  putAll(reading.facts, { notice: noticeIn(item) });
  return reading;
}
