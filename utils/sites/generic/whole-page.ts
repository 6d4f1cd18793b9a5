import type { Reading } from '../contract.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound, missing } from '../reading/field.ts';
import { controls } from './generic-facts.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { pageBase } from '../page/page-base.ts';
import { isOfType, linkedData, type PageJson, textMember } from '../page/page-json.ts';
import { blankReading } from '../reading/reading.ts';
import { isTranslated, translatedMark } from '../reading/translated.ts';
import { mediaUrl } from '../values/safe-url.ts';
import { sessionFreeUrl } from '../values/session-free-url.ts';

const postings = [
  'Article',
  'NewsArticle',
  'BlogPosting',
  'SocialMediaPosting',
  'DiscussionForumPosting',
  'Comment',
  'Review',
  'VideoObject',
  'WebPage',
  'ProfilePage',
  'QAPage',
];

function metaOf(document: Document, ...names: string[]): string | null {
  for (const name of names) {
    const element = document.querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`);
    const content = element?.getAttribute('content');
    if (content) return content;
  }
  return null;
}

function authorOf(posting: PageJson | undefined, key: 'name' | 'url'): string | null {
  return (
    textMember(posting, 'author', key) ??
    textMember(posting, 'author', 0, key) ??
    (key === 'name' ? textMember(posting, 'author') : null)
  );
}

/** A tab may show one such file and nothing else. */
const mediaKinds = ['image', 'video', 'audio'] as const;

/** The page itself, where nothing on it is an item, or the whole of it is wanted: JSON-LD, OpenGraph, then plain HTML. */
export function readWholePage(document: Document, pageUrl: URL): Reading {
  const url = pageBase(document, pageUrl);
  const reading = blankReading('page');
  const posting = linkedData(document).find((data) => isOfType(data, postings));
  const canonical = document.querySelector('link[rel~="canonical"]')?.getAttribute('href');
  const title = textMember(posting, 'headline') ?? metaOf(document, 'og:title') ?? document.title;
  const main = document.querySelector('main, [role="main"]') ?? document.body;
  reading.permalink = firstFound([
    ['link[rel~="canonical"]@href', () => sessionFreeUrl(canonical, url)],
    ['og:url', () => sessionFreeUrl(metaOf(document, 'og:url'), url)],
    ['address of the page', () => sessionFreeUrl(pageUrl.href, pageUrl)],
  ]);
  reading.author.name = firstFound([
    ['JSON-LD author.name', () => authorOf(posting, 'name')],
    ['meta author', () => metaOf(document, 'author', 'article:author', 'twitter:creator')],
    ['a[rel~="author"]', () => document.querySelector('a[rel~="author"]')?.textContent.trim()],
  ]);
  reading.author.profileUrl = firstFound([
    ['JSON-LD author.url', () => sessionFreeUrl(authorOf(posting, 'url'), url)],
    [
      'a[rel~="author"]@href',
      () => sessionFreeUrl(document.querySelector('a[rel~="author"]')?.getAttribute('href'), url),
    ],
  ]);
  const rawTime =
    textMember(posting, 'datePublished') ?? textMember(posting, 'uploadDate') ?? textMember(posting, 'dateCreated');
  const metaTime = metaOf(document, 'article:published_time', 'og:published_time', 'datePublished', 'date');
  reading.postedAt = firstFound([
    ['JSON-LD datePublished', () => utcOfIso(rawTime)],
    ['meta published_time', () => utcOfIso(metaTime)],
  ]);
  reading.postedAtRaw = firstFound([
    ['JSON-LD datePublished', () => rawTime],
    ['meta published_time', () => metaTime],
  ]);
  reading.text = firstFound([
    ['main, [role="main"], body', () => (main === null ? null : textOf(main, { exclude: controls }))],
    ['og:description', () => metaOf(document, 'og:description', 'description')],
  ]);
  const image = mediaUrl(metaOf(document, 'og:image'), url);
  if (image !== null)
    reading.media.push({
      kind: 'image',
      url: image,
      alt: metaOf(document, 'og:image:alt'),
      posterUrl: null,
    });
  const ownKind = mediaKinds.find((kind) => document.contentType.startsWith(`${kind}/`));
  if (ownKind !== undefined) reading.media.push({ kind: ownKind, url: pageUrl.href, alt: null, posterUrl: null });
  if (title !== '') reading.facts['title'] = title;
  const site = metaOf(document, 'og:site_name', 'application-name');
  if (site !== null) reading.facts['siteName'] = site;
  const body = document.querySelector('body');
  if (body !== null && isTranslated(reading, body, pageUrl, () => false)) reading.marks.push(translatedMark);
  return reading;
}

/** A frame of another site, of which the browser tells nobody of ours more than where it came from. */
export function readShutFrame(frame: HTMLIFrameElement, page: URL): Reading {
  const reading = blankReading('page');
  reading.permalink = firstFound([['iframe@src', () => sessionFreeUrl(frame.getAttribute('src'), page)]]);
  reading.text = missing('document of the frame');
  if (frame.title !== '') reading.facts['title'] = frame.title;
  return reading;
}
