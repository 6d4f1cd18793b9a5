import type { Adapter, Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { isEmojiImage, textOf } from '../page/dom-text.ts';
import { firstFound, found, missing } from '../reading/field.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { forgetPage } from '../page/page-memo.ts';
import { platformHosts } from '../platform-hosts.ts';
import { blankReading } from '../reading/reading.ts';
import { mediaUrl, pathParts } from '../values/safe-url.ts';

/** Nobody has published what Snapchat's pages are made of: these are notes from use, and say so when they fail. */
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

/** A run's messages, each by itself; in a run without a list the run. What stands in a list inside a message are reactions. */
function messagesIn(group: Element): Element[] {
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

/** The conversation that is open: its frame and its title have the same number in their ids. */
function conversationOf(document: Document, url: URL): Reading['conversation'] {
  const id = first(document, selectors.room)?.id.slice('cv-'.length) ?? pathParts(url)[1] ?? null;
  const title =
    [...document.querySelectorAll('[id^="title-"]')].find((one) => one.id === `title-${id ?? ''}`) ??
    first(document, selectors.chat);
  return { name: title === null ? null : textOf(title) || null, id, participants: [] };
}

function read(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const head = headOf(item);
  const name = head?.querySelector('span') ?? null;
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
  reading.author.name = firstFound([[selectors.name.css, () => name && textOf(name, { images: 'all' })]]);
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
          ? textOf(item, { exclude: `header, time, button, [role="button"], ul, ${selectors.notice.css}` })
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
  reading.conversation = conversationOf(item.ownerDocument, url);
  return reading;
}

const isChat = (url: URL): boolean =>
  isUnderHosts(url, ['web.snapchat.com']) || (isUnderHosts(url, ['snapchat.com']) && pathParts(url)[0] === 'web');

/** Snapchat in the browser: messages of the open chat. They vanish after viewing; a screenshot is what lasts. */
export const snapchat: Adapter = {
  id: 'snapchat',
  name: 'Snapchat',
  version: 3,
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
