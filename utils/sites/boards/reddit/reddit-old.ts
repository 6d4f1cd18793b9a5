import type { Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { linkTarget } from '../../page/link-words.ts';
import { utcOfEpoch, utcOfIso } from '../../values/machine-time.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { answered, linksIn, setAuthor, setText, textOptions } from './reddit-words.ts';
import { cleanUrl } from '../../values/safe-url.ts';
import { distrustTitle } from '../../page/wordless.ts';

/** old.reddit.com: one shape for posts, comments and messages since 2008. */
export const oldSelectors = {
  thing: {
    css: '.thing.comment[data-fullname], .thing.link[data-fullname], .thing.message[data-fullname]',
    seen: '2026-03?',
  },
  entry: { css: '.entry', seen: '2026-03?' },
  body: { css: '.usertext-body .md', seen: '2026-03?' },
  title: { css: 'a.title', seen: '2026-03?' },
  author: { css: '.tagline a.author', seen: '2026-03?' },
  time: { css: '.tagline time[datetime]', seen: '2026-03?' },
  edited: { css: 'time.edited-timestamp', seen: '2026-03?' },
  score: { css: '.tagline .score.unvoted', seen: '2026-03?' },
  permalink: { css: 'a.bylink[href], a.comments[href]', seen: '2026-03?' },
} as const satisfies Record<string, SelectorRow>;

/** old.reddit.com: the item's own parts stand in `.entry`, its answers behind that in `.child`. */
export function readOld(item: Element, url: URL): Reading {
  const isComment = item.classList.contains('comment') || item.classList.contains('was-comment');
  const isMessage = item.classList.contains('message') && !item.classList.contains('was-comment');
  const reading = blankReading(isMessage ? 'message' : isComment ? 'comment' : 'post');
  const entry = first(item, oldSelectors.entry) ?? item;
  const body = first(entry, oldSelectors.body);
  const time = first(entry, oldSelectors.time);
  const author = first(entry, oldSelectors.author);
  // above a message stands the subject of its whole conversation
  const title = isComment || isMessage ? null : first(entry, oldSelectors.title);
  reading.itemId = firstFound([['.thing@data-fullname', () => item.getAttribute('data-fullname')]]);
  reading.permalink = firstFound([
    ['.thing@data-permalink', () => cleanUrl(item.getAttribute('data-permalink'), url)],
    [
      `${oldSelectors.permalink.css}@href`,
      () => cleanUrl(first(entry, oldSelectors.permalink)?.getAttribute('href'), url),
    ],
  ]);
  const idOfClass = /(?:^|\s)id-(t2_\w+)/u.exec(author?.getAttribute('class') ?? '')?.[1];
  const handle =
    item.getAttribute('data-author') ??
    author?.textContent.trim() ??
    (first(entry, { css: '.tagline', seen: '' }) ? '[deleted]' : null);
  setAuthor(
    reading,
    '.thing@data-author',
    handle,
    firstFound([
      ['.thing@data-author-fullname', () => item.getAttribute('data-author-fullname')],
      [`${oldSelectors.author.css}@class`, () => idOfClass],
    ]),
    url,
  );
  reading.postedAt = firstFound([
    ['.thing@data-timestamp', () => utcOfEpoch(item.getAttribute('data-timestamp'), 'ms')],
    [`${oldSelectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[oldSelectors.time.css, () => time?.textContent.trim()]]);
  const words = body === null ? null : textOf(body, textOptions(url));
  setText(
    reading,
    `${oldSelectors.title.css} + ${oldSelectors.body.css}`,
    // every post has a title: where it was not found, the body alone is not the text
    title === null && reading.kind === 'post'
      ? null
      : [title && textOf(title), words].filter((part) => part).join('\n\n') || null,
  );
  if (body === null && title !== null)
    distrustTitle(reading, entry, [], { likely: 'p', known: '.title, .tagline, .flat-list' }, oldSelectors.body.css);
  reading.media = linksIn(body, url);
  const target = isComment ? null : linkTarget(item.getAttribute('data-url'), url);
  if (target !== null && item.getAttribute('data-url') !== item.getAttribute('data-permalink'))
    reading.media.push({ kind: 'link', url: target, alt: null, posterUrl: null });
  const parent = isComment ? (item.parentElement?.closest('.thing')?.getAttribute('data-fullname') ?? null) : null;
  reading.replyTo = answered(parent);
  const score = first(entry, oldSelectors.score);
  putAll(reading.counts, {
    score: item.getAttribute('data-score') ?? score?.getAttribute('title') ?? score?.textContent.trim(),
    comments: isComment ? null : item.getAttribute('data-comments-count'),
  });
  putAll(reading.facts, {
    title: title && textOf(title),
    community: item.getAttribute('data-subreddit-prefixed') ?? item.getAttribute('data-subreddit'),
    subject: item.querySelector('.subject a.title')?.textContent.trim(),
    timeTitle: time?.getAttribute('title'),
  });
  if (item.matches('.promoted, .promotedlink, [data-promoted="true"]')) reading.marks.push('promoted');
  if (first(entry, oldSelectors.edited) !== null) {
    reading.marks.push('edited');
    putAll(reading.facts, { editedAt: utcOfIso(first(entry, oldSelectors.edited)?.getAttribute('datetime')) });
  }
  return reading;
}
