import type { Adapter, MediaRef, Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { mailFrame } from './mail-frame.ts';
import { readMailSource } from './mail-source-item.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { putAll } from '../reading/put-all.ts';
import { addressIn, mailSelectors, setMailBody } from './quoted-mail.ts';
import { blankReading } from '../reading/reading.ts';
import { webUrl } from '../values/safe-url.ts';
import { dropParameters } from '../values/url-parameters.ts';
import { softwareMarks } from '../software-marks.ts';

const selectors = {
  body: softwareMarks.roundcube,
  headers: { css: '#message-header, #messageheader, .headers-table, #messagesummary', seen: '2026-06' },
  cell: { css: '.headers-table td.header', seen: '2026-06' },
  contact: { css: '.rcmContactAddress', seen: '2026-06' },
  subject: {
    css: '#message-header h2.subject, #messageheader h2.subject, #messageheader h3.subject, h2.subject, td.header.subject',
    seen: '2026-06',
  },
  date: { css: 'td.header.date, .header-summary .text-nowrap', seen: '2026-06' },
  summary: { css: '.header-summary', seen: '2026-06' },
  attachment: { css: '#attachment-list li a.filename, #attachment-list li > a[href]', seen: '2026-06' },
  allHeaders: {
    css: '#headers-dialog table tr, #allheaders table tr, body.action-headers table tr, .all-headers tr',
    seen: '2026-06?',
  },
  remote: { css: '#remote-objects-message', seen: '2026-06?' },
  /** "Show source" and "all headers" as pages of their own: the browser draws plain text so. */
  source: { css: 'body > pre, #source pre, body.action-headers .iframe pre', seen: '2026-06?' },
  self: { css: '.header-title.username, .topright .username, #taskmenu .username', seen: '2026-06' },
  ...mailSelectors,
} as const satisfies Record<string, SelectorRow>;

const marks = `${selectors.headers.css}, ${selectors.contact.css}`;

function showsSource(url: URL): boolean {
  return /^(?:viewsource|headers)$/u.test(url.searchParams.get('_action') ?? '');
}

/** Address of the message in this mailbox, without tokens and without what only says how it is drawn. */
function messageUrl(url: URL): string | null {
  const uid = url.searchParams.get('_uid');
  const box = url.searchParams.get('_mbox');
  if (uid === null || box === null) return null;
  return `${url.origin}${url.pathname}?_task=mail&_action=show&_uid=${encodeURIComponent(uid)}&_mbox=${encodeURIComponent(box)}`;
}

/** Address in the title of a contact; newer versions link it with `mailto:`. */
function mailOf(contact: Element | null): string | null {
  return (
    addressIn(contact?.getAttribute('title')) ??
    addressIn(/^mailto:([^?]*)/u.exec(contact?.getAttribute('href') ?? '')?.[1]) ??
    addressIn(contact?.textContent)
  );
}

/** The class of a header's cell is its name in every language: `from`, `to`, `cc`, `replyto`, `date`. */
function nameOfCell(cell: Element): string | null {
  return (
    cell
      .getAttribute('class')
      ?.split(/\s+/u)
      .find((name) => name !== 'header' && name !== '') ?? null
  );
}

function attachmentsOf(frame: Element, url: URL): MediaRef[] {
  return all(frame, selectors.attachment).flatMap((link) => {
    const address = webUrl(link.getAttribute('href'), url);
    if (address === null) return [];
    dropParameters(address, (name) => name === '_token');
    return [
      {
        kind: 'link' as const,
        url: address.href,
        alt: textOf(link, { exclude: '.attachment-size' }) || null,
        posterUrl: null,
      },
    ];
  });
}

function readMessage(frame: Element, url: URL): Reading {
  const reading = blankReading('email');
  const body = first(frame, selectors.body);
  const cells = new Map(
    all(frame, selectors.cell)
      .filter((cell) => body?.contains(cell) !== true)
      .map((cell) => [nameOfCell(cell) ?? '', cell]),
  );
  const summary = first(frame, selectors.summary);
  const from =
    (cells.get('from') ?? summary)?.querySelector(selectors.contact.css) ??
    all(frame, selectors.contact).find((one) => body?.contains(one) !== true) ??
    null;
  const mail = mailOf(from);
  const date = cells.get('date') ?? first(frame, selectors.date);
  const subject = first(frame, selectors.subject);
  const document = frame.ownerDocument;
  reading.itemId = firstFound([['address of the page _uid', () => url.searchParams.get('_uid')]]);
  reading.permalink = firstFound([['address of the page _uid + _mbox', () => messageUrl(url)]]);
  const name = from === null ? null : textOf(from);
  reading.author = {
    name: firstFound([[selectors.contact.css, () => (name === mail ? null : name)]]),
    handle: firstFound([[`${selectors.contact.css}@title`, () => mail]]),
    accountId: firstFound([[`${selectors.contact.css}@title`, () => mail]]),
    profileUrl: firstFound([['no profiles in mail', () => null]]),
  };
  reading.postedAt = firstFound([['header Date: only in "show source"', () => null]]);
  reading.postedAtRaw = firstFound([[selectors.date.css, () => date && textOf(date)]]);
  setMailBody(reading, body, selectors.body.css, url, attachmentsOf(frame, url));
  const people = (header: string): string[] =>
    [...(cells.get(header)?.querySelectorAll(selectors.contact.css) ?? [])].map((one) => mailOf(one) ?? textOf(one));
  const recipients = [...people('to'), ...people('cc'), ...people('bcc')];
  const subjectWords = subject && textOf(subject, { exclude: '.voice, a.extwin' });
  reading.conversation = {
    name: subjectWords,
    id: null,
    participants: [...new Set([mail ?? '', ...recipients])].filter((one) => one !== ''),
  };
  putAll(reading.facts, {
    subject: subjectWords,
    to: people('to').join(', '),
    cc: people('cc').join(', '),
    folder: url.searchParams.get('_mbox'),
  });
  for (const [header, cell] of cells)
    if (header !== '' && header !== 'subject') reading.facts[`header ${header}`] = headerWords(cell);
  putAll(
    reading.facts,
    oncePerPage(document, 'all headers', () => allHeadersOf(document)),
  );
  const remote = first(frame, selectors.remote);
  if (remote !== null && !/display:\s*none/u.test(remote.getAttribute('style') ?? ''))
    reading.marks.push('remote pictures not shown');
  const self = oncePerPage(document, 'roundcube', () => first(document, selectors.self)?.textContent.trim());
  if (self?.includes('@') === true && mail !== null)
    reading.side = self.toLowerCase() === mail.toLowerCase() ? 'out' : 'in';
  reading.signedInAs = firstFound([[selectors.self.css, () => self]]);
  return reading;
}

/** The table of all headers that the page can open: one for the whole page. */
function allHeadersOf(document: Document): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const row of all(document, selectors.allHeaders)) {
    const [label, value] = [...row.querySelectorAll('td, th')].map((cell) => textOf(cell));
    if (label && value)
      putAll(facts, {
        [`header ${label.replace(/:$/u, '')}`]: value,
        messageId: /^message-id:?$/iu.test(label) ? value.replace(/^<|>$/gu, '') : null,
      });
  }
  return facts;
}

/** A header as shown, with the address beside each name. */
function headerWords(cell: Element): string {
  const contacts = [...cell.querySelectorAll(selectors.contact.css)];
  if (contacts.length === 0) return textOf(cell);
  return contacts
    .map((contact) => {
      const [words, mail] = [textOf(contact), mailOf(contact)];
      return mail === null || words.includes(mail) ? words : `${words} <${mail}>`;
    })
    .join(', ');
}

function read(item: Element, url: URL): Reading {
  if (!item.matches(selectors.source.css)) return readMessage(item, url);
  const reading = readMailSource(item.textContent) ?? blankReading('email');
  reading.permalink = firstFound([['address of the page _uid + _mbox', () => messageUrl(url)]]);
  putAll(reading.facts, { folder: url.searchParams.get('_mbox'), uid: url.searchParams.get('_uid') });
  return reading;
}

/** Roundcube, on whatever host: a message in its own tab or in the frame beside the list, and its source. */
export const roundcube: Adapter = {
  id: 'roundcube',
  name: 'Roundcube',
  version: 3,
  hosts: [],
  required: { email: ['author', 'text'] },
  selectors,
  recognises: (url, document) =>
    (first(document, selectors.body) !== null && document.querySelector(marks) !== null) ||
    (url.searchParams.get('_task') === 'mail' && showsSource(url)),
  items: (root) => {
    forgetPage(root);
    const bodies = all(root, selectors.body);
    if (bodies.length > 0) return bodies.map((body) => mailFrame(body, marks, selectors.body.css));
    return all(root, selectors.source);
  },
  read,
};
