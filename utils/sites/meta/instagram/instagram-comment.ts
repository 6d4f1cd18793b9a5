import type { Reading } from '../../contract.ts';
import { all } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound } from '../../reading/field.ts';
import { postPathOf } from './instagram-links.ts';
import { authorOf, blockAfter, instagramSelectors, namedLinks, timesOf } from './instagram-parts.ts';
import { blankReading } from '../../reading/reading.ts';

/** The row of a comment: the smallest element around its time that holds the writer's picture too, and no other comment. */
export function rowOf(time: Element): Element | null {
  let row = time.parentElement;
  while (row !== null && row.querySelector('img') === null) row = row.parentElement;
  return row !== null && row.querySelectorAll(instagramSelectors.commentTime.css).length === 1
    ? row
    : (time.closest('li') ?? time.parentElement?.parentElement ?? null);
}

/** Replies stand in a list beside the row that they answer; the address does not say so. */
function parentOf(row: Element): Element | null {
  const list = row.closest(instagramSelectors.replies.css);
  // the thread is a few elements around the list; further out the row before is another thread's
  let at = list?.parentElement ?? null;
  for (
    let steps = 0;
    list !== null && at !== null && steps < 4 && !at.matches('main, [role="dialog"], body');
    steps += 1
  ) {
    const before = all(at, instagramSelectors.commentTime).findLast(
      (time) => !list.contains(time) && (time.compareDocumentPosition(list) & 4) !== 0,
    );
    if (before !== undefined) return before;
    at = at.parentElement;
  }
  return null;
}

/** A comment or an answer to one. */
export function readComment(row: Element, time: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const link = time.closest('a');
  const path = postPathOf(link?.getAttribute('href'), url);
  reading.itemId = firstFound([[`${instagramSelectors.commentTime.css} (link)`, () => path?.comment]]);
  reading.permalink = firstFound([[`${instagramSelectors.commentTime.css} (link)`, () => path?.href]]);
  const block = link === null ? null : blockAfter(link, row);
  const person = namedLinks(row, url).find((one) => block?.contains(one) !== true) ?? null;
  reading.author = authorOf(person, 'a[href="/…/"]', url);
  timesOf(reading, time, instagramSelectors.commentTime.css);
  // until 2021 the time stood below the words, and what followed it were likes, which name no direction
  const isWords = block !== null && (block.matches('[dir]') || block.querySelector('[dir]') !== null);
  const beside = !isWords && person !== null ? blockAfter(person, row) : null;
  reading.text = firstFound([
    ['block after the name', () => beside && textOf(beside, { exclude: '[role="button"]' })],
    ['block after the header', () => block && textOf(block, { exclude: '[role="button"]' })],
  ]);
  const likes = [...row.querySelectorAll('[role="button"], button')]
    .map((button) => button.textContent.trim())
    .find((words) => /\p{Nd}/u.test(words));
  if (likes !== undefined) reading.counts['likes'] = likes;
  const parent = parentOf(row);
  if (parent !== null) {
    const answered = postPathOf(parent.closest('a')?.getAttribute('href'), url);
    reading.replyTo = {
      itemId: answered?.comment ?? null,
      permalink: answered?.href ?? null,
      author: null,
      text: null,
    };
  } else if (path !== null) {
    reading.replyTo = { itemId: path.code, permalink: `${url.origin}/p/${path.code}/`, author: null, text: null };
  }
  return reading;
}
