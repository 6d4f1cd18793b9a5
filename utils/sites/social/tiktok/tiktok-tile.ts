import type { Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { timeOfTikTokId } from '../../values/id-time.ts';
import { mediaUrl } from '../../values/safe-url.ts';
import { handleOf, tiktokSelectors, videoPathOf } from './tiktok-parts.ts';

/** Videos in a grid: of their author's page, of what a search found, of a tag. */
export const tileSelectors = {
  tile: {
    css: '[data-e2e="user-post-item"], [data-e2e="search_top-item"], [data-e2e="search_video-item"], [data-e2e="challenge-item"]',
    seen: '2026-06',
  },
  tileViews: { css: '[data-e2e="video-views"]', seen: '2026-06' },
  tileBadge: { css: '[data-e2e="video-card-badge"]', seen: '2026-06' },
  tileTime: { css: '[class*="DivTimeTag"]', seen: '2025-03?' },
  /** Below the tiles of a search, not in them. */
  tileWords: { css: '[data-e2e="search-card-video-caption"], [data-e2e="challenge-item-desc"]', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** A tile, with what stands below it where that is no other one's. */
function boxOf(tile: Element): Element {
  const box = tile.parentElement;
  const isBox =
    box !== null && first(box, tileSelectors.tileWords) !== null && all(box, tileSelectors.tile).length === 1;
  return isBox ? box : tile;
}

/** The tiles of a page. */
export function tilesIn(root: Document | ShadowRoot): Element[] {
  return all(root, tileSelectors.tile).map(boxOf);
}

/** Whether an element is one of those that {@link tilesIn} gives. */
export function isTile(item: Element): boolean {
  return item.matches(tileSelectors.tile.css) || first(item, tileSelectors.tile) !== null;
}

/** A tile by itself shows no words: those of the picture's label are written in the viewer's language around the author's. */
export function readTile(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const path = videoPathOf(first(item, tiktokSelectors.videoLink)?.getAttribute('href'), url);
  const via = `${tiktokSelectors.videoLink.css}@href`;
  reading.itemId = firstFound([[via, () => path?.id]]);
  reading.permalink = firstFound([[via, () => path?.href]]);
  reading.author = {
    name: missing('name of the account: not on a tile'),
    handle: firstFound([[via, () => path?.handle]]),
    accountId: missing('number of the account: not in the markup'),
    profileUrl: firstFound([[via, () => (path === null ? null : `${url.origin}/@${path.handle}`)]]),
  };
  reading.decodedAt = firstFound([['id of the video', () => timeOfTikTokId(path?.id ?? '')]]);
  reading.postedAtRaw = firstFound([
    [tileSelectors.tileTime.css, () => first(item, tileSelectors.tileTime)?.textContent.trim()],
  ]);
  const words = first(item, tileSelectors.tileWords);
  // on the page of a tag the author stands among the words; somebody they mention is a link, too
  const isAuthor = (link: Element): boolean => {
    const href = link.getAttribute('href');
    return path !== null && handleOf(href, url) === path.handle && videoPathOf(href, url) === null;
  };
  const author = [...(words?.querySelectorAll('a[href]') ?? [])].filter(isAuthor);
  reading.text = firstFound([
    [tileSelectors.tileWords.css, () => words && textOf(words, { without: author, images: 'all' })],
  ]);
  const label = item.querySelector('img[alt]')?.getAttribute('alt')?.trim();
  if (label) reading.facts['label'] = label;
  for (const image of first(item, tiktokSelectors.videoLink)?.querySelectorAll('img[src]') ?? []) {
    const address = mediaUrl(image.getAttribute('src'), url);
    if (address !== null)
      reading.media.push({ kind: 'image', url: address, alt: image.getAttribute('alt'), posterUrl: null });
  }
  // beside the words of a search the same name stands at how often it was liked
  const tile = item.matches(tileSelectors.tile.css) ? item : first(item, tileSelectors.tile);
  putAll(reading.counts, { views: tile && first(tile, tileSelectors.tileViews)?.textContent.trim() });
  const badge = first(item, tileSelectors.tileBadge)?.textContent.trim();
  if (badge) reading.marks.push(badge);
  return reading;
}
