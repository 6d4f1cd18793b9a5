import type { ReadOutput } from '../../utils/sites/read-output.ts';
import { readPage } from '../../utils/sites/read-page.ts';
import { documentOf, shadowsOf } from './jsdom-page.ts';
import type { SiteFixture } from './site-fixtures.ts';

/** Who, where, when and what of each item; the rest may hang on addresses of pictures, which a copy has lost. */
export type Told = Record<
  'kind' | 'itemId' | 'permalink' | 'name' | 'handle' | 'profileUrl' | 'postedAt' | 'postedAtRaw' | 'text' | 'side',
  string | null
>;

function told({ items }: Pick<ReadOutput, 'items'>): Told[] {
  return items.map(({ kind, itemId, permalink, author, postedAt, postedAtRaw, text, side }) => {
    const { name, handle, profileUrl } = author;
    return { kind, itemId, permalink, name, handle, profileUrl, postedAt, postedAtRaw, text, side };
  });
}

/** What stands over and beside the items of pages that somebody saved without signing in; none of it is an item. */
const consent = `<div role="dialog" aria-modal="true" aria-label="Cookies"><h2>We use cookies</h2><p>We and our partners
  store cookies on your device.</p><a href="/privacy">Privacy policy</a><button>Accept all</button></div>`;
const wall = `<div role="dialog"><h2><a href="/login">Log in</a> to see more</h2><form><input name="email"></form></div>
  <aside><h2>Who to follow</h2><ul><li><a href="/some.one">Some One</a><button>Follow</button></li></ul></aside>`;

const rootsOf = (document: Document) => [document, ...shadowsOf(document)];

/** Whole addresses everywhere, no size left to choose; pictures at `src`. */
function wholeAddresses(document: Document, src: (index: number) => string): void {
  const base = document.baseURI;
  for (const root of rootsOf(document)) {
    for (const link of root.querySelectorAll('[href]')) {
      const href = link.getAttribute('href') ?? '';
      if (!href.startsWith('#') && URL.canParse(href, base)) link.setAttribute('href', new URL(href, base).href);
    }
    for (const [index, image] of root.querySelectorAll('img[src]').entries()) {
      image.removeAttribute('srcset');
      image.setAttribute('src', src(index));
    }
  }
}

function withoutComments(root: Document | ShadowRoot): void {
  const walk = (root.ownerDocument ?? (root as Document)).createTreeWalker(root, 128);
  const comments: Node[] = [];
  while (walk.nextNode() !== null) comments.push(walk.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

const ways = {
  /** Everything in one file: no scripts but linked data, no sheets elsewhere, no comments; pictures as data. */
  'one file': (document: Document): void => {
    wholeAddresses(document, () => 'data:image/gif;base64,R0lGODlhAQABAAAAACw=');
    for (const root of rootsOf(document)) {
      for (const gone of root.querySelectorAll(
        'script:not([type="application/ld+json"]), link[rel="stylesheet"], noscript',
      ))
        gone.remove();
      withoutComments(root);
    }
  },
  /** A page and a folder of its files. */
  'page and folder': (document: Document): void => {
    wholeAddresses(document, (index) => `./page_files/picture(${index}).jpg`);
    for (const script of document.querySelectorAll('script[src]'))
      script.setAttribute('src', './page_files/a.js.download');
  },
};

/** The ways in which people save pages: as one file (SingleFile), as a page and a folder (the browser's own). */
export type WayToSave = keyof typeof ways;

/** Written down and read again, with what stands in shadow roots. */
function again(document: Document, url: string): Document {
  for (const shadow of shadowsOf(document).toReversed()) {
    const template = document.createElement('template');
    template.setAttribute('shadowrootmode', 'open');
    template.content.append(...shadow.childNodes);
    shadow.host.prepend(template);
  }
  return documentOf(`<!DOCTYPE html>${document.documentElement.outerHTML}`, url);
}

/** What is read from a fixture's page, and from a copy of it, saved under a consent box and above a wall. */
export function readCopy({ html, url }: SiteFixture, way: WayToSave): { page: Told[]; copy: Told[] } {
  const original = documentOf(html, url.href);
  const page = told(readPage(original, url, shadowsOf(original)));
  const saved = documentOf(html, url.href);
  ways[way](saved);
  saved.body.prepend(...documentOf(consent).body.childNodes);
  saved.body.append(...documentOf(wall).body.childNodes);
  const copy = again(saved, url.href);
  return { page, copy: told(readPage(copy, url, shadowsOf(copy))) };
}

/** Fields that only scripts of these pages hold: a copy without scripts does not have them, or has them from an id. */
const onlyInScripts: Record<string, readonly (keyof Told)[]> = {
  'disqus/thread-with-replies': ['postedAt'],
  'facebook/feed-with-data-german': ['itemId', 'permalink', 'postedAt'],
  'facebook/permalink-with-data': ['postedAt'],
  'facebook/profile': ['text'],
  'instagram/profile': ['itemId'],
  'instagram/profile-grid-of-2022': ['itemId'],
  'instagram/reel-with-data-german': ['postedAt'],
  'lemmy/profile': ['itemId'],
  'lemmy/post-with-comments': ['postedAt'],
  'pinterest/pin-comments': ['postedAt'],
  'pinterest/profile': ['itemId'],
  'reddit/redesign-of-2022': ['postedAt'],
  'roundcube/elastic-message-passed-on': ['side'],
  'snapchat/profile-public': ['itemId'],
  'threads/profile': ['itemId', 'text'],
  'tiktok/comments-drawer': ['name', 'postedAt'],
  'youtube/profile-about-dialog': ['itemId'],
  'youtube/video-with-data-japanese': ['postedAt'],
  'tumblr/profile-with-data': ['itemId'],
  'tumblr/theme-of-its-own': ['postedAt', 'text'],
};

/**
 * What stands only in addresses of pictures, which no copy keeps: Truth Social and Twitch name numbers of accounts in nothing else,
 * Discord those of who writes, and that a message without words is a sticker.
 */
const onlyInPictures: Record<string, readonly (keyof Told)[]> = {
  'discord/direct-message-spanish': ['side', 'text'],
  'discord/profile-popout': ['side'],
  'discord/thread-beside-channel-spanish': ['side'],
  'truthsocial/profile-spanish': ['itemId'],
  'truthsocial/spanish-reposted': ['itemId'],
  'twitch/profile-about': ['itemId'],
};

/** What a copy of a page, saved in this way, cannot say any more. */
export function lostIn({ platform, name }: SiteFixture, way: WayToSave): (keyof Told)[] {
  const page = `${platform}/${name}`;
  return [...(onlyInPictures[page] ?? []), ...(way === 'one file' ? (onlyInScripts[page] ?? []) : [])];
}
