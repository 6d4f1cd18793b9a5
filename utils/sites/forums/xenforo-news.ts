import type { Reading, SelectorRow } from '../contract.ts';
import { first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { blankReading, markExcerpt } from '../reading/reading.ts';
import { setWords } from '../reading/set-words.ts';
import { utcOfEpoch, utcOfIso } from '../values/machine-time.ts';
import { sessionFreeUrl } from '../values/session-free-url.ts';
import { linkedAuthor } from './forum-author.ts';

/** What happened lately, of all or of one person: a sentence for each, and the first words of what somebody wrote. */
export const newsSelectors = {
  /** A line about what somebody liked has another person's words below it, and one that names two people may. */
  news: {
    css: '.js-newsFeedTarget > :has(.contentRow-snippet):not(:has(.contentRow-title :is(.reaction, .username ~ .username))), .NewsFeedItem:has(.snippet):not(:has(:is(h3, h4) .username ~ .username))',
    seen: '2026-06?',
  },
  newsPerson: { css: ':is(.contentRow-title, h3, h4) .username', seen: '2026-06?' },
  newsLink: { css: ':is(.contentRow-title, h3, h4) > a[href*="posts/"]', seen: '2026-06?' },
  newsTime: { css: '.contentRow-minor time[datetime], .DateTime', seen: '2026-06?' },
  newsWords: { css: '.contentRow-snippet, .snippet', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** A line of it, as the post that it tells of. */
export function readNews(item: Element, url: URL): Reading {
  const { newsPerson, newsLink, newsTime, newsWords } = newsSelectors;
  const href = first(item, newsLink)?.getAttribute('href');
  const [, kind, id] = /(profile-posts|posts)\/(\d+)|$/u.exec(href ?? '') ?? [];
  const reading = blankReading(kind === 'profile-posts' ? 'comment' : 'post');
  const time = first(item, newsTime);
  reading.itemId = firstFound([[`${newsLink.css}@href`, () => id]]);
  reading.permalink = firstFound([[`${newsLink.css}@href`, () => sessionFreeUrl(href, url)]]);
  reading.author = linkedAuthor(first(item, newsPerson), newsPerson.css, url, /\/members\/(?:[^/]*\.)?(\d+)/u);
  reading.postedAt = firstFound([
    [`${newsTime.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
    [`${newsTime.css}@data-time`, () => utcOfEpoch(time?.getAttribute('data-time'), 'seconds')],
  ]);
  reading.postedAtRaw = firstFound([[newsTime.css, () => time && textOf(time)]]);
  setWords(reading, newsWords.css, first(item, newsWords), {});
  markExcerpt(reading);
  return reading;
}
