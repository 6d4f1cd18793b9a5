import type { Adapter, Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { ownWords } from '../../page/own-words.ts';
import { firstFound } from '../../reading/field.ts';
import { utcOfEpoch, utcOfIso } from '../../values/machine-time.ts';
import { forgetPage, oncePerPage } from '../../page/page-memo.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { cleanUrl } from '../../values/safe-url.ts';
import { bbpressPosts, bbpressSelectors, readBbpressPost } from './bbpress.ts';
import { adminSelectors, readAdminComment } from './wordpress-admin.ts';
import { type Byline, bylineOf } from './wordpress-byline.ts';
import { allOwn, commentIdOf, firstOwn, isOwn, nameOf, selectors } from './wordpress-parts.ts';
import { readWordPressPost, wordpressPosts } from './wordpress-post.ts';
import { setPingback } from './wordpress-pingback.ts';
import { setBody } from './wordpress-words.ts';

/** The comment's time leads to the comment itself. */
function linkToItself(item: Element): Element | undefined {
  const id = commentIdOf(item) ?? '';
  return allOwn(item, selectors.anyLink).findLast((one) => one.getAttribute('href')?.endsWith(`#comment-${id}`));
}

function isComment(item: Element): boolean {
  const kind = /(?:^|\s)(?:comment|pingback|trackback|review|comment_container|depth-\d+)(?:\s|$)/u;
  return (
    commentIdOf(item) !== null &&
    !item.matches('.comment-meta') &&
    (kind.test(item.getAttribute('class') ?? '') ||
      item.parentElement?.closest(selectors.plugin.css)?.querySelector(selectors.comment.css) === item ||
      kind.test(item.closest('li')?.getAttribute('class') ?? '') ||
      linkToItself(item) !== undefined ||
      item.querySelector(
        '.fn, .comment-author, .comment-content, .comment-body, cite, .commentmetadata, img.avatar',
      ) !== null)
  );
}

/** The list item that stands for the comment, with the classes that say who wrote it. */
function frameOf(item: Element): Element {
  const li = item.closest('li') ?? item.closest(selectors.plugin.css);
  return li?.querySelector(selectors.comment.css) === item ? li : item;
}

function parentIdOf(item: Element): string | null {
  const named = /^wpd-comm-\d+_(\d+)$/u.exec(item.closest(selectors.plugin.css)?.id ?? '')?.[1];
  if (named !== undefined) return named === '0' ? null : named;
  const above = (from: Element): Element | null => from.parentElement?.closest('li, [id^="comment-"]') ?? null;
  for (let outer = above(frameOf(item)); outer !== null; outer = above(outer)) {
    const inner = outer.localName === 'li' ? first(outer, selectors.comment) : null;
    const id = commentIdOf(outer) ?? /^li-comment-(\d+)$/u.exec(outer.id)?.[1] ?? (inner && commentIdOf(inner));
    if (id) return id;
  }
  return null;
}

/** MD5 or SHA-256 of the author's e-mail address; not that of the empty address. */
function mailHashOf(item: Element): string | null {
  for (const image of allOwn(item, selectors.avatar)) {
    for (const name of ['src', 'data-src', 'srcset', 'data-lazy-src']) {
      const hash = /gravatar\.com\/avatar\/([0-9a-f]{64}|[0-9a-f]{32})(?![0-9a-f])/u.exec(
        image.getAttribute(name) ?? '',
      )?.[1];
      if (hash !== undefined && hash !== 'd41d8cd98f00b204e9800998ecf8427e') return hash;
    }
  }
  return null;
}

/** The link of somebody's name: in it, around it, or itself. */
function linkOf(name: Element | null): Element | null {
  return name?.matches('a[href]') === true
    ? name
    : (name?.querySelector('a[href]:not(.comment-reply-link, .comment-edit-link)') ?? name?.closest('a[href]') ?? null);
}

/** Where a theme has a box for all about the author, and no name for the name in it. */
function nameInBox(box: Element | null): Element | null {
  const marked = [...(box?.querySelectorAll('a.url, strong, b, cite, h2, h3, h4, h5, h6') ?? [])];
  return marked.find((part) => part.textContent.trim() !== '' && part.querySelector('img') === null) ?? box;
}

/** In a theme that marks no name: a heading with the first words of the comment, right before its link to itself. */
function headingBefore(item: Element, link: Element | undefined): Element | null {
  if (link === undefined) return null;
  const worded = [...item.querySelectorAll('*')].filter((part) => isOwn(item, part) && ownWords(part) !== '');
  const [begin] = worded;
  const heading = begin?.closest('h2, h3, h4, h5, h6, strong, b') ?? null;
  const next = worded.find((part) => heading?.contains(part) !== true);
  const isName = heading !== null && item.contains(heading) && next === link && textOf(heading).length <= 60;
  return isName ? heading : null;
}

function setAuthor(
  reading: Reading,
  item: Element,
  url: URL,
  byline: Byline | null,
  itself: Element | undefined,
): void {
  const own = (row: SelectorRow): Element | null => firstOwn(item, row);
  const name = byline === null ? (own(selectors.name) ?? nameInBox(nameOf(item)) ?? headingBefore(item, itself)) : null;
  const link = byline === null ? linkOf(name) : byline.link;
  const login = /(?:^|\s)comment-author-([\w.-]+)/u.exec(
    `${frameOf(item).getAttribute('class') ?? ''} ${item.getAttribute('class') ?? ''}`,
  )?.[1];
  reading.author = {
    name: firstFound([
      ['line of the link to itself', () => byline?.name],
      [
        `${selectors.name.css}, ${selectors.otherName.css}`,
        () =>
          name &&
          textOf(name, {
            exclude: '.says, time, .comment-meta, .comment-metadata, .comment-date, .reply, .wpd-user-nicename, small',
          }),
      ],
    ]),
    handle: firstFound([['class comment-author-…', () => login]]),
    accountId: firstFound([[`${selectors.avatar.css}@src (hash of the e-mail address)`, () => mailHashOf(item)]]),
    // what the author gave as their own page
    profileUrl: firstFound([[`${selectors.name.css} a@href`, () => cleanUrl(link?.getAttribute('href'), url)]]),
  };
}

function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const id = commentIdOf(item);
  const own = (row: SelectorRow): Element | null => firstOwn(item, row);
  const time = own(selectors.time);
  const name = nameOf(item);
  const date = allOwn(item, selectors.date).find((part) => !part.contains(name)) ?? own(selectors.date);
  const link = linkToItself(item);
  reading.itemId = firstFound([['@id', () => id]]);
  reading.permalink = firstFound([
    [`${selectors.anyLink.css}@href`, () => cleanUrl(link?.getAttribute('href'), url)],
    ['address of the page + @id', () => cleanUrl(`#comment-${id ?? ''}`, url)],
  ]);
  const byline = own(selectors.name) === null ? bylineOf(link) : null;
  setAuthor(reading, item, url, byline, link);
  reading.postedAt = firstFound([
    [`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
    [`${selectors.pubdate.css}@pubdate`, () => utcOfEpoch(own(selectors.pubdate)?.getAttribute('pubdate'), 'seconds')],
  ]);
  reading.postedAtRaw = firstFound([
    [selectors.time.css, () => time && textOf(time)],
    ['line of the link to itself', () => byline?.date],
    [
      selectors.date.css,
      () =>
        date &&
        textOf(date, {
          exclude: '.comment-author, .fn, .comment-edit-link, .edit-link, .says, .reply, .comment-reply-link',
        }),
    ],
  ]);
  const classes = `${frameOf(item).getAttribute('class') ?? ''} ${item.getAttribute('class') ?? ''}`;
  const ping = /\b(?:pingback|trackback)\b/u.exec(classes)?.[0];
  if (ping === undefined || byline !== null || !setPingback(reading, item, url))
    setBody(reading, item, url, byline, link);
  const parent = parentIdOf(item);
  if (parent !== null)
    reading.replyTo = { itemId: parent, permalink: cleanUrl(`#comment-${parent}`, url), author: null, text: null };
  if (/\bbypostauthor\b/u.test(classes)) reading.marks.push('by the author of the post');
  if (ping !== undefined) reading.marks.push(ping);
  if (own(selectors.waiting) !== null) reading.marks.push('awaiting approval');
  putAll(reading.facts, {
    timeAttribute: reading.postedAt.state === 'missing' ? time?.getAttribute('datetime') : null,
    // where nothing tells the name from the words around it
    byline: byline?.name === null ? textOf(byline.line) : null,
    rating: own(selectors.rating)?.textContent.trim(),
    timeTitle: date?.getAttribute('title'),
  });
  putAll(reading.counts, { likes: own(selectors.pluginVotes)?.textContent.trim() });
  return reading;
}

function read(item: Element, url: URL): Reading {
  const reading = item.matches(adminSelectors.adminComment.css)
    ? readAdminComment(item, url)
    : item.matches(bbpressSelectors.forumPost.css)
      ? readBbpressPost(item, url)
      : commentIdOf(item) === null
        ? readWordPressPost(item, url)
        : readComment(item, url);
  const document = item.ownerDocument;
  const page = oncePerPage(document, 'wordpress', () => {
    const title = first(document, selectors.title) ?? first(document, selectors.anyTitle);
    const self = first(document, selectors.self) ?? first(document, selectors.selfName);
    return { title: title && textOf(title), self: self?.textContent.trim() };
  });
  if (reading.kind === 'comment') putAll(reading.facts, { title: page.title });
  reading.signedInAs = firstFound([[`${selectors.self.css}, ${selectors.selfName.css}`, () => page.self]]);
  return reading;
}

/** WordPress with classic and block themes, on whatever host: the posts of a page and their comments. Many themes leave the time out. */
export const wordpress: Adapter = {
  id: 'wordpress',
  name: 'WordPress',
  version: 15,
  hosts: [],
  required: { post: ['author', 'permalink', 'text'], comment: ['author', 'postedAt', 'permalink', 'text'] },
  selectors: { ...selectors, ...bbpressSelectors, ...adminSelectors },
  recognises: (_url, document) =>
    first(document, selectors.site) !== null &&
    ([...document.querySelectorAll(selectors.comment.css)].some(isComment) ||
      wordpressPosts(document).length > 0 ||
      bbpressPosts(document).length > 0 ||
      first(document, adminSelectors.adminComment) !== null),
  items: (root) => {
    forgetPage(root);
    const admin = [...root.querySelectorAll(adminSelectors.adminComment.css)];
    if (admin.length > 0) return admin;
    const comments = [...root.querySelectorAll(selectors.comment.css)].filter(isComment);
    // a theme that numbers both the list item and the article in it means one comment
    const innermost = new Map(comments.map((comment) => [commentIdOf(comment), comment]));
    const single = comments.filter((comment) => {
      const inner = innermost.get(commentIdOf(comment));
      return inner === undefined || inner === comment || !comment.contains(inner);
    });
    const forum = bbpressPosts(root);
    return [...(forum.length > 0 ? forum : wordpressPosts(root)), ...single];
  },
  read,
};
