import type { Reading, SelectorRow } from '../../contract.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { oncePerPage } from '../../page/page-memo.ts';
import { blankReading } from '../../reading/reading.ts';
import { setWordless } from '../../page/wordless.ts';
import { facebookLink } from './facebook-links.ts';
import { mediaOf } from './facebook-parts.ts';

/**
 * Facebook's page for telephones since 2024 (m.facebook.com): every part is drawn by the server and named by what it is
 * made of, never by what it means; nothing is a link.
 */
export const phoneSelectors = {
  phoneCard: { css: '[data-type="vscroller"] > [data-mcomponent="MContainer"]', seen: '2026-08?' },
  phoneText: { css: '[data-mcomponent$="TextArea"] .native-text', seen: '2026-08?' },
  phoneName: { css: '.native-text span[role="link"]', seen: '2026-08?' },
  /** Buttons that say what they do: how many like it, comments, shares. */
  phoneButton: { css: '[role="button"][aria-label]', seen: '2026-08?' },
  phoneAdvert: { css: '[data-dcm-id]', seen: '2026-08?' },
} as const satisfies Record<string, SelectorRow>;

const wordPlaces = { likely: '.native-text', known: phoneSelectors.phoneButton.css };

/** Icons are letters of a font of Facebook's own, in the planes for private use. */
const icons = /[\u{F0000}-\u{10FFFD}\uE000-\uF8FF]/gu;

function shownIn(block: Element | null | undefined): string {
  return block == null ? '' : textOf(block, { images: 'all' }).replaceAll(icons, '').trim();
}

interface Card {
  name: Element;
  time: Element;
  words: Element | null;
}

/**
 * The head of a post is the name, then when, and for whom as an icon behind it. Comments have no such icon, nor have
 * rows with people and groups to follow.
 */
function cardOf(item: Element): Card | null {
  const name = first(item, phoneSelectors.phoneName);
  const named = name?.closest(phoneSelectors.phoneText.css) ?? null;
  if (name === null || named === null) return null;
  const blocks = all(item, phoneSelectors.phoneText);
  const [time, ...rest] = blocks.slice(blocks.indexOf(named) + 1);
  if (time === undefined || time.textContent.replaceAll(icons, '') === time.textContent || shownIn(time) === '')
    return null;
  const words = rest.find((block) => block.closest(phoneSelectors.phoneButton.css) === null && shownIn(block) !== '');
  return { name, time, words: words ?? null };
}

/** Posts of such a page. */
export function phoneItems(root: Document | ShadowRoot): Element[] {
  return all(root, phoneSelectors.phoneCard).filter((card) => cardOf(card) !== null);
}

/** Whether an element is one of those that {@link phoneItems} gives. */
export function isPhoneItem(item: Element): boolean {
  return item.matches(phoneSelectors.phoneCard.css);
}

/** A post of such a page. */
export function readPhone(item: Element, url: URL): Reading {
  const reading = blankReading('post');
  const card = cardOf(item);
  const here = facebookLink(url.href, url);
  const isAlone = oncePerPage(item.ownerDocument, 'phone cards', () => phoneItems(item.ownerDocument).length) === 1;
  reading.permalink = firstFound([['address of the page', () => (isAlone ? here?.href : null)]]);
  reading.itemId = firstFound([['address of the page', () => (isAlone ? here?.post : null)]]);
  reading.author = {
    name: firstFound([[phoneSelectors.phoneName.css, () => shownIn(card?.name)]]),
    handle: missing('account name: not in the page'),
    accountId: missing('number of the account: not in the page'),
    profileUrl: missing('address of the account: not in the page'),
  };
  // in its place stands that it is an advertisement
  const isAdvert = item.matches(phoneSelectors.phoneAdvert.css);
  reading.postedAtRaw = firstFound([
    [`${phoneSelectors.phoneText.css} (after the name)`, () => (isAdvert ? null : shownIn(card?.time))],
  ]);
  reading.text = firstFound([[`${phoneSelectors.phoneText.css} (after the time)`, () => shownIn(card?.words)]]);
  const time = card?.time;
  const head = [...item.querySelectorAll('img')].filter(
    (image) => time !== undefined && (image.compareDocumentPosition(time) & 4) !== 0,
  );
  reading.media = mediaOf(item, head, url);
  const labelled = [card?.name, time].flatMap((part) => part?.closest(phoneSelectors.phoneText.css) ?? []);
  if (reading.media.length > 0) setWordless(reading, item, labelled, wordPlaces);
  if (isAdvert) reading.marks.push('sponsored');
  return reading;
}
