import { bodyMedia } from '../page/body-media.ts';
import type { Adapter, Reading, SelectorRow } from '../contract.ts';
import { first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { wholeAddress } from '../page/link-words.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { ownFirst } from '../page/own-parts.ts';
import { member, type PageJson, parseJson, textMember } from '../page/page-json.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { putAll } from '../reading/put-all.ts';
import { platformHosts } from '../platform-hosts.ts';
import { blankReading } from '../reading/reading.ts';
import { cleanUrl } from '../values/safe-url.ts';
import { setWords } from '../reading/set-words.ts';

const selectors = {
  post: { css: '.post[id^="post-"]', seen: '2026-06?' },
  /** What the server sent with the page: the comments that were there at the start. */
  data: { css: 'script#disqus-threadData', seen: '2026-06?' },
  person: { css: '.post-byline a[data-username]:not(.parent-link), .post-byline .author a[href]', seen: '2026-06?' },
  name: { css: '.post-byline .author', seen: '2026-06?' },
  /** Until 2016 only the picture led to the account. */
  oldPerson: { css: '.avatar a[data-action="profile"][href*="disqus.com/"]', seen: '2014-02' },
  avatar: { css: '[data-role="user-avatar"][data-user]', seen: '2026-06?' },
  time: { css: 'a.time-ago, a[data-role="relative-time"]', seen: '2026-06?' },
  body: { css: '[data-role="message"]', seen: '2026-06?' },
  media: { css: '[data-role="post-media-list"]', seen: '2026-06?' },
  parent: { css: 'a.parent-link', seen: '2026-06?' },
  likes: { css: '[data-role="likes"]', seen: '2026-06?' },
  dislikes: { css: '[data-role="dislikes"]', seen: '2026-06?' },
  badge: { css: '.badge', seen: '2026-06?' },
  edited: { css: '.has-edit, .edited, [data-role="edited"]', seen: '2026-06?' },
  hidden: { css: '.post--minimized, .minimized', seen: '2026-06?' },
  self: {
    // in pages of before 2016 the names of authors have that role, too
    css: '[data-role="username"]:not(.post *), .dropdown-toggle-user .username, .user-menu .user-name',
    seen: '2026-06?',
  },
} as const satisfies Record<string, SelectorRow>;

function postData(document: Document): Map<string, PageJson> {
  return oncePerPage(document, 'disqus data', () => {
    const posts = member(parseJson(first(document, selectors.data)?.textContent ?? ''), 'response', 'posts');
    const byId = new Map<string, PageJson>();
    for (const post of Array.isArray(posts) ? posts : []) {
      const id = textMember(post, 'id');
      if (id !== null) byId.set(id, post);
    }
    return byId;
  });
}

/** Disqus' own interface gives UTC without saying so. */
function utcOf(time: string | null): string | null {
  return utcOfIso(time) ?? (time === null ? null : utcOfIso(`${time}Z`));
}

/** A guest's picture leads to an account without a name. */
function oldName(link: Element | null): string | null {
  return /disqus\.com\/(?:by\/)?(?!by\/?$)([^/?#]+)\/?$/u.exec(link?.getAttribute('href') ?? '')?.[1] ?? null;
}

function addMarks(reading: Reading, item: Element, data: PageJson): void {
  const content = item.querySelector('.post-content');
  const classes = `${item.getAttribute('class') ?? ''} ${content?.getAttribute('class') ?? ''}`;
  if (/(?:^|[\s-])deleted(?:\s|$)/u.test(classes) || member(data, 'isDeleted') === true) reading.marks.push('deleted');
  if (/(?:^|[\s-])minimized(?:\s|$)/u.test(classes)) reading.marks.push('hidden');
  if (member(data, 'isFlagged') === true) reading.marks.push('flagged');
  if (member(data, 'isSpam') === true) reading.marks.push('spam');
  if (member(data, 'isEdited') === true || ownFirst(item, selectors.edited, selectors.post) !== null)
    reading.marks.push('edited');
}

function read(item: Element, url: URL): Reading {
  const own = (row: SelectorRow): Element | null => ownFirst(item, row, selectors.post);
  const reading = blankReading('comment');
  const document = item.ownerDocument;
  const id = /^post-(\d+)$/u.exec(item.id)?.[1] ?? null;
  const data = postData(document).get(id ?? '') ?? null;
  const person = own(selectors.person);
  const oldPerson = own(selectors.oldPerson);
  const name = person ?? own(selectors.name);
  const time = own(selectors.time);
  const body = own(selectors.body);
  // a link to `#` only opens the account over the page
  const accountUrl = (link: Element | null): string | null =>
    link?.getAttribute('href') === '#' ? null : cleanUrl(link?.getAttribute('href'), url);
  reading.itemId = firstFound([['@id', () => id]]);
  reading.permalink = firstFound([
    [`${selectors.time.css}@href`, () => cleanUrl(time?.getAttribute('href'), url)],
    ['threadData url', () => cleanUrl(textMember(data, 'url'), url)],
  ]);
  reading.author = {
    name: firstFound([
      [selectors.name.css, () => name && textOf(name)],
      ['threadData author.name', () => textMember(data, 'author', 'name')],
    ]),
    handle: firstFound([
      [`${selectors.person.css}@data-username`, () => person?.getAttribute('data-username')],
      [
        `${selectors.person.css}@href`,
        () => /disqus\.com\/by\/([^/?#]+)/u.exec(person?.getAttribute('href') ?? '')?.[1],
      ],
      ['threadData author.username', () => textMember(data, 'author', 'username')],
      [`${selectors.oldPerson.css}@href`, () => oldName(oldPerson)],
    ]),
    accountId: firstFound([
      [
        `${selectors.avatar.css}@data-user`,
        () => /^[1-9]\d*$/u.exec(own(selectors.avatar)?.getAttribute('data-user') ?? '')?.[0],
      ],
      ['threadData author.id', () => textMember(data, 'author', 'id')],
    ]),
    profileUrl: firstFound([
      [`${selectors.person.css}@href`, () => accountUrl(person)],
      [`${selectors.oldPerson.css}@href`, () => (oldName(oldPerson) === null ? null : accountUrl(oldPerson))],
    ]),
  };
  reading.postedAt = firstFound([['threadData createdAt', () => utcOf(textMember(data, 'createdAt'))]]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time && textOf(time)]]);
  reading.media = bodyMedia([body, own(selectors.media)], url, 'a.mention');
  setWords(reading, selectors.body.css, body, { exclude: 'button', link: (anchor) => wholeAddress(anchor, url) });
  const parentLink = own(selectors.parent);
  const parent =
    /comment-(\d+)$/u.exec(parentLink?.getAttribute('href') ?? '')?.[1] ??
    /^post-(\d+)$/u.exec(item.parentElement?.closest(selectors.post.css)?.id ?? '')?.[1] ??
    textMember(data, 'parent');
  if (parent !== null)
    reading.replyTo = {
      itemId: parent,
      permalink: null,
      author: parentLink === null ? null : textOf(parentLink) || null,
      text: null,
    };
  putAll(reading.counts, {
    likes: own(selectors.likes)?.textContent.trim(),
    dislikes: own(selectors.dislikes)?.textContent.trim(),
  });
  putAll(reading.facts, { timeTitle: time?.getAttribute('title'), badge: own(selectors.badge)?.textContent.trim() });
  addMarks(reading, item, data);
  const self = oncePerPage(document, 'disqus self', () => first(document, selectors.self)?.textContent.trim());
  reading.signedInAs = firstFound([[selectors.self.css, () => self]]);
  return reading;
}

/** Disqus, in the frame that it puts into other pages and on its own. Comments loaded later show no exact time. */
export const disqus: Adapter = {
  id: 'disqus',
  name: 'Disqus',
  version: 4,
  hosts: platformHosts.disqus,
  required: { comment: ['author', 'permalink', 'text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, disqus.hosts),
  items: (root) => {
    forgetPage(root);
    return [...root.querySelectorAll(selectors.post.css)];
  },
  read,
};
