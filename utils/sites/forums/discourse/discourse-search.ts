import type { Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading, markExcerpt } from '../../reading/reading.ts';
import { cleanUrl } from '../../values/safe-url.ts';
import { utcOfEpoch } from '../../values/machine-time.ts';
import { setBody } from './discourse-words.ts';

/** Posts that the page for searching found, also all of one person. */
export const searchSelectors = {
  foundPost: { css: '.fps-result:has(.blurb)', seen: '2026-01?' },
  foundPerson: { css: '.author [data-user-card]', seen: '2026-01?' },
  foundAvatar: { css: '.author img.avatar[title]', seen: '2026-01?' },
  foundLink: { css: 'a.search-link[href*="/t/"]', seen: '2026-01?' },
  foundTitle: { css: '.topic-title', seen: '2026-01?' },
  foundTime: { css: '.blurb .relative-date[data-time]', seen: '2026-01?' },
  foundWords: { css: '.blurb', seen: '2026-01?' },
} as const satisfies Record<string, SelectorRow>;

/** A post among them: the words around those that were looked for. */
export function readFoundPost(item: Element, url: URL): Reading {
  const { foundPerson, foundAvatar, foundLink, foundTitle, foundTime, foundWords } = searchSelectors;
  const reading = blankReading('post');
  const person = first(item, foundPerson);
  const link = first(item, foundLink);
  const time = first(item, foundTime);
  const title = first(item, foundTitle);
  reading.itemId = missing('number of the post: not in the list');
  reading.permalink = firstFound([[`${foundLink.css}@href`, () => cleanUrl(link?.getAttribute('href'), url)]]);
  reading.author = {
    name: firstFound([[`${foundAvatar.css}@title`, () => first(item, foundAvatar)?.getAttribute('title')]]),
    handle: firstFound([[`${foundPerson.css}@data-user-card`, () => person?.getAttribute('data-user-card')]]),
    accountId: missing('the list shows no number of the account'),
    profileUrl: firstFound([[`${foundPerson.css}@href`, () => cleanUrl(person?.getAttribute('href'), url)]]),
  };
  reading.postedAt = firstFound([
    [`${foundTime.css}@data-time`, () => utcOfEpoch(time?.getAttribute('data-time'), 'ms')],
  ]);
  reading.postedAtRaw = firstFound([[foundTime.css, () => time && textOf(time)]]);
  setBody(reading, first(item, foundWords), foundWords.css, url, '.date');
  markExcerpt(reading);
  putAll(reading.facts, { title: title && textOf(title), timeTitle: time?.getAttribute('title') });
  return reading;
}
