import type { Reading } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { handleOf } from './instagram-links.ts';
import { authorOf, instagramSelectors, mediaOf } from './instagram-parts.ts';
import { blankReading } from '../../reading/reading.ts';
import { pathParts } from '../../values/safe-url.ts';
import { setWordless } from '../../page/wordless.ts';

/** Messages of the open conversation. */
export function messageItems(root: Document | ShadowRoot): Element[] {
  const { dayBreak, messageGroup, messageWords } = instagramSelectors;
  const rows = all(root, instagramSelectors.message).filter(
    // the list of conversations beside it may have rows, too
    (row) => first(row, dayBreak) === null && row.closest('[role="navigation"]') === null,
  );
  if (rows.length > 0) return rows;
  return all(root, messageGroup).filter(
    (group) =>
      group.parentElement?.closest(messageGroup.css) == null &&
      (first(group, messageWords) !== null || group.querySelector('[role="presentation"] img, video') !== null),
  );
}

/** Whom the head of a conversation between two leads to. */
function headOf(document: Document, url: URL): { name: string | null; handle: string | null } {
  const head = all(document, instagramSelectors.chatName).find(
    (one) => handleOf(one.closest('a')?.getAttribute('href'), url) !== null,
  );
  return {
    name: head === undefined ? null : textOf(head, { images: 'all' }) || null,
    handle: handleOf(head?.closest('a')?.getAttribute('href'), url),
  };
}

/** A message of the open conversation; who wrote it shows only beside incoming ones. */
export function readMessage(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  // a picture that was sent on is a link with a picture in it, too
  const avatar =
    [...item.querySelectorAll('a[href]')].find(
      (link) => link.querySelector('img') !== null && handleOf(link.getAttribute('href'), url) !== null,
    ) ?? null;
  const handle = handleOf(avatar?.getAttribute('href'), url);
  const label = avatar?.getAttribute('aria-label') ?? '';
  const document = item.ownerDocument;
  const head = oncePerPage(document, 'head', () => headOf(document, url));
  const alt = avatar?.querySelector('img')?.getAttribute('alt') ?? '';
  reading.author = authorOf(avatar, 'a[href="/…/"]', url);
  // the portrait is called the same for everybody, but for where it bears the name
  reading.author.name = firstFound([
    ['a[href="/…/"]', () => avatar && textOf(avatar)],
    [instagramSelectors.chatName.css, () => (handle !== null && head.handle === handle ? head.name : null)],
    ['a img@alt', () => (alt === handle || (alt !== label && label.includes(alt)) ? alt : null)],
    ['a@aria-label', () => (handle !== null && label.includes(handle) ? handle : null)],
  ]);
  const blocks = all(item, instagramSelectors.messageWords).filter(
    (block) =>
      block.parentElement?.closest(instagramSelectors.messageWords.css) == null &&
      block.closest('[role="button"]') === null &&
      avatar?.contains(block) !== true,
  );
  reading.text = firstFound([
    [
      instagramSelectors.messageWords.css,
      () =>
        blocks
          .map((block) => textOf(block))
          .filter((words) => words !== '')
          .join('\n'),
    ],
  ]);
  reading.media = mediaOf(item, url);
  if (reading.media.length > 0) setWordless(reading, item, [], { likely: 'div, span', known: 'h5, h6' });
  reading.side = avatar === null ? null : 'in';
  // the label is in the page's words: "Messages in conversation with …"
  const name = oncePerPage(
    document,
    'conversation',
    () => head.name ?? first(document, instagramSelectors.conversation)?.getAttribute('aria-label') ?? null,
  );
  const participants = head.handle === null ? [] : [head.handle];
  reading.conversation = { name, id: pathParts(url)[2] ?? null, participants };
  return reading;
}
