import type { Reading, SelectorRow } from '../../contract.ts';
import { bodyMedia } from '../../page/body-media.ts';
import { all, first } from '../../page/dom-find.ts';
import { textOf } from '../../page/dom-text.ts';
import { wholeAddress } from '../../page/link-words.ts';
import { firstFound, missing } from '../../reading/field.ts';
import { putAll } from '../../reading/put-all.ts';
import { blankReading } from '../../reading/reading.ts';
import { webUrl } from '../../values/safe-url.ts';
import { sessionFreeUrl } from '../../values/session-free-url.ts';

/** A private message in phpBB 2: one table with rows for from, to, when and about what. 2026-11: its own template, drawn here. */
export const oldMessageSelectors = {
  oldMessage: { css: 'form[action*="privmsg"] table:has(> tbody > tr > td > .postbody)', seen: '2026-11?' },
  oldMessageRow: { css: ':scope > tbody > tr > td + td > .genmed', seen: '2026-11?' },
  oldMessageWords: { css: '.postbody', seen: '2026-11?' },
  oldMessageProfile: { css: 'a[href*="mode=viewprofile"]', seen: '2026-11?' },
  oldMessageNumber: { css: 'input[name="mark[]"]', seen: '2026-11?' },
} as const satisfies Record<string, SelectorRow>;

const quoted = '.quote, .code';

/** Reads such a table; the rows are told by their order, whatever the board's language. */
export function readOldMessage(item: Element, url: URL): Reading {
  const rows = oldMessageSelectors;
  const reading = blankReading('message');
  const [from, to, when, subject] = all(item, rows.oldMessageRow).map((row) => textOf(row));
  const profile = first(item, rows.oldMessageProfile)?.getAttribute('href');
  const id = first(item.closest('form') ?? item, rows.oldMessageNumber)?.getAttribute('value');
  reading.itemId = firstFound([[`${rows.oldMessageNumber.css}@value`, () => id]]);
  reading.permalink = firstFound([
    ['address of the page', () => (url.searchParams.get('p') === id ? sessionFreeUrl(url.href, url) : null)],
  ]);
  reading.author = {
    name: firstFound([[rows.oldMessageRow.css, () => from]]),
    handle: firstFound([[rows.oldMessageRow.css, () => from]]),
    accountId: firstFound([
      [`${rows.oldMessageProfile.css}@href u`, () => webUrl(profile, url)?.searchParams.get('u')],
    ]),
    profileUrl: firstFound([[`${rows.oldMessageProfile.css}@href`, () => sessionFreeUrl(profile, url)]]),
  };
  reading.postedAt = missing('these boards show no time for machines');
  reading.postedAtRaw = firstFound([[rows.oldMessageRow.css, () => when]]);
  // a quote stands between two of them
  const bodies = all(item, rows.oldMessageWords).filter((body) => body.closest(quoted) === null);
  const words = bodies.map((body) => textOf(body, { exclude: quoted, link: (anchor) => wholeAddress(anchor, url) }));
  reading.text = firstFound([[rows.oldMessageWords.css, () => words.filter((part) => part !== '').join('\n')]]);
  reading.media = bodyMedia(bodies, url, quoted);
  putAll(reading.facts, { subject, to });
  return reading;
}
