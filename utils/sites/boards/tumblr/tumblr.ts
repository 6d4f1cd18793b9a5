import type { Adapter, MediaRef, Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { isEmojiImage, textOf } from '../../page/dom-text.ts';
import { firstFound, found, missing } from '../../reading/field.ts';
import { timeOfTumblrId } from '../../values/id-time.ts';
import { linkTarget, wholeAddress } from '../../page/link-words.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { forgetPage } from '../../page/page-memo.ts';
import { platformHosts } from '../../platform-hosts.ts';
import { blankReading } from '../../reading/reading.ts';
import { mediaUrl, pathParts, webUrl } from '../../values/safe-url.ts';
import { isThemePage, readTheme, themePost, themeSelectors } from './tumblr-theme.ts';

const selectors = {
  post: { css: '[tabindex="-1"][data-id]', seen: '2026-08?' },
  article: { css: 'article', seen: '2026-08?' },
  header: { css: 'header:not(footer *)', seen: '2026-08?' },
  /** In the foot stand those of replies. */
  time: { css: 'time[datetime]:not(footer *)', seen: '2026-08?' },
  link: { css: 'a[href]', seen: '2026-08?' },
  /** Hashtags stand below the words; in those none is linked. */
  hashtag: { css: 'a[data-testid="tag-link"], a[href*="/tagged/"]:not(p a, li a, blockquote a)', seen: '2026-08?' },
  notes: { css: '[data-testid="controls-note-count"], footer button span', seen: '2026-08?' },
} as const satisfies Record<string, SelectorRow>;

const frame = `header, footer, button, [role="button"], nav, form, figcaption button, ${selectors.hashtag.css}`;

interface PostPath {
  blog: string;
  id: string;
  href: string;
}

/** `/<blog>/<id>/<words>`, on a blog of its own `/post/<id>`. */
function postPathOf(href: string | null, base: URL): PostPath | null {
  const url = webUrl(href, base);
  if (url === null || !/(?:^|\.)tumblr\.com$/u.test(url.hostname)) return null;
  const parts = pathParts(url);
  const own = url.hostname.replace(/\.?tumblr\.com$/u, '').replace(/^www$/u, '');
  const [blog, id] = own === '' ? parts : [own, parts[0] === 'post' ? parts[1] : parts[0]];
  return blog !== undefined && id !== undefined && /^\d{10,20}$/u.test(id)
    ? { blog: blog.replace(/^@/u, ''), id, href: `https://www.tumblr.com/${blog.replace(/^@/u, '')}/${id}` }
    : null;
}

/** A blog's own address. */
function blogOf(href: string | null, base: URL): string | null {
  const url = webUrl(href, base);
  if (url === null) return null;
  if (url.hostname !== 'www.tumblr.com' && url.hostname !== 'tumblr.com')
    return /^([\w-]+)\.tumblr\.com$/u.exec(url.hostname)?.[1] ?? null;
  const [blog, second] = pathParts(url);
  const places = [
    'tagged',
    'explore',
    'dashboard',
    'search',
    'settings',
    'likes',
    'inbox',
    'messages',
    'register',
    'login',
    'communities',
  ];
  return blog !== undefined && second === undefined && !places.includes(blog) ? blog.replace(/^@/u, '') : null;
}

function mediaOf(item: Element, base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const medium of item.querySelectorAll('figure img, figure video, img[srcset], video')) {
    const url = mediaUrl(medium.getAttribute('src') ?? medium.querySelector('source')?.getAttribute('src'), base);
    if (
      url === null ||
      isEmojiImage(medium) ||
      // in the foot stand the people who replied
      medium.closest('header, footer') !== null ||
      media.some((other) => other.url === url)
    )
      continue;
    const kind = medium.localName === 'video' ? 'video' : 'image';
    media.push({
      kind,
      url,
      alt: medium.getAttribute('alt'),
      posterUrl: mediaUrl(medium.getAttribute('poster'), base),
    });
  }
  for (const anchor of item.querySelectorAll('a[href*="t.umblr.com/redirect"]:not(footer a)')) {
    const url = linkTarget(anchor.getAttribute('href'), base);
    if (url !== null) media.push({ kind: 'link', url, alt: anchor.textContent.trim(), posterUrl: null });
  }
  return media;
}

function read(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const id = item.getAttribute('data-id');
  const links = all(item, selectors.link);
  const path =
    links.map((link) => postPathOf(link.getAttribute('href'), url)).find((other) => other?.id === id) ?? null;
  const header = first(item, selectors.header);
  const named = (
    header === null ? links.filter((link) => link.closest('footer') === null) : all(header, selectors.link)
  ).find((link) => blogOf(link.getAttribute('href'), url) !== null && link.textContent.trim() !== '');
  const blog = blogOf(named?.getAttribute('href') ?? null, url) ?? path?.blog ?? null;
  reading.itemId = firstFound([['@data-id', () => id]]);
  reading.permalink = firstFound([
    [`${selectors.link.css} with the id`, () => path?.href],
    ['blog and id', () => (blog !== null && id !== null ? `https://www.tumblr.com/${blog}/${id}` : null)],
  ]);
  reading.author = {
    name: firstFound([[`${selectors.header.css} a`, () => named?.textContent.trim()]]),
    handle: firstFound([[`${selectors.header.css} a@href`, () => blog]]),
    accountId: missing('number of the blog: not in the markup'),
    profileUrl: firstFound([
      [`${selectors.header.css} a@href`, () => (blog === null ? null : `https://www.tumblr.com/${blog}`)],
    ]),
  };
  const time = first(item, selectors.time);
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([[selectors.time.css, () => time?.textContent.trim()]]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfTumblrId(id ?? '')]]);
  const body = first(item, selectors.article) ?? item;
  const trail = trailOf(body, header, blog, url);
  const words = (part: Element, without: readonly Element[]): string =>
    textOf(part, { exclude: frame, without, link: (anchor) => wholeAddress(anchor, url) });
  reading.text = firstFound([
    [
      `${selectors.article.css}, ${selectors.header.css}`,
      () =>
        // without a head nothing says where names end and words begin
        header === null ? null : words(body, [...trail.map(({ part }) => part), ...headsIn(body, header, url)]),
    ],
  ]);
  reading.media = mediaOf(item, url);
  if (header !== null && reading.text.state === 'missing' && (reading.media.length > 0 || trail.length > 0))
    reading.text = found('', 'no words beside what it shows');
  const [root] = trail;
  if (root !== undefined) {
    reading.marks.push('reblog');
    const { path: at, author } = root;
    reading.quotes = {
      itemId: at?.id ?? null,
      permalink: at?.href ?? null,
      author,
      text: words(root.part, headsIn(root.part, header, url)) || null,
    };
  }
  const hashtags = all(item, selectors.hashtag).map((link) => textOf(link));
  if (hashtags.length > 0) reading.facts['hashtags'] = hashtags.join(' ');
  const notes = first(item, selectors.notes)?.textContent.trim();
  if (notes && /\p{Nd}/u.test(notes)) reading.counts['notes'] = notes;
  return reading;
}

/** Parts of a reblogged post that others wrote: each has a head of its own, which names its blog and perhaps the post. */
function trailOf(
  body: Element,
  header: Element | null,
  blog: string | null,
  url: URL,
): { part: Element; path: PostPath | null; author: string }[] {
  return headsIn(body, header, url).flatMap((head) => {
    const part = head.parentElement;
    if (part === null || part === body || part.contains(header)) return [];
    const links = all(head, selectors.link).map((link) => link.getAttribute('href'));
    const path = links.map((href) => postPathOf(href, url)).find((one) => one !== null) ?? null;
    const author = path?.blog ?? links.map((href) => blogOf(href, url)).find((one) => one !== null) ?? null;
    return author === null || author === blog ? [] : [{ part, path, author }];
  });
}

/** Heads of the parts: by their tag, or boxes above words that hold a link to a post or blog and nothing else. */
function headsIn(body: Element, header: Element | null, url: URL): Element[] {
  const named = [...body.querySelectorAll('header')].filter((head) => head !== header);
  const apart = 'header, footer, p, li, blockquote, figure';
  const controls = 'button, [role="button"], time';
  const shown = (part: Element): string => textOf(part, { exclude: controls });
  const isLast = (part: Element): boolean => {
    let next = part.nextElementSibling;
    while (next?.matches(controls) === true) next = next.nextElementSibling;
    return next === null;
  };
  const boxes = all(body, selectors.link)
    .filter((link) => link.closest(apart) === null && shown(link) !== '')
    .filter((link) => [postPathOf, blogOf].some((leads) => leads(link.getAttribute('href'), url) !== null))
    .flatMap((link) => {
      let box = link.parentElement;
      while (box !== null && box !== body && shown(box) === shown(link) && isLast(box)) box = box.parentElement;
      return box === null || box === body || shown(box) !== shown(link) ? [] : [box];
    });
  return [...named, ...boxes];
}

/** A blog at an address of its own has a theme of its own. */
function isBlog(url: URL): boolean {
  return url.hostname !== 'www.tumblr.com' && url.hostname !== 'tumblr.com';
}

/** Tumblr: posts of dashboard, search and blog view, and the page of a post on a blog with a theme of its own. */
export const tumblr: Adapter = {
  id: 'tumblr',
  name: 'Tumblr',
  version: 8,
  hosts: platformHosts.tumblr,
  required: { post: ['author', 'permalink', 'text'] },
  selectors: { ...selectors, ...themeSelectors },
  recognises: (url, document) =>
    url.hostname === 'www.tumblr.com' || url.hostname === 'tumblr.com' || isThemePage(url, document),
  items: (root, url) => {
    forgetPage(root);
    if (isBlog(url)) return themePost(root, url);
    return all(root, selectors.post).filter((post) => post.parentElement?.closest(selectors.post.css) == null);
  },
  read: (item, url) => (isBlog(url) ? readTheme(item, url) : read(item, url)),
};
