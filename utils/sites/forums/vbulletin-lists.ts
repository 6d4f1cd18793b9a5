import type { Reading, SelectorRow } from '../contract.ts';
import { first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound, missing } from '../reading/field.ts';
import { blankReading, markExcerpt } from '../reading/reading.ts';
import { setWords } from '../reading/set-words.ts';
import { sessionFreeUrl } from '../values/session-free-url.ts';
import { linkedAuthor } from './forum-author.ts';

/** What vBulletin 3 and 4 show outside of threads: words left on somebody's profile, and posts that a search found. */
export const listSelectors = {
  /** Left on a profile, or in a group. */
  left: {
    css: '[id^="vmessage"]:has([id^="vmessage_text_"]), [id^="gmessage"]:has([id^="gmessage_text_"])',
    seen: '2019-11?',
  },
  leftPerson: { css: 'a.username, .username', seen: '2019-11?' },
  leftDate: { css: '.visitor_message_date, .postdate', seen: '2019-11?' },
  leftWords: { css: '[id^="vmessage_text_"], [id^="gmessage_text_"]', seen: '2019-11?' },
  foundPost: { css: 'table[id^="post"]:has(.alt2 > em > a[href*="#post"])', seen: '2009-03?' },
  foundPerson: { css: '.smallfont a[href*="member.php"]', seen: '2009-03?' },
  foundLink: { css: '.alt2 > em > a[href*="#post"]', seen: '2009-03?' },
  foundWords: { css: '.alt2:has(> em > a[href*="#post"])', seen: '2009-03?' },
} as const satisfies Record<string, SelectorRow>;

const numberOf = (item: Element): string | null => /\d+$/u.exec(item.id)?.[0] ?? null;

/** Words that somebody left on a profile: they have a number there, and no address that the page shows. */
export function readLeft(item: Element, url: URL, ...userId: readonly RegExp[]): Reading {
  const { leftPerson, leftDate, leftWords } = listSelectors;
  const reading = blankReading('comment');
  const date = first(item, leftDate);
  reading.itemId = firstFound([['@id', () => numberOf(item)]]);
  reading.permalink = missing('address of the words: not in the list');
  reading.author = linkedAuthor(first(item, leftPerson), leftPerson.css, url, ...userId);
  reading.postedAt = missing('vBulletin shows no time for machines here');
  reading.postedAtRaw = firstFound([[leftDate.css, () => date && textOf(date)]]);
  setWords(reading, leftWords.css, first(item, leftWords), {});
  return reading;
}

/** A post among those that a search found, with its first words. */
export function readFound(item: Element, url: URL, ...userId: readonly RegExp[]): Reading {
  const { foundPerson, foundLink, foundWords } = listSelectors;
  const reading = blankReading('post');
  const link = first(item, foundLink);
  reading.itemId = firstFound([['@id', () => numberOf(item)]]);
  reading.permalink = firstFound([[`${foundLink.css}@href`, () => sessionFreeUrl(link?.getAttribute('href'), url)]]);
  reading.author = linkedAuthor(first(item, foundPerson), foundPerson.css, url, ...userId);
  reading.postedAt = missing('vBulletin shows no time for machines here');
  setWords(reading, foundWords.css, first(item, foundWords), { exclude: 'em:has(> a[href*="#post"])' });
  markExcerpt(reading);
  return reading;
}
