import type { Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { timeOfBlueskyKey } from '../../values/id-time.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { mediaUrl, pathParts, webUrl } from '../../values/safe-url.ts';

/** A post built into another page (embed.bsky.app): the only one with a time for machines. */
export const embedSelectors = {
  embedTime: { css: 'a[href*="/post/"] time[datetime]', seen: '2025-06?' },
  embedPerson: { css: 'a[href*="/profile/"]:not([href*="/post/"])', seen: '2025-06?' },
  embedLine: { css: 'p', seen: '2025-06?' },
  embedWords: { css: 'p.whitespace-pre-wrap, p.break-word', seen: '2025-06?' },
  embedPicture: { css: 'img[src*="/feed_thumbnail/"], img[src*="/feed_fullsize/"]', seen: '2025-06?' },
} as const satisfies Record<string, SelectorRow>;

/** The post of such a page: the largest element around its time below the page's own frame. */
export function embeddedPosts(root: Document | ShadowRoot, url: URL): Element[] {
  if (url.hostname !== 'embed.bsky.app') return [];
  return all(root, embedSelectors.embedTime)
    .slice(0, 1)
    .map((time) => {
      const link = webUrl(time.closest('a')?.getAttribute('href'), url);
      const handle = `@${link === null ? '' : (pathParts(link)[1] ?? '')}`;
      // a name that leads nowhere has the handle below it all the same
      const isHeaded = (frame: Element): boolean =>
        first(frame, embedSelectors.embedPerson) !== null ||
        all(frame, embedSelectors.embedLine).some((line) => textOf(line) === handle);
      let frame = time.parentElement ?? time;
      while (frame.parentElement !== null && frame.localName !== 'body' && !isHeaded(frame))
        frame = frame.parentElement;
      return frame;
    });
}

/** The words before the post's own handle; the name leads nowhere where the page has lost its links. */
function nameAbove(item: Element, handle: string | null): string | null {
  const lines = all(item, embedSelectors.embedLine);
  const at = handle === null ? -1 : lines.findIndex((line) => textOf(line) === `@${handle}`);
  const above = at < 1 ? undefined : lines[at - 1];
  return above === undefined || above.matches(embedSelectors.embedWords.css) ? null : textOf(above, { images: 'all' });
}

/** Reads one of the elements of {@link embeddedPosts}. */
export function readEmbed(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const time = first(item, embedSelectors.embedTime);
  const link = webUrl(time?.closest('a')?.getAttribute('href'), url);
  const [, handle = null, , key = null] = link === null ? [] : pathParts(link);
  const did = /did:(?:plc|web):[\w.%-]+/u.exec(url.pathname)?.[0] ?? null;
  const names = all(item, embedSelectors.embedPerson).map((person) => textOf(person, { images: 'all' }));
  const words = first(item, embedSelectors.embedWords);
  reading.itemId = firstFound([[`${embedSelectors.embedTime.css} (link)`, () => key]]);
  reading.permalink = firstFound([
    [
      `${embedSelectors.embedTime.css} (link)`,
      () => (handle === null || key === null ? null : `https://bsky.app/profile/${handle}/post/${key}`),
    ],
  ]);
  reading.author = {
    name: firstFound([
      [embedSelectors.embedPerson.css, () => names.find((name) => /^[^@]/u.test(name))],
      [`${embedSelectors.embedLine.css} above the handle`, () => nameAbove(item, handle)],
    ]),
    handle: firstFound([[`${embedSelectors.embedTime.css} (link)`, () => handle]]),
    accountId: firstFound([['address of the page', () => did]]),
    profileUrl: firstFound([
      [`${embedSelectors.embedTime.css} (link)`, () => (handle === null ? null : `https://bsky.app/profile/${handle}`)],
    ]),
  };
  reading.postedAt = firstFound([
    [`${embedSelectors.embedTime.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[embedSelectors.embedTime.css, () => time?.textContent.trim()]]);
  reading.decodedAt = firstFound([['key of the post', () => timeOfBlueskyKey(key ?? '')]]);
  reading.text = firstFound([[embedSelectors.embedWords.css, () => words && textOf(words, { whitespace: 'keep' })]]);
  for (const image of all(item, embedSelectors.embedPicture)) {
    const address = mediaUrl(image.getAttribute('src'), url);
    if (address !== null)
      reading.media.push({ kind: 'image', url: address, alt: image.getAttribute('alt'), posterUrl: null });
  }
  return reading;
}
