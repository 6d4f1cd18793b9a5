import type { MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, first, firstOutside } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { linkTarget } from '../../page/link-words.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { answered, linksIn, setAuthor, setText, textOptions } from './reddit-words.ts';
import { cleanUrl, mediaUrl, pathParts, pathUrl } from '../../values/safe-url.ts';
import { distrustTitle } from '../../page/wordless.ts';

/** www.reddit.com: what is worth knowing stands in attributes of its own elements. */
export const newSelectors = {
  comment: { css: 'shreddit-comment[thingid]', seen: '2026-06' },
  profileComment: { css: 'shreddit-profile-comment[comment-id]', seen: '2026-06' },
  profileAuthor: { css: '[id^="poster-info-"] a[href*="/user/"]', seen: '2026-06' },
  profileText: { css: '[id$="-content"], .md', seen: '2026-06' },
  profileMenu: { css: 'shreddit-overflow-menu[author-name][author-id]', seen: '2026-06' },
  profileActions: { css: 'shreddit-comment-action-row[score]', seen: '2026-06' },
  post: { css: 'shreddit-post[permalink]', seen: '2026-03' },
  commentText: { css: ':scope > [slot="comment"]', seen: '2026-06' },
  postText: { css: '[slot="text-body"]', seen: '2026-03' },
  meta: { css: ':scope > [slot="commentMeta"]', seen: '2026-06' },
  metaAuthor: { css: 'a[href*="/user/"]:not(:has(img))', seen: '2026-06' },
  flair: { css: 'author-flair-event-handler[userid]', seen: '2026-06' },
  time: { css: 'time[datetime]', seen: '2026-06' },
  timeAgo: { css: 'faceplate-timeago[ts]', seen: '2026-06' },
  postMedia: { css: '[slot="post-media-container"] img, [slot="thumbnail"] img', seen: '2026-03?' },
  postVideo: {
    css: 'shreddit-player-2, shreddit-player, [slot="post-media-container"] video',
    seen: '2026-03?',
  },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = {
  likely: 'p, .md, [id$="-content"], [slot]',
  known: '[slot="credit-bar"], [slot="title"], [slot="post-media-container"]',
};

/** A comment in its thread. */
export function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const meta = first(item, newSelectors.meta) ?? item;
  // answers stand in the comment that they answer
  const answers = all(item, newSelectors.comment);
  const own = (row: SelectorRow): Element | null => firstOutside(meta, row, answers);
  const body = first(item, newSelectors.commentText);
  reading.itemId = firstFound([['shreddit-comment@thingid', () => item.getAttribute('thingid')]]);
  reading.permalink = firstFound([['shreddit-comment@permalink', () => cleanUrl(item.getAttribute('permalink'), url)]]);
  setAuthor(
    reading,
    `shreddit-comment@author, ${newSelectors.metaAuthor.css}`,
    item.getAttribute('author') ?? own(newSelectors.metaAuthor)?.textContent.trim() ?? null,
    firstFound([[`${newSelectors.flair.css}@userid`, () => own(newSelectors.flair)?.getAttribute('userid')]]),
    url,
  );
  const time = own(newSelectors.time);
  reading.postedAt = firstFound([
    ['shreddit-comment@created', () => utcOfIso(item.getAttribute('created'))],
    [`${newSelectors.timeAgo.css}@ts`, () => utcOfIso(own(newSelectors.timeAgo)?.getAttribute('ts'))],
    [`${newSelectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[newSelectors.time.css, () => time?.textContent.trim()]]);
  setText(reading, newSelectors.commentText.css, body === null ? null : textOf(body, textOptions(url)));
  reading.media = linksIn(body, url);
  reading.replyTo = answered(item.getAttribute('parentid') ?? item.getAttribute('postid'));
  putAll(reading.counts, {
    score: item.getAttribute('score'),
    awards: item.getAttribute('award-count'),
  });
  putAll(reading.facts, {
    post: item.getAttribute('postid'),
    depth: item.getAttribute('depth'),
    timeTitle: time?.getAttribute('title'),
  });
  if (item.hasAttribute('collapsed')) reading.marks.push('collapsed');
  if (item.hasAttribute('is-comment-deleted') || item.hasAttribute('deleted')) reading.marks.push('deleted');
  return reading;
}

/** On a profile a comment stands alone, and shares nothing with one in its thread but the tag's beginning. */
export function readProfileComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  // the author, and behind them whom they answer
  const people = all(item, newSelectors.profileAuthor);
  const [head, owner] = pathParts(url);
  const whose = head === 'user' ? owner?.toLowerCase() : undefined;
  const [author, other] =
    // all that stands on a profile is its owner's: whoever else is linked is whom they answer
    whose === undefined || people[0]?.textContent.trim().toLowerCase() === whose ? people : [undefined, ...people];
  const handle = author?.textContent.trim() || (whose === undefined ? null : (owner ?? null));
  const menu = first(item, newSelectors.profileMenu);
  const time = first(item, newSelectors.time);
  const body = first(item, newSelectors.profileText);
  reading.itemId = firstFound([['shreddit-profile-comment@comment-id', () => item.getAttribute('comment-id')]]);
  reading.permalink = firstFound([['shreddit-profile-comment@href', () => pathUrl(item.getAttribute('href'), url)]]);
  setAuthor(
    reading,
    `${newSelectors.profileAuthor.css}, address of the page`,
    handle,
    firstFound([
      [
        `${newSelectors.profileMenu.css}@author-id`,
        () => (menu?.getAttribute('author-name') === handle ? menu?.getAttribute('author-id') : null),
      ],
    ]),
    url,
  );
  reading.postedAt = firstFound([
    [`${newSelectors.timeAgo.css}@ts`, () => utcOfIso(first(item, newSelectors.timeAgo)?.getAttribute('ts'))],
    [`${newSelectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([
    [newSelectors.timeAgo.css, () => first(item, newSelectors.timeAgo)?.textContent.trim()],
  ]);
  setText(reading, newSelectors.profileText.css, body === null ? null : textOf(body, textOptions(url)));
  reading.media = linksIn(body, url);
  const post = menu?.getAttribute('post-id') ?? null;
  const answeredPerson = other?.textContent.trim() || null;
  reading.replyTo =
    answeredPerson === null ? answered(post) : { itemId: null, permalink: null, author: answeredPerson, text: null };
  putAll(reading.counts, { score: first(item, newSelectors.profileActions)?.getAttribute('score') });
  putAll(reading.facts, { post, timeTitle: time?.getAttribute('title') });
  return reading;
}

/** A post of a feed or of its own page. */
export function readPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const body = first(item, newSelectors.postText);
  const time = first(item, newSelectors.time);
  reading.itemId = firstFound([
    [
      'shreddit-post@id, @thingid',
      () => [item.id, item.getAttribute('thingid')].find((id) => /^t3_\w+$/u.test(id ?? '')),
    ],
  ]);
  reading.permalink = firstFound([['shreddit-post@permalink', () => cleanUrl(item.getAttribute('permalink'), url)]]);
  setAuthor(
    reading,
    'shreddit-post@author',
    item.getAttribute('author'),
    firstFound([['shreddit-post@author-id', () => item.getAttribute('author-id')]]),
    url,
  );
  reading.postedAt = firstFound([
    ['shreddit-post@created-timestamp', () => utcOfIso(item.getAttribute('created-timestamp'))],
    [`${newSelectors.timeAgo.css}@ts`, () => utcOfIso(first(item, newSelectors.timeAgo)?.getAttribute('ts'))],
    [`${newSelectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
  ]);
  reading.postedAtRaw = firstFound([[newSelectors.time.css, () => time?.textContent.trim()]]);
  const title = item.getAttribute('post-title');
  const words = body === null ? null : textOf(body, textOptions(url));
  setText(
    reading,
    'shreddit-post@post-title + [slot="text-body"]',
    [title, words].filter((part) => part).join('\n\n') || null,
  );
  if (body === null) distrustTitle(reading, item, [], wordPlaces, newSelectors.postText.css);
  reading.media = [...postMedia(item, url), ...linksIn(body, url)];
  putAll(reading.counts, {
    score: item.getAttribute('score'),
    comments: item.getAttribute('comment-count'),
  });
  putAll(reading.facts, {
    title,
    community: item.getAttribute('subreddit-prefixed-name'),
    postType: item.getAttribute('post-type'),
    timeTitle: time?.getAttribute('title'),
  });
  return reading;
}

function postMedia(item: Element, url: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const image of all(item, newSelectors.postMedia)) {
    const address = mediaUrl(image.getAttribute('src'), url);
    if (address !== null && !media.some((other) => other.url === address))
      media.push({ kind: 'image', url: address, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const video of all(item, newSelectors.postVideo)) {
    const posterUrl = mediaUrl(video.getAttribute('poster'), url);
    const address = mediaUrl(video.getAttribute('src'), url) ?? posterUrl;
    if (address !== null) media.push({ kind: 'video', url: address, alt: null, posterUrl });
  }
  const target = linkTarget(item.getAttribute('content-href'), url);
  if (target !== null && !media.some((other) => other.url === target))
    media.push({ kind: 'link', url: target, alt: null, posterUrl: null });
  return media;
}
