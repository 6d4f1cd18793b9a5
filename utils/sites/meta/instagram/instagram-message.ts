import type { Reading } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { authorOf, instagramSelectors, mediaOf } from './instagram-parts.ts';
import { blankReading } from '../../reading/reading.ts';
import { pathParts } from '../../values/safe-url.ts';
import { setWordless } from '../../page/wordless.ts';

/** A message of the open conversation; who wrote it shows only beside incoming ones. */
export function readMessage(item: Element, url: URL): Reading {
  const reading = blankReading('message');
  const avatar = [...item.querySelectorAll('a[href]')].find((link) => link.querySelector('img') !== null) ?? null;
  reading.author = authorOf(avatar, 'a[href="/…/"]', url);
  if (reading.author.name.state === 'missing')
    reading.author.name = firstFound([['a img@alt', () => avatar?.querySelector('img')?.getAttribute('alt')]]);
  const blocks = all(item, instagramSelectors.messageWords).filter(
    (block) =>
      block.parentElement?.closest(instagramSelectors.messageWords.css) == null &&
      block.closest('[role="button"]') === null,
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
  const document = item.ownerDocument;
  // in the page's words: "Messages in conversation with …"
  const name = oncePerPage(
    document,
    'conversation',
    () => first(document, instagramSelectors.conversation)?.getAttribute('aria-label') ?? null,
  );
  reading.conversation = { name, id: pathParts(url)[2] ?? null, participants: [] };
  return reading;
}
