import type { Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { linkTarget } from '../../page/link-words.ts';
import { distrustTitle } from '../../page/wordless.ts';
import { firstFound } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { pathUrl } from '../../values/safe-url.ts';
import { linksIn, setAuthor, setText, textOptions } from './reddit-words.ts';

/** What a search of old.reddit.com finds: posts without the frame that they have elsewhere. */
export const oldSearchSelectors = {
  oldFound: { css: '.search-result-link[data-fullname^="t3_"]', seen: '2026-07' },
  oldFoundTitle: { css: 'a.search-title', seen: '2026-07' },
  oldFoundComments: { css: 'a.search-comments[href]', seen: '2026-07' },
  oldFoundAuthor: { css: 'a.author', seen: '2026-07' },
  oldFoundTime: { css: '.search-time time[datetime]', seen: '2026-07' },
  oldFoundWords: { css: '.search-result-body .md', seen: '2026-07' },
  oldFoundScore: { css: '.search-score', seen: '2026-07' },
  oldFoundCommunity: { css: 'a.search-subreddit-link', seen: '2026-07' },
  oldFoundTarget: { css: 'a.search-link[href]', seen: '2026-07?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = { likely: 'p', known: 'header, .search-result-meta, .search-result-footer' };

/** The number that words begin with: "53 points", "1,204 comments". */
function numberIn(part: Element | null): string | null {
  return /^-?\d[\d.,]*/u.exec(part?.textContent.trim() ?? '')?.[0] ?? null;
}

/** A post that was found. */
export function readOldFound(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const title = first(item, oldSearchSelectors.oldFoundTitle);
  const comments = first(item, oldSearchSelectors.oldFoundComments);
  const author = first(item, oldSearchSelectors.oldFoundAuthor);
  const time = first(item, oldSearchSelectors.oldFoundTime);
  const body = first(item, oldSearchSelectors.oldFoundWords);
  reading.itemId = firstFound([
    [`${oldSearchSelectors.oldFound.css}@data-fullname`, () => item.getAttribute('data-fullname')],
  ]);
  reading.permalink = firstFound([
    [`${oldSearchSelectors.oldFoundComments.css}@href`, () => pathUrl(comments?.getAttribute('href'), url)],
    [`${oldSearchSelectors.oldFoundTitle.css}@href`, () => pathUrl(title?.getAttribute('href'), url)],
  ]);
  setAuthor(
    reading,
    oldSearchSelectors.oldFoundAuthor.css,
    author?.textContent.trim() ?? null,
    firstFound([
      [
        `${oldSearchSelectors.oldFoundAuthor.css}@class`,
        () => /(?:^|\s)id-(t2_\w+)/u.exec(author?.getAttribute('class') ?? '')?.[1],
      ],
    ]),
    url,
  );
  reading.postedAt = firstFound([
    [`${oldSearchSelectors.oldFoundTime.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[oldSearchSelectors.oldFoundTime.css, () => time?.textContent.trim()]]);
  const words = body === null ? null : textOf(body, textOptions(url));
  setText(
    reading,
    `${oldSearchSelectors.oldFoundTitle.css} + ${oldSearchSelectors.oldFoundWords.css}`,
    title === null ? null : [textOf(title), words].filter((part) => part).join('\n\n') || null,
  );
  if (body === null) distrustTitle(reading, item, [], wordPlaces, oldSearchSelectors.oldFoundWords.css);
  reading.media = linksIn(body, url);
  const target = linkTarget(first(item, oldSearchSelectors.oldFoundTarget)?.getAttribute('href') ?? null, url);
  if (target !== null) reading.media.push({ kind: 'link', url: target, alt: null, posterUrl: null });
  putAll(reading.counts, {
    score: numberIn(first(item, oldSearchSelectors.oldFoundScore)),
    comments: numberIn(comments),
  });
  putAll(reading.facts, {
    title: title && textOf(title),
    community: first(item, oldSearchSelectors.oldFoundCommunity)?.textContent.trim(),
    timeTitle: time?.getAttribute('title'),
  });
  return reading;
}
