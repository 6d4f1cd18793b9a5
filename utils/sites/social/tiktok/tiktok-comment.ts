import type { Author, Reading } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { timeOfTikTokId } from '../../values/id-time.ts';
import { blankReading } from '../../reading/reading.ts';
import { handleOf, tiktokSelectors, videoPathOf } from './tiktok-parts.ts';

/** Comments in both layouts: one numbers them, the other does not. */
export function comments(root: Document | ShadowRoot): Element[] {
  const byId = all(root, tiktokSelectors.commentById).filter((element) => /^\d{15,20}$/u.test(element.id));
  return byId.length > 0 ? byId : all(root, tiktokSelectors.commentWrapped);
}

function wordsOf(item: Element): Element | null {
  return first(item, tiktokSelectors.commentWords) ?? first(item, tiktokSelectors.commentWordsByClass);
}

/** The link of a comment's author; one in the words is somebody whom they mention. */
function profileLink(item: Element): Element | null {
  const words = wordsOf(item);
  return all(item, tiktokSelectors.profile).find((link) => words?.contains(link) !== true) ?? null;
}

function authorOf(link: Element | null, name: Element | null, base: URL): Author {
  const handle = handleOf(link?.getAttribute('href'), base);
  return {
    name: firstFound([[tiktokSelectors.commentName.css, () => name && textOf(name, { images: 'all' })]]),
    handle: firstFound([[`${tiktokSelectors.profile.css}@href`, () => handle]]),
    accountId: missing('number of the account: not in the markup'),
    profileUrl: firstFound([
      [`${tiktokSelectors.profile.css}@href`, () => (handle === null ? null : `${base.origin}/@${handle}`)],
    ]),
  };
}

/** The time alone: beside it, in the same box, stands the button to answer. */
function timeShown(item: Element): string | null {
  let time = first(item, tiktokSelectors.commentTime);
  while (time?.firstElementChild != null) time = time.firstElementChild;
  return time?.textContent.trim() ?? null;
}

/** Reads one of the elements of {@link comments}. */
export function readComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const id = /^\d{15,20}$/u.test(item.id) ? item.id : null;
  const video = videoPathOf(url.href, url);
  reading.itemId = firstFound([['@id', () => id]]);
  reading.permalink = missing('TikTok shows no address of a comment');
  // "Creator" may stand beside the name
  const named = first(item, tiktokSelectors.commentName) ?? first(item, tiktokSelectors.commentNameByClass);
  reading.author = authorOf(profileLink(item), named && (first(named, tiktokSelectors.commentNameWords) ?? named), url);
  reading.postedAtRaw = firstFound([[tiktokSelectors.commentTime.css, () => timeShown(item)]]);
  reading.decodedAt = firstFound([['id of the comment', () => timeOfTikTokId(id ?? '')]]);
  const words = wordsOf(item);
  reading.text = firstFound([
    [tiktokSelectors.commentWords.css, () => words && textOf(words, { images: 'all', whitespace: 'keep' })],
  ]);
  const likes = [...all(item, tiktokSelectors.commentLikes)]
    .map((count) => count.textContent.trim())
    .find((shown) => /\p{Nd}/u.test(shown));
  if (likes !== undefined) reading.counts['likes'] = likes;
  const parent = item
    .closest(tiktokSelectors.replies.css)
    ?.parentElement?.querySelector(`${tiktokSelectors.commentById.css}, ${tiktokSelectors.commentWrapped.css}`);
  if (parent != null && parent !== item) {
    const name = profileLink(parent);
    reading.replyTo = {
      itemId: parent.id || null,
      permalink: null,
      author: handleOf(name?.getAttribute('href'), url),
      text: null,
    };
  } else if (video !== null && first(item, tiktokSelectors.secondLevel) === null) {
    reading.replyTo = { itemId: video.id, permalink: video.href, author: video.handle, text: null };
  }
  return reading;
}
