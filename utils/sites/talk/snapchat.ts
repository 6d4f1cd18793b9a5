import type { Adapter, Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { isEmojiImage, textOf } from '../page/dom-text.ts';
import { firstFound, found, missing } from '../reading/field.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { platformHosts } from '../platform-hosts.ts';
import { blankReading } from '../reading/reading.ts';
import { mediaUrl, pathParts } from '../values/safe-url.ts';

/** Notes from use and what other programs for these pages go by; they say so when they fail. */
const selectors = {
  group: { css: 'ul > li:has(header)', seen: '2025-11?' },
  message: { css: 'ul > li', seen: '2025-11?' },
  head: { css: 'header', seen: '2025-11?' },
  name: { css: 'header span', seen: '2025-11?' },
  time: { css: 'time', seen: '2025-11?' },
  words: { css: '[dir="auto"]', seen: '2025-06?' },
  /** Notices of the page's own, and names: no words of a message. */
  notice: { css: '.nonIntl', seen: '2025-11?' },
  room: { css: '[id^="cv-"]', seen: '2025-11?' },
  chat: { css: 'main [role="heading"], [role="dialog"] [role="heading"]', seen: '2025-06?' },
} as const satisfies Record<string, SelectorRow>;

/** Who wrote a message: its own head, that of the one before it in its list, or of the frame around the list. */
function headOf(message: Element): Element | null {
  const frame = message.parentElement?.closest('li') ?? null;
  const inList = frame === null ? null : message;
  for (let before = inList; before !== null; before = before.previousElementSibling) {
    const head = first(before, selectors.head);
    if (head !== null) return head;
  }
  const head = first(frame ?? message, selectors.head);
  return head?.closest('li') === (frame ?? message) ? head : null;
}

/** What the page says besides words of a message. */
const aroundWords = 'header, time, button, [role="button"], ul';

/** A run's messages, each by itself; in a run without a list the run. What stands in a list inside a message are reactions. */
function messagesIn(group: Element): Element[] {
  // beside words of its own a list is none of messages
  if (textOf(group, { exclude: aroundWords }) !== '') return [];
  const inner = all(group, selectors.message).filter((one) => one.parentElement?.closest('li') === group);
  return inner.length > 0 && first(group, selectors.head)?.closest('li') === group ? inner : [];
}

function messages(root: Document | ShadowRoot): Element[] {
  const every = new Set<Element>();
  for (const group of all(root, selectors.group)) {
    const head = first(group, selectors.head);
    // a frame around a frame with a name
    if (head?.closest('li') !== group) continue;
    const inner = messagesIn(group);
    const list = group.parentElement;
    // the first of a list inside a frame bears the name for those behind it
    const run = list?.parentElement?.closest('li') == null || list === null ? [group] : [...list.children];
    for (const one of inner.length > 0 ? inner : run) every.add(one);
  }
  return [...every];
}

/** The conversation of a message: its frame and its title have the same number in their ids; others may be kept unseen. */
function conversationOf(item: Element, url: URL): NonNullable<Reading['conversation']> {
  const document = item.ownerDocument;
  const room = item.closest(selectors.room.css) ?? first(document, selectors.room);
  const id = room?.id.slice('cv-'.length) ?? pathParts(url)[1] ?? null;
  const title =
    [...document.querySelectorAll('[id^="title-"]')].find((one) => one.id === `title-${id ?? ''}`) ??
    first(document, selectors.chat);
  return { name: title === null ? null : textOf(title) || null, id, participants: [] };
}

const nameIn = (head: Element | null | undefined): string | null => {
  const name = head?.querySelector('span');
  return name == null ? null : textOf(name, { images: 'all' }) || null;
};

/**
 * A chat between two is called like the other one, and of two names there the other is a word for the viewer, in whatever
 * language; in a group nothing tells it from a name.
 */
function sideOf(item: Element, name: string | null, title: string | null): Reading['side'] {
  const room = item.closest(selectors.room.css);
  if (room === null || name === null || title === null) return null;
  const names = oncePerPage(
    item.ownerDocument,
    `names ${room.id}`,
    () => new Set(all(room, selectors.head).map((head) => nameIn(head))),
  );
  if (!names.has(title) || names.size > 2) return null;
  return name === title ? 'in' : 'out';
}

function read(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const name = nameIn(headOf(item));
  const run = item.parentElement?.closest('li') ?? null;
  const alone = run !== null && messagesIn(run).length === 1;
  // a time beside a run of several does not say of which
  const time = first(item, selectors.time) ?? (alone ? first(run, selectors.time) : null);
  const blocks = all(item, selectors.words).filter(
    (block) =>
      block.closest('header') === null &&
      block.closest('li') === item &&
      block.parentElement?.closest(selectors.words.css) == null,
  );
  reading.itemId = missing('Snapchat shows no id of a message');
  reading.permalink = missing('Snapchat has no address of a message');
  reading.author.name = firstFound([[selectors.name.css, () => name]]);
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time?.textContent.trim()]]);
  reading.text = firstFound([
    [
      selectors.words.css,
      () =>
        blocks
          .map((block) => textOf(block))
          .filter((words) => words !== '')
          .join('\n'),
    ],
    [
      'li without its header',
      // beside a drawing stand the page's own words: a picture to open, a call that was missed
      () =>
        item.querySelector('svg') === null
          ? textOf(item, { exclude: `${aroundWords}, ${selectors.notice.css}` })
          : null,
    ],
  ]);
  for (const medium of item.querySelectorAll('img[src], video[src]')) {
    if (medium.closest('header') !== null || medium.closest('li') !== item || isEmojiImage(medium)) continue;
    const address = mediaUrl(medium.getAttribute('src'), url);
    if (address !== null)
      reading.media.push({
        kind: medium.localName === 'video' ? 'video' : 'image',
        url: address,
        alt: medium.getAttribute('alt'),
        posterUrl: null,
      });
  }
  if (reading.text.state === 'missing' && reading.media.length > 0)
    reading.text = found('', 'no words beside what it shows');
  const conversation = conversationOf(item, url);
  reading.conversation = conversation;
  reading.side = sideOf(item, name, conversation.name);
  return reading;
}

const isChat = (url: URL): boolean =>
  isUnderHosts(url, ['web.snapchat.com']) || (isUnderHosts(url, ['snapchat.com']) && pathParts(url)[0] === 'web');

/** Snapchat in the browser: messages of the open chat. They vanish after viewing; a screenshot is what lasts. */
export const snapchat: Adapter = {
  id: 'snapchat',
  name: 'Snapchat',
  version: 4,
  hosts: platformHosts.snapchat,
  required: { message: ['author', 'text'] },
  selectors,
  recognises: isChat,
  items: (root, url) => {
    forgetPage(root);
    return isChat(url) ? messages(root) : [];
  },
  read,
};
