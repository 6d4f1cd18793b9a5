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
  message: { css: 'ul > li:has(header)', seen: '2025-06?' },
  head: { css: 'header', seen: '2025-06?' },
  name: { css: 'header span', seen: '2025-06?' },
  time: { css: 'time', seen: '2025-06?' },
  words: { css: '[dir="auto"]', seen: '2025-06?' },
  chat: { css: 'main [role="heading"], [role="dialog"] [role="heading"]', seen: '2025-06?' },
} as const satisfies Record<string, SelectorRow>;

function read(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const name = first(item, selectors.name);
  const time = first(item, selectors.time);
  const blocks = all(item, selectors.words).filter(
    (block) => block.closest('header') === null && block.parentElement?.closest(selectors.words.css) == null,
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
    ['li without its header', () => textOf(item, { exclude: 'header, time, button, [role="button"]' })],
  ]);
  for (const medium of item.querySelectorAll('img[src], video[src]')) {
    if (medium.closest('header') !== null || isEmojiImage(medium)) continue;
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
  const chat = first(item.ownerDocument, selectors.chat);
  reading.conversation = {
    name: chat === null ? null : textOf(chat) || null,
    id: pathParts(url)[1] ?? null,
    participants: [],
  };
  return reading;
}

/** Snapchat in the browser: messages of the open chat. They vanish after viewing; a screenshot is what lasts. */
export const snapchat: Adapter = {
  id: 'snapchat',
  name: 'Snapchat',
  version: 1,
  hosts: platformHosts.snapchat,
  required: { message: ['author', 'text'] },
  selectors,
  recognises: (url) =>
    isUnderHosts(url, ['web.snapchat.com']) || (isUnderHosts(url, ['snapchat.com']) && pathParts(url)[0] === 'web'),
  items: (root) => {
    forgetPage(root);
    return all(root, selectors.message);
  },
  read,
};
