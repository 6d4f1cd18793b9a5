import type { Reading, SelectorRow } from '../../contract.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { isOfType, linkedData, textMember } from '../../page/page-json.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { timeOfTumblrId } from '../../values/id-time.ts';
import { utcOfIso } from '../../values/machine-time.ts';
import { mediaUrl, pathParts } from '../../values/safe-url.ts';

/** A blog with a theme of its own: only its head is alike everywhere. */
export const themeSelectors = {
  themeMark: {
    css: 'meta[property="og:type"][content="tumblr-feed:entry"], meta[property="og:site_name"][content="Tumblr"]',
    seen: '2025-06?',
  },
  themeTitle: { css: 'meta[property="og:title"]', seen: '2025-06?' },
  themeWords: { css: 'meta[property="og:description"]', seen: '2025-06?' },
  themePicture: { css: 'meta[property="og:image"]', seen: '2025-06?' },
} as const satisfies Record<string, SelectorRow>;

/** Blog and number of the post whose page it is; null on pages of several posts. */
function placeOf(url: URL): { blog: string; id: string } | null {
  const blog = /^([\w-]+)\.tumblr\.com$/u.exec(url.hostname)?.[1];
  const [head, id] = pathParts(url);
  if (blog === undefined || blog === 'www' || head !== 'post' || id === undefined) return null;
  return /^\d{8,20}$/u.test(id) ? { blog, id } : null;
}

/** Whether it is the page of one post on a blog with a theme of its own. */
export function isThemePage(url: URL, document: Document): boolean {
  return placeOf(url) !== null && first(document, themeSelectors.themeMark) !== null;
}

/** What a theme puts around the post, by the number that nearly all of them name; else the page. */
export function themePost(root: Document | ShadowRoot, url: URL): Element[] {
  const id = placeOf(url)?.id ?? '';
  const named = root.querySelector(`[id="${id}"], [id="post-${id}"], [id="post_${id}"], [data-post-id="${id}"]`);
  const frame = named ?? root.querySelector('article, .post, main, body');
  return frame === null ? [] : [frame];
}

/** The post of such a page. */
export function readTheme(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const document = item.ownerDocument;
  const place = placeOf(url);
  const said = linkedData(document).find((one) => isOfType(one, ['SocialMediaPosting', 'BlogPosting', 'Article']));
  const about = textMember(said, 'url') ?? '';
  const data = place !== null && (about === '' || about.includes(place.id)) ? said : undefined;
  const content = (row: SelectorRow): string | null => first(document, row)?.getAttribute('content') || null;
  const blog = place?.blog ?? null;
  reading.itemId = firstFound([['address of the page', () => place?.id]]);
  reading.permalink = firstFound([
    ['address of the page', () => (place === null ? null : `${url.origin}/post/${place.id}`)],
  ]);
  reading.author = {
    name: firstFound([
      ['JSON-LD author name', () => textMember(data, 'author', 'name')],
      ['address of the page', () => blog],
    ]),
    handle: firstFound([['address of the page', () => blog]]),
    accountId: missing('number of the blog: not in the markup'),
    profileUrl: firstFound([['address of the page', () => (blog === null ? null : `${url.origin}/`)]]),
  };
  reading.postedAt = firstFound([['JSON-LD datePublished', () => utcOfIso(textMember(data, 'datePublished'))]]);
  reading.decodedAt = firstFound([['id of the post', () => timeOfTumblrId(place?.id ?? '')]]);
  const body = textMember(data, 'articleBody');
  const title = textMember(data, 'headline');
  const beside = title !== null && body?.startsWith(title) === true ? null : title;
  reading.text = firstFound([
    ['JSON-LD headline + articleBody', () => (body === null ? null : [beside, body].filter(Boolean).join('\n\n'))],
    [`${themeSelectors.themeWords.css}@content`, () => content(themeSelectors.themeWords)],
    // with what the theme says beside them: its words cannot be told from the post's
    ['what the theme shows of the post', () => (item.matches('main, body') ? null : textOf(item) || null)],
  ]);
  const picture = mediaUrl(content(themeSelectors.themePicture), url);
  if (picture !== null) reading.media.push({ kind: 'image', url: picture, alt: null, posterUrl: null });
  putAll(reading.facts, { title: content(themeSelectors.themeTitle) });
  return reading;
}
