import type { Reading, SelectorRow } from '../../contract.ts';
import { bodyMedia } from '../../page/body-media.ts';
import { first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { cleanUrl } from '../../values/safe-url.ts';

/** The list of comments in which whoever owns a site sees them, with the address that each was sent from. */
export const adminSelectors = {
  adminComment: { css: '#the-comment-list > tr[id^="comment-"]', seen: '2026-06?' },
  adminName: { css: '[id^="inline-"] > .author', seen: '2026-06?' },
  adminShownName: { css: '.column-author > strong', seen: '2026-06?' },
  adminSite: { css: '[id^="inline-"] > .author-url', seen: '2026-06?' },
  adminMail: { css: '[id^="inline-"] > .author-email', seen: '2026-06?' },
  adminNumber: { css: '.column-author a[href*="edit-comments.php?s="]', seen: '2026-06?' },
  adminWords: { css: '.column-comment', seen: '2026-06?' },
  adminDate: { css: '.column-date .submitted-on, .column-date', seen: '2026-06?' },
  adminLink: { css: '.column-date a[href*="#comment-"]', seen: '2026-06?' },
  adminPost: { css: '.column-response .comments-edit-item-link', seen: '2026-06?' },
} as const satisfies Record<string, SelectorRow>;

/** Beside the words stand who wrote them once more, the form to change them, what can be done. */
const paragraphs = 'p, blockquote, ul, ol, pre, h1, h2, h3, h4, h5, h6, figure, table';

/** A comment in that list. Its time is that of the site's zone, in words. */
export function readAdminComment(item: Element, url: URL): Reading {
  const reading = blankReading('comment');
  const words = (row: SelectorRow): string | null => {
    const element = first(item, row);
    return element === null ? null : textOf(element);
  };
  const link = first(item, adminSelectors.adminLink);
  const body = first(item, adminSelectors.adminWords);
  const mail = first(item, adminSelectors.adminMail)?.textContent.trim();
  reading.itemId = firstFound([['@id', () => /^comment-(\d+)$/u.exec(item.id)?.[1]]]);
  reading.permalink = firstFound([
    [`${adminSelectors.adminLink.css}@href`, () => cleanUrl(link?.getAttribute('href'), url)],
  ]);
  reading.author = {
    name: firstFound([
      [adminSelectors.adminName.css, () => first(item, adminSelectors.adminName)?.textContent.trim()],
      [adminSelectors.adminShownName.css, () => words(adminSelectors.adminShownName)],
    ]),
    handle: missing('the list shows no name of an account'),
    accountId: missing('the list shows no number of an account'),
    profileUrl: firstFound([
      [
        adminSelectors.adminSite.css,
        () => cleanUrl(first(item, adminSelectors.adminSite)?.textContent.trim() || null, url),
      ],
    ]),
  };
  reading.postedAt = missing('WordPress shows the time of the site, without its zone');
  reading.postedAtRaw = firstFound([[adminSelectors.adminDate.css, () => words(adminSelectors.adminDate)]]);
  const said = [...(body?.children ?? [])].filter((part) => part.matches(paragraphs));
  reading.media = bodyMedia(said, url, '');
  reading.text = firstFound([[adminSelectors.adminWords.css, () => said.map((part) => textOf(part)).join('\n\n')]]);
  if (item.classList.contains('unapproved')) reading.marks.push('awaiting approval');
  putAll(reading.facts, {
    title: words(adminSelectors.adminPost),
    mailAddress: mail,
    sentFrom: words(adminSelectors.adminNumber),
  });
  return reading;
}
