import type { MediaRef, Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { isEmojiImage, textOf } from '../page/dom-text.ts';
import { oncePerPage } from '../page/page-memo.ts';
import { setWordless } from '../page/wordless.ts';
import { platformHosts } from '../platform-hosts.ts';
import { firstFound, missing } from '../reading/field.ts';
import { blankReading } from '../reading/reading.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { mediaUrl, pathParts, webUrl } from '../values/safe-url.ts';

/** Messages of Threads, since 2026 in browsers too; drawn like Instagram's, by notes of other programs. */
export const messageSelectors = {
  message: { css: '[role="grid"] [role="row"]', seen: '2026-08?' },
  messageBreak: { css: '[data-scope="date_break"]', seen: '2026-06?' },
  messageWords: { css: '[dir="auto"]', seen: '2026-08?' },
  /** Whoever wrote it, beside the viewer's own nobody; in the words stand people who are mentioned. */
  messagePerson: { css: 'a[href*="/@"]:has(img)', seen: '2026-08?' },
  chatLabel: { css: '[role="grid"][aria-label]', seen: '2026-08?' },
} as const satisfies Record<string, SelectorRow>;

/** Answer, react, more: they stand beside every message. */
const controls = '[role="button"], button';

/** Whom a link to an account names. */
export function handleOf(href: string | null | undefined, base: URL): string | null {
  const url = webUrl(href, base);
  const person = url === null || !isUnderHosts(url, platformHosts.threads) ? undefined : pathParts(url)[0];
  return person?.startsWith('@') === true ? person.slice(1) : null;
}

export const isMessages = (url: URL): boolean => pathParts(url)[0] === 'messages';

/** Messages of the open conversation; the list beside it is one of links. */
export function messageItems(root: Document | ShadowRoot): Element[] {
  return all(root, messageSelectors.message).filter(
    (row) => first(row, messageSelectors.messageBreak) === null && row.closest('[role="navigation"]') === null,
  );
}

export function readMessage(item: Element, url: URL): Reading {
  const { chatLabel, messagePerson, messageWords } = messageSelectors;
  const reading = blankReading('message');
  const person = first(item, messagePerson);
  const handle = handleOf(person?.getAttribute('href'), url);
  reading.itemId = missing('Threads shows no id of a message');
  reading.permalink = missing('Threads has no address of a message');
  reading.author = {
    name: firstFound([[`${messagePerson.css}@href`, () => handle]]),
    handle: firstFound([[`${messagePerson.css}@href`, () => handle]]),
    accountId: missing('number of the account: not beside a message'),
    profileUrl: firstFound([
      [`${messagePerson.css}@href`, () => (handle === null ? null : `${url.origin}/@${handle}`)],
    ]),
  };
  const blocks = all(item, messageWords).filter(
    (block) =>
      block.parentElement?.closest(messageWords.css) == null &&
      block.closest(controls) === null &&
      person?.contains(block) !== true,
  );
  reading.text = firstFound([
    [
      messageWords.css,
      () =>
        blocks
          .map((block) => textOf(block, { exclude: controls, whitespace: 'keep' }))
          .filter((words) => words !== '')
          .join('\n'),
    ],
  ]);
  reading.media = all(item, { css: 'img[src], video[src]', seen: '' }).flatMap((medium): MediaRef[] => {
    const address = mediaUrl(medium.getAttribute('src'), url);
    if (address === null || isEmojiImage(medium) || person?.contains(medium) === true) return [];
    const kind = medium.localName === 'video' ? 'video' : 'image';
    return [{ kind, url: address, alt: medium.getAttribute('alt') || null, posterUrl: null }];
  });
  if (reading.media.length > 0) setWordless(reading, item, [], { likely: 'div, span', known: 'h5, h6' });
  reading.side = handle === null ? null : 'in';
  const document = item.ownerDocument;
  // in the page's words: "Messages in conversation with …"
  const name = oncePerPage(document, 'chat', () => first(document, chatLabel)?.getAttribute('aria-label') ?? null);
  const [, part, id = null] = pathParts(url);
  reading.conversation = { name, id: part === 't' ? id : null, participants: handle === null ? [] : [handle] };
  return reading;
}
