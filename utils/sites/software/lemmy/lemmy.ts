import { bodyMedia } from '../../page/body-media.ts';
import type { Adapter, Author, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { lemmyData, type LemmyFact } from './lemmy-data.ts';
import { messageSelectors, readMessage } from './lemmy-message.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { cleanUrl, pathParts, webUrl } from '../../values/safe-url.ts';
import { setWords } from '../../reading/set-words.ts';
import { distrustTitle } from '../../page/wordless.ts';
import { softwareMarks } from '../../software-marks.ts';

const selectors = {
  app: { css: softwareMarks.lemmy, seen: '2026-06?' },
  comment: { css: 'article[id^="comment-"], .comment-node[id^="comment-"]', seen: '2026-06?' },
  post: { css: '.post-listing', seen: '2026-06?' },
  person: { css: 'a.person-listing, a[href*="/u/"]', seen: '2026-06?' },
  time: { css: '.moment-time', seen: '2026-06?' },
  commentLink: { css: 'a[href*="/comment/"]', seen: '2026-06?' },
  postLink: { css: 'a[href^="/post/"], a[href*="/post/"]', seen: '2026-06?' },
  body: { css: '.md-div', seen: '2026-06?' },
  postBody: { css: '#postContent .md-div, article .md-div', seen: '2026-06?' },
  title: { css: '.post-title :is(h1, h2, h3), h1, h5', seen: '2026-06?' },
  target: {
    css: '.post-title a[href^="http"], .post-name a[href^="http"], a.thumbnail[href], p.small a[href^="http"]',
    seen: '2026-06?',
  },
  picture: { css: 'picture img, img.img-fluid', seen: '2026-06?' },
  score: {
    css: '.me-1.fw-bold[aria-label], .vote-bar [aria-label]:not(button), .unselectable.pointer.text-muted',
    seen: '2026-06?',
  },
  community: { css: 'a.community-link, a[href*="/c/"]', seen: '2026-06?' },
  comments: { css: 'a[href*="scrollToComments"]', seen: '2026-06?' },
  language: { css: '.badge.text-bg-light', seen: '2026-06?' },
  icons: { css: 'use[href*="icon-trash"], use[*|href*="icon-trash"]', seen: '2026-06?' },
  self: { css: '#navbarNav a[href^="/u/"], .navbar a.person-listing', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** `@name@server` in the link's title, `/u/name@server` or the person's own address in its target. */
function handleOf(person: Element | null, base: URL): string | null {
  const title = /^@(\S+)$/u.exec(person?.getAttribute('title') ?? '')?.[1];
  if (title !== undefined) return title;
  const url = webUrl(person?.getAttribute('href'), base);
  const name = url === null ? undefined : /\/u\/([^/?#]+)/u.exec(`/${pathParts(url).join('/')}`)?.[1];
  return name === undefined
    ? null
    : url?.host === base.host || name.includes('@')
      ? name
      : `${name}@${url?.host ?? ''}`;
}

function authorOf(item: Element, fact: LemmyFact | undefined, url: URL): Author {
  const person = all(item, selectors.person).find((one) => one.closest(selectors.body.css) === null) ?? null;
  const handle = handleOf(person, url);
  return {
    name: firstFound([
      [selectors.person.css, () => person && textOf(person, { exclude: 'small, img' }).replace(/^@/u, '')],
    ]),
    handle: firstFound([[`${selectors.person.css}@title`, () => handle]]),
    accountId: firstFound([['isoData creator.actor_id', () => fact?.personUrl]]),
    profileUrl: firstFound([[`${selectors.person.css}@href`, () => cleanUrl(person?.getAttribute('href'), url)]]),
  };
}

/** Lemmy's interface gives UTC; servers before 0.19 leave the zone's letter out. */
function utcOf(time: string | null | undefined): string | null {
  return utcOfIso(time) ?? (time ? utcOfIso(`${time}Z`) : null);
}

function setTime(reading: Reading, item: Element, fact: LemmyFact | undefined): void {
  const time = first(item, selectors.time);
  const title = time?.getAttribute('data-tippy-content') ?? time?.getAttribute('title');
  const edited = time?.classList.contains('fst-italic') === true;
  reading.postedAt = firstFound([
    ['isoData published', () => utcOf(fact?.published)],
    [`${selectors.time.css}@data-tippy-content`, () => (edited ? null : utcOfIso(title))],
  ]);
  // written out for people, with its zone, where "1 day ago" stands: never read for more than it says
  const writtenOut = !edited && title != null && /\d{4}/u.test(title) ? title : null;
  reading.postedAtRaw = firstFound([
    [`${selectors.time.css}@data-tippy-content`, () => writtenOut],
    [selectors.time.css, () => time && textOf(time)],
  ]);
  if (edited || fact?.updated) reading.marks.push('edited');
  putAll(reading.facts, {
    timeTitle: title,
    editedAt: utcOf(fact?.updated),
    originalAddress: fact?.itemUrl,
    personId: fact?.personId,
  });
  if (fact?.removed === true) reading.marks.push('removed');
  if (fact?.deleted === true || first(item, selectors.icons) !== null) reading.marks.push('deleted');
}

function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const id = /^comment-(\d+)$/u.exec(item.id)?.[1] ?? null;
  const fact = lemmyData(item.ownerDocument).get(`comment ${id ?? ''}`);
  const body = first(item, selectors.body);
  reading.itemId = firstFound([['article@id', () => id]]);
  const link = all(item, selectors.commentLink).find(
    (one) => one.closest(selectors.body.css) === null && webUrl(one.getAttribute('href'), url)?.host === url.host,
  );
  reading.permalink = firstFound([
    [`${selectors.commentLink.css}@href`, () => cleanUrl(link?.getAttribute('href'), url)],
    // since version 1 the address stands in no link of the page; every server has its comments there
    ['/comment/ + id', () => (id === null ? null : `${url.origin}/comment/${id}`)],
  ]);
  reading.author = authorOf(item, fact, url);
  setTime(reading, item, fact);
  reading.media = bodyMedia([body], url, 'a.mention');
  setWords(reading, selectors.body.css, body, { exclude: 'button' });
  const outer = item.closest('li')?.parentElement?.closest('li.comment, li:has(> [id^="comment-"])');
  const parent = outer?.querySelector(':scope > [id^="comment-"]');
  const post = /^\/post\/(\d+)/u.exec(url.pathname)?.[1];
  if (parent != null)
    reading.replyTo = {
      itemId: parent.id.slice('comment-'.length),
      permalink: null,
      author: handleOf(first(parent, selectors.person), url),
      text: null,
    };
  else if (post !== undefined)
    reading.replyTo = { itemId: post, permalink: `${url.origin}/post/${post}`, author: null, text: null };
  putAll(reading.counts, { score: first(item, selectors.score)?.textContent.trim() });
  putAll(reading.facts, { post, language: first(item, selectors.language)?.textContent.trim() });
  return reading;
}

function readPost(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const own = /^\/post\/(\d+)/u;
  // to a post of another server the title may lead, to those of other communities the lines below it
  const locals = all(item, selectors.postLink)
    .filter((one) => one.closest(selectors.body.css) === null)
    .map((one) => webUrl(one.getAttribute('href'), url))
    .flatMap((address) => (address?.host === url.host ? (own.exec(address.pathname)?.[1] ?? []) : []));
  const paged = own.exec(url.pathname)?.[1];
  const linked = locals.find((one) => one === paged) ?? locals[0];
  const id = linked ?? paged ?? null;
  const fact = lemmyData(item.ownerDocument).get(`post ${id ?? ''}`);
  const title = first(item, selectors.title);
  const body = first(item, selectors.postBody);
  reading.itemId = firstFound([
    [`${selectors.postLink.css}@href`, () => linked],
    ['address of the page', () => paged],
  ]);
  reading.permalink = firstFound([['/post/ + id', () => (id === null ? null : `${url.origin}/post/${id}`)]]);
  reading.author = authorOf(item, fact, url);
  setTime(reading, item, fact);
  const target = cleanUrl(first(item, selectors.target)?.getAttribute('href'), url);
  reading.media = bodyMedia([body, ...all(item, selectors.picture).map((image) => image.parentElement)], url, '');
  if (target !== null && !reading.media.some((medium) => medium.url === target))
    reading.media.push({ kind: 'link', url: target, alt: null, posterUrl: null });
  // a post without a title there is none: where it was not found, the body alone is not the text
  const words =
    title === null ? null : [textOf(title), body && textOf(body, { exclude: 'button' })].filter(Boolean).join('\n\n');
  reading.text = firstFound([[`${selectors.title.css} + ${selectors.postBody.css}`, () => words]]);
  if (body === null) distrustTitle(reading, item, [], { likely: 'p', known: '.small' }, selectors.postBody.css);
  putAll(reading.counts, {
    score: first(item, selectors.score)?.textContent.trim(),
    comments: first(item, selectors.comments)?.textContent.trim(),
  });
  putAll(reading.facts, {
    title: title && textOf(title),
    community: first(item, selectors.community)?.textContent.trim(),
    language: first(item, selectors.language)?.textContent.trim(),
  });
  return reading;
}

function read(item: Element, url: URL): Reading {
  const reading = item.matches(messageSelectors.message.css)
    ? readMessage(item, () => authorOf(item, undefined, url))
    : item.matches(selectors.comment.css)
      ? readComment(item, url)
      : readPost(item, url);
  const document = item.ownerDocument;
  const self = oncePerPage(document, 'lemmy self', () => handleOf(first(document, selectors.self), url));
  reading.signedInAs = firstFound([[`${selectors.self.css}@href`, () => self]]);
  return reading;
}

/** Lemmy's own interface, on whatever server. The exact time stands only in what the server sent with the page. */
export const lemmy: Adapter = {
  id: 'lemmy',
  name: 'Lemmy',
  version: 8,
  hosts: [],
  required: { post: ['author', 'permalink', 'text'], comment: ['author', 'permalink', 'text'], message: ['text'] },
  selectors: { ...selectors, ...messageSelectors },
  recognises: (_url, document) => first(document, selectors.app) !== null,
  items: (root) => {
    forgetPage(root);
    return [
      ...root.querySelectorAll(`${selectors.comment.css}, ${selectors.post.css}, ${messageSelectors.message.css}`),
    ];
  },
  read,
};
