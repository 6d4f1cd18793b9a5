import type { Reading, SelectorRow } from '../contract.ts';
import { first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound, missing } from '../reading/field.ts';
import { putAll } from '../reading/put-all.ts';
import { blankReading } from '../reading/reading.ts';
import { timeOfGmailId } from '../values/id-time.ts';
import { mailboxIn } from './mailbox.ts';
import { addressesIn, addressIn, setMailBody } from './quoted-mail.ts';

/** What Gmail makes for printing (`view=pt`): a page that people save as a file or as a PDF. */
export const printSelectors = {
  printed: { css: 'table.message', seen: '2026-07?' },
  printedHead: { css: ':scope > tbody > tr:first-child > td', seen: '2026-07?' },
  printedTo: { css: '.recipient', seen: '2026-07?' },
  printedBody: {
    css: ':scope > tbody > tr:last-child table td > div, :scope > tbody > tr:last-child table td',
    seen: '2026-07?',
  },
  printedTitle: { css: '.maincontent > table:first-child b', seen: '2026-07?' },
  printedSelf: { css: '.bodycontainer > table:first-child b', seen: '2026-07?' },
} as const satisfies Record<string, SelectorRow>;

/** A message of such a page. */
export function readPrinted(item: Element, url: URL): Reading {
  const reading = blankReading('email');
  const [from = null, date = null] = item.querySelectorAll(printSelectors.printedHead.css);
  const document = item.ownerDocument;
  const single = document.querySelectorAll(printSelectors.printed.css).length === 1;
  const thread = url.searchParams.get('permthid');
  // the address names one message; of a whole conversation it does not say which
  const id = single ? url.searchParams.get('permmsgid') : null;
  const { name, mail } = mailboxIn(from?.textContent);
  const self = addressIn(first(document, printSelectors.printedSelf)?.textContent);
  const title = first(document, printSelectors.printedTitle);
  const recipients = addressesIn(first(item, printSelectors.printedTo)?.textContent ?? '');
  reading.itemId = firstFound([['address of the page, permmsgid', () => id]]);
  reading.permalink = missing('a page for printing is no address of a message');
  reading.author = {
    name: firstFound([
      [`${printSelectors.printedHead.css} (first)`, () => name],
      ['address (these have no name)', () => mail],
    ]),
    handle: firstFound([[`${printSelectors.printedHead.css} (first)`, () => mail]]),
    accountId: firstFound([[`${printSelectors.printedHead.css} (first)`, () => mail]]),
    profileUrl: missing('no profiles in mail'),
  };
  reading.postedAt = missing('header Date: only in "show original"');
  reading.postedAtRaw = firstFound([[`${printSelectors.printedHead.css} (second)`, () => date?.textContent.trim()]]);
  reading.decodedAt = firstFound([['permmsgid: when Google took it in', () => timeOfGmailId(id ?? '')]]);
  setMailBody(reading, first(item, printSelectors.printedBody), printSelectors.printedBody.css, url, []);
  const subject = title && textOf(title);
  reading.conversation = {
    name: subject,
    id: thread,
    participants: [...new Set([mail ?? '', ...recipients])].filter((one) => one !== ''),
  };
  if (self !== null && mail !== null) reading.side = mail.toLowerCase() === self.toLowerCase() ? 'out' : 'in';
  putAll(reading.facts, { subject, to: recipients.join(', ') });
  reading.signedInAs = firstFound([[printSelectors.printedSelf.css, () => self]]);
  return reading;
}
