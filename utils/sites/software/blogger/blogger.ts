import { bodyMedia } from '../../page/body-media.ts';
import type { Adapter, Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { utcOfEpoch, utcOfIso } from '../../values/machine-time.ts';
import { ownFirst } from '../../page/own-parts.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { cleanUrl, webUrl } from '../../values/safe-url.ts';
import { setWords } from '../../reading/set-words.ts';
import { softwareMarks } from '../../software-marks.ts';
import { authorOf } from './blogger-author.ts';
import { oldSelectors, readOldComment } from './blogger-old.ts';

const selectors = {
  site: { css: softwareMarks.blogger, seen: '2026-06?' },
  comment: { css: 'li.comment[id^="c"]', seen: '2026-06?' },
  post: { css: '.post.hentry, .blog-posts .post, article.post, .post-outer-container .post', seen: '2026-06?' },
  person: { css: '.comment-header .user', seen: '2026-06?' },
  icon: { css: '.icon.user', seen: '2026-06?' },
  time: { css: '.datetime a[href]', seen: '2026-06?' },
  body: { css: '.comment-content', seen: '2026-06?' },
  deleted: { css: '.deleted-comment', seen: '2026-06?' },
  title: { css: '.post-title', seen: '2026-06?' },
  postBody: { css: '.post-body', seen: '2026-06?' },
  postPerson: { css: '.post-author .fn, [itemprop="author"] [itemprop="name"], .byline .fn', seen: '2026-06?' },
  postTime: { css: 'abbr.published[title], time.published[datetime], [itemprop="datePublished"]', seen: '2026-06?' },
  postLink: { css: 'a.timestamp-link[href], .post-title a[href]', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** All kinds: a comment's parts are not those of the comments below it. */
const items: SelectorRow = {
  css: `${selectors.comment.css}, ${oldSelectors.oldBody.css}, ${selectors.post.css}`,
  seen: '2026-06?',
};

function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const own = (row: SelectorRow): Element | null => ownFirst(item, row, items);
  const time = own(selectors.time);
  const link = webUrl(time?.getAttribute('href'), url);
  const body = own(selectors.body);
  reading.itemId = firstFound([['li@id', () => /^c(\d+)$/u.exec(item.id)?.[1]]]);
  reading.permalink = firstFound([[`${selectors.time.css}@href`, () => link?.href]]);
  reading.author = authorOf(own(selectors.person), selectors.person.css, url);
  // the address of a comment carries the milliseconds at which it was published
  reading.postedAt = firstFound([
    [`${selectors.time.css}@href showComment`, () => utcOfEpoch(link?.searchParams.get('showComment'), 'ms')],
  ]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time && textOf(time)]]);
  reading.media = bodyMedia([body], url, '');
  setWords(reading, selectors.body.css, body, {});
  const parent = item.parentElement?.closest(selectors.comment.css)?.id;
  if (parent !== undefined)
    reading.replyTo = { itemId: parent.slice(1), permalink: cleanUrl(`#${parent}`, url), author: null, text: null };
  if (own(selectors.deleted) !== null || body?.querySelector(selectors.deleted.css) != null)
    reading.marks.push('deleted');
  if (own(selectors.icon)?.classList.contains('blog-author') === true) reading.marks.push('by the author of the post');
  return reading;
}

/** Pages of one post, and those apart from the posts, have such addresses; there a post may have no link to itself. */
function ofOnePost(address: string | null | undefined, url: URL): string | null {
  const page = webUrl(address, url);
  return page !== null && /^\/(?:\d{4}\/\d{2}|p)\/[^/]+\.html$/u.test(page.pathname) ? cleanUrl(page.href, url) : null;
}

function readPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const own = (row: SelectorRow): Element | null => ownFirst(item, row, items);
  const title = own(selectors.title);
  const body = own(selectors.postBody);
  const time = own(selectors.postTime);
  const stamp = own(selectors.postLink);
  const canonical = item.ownerDocument.querySelector('link[rel="canonical"]');
  reading.itemId = firstFound([
    [
      'a[name] (number)',
      () =>
        own({ css: 'a[name]', seen: '2024-06?' })
          ?.getAttribute('name')
          ?.match(/^\d{5,}$/u)?.[0],
    ],
    ['.post-body@id', () => /^post-body-(\d+)$/u.exec(body?.id ?? '')?.[1]],
    [
      '[itemprop="postId"]@content',
      () => own({ css: '[itemprop="postId"]', seen: '2026-06?' })?.getAttribute('content'),
    ],
  ]);
  reading.permalink = firstFound([
    [`${selectors.postLink.css}@href`, () => cleanUrl(stamp?.getAttribute('href'), url)],
    ['link[rel="canonical"]@href', () => ofOnePost(canonical?.getAttribute('href'), url)],
  ]);
  reading.author = authorOf(own(selectors.postPerson), selectors.postPerson.css, url);
  reading.postedAt = firstFound([
    [
      selectors.postTime.css,
      () => utcOfIso(time?.getAttribute('datetime') ?? time?.getAttribute('title') ?? time?.getAttribute('content')),
    ],
  ]);
  reading.postedAtRaw = firstFound([[selectors.postTime.css, () => time && textOf(time)]]);
  reading.media = bodyMedia([body], url, '');
  const words = [title && textOf(title), body && textOf(body)].filter(Boolean).join('\n\n');
  reading.text = firstFound([[`${selectors.title.css} + ${selectors.postBody.css}`, () => words]]);
  putAll(reading.facts, { title: title && textOf(title) });
  return reading;
}

function read(item: Element, url: URL): Reading {
  const old = item.matches(oldSelectors.oldBody.css);
  if (!old && !item.matches(selectors.comment.css)) return readPost(item, url);
  const reading = old ? readOldComment(item, url) : readComment(item, url);
  const document = item.ownerDocument;
  const title = oncePerPage(document, 'blogger', () => first(document, selectors.title)?.textContent.trim());
  putAll(reading.facts, { title });
  return reading;
}

/** Blogger, on blogspot and on people's own hosts: posts and comments, with threads and without. */
export const blogger: Adapter = {
  id: 'blogger',
  name: 'Blogger',
  version: 3,
  hosts: [],
  required: { post: ['author', 'postedAt', 'permalink', 'text'], comment: ['author', 'postedAt', 'permalink', 'text'] },
  selectors: { ...selectors, ...oldSelectors },
  recognises: (_url, document) =>
    first(document, selectors.site) !== null && document.querySelector(items.css) !== null,
  items: (root) => {
    forgetPage(root);
    return [...root.querySelectorAll(items.css)].filter(
      (item) =>
        item.matches(`${selectors.comment.css}, ${oldSelectors.oldBody.css}`) ||
        (item.parentElement?.closest(selectors.post.css) == null &&
          item.querySelector(selectors.postBody.css) !== null),
    );
  },
  read,
};
