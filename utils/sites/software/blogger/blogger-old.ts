import type { Reading, SelectorRow } from '../../contract.ts';
import { bodyMedia } from '../../page/body-media.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { blankReading } from '../../reading/reading.ts';
import { setWords } from '../../reading/set-words.ts';
import { utcOfEpoch } from '../../values/machine-time.ts';
import { webUrl } from '../../values/safe-url.ts';
import { authorOf } from './blogger-author.ts';

/** Comments of templates without threads: who, what and when stand one after the other in a list of definitions. */
export const oldSelectors = {
  oldBody: { css: 'dt.comment-author[id^="c"] + dd.comment-body', seen: '2024-06?' },
  oldTime: { css: '.comment-timestamp a[href]', seen: '2024-06?' },
  oldDeleted: { css: '.deleted-comment', seen: '2024-06?' },
} as const satisfies Record<string, SelectorRow>;

/** The name is followed by "said…" in the blog's language, as bare words. */
function personIn(head: Element | null): Element | null {
  return head?.querySelector('a[href]:not([name]), span[dir]') ?? null;
}

/** Bare words of a head without a link: all but the last, which is "said…". */
function bareName(head: Element | null): string | null {
  const words = head?.textContent.trim().replace(/\s+\S+$/u, '') ?? '';
  return words === '' ? null : words;
}

/** Reads the body of a comment of such a list. */
export function readOldComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const head = item.previousElementSibling;
  const foot = item.nextElementSibling?.matches('dd.comment-footer') === true ? item.nextElementSibling : null;
  const time = foot === null ? first(item, oldSelectors.oldTime) : first(foot, oldSelectors.oldTime);
  const link = webUrl(time?.getAttribute('href'), url);
  const person = personIn(head);
  reading.itemId = firstFound([['dt@id', () => /^c(\d+)$/u.exec(head?.id ?? '')?.[1]]]);
  reading.permalink = firstFound([[`${oldSelectors.oldTime.css}@href`, () => link?.href]]);
  reading.author = authorOf(person, 'dt.comment-author a', url);
  if (person === null) reading.author.name = firstFound([['dt.comment-author', () => bareName(head)]]);
  reading.postedAt = firstFound([
    [`${oldSelectors.oldTime.css}@href showComment`, () => utcOfEpoch(link?.searchParams.get('showComment'), 'ms')],
  ]);
  reading.postedAtRaw = firstFound([[oldSelectors.oldTime.css, () => time && textOf(time)]]);
  reading.media = bodyMedia([item], url, '');
  setWords(reading, oldSelectors.oldBody.css, item, {});
  if (first(item, oldSelectors.oldDeleted) !== null) reading.marks.push('deleted');
  return reading;
}
