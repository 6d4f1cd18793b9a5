import type { Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading, markExcerpt } from '../../reading/reading.ts';
import { utcOfEpoch } from '../../values/machine-time.ts';
import { cleanUrl } from '../../values/safe-url.ts';
import { setBody } from './discourse-words.ts';

/** 2025-06: lists of what one person wrote, and of a group's posts. */
export const activitySelectors = {
  listed: { css: ':is(.user-stream-item, .post-list-item):has(.excerpt[data-post-id])', seen: '2025-06' },
  listedWords: { css: '.excerpt[data-post-id]', seen: '2025-06' },
  listedPerson: { css: '.info > a[data-user-card]', seen: '2025-06' },
  listedName: { css: '.names > .name', seen: '2025-06' },
  listedLink: { css: '.title > a[href*="/t/"]', seen: '2025-06' },
  listedTime: { css: '.info .relative-date[data-time]', seen: '2025-06' },
} as const satisfies Record<string, SelectorRow>;

/** A post in such a list, of which only the first words may be shown. */
export function readListedPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const words = first(item, activitySelectors.listedWords);
  const person = first(item, activitySelectors.listedPerson);
  const name = first(item, activitySelectors.listedName);
  const link = first(item, activitySelectors.listedLink);
  const time = first(item, activitySelectors.listedTime);
  reading.itemId = firstFound([
    [`${activitySelectors.listedWords.css}@data-post-id`, () => words?.getAttribute('data-post-id')],
  ]);
  reading.permalink = firstFound([
    [`${activitySelectors.listedLink.css}@href`, () => cleanUrl(link?.getAttribute('href'), url)],
  ]);
  reading.author = {
    name: firstFound([[activitySelectors.listedName.css, () => name && textOf(name)]]),
    handle: firstFound([
      [`${activitySelectors.listedPerson.css}@data-user-card`, () => person?.getAttribute('data-user-card')],
    ]),
    accountId: firstFound([
      [`${activitySelectors.listedWords.css}@data-user-id`, () => words?.getAttribute('data-user-id')],
    ]),
    profileUrl: firstFound([
      [`${activitySelectors.listedPerson.css}@href`, () => cleanUrl(person?.getAttribute('href'), url)],
    ]),
  };
  reading.postedAt = firstFound([
    [`${activitySelectors.listedTime.css}@data-time`, () => utcOfEpoch(time?.getAttribute('data-time'), 'ms')],
  ]);
  reading.postedAtRaw = firstFound([[activitySelectors.listedTime.css, () => time && textOf(time)]]);
  setBody(reading, words, activitySelectors.listedWords.css, url);
  markExcerpt(reading);
  if (item.matches('.deleted')) reading.marks.push('deleted');
  putAll(reading.facts, {
    title: link && textOf(link),
    topic: words?.getAttribute('data-topic-id'),
    timeTitle: time?.getAttribute('title'),
  });
  return reading;
}
