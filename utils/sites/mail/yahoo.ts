import type { Adapter, Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { utcOfEpoch, utcOfIso } from '../values/machine-time.ts';
import { mailFrame } from './mail-frame.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { putAll } from '../reading/put-all.ts';
import { addressIn, mailSelectors, nameBeside, setMailBody } from './quoted-mail.ts';
import { platformHosts } from '../platform-hosts.ts';
import { blankReading } from '../reading/reading.ts';

const selectors = {
  body: { css: '[data-test-id="message-view-body-content"], [data-test-id="message-view-body"]', seen: '2026-06?' },
  /** The mail itself: a label for screen readers stands before it. */
  words: { css: '.msg-body', seen: '2026-09?' },
  content: { css: '[data-test-id="message-view-body-content"]', seen: '2026-06?' },
  from: { css: '[data-test-id="message-from"]', seen: '2026-06?' },
  to: {
    css: '[data-test-id="message-to"], [data-test-id="message-cc"], [data-test-id="message-bcc"]',
    seen: '2026-06?',
  },
  pill: { css: '[data-test-id="email-pill"], [title*="@"], [data-email*="@"], [aria-label*="@"]', seen: '2026-06?' },
  date: { css: '[data-test-id="message-date"], [data-test-id="message-time"]', seen: '2026-06?' },
  time: { css: 'time[datetime], [data-timestamp]', seen: '2026-06?' },
  subject: { css: '[data-test-id="message-group-subject-text"], [data-test-id="message-subject"]', seen: '2026-06?' },
  /** The mails of the folder, beside the one that is open. */
  list: { css: '[data-test-id="message-list-item"]', seen: '2026-09?' },
  attachment: {
    css: '[data-test-id="attachment-card"] [title], [data-test-id="attachment-card-title"], [data-test-id="attachment-name"]',
    seen: '2026-06?',
  },
  self: {
    css: '#ybarAccountMenuOpener, [data-test-id="account-email"], #ybarAccountMenu [title*="@"]',
    seen: '2026-06?',
  },
  ...mailSelectors,
} as const satisfies Record<string, SelectorRow>;

const bodies = '[data-test-id="message-view-body"], [data-test-id="message-view-body-content"]';
const marks = `${selectors.from.css}, ${selectors.date.css}`;

function saidBy(element: Element | null | undefined): string {
  if (element == null) return '';
  return [
    element.getAttribute('data-email'),
    element.getAttribute('title'),
    element.getAttribute('aria-label'),
    element.textContent,
  ]
    .filter(Boolean)
    .join(' ');
}

function addressesOf(element: Element | null): string[] {
  const said = [element, ...(element?.querySelectorAll(selectors.pill.css) ?? [])].map((one) => addressIn(saidBy(one)));
  return [...new Set(said.filter((one) => one !== null))];
}

function messageInAddress(url: URL): string | null {
  return /\/messages\/([^/?#]+)/u.exec(url.pathname)?.[1] ?? null;
}

function read(frame: Element, url: URL): Reading {
  const reading = blankReading('email');
  const body = first(frame, selectors.body) ?? (frame.matches(selectors.body.css) ? frame : null);
  const above = (row: SelectorRow): Element[] =>
    all(frame, row).filter((match) => body === null || !body.contains(match));
  const from = above(selectors.from)[0] ?? null;
  const mail = addressesOf(from)[0] ?? null;
  const date = above(selectors.date)[0] ?? null;
  const time = above(selectors.time)[0] ?? null;
  const id =
    frame.closest('[data-test-id="message-view"]')?.getAttribute('data-message-id') ??
    frame.querySelector('[data-message-id]')?.getAttribute('data-message-id');
  // the address names one message; of a conversation it is that of another for all but one
  const addressed = messageInAddress(url);
  const single = oncePerPage(
    frame.ownerDocument,
    'yahoo single',
    () => all(frame.ownerDocument, selectors.from).length <= 1,
  );
  const isThis = addressed !== null && (id == null ? single : id === addressed);
  reading.itemId = firstFound([
    ['@data-message-id', () => id],
    ['address of the page /messages/', () => (isThis ? addressed : null)],
  ]);
  reading.permalink = firstFound([['address of the page', () => (isThis ? url.origin + url.pathname : null)]]);
  reading.author = {
    name: firstFound([[selectors.from.css, () => nameBeside(from && textOf(from))]]),
    handle: firstFound([[selectors.from.css, () => mail]]),
    accountId: firstFound([[selectors.from.css, () => mail]]),
    profileUrl: firstFound([['no profiles in mail', () => null]]),
  };
  reading.postedAt = firstFound([
    [`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))],
    [`${selectors.time.css}@data-timestamp`, () => utcOfEpoch(time?.getAttribute('data-timestamp'), 'ms')],
  ]);
  reading.postedAtRaw = firstFound([
    [selectors.date.css, () => date && textOf(date)],
    [`${selectors.date.css}@title`, () => date?.getAttribute('title')],
  ]);
  setMailBody(
    reading,
    body && (first(body, selectors.words) ?? first(body, selectors.content) ?? body),
    selectors.body.css,
    url,
    [],
  );
  const document = frame.ownerDocument;
  const page = oncePerPage(document, 'yahoo', () => {
    const subject = all(document, selectors.subject).find((one) => one.closest(selectors.list.css) === null) ?? null;
    return { subject: subject && textOf(subject), self: addressIn(saidBy(first(document, selectors.self))) };
  });
  const recipients = above(selectors.to).flatMap((one) => addressesOf(one));
  reading.conversation = {
    name: page.subject,
    id: null,
    participants: [...new Set([mail ?? '', ...recipients])].filter((one) => one !== ''),
  };
  if (page.self !== null && mail !== null) reading.side = mail.toLowerCase() === page.self.toLowerCase() ? 'out' : 'in';
  putAll(reading.facts, {
    subject: page.subject,
    to: recipients.join(', '),
    recipients: above(selectors.to)
      .map((one) => textOf(one))
      .join('\n'),
    attachments: above(selectors.attachment)
      .map((one) => one.getAttribute('title') ?? textOf(one))
      .join(', '),
  });
  reading.signedInAs = firstFound([[selectors.self.css, () => page.self]]);
  return reading;
}

/** Yahoo Mail. It shows neither header fields nor an exact time; "view raw message" is a page of plain text. */
export const yahoo: Adapter = {
  id: 'yahoo',
  name: 'Yahoo Mail',
  version: 4,
  hosts: platformHosts.yahoo,
  required: { email: ['author', 'text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, yahoo.hosts),
  items: (root) => {
    forgetPage(root);
    const outer = all(root, selectors.body).filter((body) => body.parentElement?.closest(bodies) == null);
    return [...new Set(outer.map((body) => mailFrame(body, marks, bodies)))];
  },
  read,
};
