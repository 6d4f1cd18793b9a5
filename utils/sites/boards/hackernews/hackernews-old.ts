import type { Author, Reading, SelectorRow } from '../../contract.ts';
import { bodyMedia } from '../../page/body-media.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { wholeAddress } from '../../page/link-words.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { cleanUrl } from '../../values/safe-url.ts';

/** Hacker News until 2014: rows had no ids, people and times no names. */
export const oldSelectors = {
  oldComment: { css: 'td.default:has(.comhead a[href*="item?id="])', seen: '2012-06?' },
  oldStory: { css: 'tr:has(> td.title > a[href]):has(+ tr > td.subtext a[href*="user?id="])', seen: '2012-06?' },
  oldPerson: { css: 'a[href*="user?id="]', seen: '2012-06?' },
  oldLink: { css: 'a[href*="item?id="]', seen: '2012-06?' },
  oldHead: { css: '.comhead', seen: '2012-06?' },
  oldTitle: { css: ':scope > td.title > a[href]', seen: '2012-06?' },
  oldWords: { css: '.comment', seen: '2012-06?' },
  oldScore: { css: '[id^="score_"]', seen: '2012-06?' },
} as const satisfies Record<string, SelectorRow>;

/** Items of such a page; in newer ones rows have ids. */
export function oldItems(root: Document | ShadowRoot): Element[] {
  const { oldComment, oldStory } = oldSelectors;
  return [...root.querySelectorAll(`${oldComment.css}, ${oldStory.css}`)].filter(
    (item) => item.closest('tr.athing, tr[id]') === null,
  );
}

/** Whether the element is an item of such a page. */
export function isOldItem(item: Element): boolean {
  return item.matches('td.default') || (item.localName === 'tr' && !item.matches('.athing, .comtr'));
}

function authorOf(head: Element | null, isStory: boolean, url: URL): Author {
  const person = head && first(head, oldSelectors.oldPerson);
  const href = person?.getAttribute('href');
  // where the name leads nowhere it is still the first in the line, and of the letters that names have here
  const plain = isStory ? null : (head?.firstElementChild ?? null);
  const name =
    person?.textContent.trim() ??
    (plain?.localName !== 'a' && /^[\w-]{2,15}$/u.test(plain?.textContent.trim() ?? '')
      ? plain?.textContent.trim()
      : null);
  return {
    name: firstFound([[oldSelectors.oldPerson.css, () => name]]),
    handle: firstFound([[oldSelectors.oldPerson.css, () => name]]),
    accountId: firstFound([[`${oldSelectors.oldPerson.css}@href`, () => /[?&]id=([\w-]+)/u.exec(href ?? '')?.[1]]]),
    profileUrl: firstFound([[`${oldSelectors.oldPerson.css}@href`, () => cleanUrl(href, url)]]),
  };
}

/** The time stands as bare words behind the name, before the first `|`. */
function timeBeside(head: Element | null): string | null {
  const person = head && first(head, oldSelectors.oldPerson);
  const words = person?.nextSibling?.nodeValue?.split('|')[0]?.trim() ?? '';
  return /\p{Nd}/u.test(words) ? words : null;
}

/** A story or comment of such a page. */
export function readOld(item: Element, url: URL): Reading {
  const isStory = item.localName === 'tr';
  const reading = blankReading(isStory ? 'post' : 'comment');
  const head = isStory
    ? (item.nextElementSibling?.querySelector('td.subtext') ?? null)
    : first(item, oldSelectors.oldHead);
  const link = head && first(head, oldSelectors.oldLink);
  const id = /[?&]id=(\d+)/u.exec(link?.getAttribute('href') ?? '')?.[1] ?? null;
  reading.itemId = firstFound([[`${oldSelectors.oldLink.css}@href`, () => id]]);
  reading.permalink = firstFound([
    [`${oldSelectors.oldLink.css}@href`, () => (id === null ? null : `${url.origin}/item?id=${id}`)],
  ]);
  reading.author = authorOf(head, isStory, url);
  reading.postedAt = missing('pages of before 2015 show no time for machines');
  reading.postedAtRaw = firstFound([['words behind the name', () => timeBeside(head)]]);
  const words = first(item, isStory ? oldSelectors.oldTitle : oldSelectors.oldWords);
  reading.text = firstFound([
    [
      isStory ? oldSelectors.oldTitle.css : oldSelectors.oldWords.css,
      () => words && textOf(words, { exclude: '.reply', link: (anchor) => wholeAddress(anchor, url) }),
    ],
  ]);
  reading.media = bodyMedia([isStory ? (words?.parentElement ?? null) : words], url, '.reply, .comhead');
  const parent =
    head === null ? undefined : all(head, oldSelectors.oldLink).find((one) => one.textContent.trim() === 'parent');
  const answered = /[?&]id=(\d+)/u.exec(parent?.getAttribute('href') ?? '')?.[1];
  if (answered !== undefined)
    reading.replyTo = { itemId: answered, permalink: `${url.origin}/item?id=${answered}`, author: null, text: null };
  putAll(reading.counts, { score: head && first(head, oldSelectors.oldScore)?.textContent.trim() });
  return reading;
}
