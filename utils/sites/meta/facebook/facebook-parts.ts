import type { Author, MediaRef, SelectorRow } from '../../contract.ts';
import { all, allOutside, first } from '../../page/dom-find.ts';
import { isEmojiImage, textOf, type TextOptions } from '../../page/dom-text.ts';
import { facebookPerson, facebookPicture } from './facebook-links.ts';
import { firstFound } from '../../reading/field.ts';
import { isWayBack } from '../../reading/translated.ts';
import { linkTarget, wholeAddress } from '../../page/link-words.ts';

/** What Facebook's pages are made of, besides generated class names. */
export const facebookSelectors = {
  article: { css: '[role="article"]', seen: '2026-09?' },
  profileName: { css: '[data-ad-rendering-role="profile_name"]', seen: '2026-06' },
  unit: { css: '[role="article"], [aria-posinset], [data-virtualized], [data-pagelet^="FeedUnit"]', seen: '2026-06' },
  commentLink: { css: 'a[href*="comment_id="]', seen: '2026-09?' },
  nameLink: {
    css: '[data-ad-rendering-role="profile_name"] a[href], h2 a[href], h3 a[href], h4 a[href]',
    seen: '2026-06',
  },
  heading: { css: 'h2, h3, h4', seen: '2026-06' },
  member: { css: 'a[href*="/user/"], a[href*="/profile.php?id="]', seen: '2026-09?' },
  postLink: {
    css: 'a[href*="/posts/"], a[href*="story_fbid="], a[href*="/permalink/"], a[href*="/reel/"], a[href*="/videos/"], a[href*="/watch/?v="], a[href*="multi_permalinks="]',
    seen: '2026-09?',
  },
  timeLabel: {
    css: 'a[target="_blank"] span[aria-labelledby], a[href="#"] span[aria-labelledby], a[href*="/posts/"] span[aria-labelledby], a[role="link"] span[aria-labelledby]',
    seen: '2026-06',
  },
  utime: { css: 'abbr[data-utime]', seen: '2019-01?' },
  message: {
    css: '[data-ad-rendering-role="story_message"], [data-ad-preview="message"], [data-ad-comet-preview="message"]',
    seen: '2026-06',
  },
  words: { css: 'div[dir="auto"]', seen: '2026-09?' },
  shownName: { css: 'span[dir="auto"]', seen: '2026-09?' },
  commentWords: { css: 'span[dir="auto"][lang]', seen: '2026-09?' },
  decoy: { css: '[aria-hidden="true"]', seen: '2026-06' },
  picture: {
    css: 'a[href*="/photo"] img, a[href*="fbid="] img, [data-imgperflogname] img, img[src*="scontent"]',
    seen: '2026-09?',
  },
  albumLink: { css: 'a[href*="set=pcb."], a[href*="set=gm."]', seen: '2026-06' },
  video: { css: 'video', seen: '2026-06?' },
  outLink: { css: 'a[href*="l.facebook.com/l.php"]', seen: '2026-06?' },
  ownPicture: { css: 'a[href*="/photo"] img, a[href*="fbid="] img', seen: '2026-06' },
  button: { css: '[role="button"], button', seen: '2026-06' },
  sponsored: { css: 'a[href*="/ads/about"]', seen: '2026-06?' },
  list: { css: 'ul, ol', seen: '2026-09?' },
  audience: { css: 'svg[title]', seen: '2026-06' },
} as const satisfies Record<string, SelectorRow>;

/** Buttons ("See more", "Like") and what Facebook hides from screen readers: marks between parts, and decoys for programs. */
const noise = '[role="button"], button, [contenteditable="true"], [aria-hidden="true"], h2, h3, h4, form';

/** Elements with their own author and words inside `item`: comments under a post. */
export function innerItems(item: Element): Element[] {
  return all(item, facebookSelectors.article).filter((other) => first(other, facebookSelectors.commentLink) !== null);
}

/** Whom a link names. */
export function authorOf(link: Element | null, via: string, base: URL): Author {
  const person = facebookPerson(link?.getAttribute('href'), base);
  return {
    name: firstFound([[via, () => link && textOf(link, { images: 'all' })]]),
    handle: firstFound([[`${via}@href (vanity name)`, () => person?.handle]]),
    accountId: firstFound([[`${via}@href (number)`, () => person?.accountId]]),
    profileUrl: firstFound([[`${via}@href`, () => person?.profileUrl]]),
  };
}

/** How words of Facebook are read, wherever they stand. */
export function wordOptions(base: URL): TextOptions {
  return { exclude: noise, link: (anchor) => wholeAddress(anchor, base) };
}

/** More letters than Facebook shows of words that it folds; the button that folds them again looks the same. */
const mostBeforeFold = 700;

/** What that button says in the languages of most of its pages; where it says something else the words are rather called cut than whole. */
const foldsAgain =
  /^(?:see less|show less|weniger (?:anzeigen|ansehen)|ver menos|voir moins|mostra meno|vedi meno|minder (?:weergeven|tonen)|عرض أقل|عرض أقلّ|تقليص|свернуть|zwiń|pokaż mniej|daha az gör|閉じる|一部を表示|收起|顯示較少|간략히 보기|कम देखें|lihat lebih sedikit|ẩn bớt)$/iu;

/** Whether the page shows only the beginning of the words: at their end stands the button that shows the rest. */
export function isFolded(words: Element): boolean {
  const button = [...words.querySelectorAll('[role="button"], button')].at(-1);
  const label = button?.textContent.trim() ?? '';
  const shown = words.textContent.trimEnd();
  if (label === '' || foldsAgain.test(label) || isWayBack(label) || !shown.endsWith(label)) return false;
  const before = shown.slice(0, -label.length).trimEnd();
  return before !== '' && (/(?:…|\.\.\.)$/u.test(before) || before.length <= mostBeforeFold);
}

/** Whether a part stands in such a frame inside the item: a comment as a whole may stand in a list, too. */
export function framedIn(item: Element, part: Element | null, css: string): boolean {
  const frame = part?.closest(css) ?? null;
  return frame !== null && frame !== item && item.contains(frame);
}

/** Outermost blocks of words that are the item's own; one around a part of its head (name, time) or in a link holds no words. */
export function wordBlocks(item: Element, inner: readonly Element[], head: readonly Element[] = []): Element[] {
  return allOutside(item, facebookSelectors.words, inner).filter(
    (block) =>
      !head.some((part) => block.contains(part)) &&
      !framedIn(item, block, 'a[href]') &&
      !framedIn(item, block.parentElement, facebookSelectors.words.css) &&
      !framedIn(item, block, noise) &&
      !framedIn(item, block, facebookSelectors.list.css),
  );
}

/** The words of such blocks, one after the other. */
export function blocksOf(blocks: readonly Element[], base: URL): string | null {
  const text = blocks.map((block) => textOf(block, wordOptions(base))).filter((words) => words !== '');
  return text.length === 0 ? null : text.join('\n');
}

/** Pictures, videos and links that are content. */
export function mediaOf(item: Element, inner: readonly Element[], base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const image of allOutside(item, { css: 'img', seen: '' }, inner)) {
    if (isEmojiImage(image) || image.closest('[aria-hidden="true"], h2, h3, h4') !== null) continue;
    const url = facebookPicture(image, base);
    // drawn reactions; emoji whose letter stands beside them
    if (url?.startsWith('data:image/svg') === true || url?.includes('/images/emoji.php/') === true) continue;
    if (url !== null) media.push({ kind: 'image', url, alt: image.getAttribute('alt'), posterUrl: null });
  }
  for (const video of allOutside(item, facebookSelectors.video, inner)) {
    const url = facebookPicture(video, base);
    if (url !== null) media.push({ kind: 'video', url, alt: null, posterUrl: video.getAttribute('poster') });
  }
  for (const link of allOutside(item, facebookSelectors.outLink, inner)) {
    const url = linkTarget(link.getAttribute('href'), base);
    if (url !== null && !media.some((other) => other.url === url))
      media.push({
        kind: 'link',
        url,
        alt: link.textContent.trim() || link.getAttribute('aria-label'),
        posterUrl: null,
      });
  }
  return media;
}
