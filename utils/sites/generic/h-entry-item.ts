import type { SelectorRow } from '../contract.ts';
import { textOf } from '../page/dom-text.ts';
import { addAccount, controls, type GenericFacts, handleOfProfile, noFacts } from './generic-facts.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { sessionFreeUrl } from '../values/session-free-url.ts';

export const hEntrySelectors = {
  entry: { css: '.h-entry, .hentry, .h-cite', seen: '2026-06' },
} as const satisfies Record<string, SelectorRow>;

const nested = '.h-entry, .hentry, .h-cite';

/** Reads microformats2 (`h-entry`, `h-cite`) and the older `hentry`; null where the element is none. */
export function hEntryFacts(item: Element, base: URL): GenericFacts | null {
  if (!item.matches(nested)) return null;
  const facts = noFacts('h-entry');
  const own = (css: string): Element | null => {
    for (const match of item.querySelectorAll(css)) {
      if (match.parentElement?.closest(nested) === item && !match.matches(nested)) return match;
    }
    return null;
  };
  const card = own('.p-author, .u-author, .author, .vcard');
  facts.kind = item.classList.contains('h-cite') || item.parentElement?.closest(nested) != null ? 'comment' : 'post';
  if (card !== null) {
    const name = card.querySelector('.p-name, .fn') ?? card;
    facts.name =
      textOf(name, { exclude: '.p-nickname, .p-note' }) || card.querySelector('img')?.getAttribute('alt') || null;
    facts.handle = card.querySelector('.p-nickname, .nickname')?.textContent.trim().replace(/^@/u, '') || null;
    const link = card.matches('a[href]')
      ? card
      : (card.querySelector('a.u-url[href], a.url[href]') ?? card.querySelector('a[href]'));
    facts.profileUrl = sessionFreeUrl(link?.getAttribute('href'), base);
    facts.accountId = card.querySelector('.u-uid, .uid')?.getAttribute('href') ?? null;
    facts.handle ??= handleOfProfile(facts.profileUrl);
    addAccount(facts);
  }
  const time = own('.dt-published, .published') ?? own('.dt-updated');
  facts.postedAt = utcOfIso(time?.getAttribute('datetime') ?? time?.getAttribute('title'));
  facts.postedAtRaw = time === null ? null : textOf(time) || time.getAttribute('datetime');
  const link = time?.closest('a.u-url[href]') ?? ownLink(item, card);
  facts.permalink = sessionFreeUrl(link?.getAttribute('href'), base);
  facts.itemId = own('.u-uid')?.getAttribute('href') ?? null;
  const content = own('.e-content, .p-content, .entry-content') ?? own('.p-summary, .entry-summary');
  facts.text = content === null ? null : textOf(content, { exclude: controls }) || null;
  const title = own('.p-name, .entry-title');
  facts.title = title === null || title === content || card?.contains(title) === true ? null : textOf(title) || null;
  facts.answers = own('.u-in-reply-to')?.getAttribute('href') ?? null;
  return facts;
}

/** The item's own address: `u-url` outside the author's card. */
function ownLink(item: Element, card: Element | null): Element | null {
  for (const link of item.querySelectorAll('a.u-url[href], a[rel~="bookmark"][href]')) {
    if (card?.contains(link) !== true && link.parentElement?.closest(nested) === item) return link;
  }
  return null;
}
