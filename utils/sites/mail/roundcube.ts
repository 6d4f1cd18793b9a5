import type { Adapter, MediaRef, Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound, missing } from '../reading/field.ts';
import { mailFrame } from './mail-frame.ts';
import { mailboxIn } from './mailbox.ts';
import { readMailSource } from './mail-source-item.ts';
import { parseJson } from '../page/page-json.ts';
import { apartFrom } from './roundcube-apart.ts';
import { mailOf } from './roundcube-contact.ts';
import { headersAbove, readShownHeaders, roundcubeHeaderSelectors } from './roundcube-headers.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { putAll } from '../reading/put-all.ts';
import { mailSelectors, setMailBody } from './quoted-mail.ts';
import { blankReading } from '../reading/reading.ts';
import { webUrl } from '../values/safe-url.ts';
import { dropParameters } from '../values/url-parameters.ts';
import { softwareMarks } from '../software-marks.ts';

/** 2026-11: whole pages of Roundcube 1.6.5 in the skins Elastic, Larry and Classic. */
const selectors = {
  body: { css: softwareMarks.roundcube, seen: '2026-06' },
  headers: { css: '#message-header, #messageheader, .headers-table, #messagesummary', seen: '2026-06' },
  cell: { css: '.headers-table td.header, .header-headers td.header', seen: '2026-11' },
  contact: { css: '.rcmContactAddress', seen: '2026-11' },
  /** A page for printing has no links: the words hold name and address (1.6). */
  plainContact: { css: 'td.header .adr', seen: '2026-11' },
  subject: {
    css: '#message-header h2.subject, #messageheader h2.subject, #messageheader h3.subject, h2.subject, td.header.subject',
    seen: '2026-06',
  },
  date: { css: 'td.header.date, .header-summary .text-nowrap', seen: '2026-06' },
  summary: { css: '.header-summary', seen: '2026-06' },
  attachment: {
    css: '#attachment-list li a.filename, #attachment-list li > a[href]:not([href^="#"])',
    seen: '2026-06',
  },
  remote: { css: '#remote-objects-message', seen: '2026-11' },
  /** "Show source": the browser draws plain text so. */
  source: { css: 'body > pre, #source pre', seen: '2026-11' },
  self: { css: '.header-title.username, .topright .username, #taskmenu .username', seen: '2026-06' },
  ...roundcubeHeaderSelectors,
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

/** The class of a header's cell is its name in every language: `from`, `to`, `cc`, `replyto`, `date`. */
function nameOfCell(cell: Element): string | null {
  return (
    cell
      .getAttribute('class')
      ?.split(/\s+/u)
      .find((name) => name !== 'header' && name !== '') ?? null
  );
}

/** Addresses of this mailbox hold the key of the viewer's session. */
function withoutToken(address: string, page: URL): string {
  const url = webUrl(address, page);
  if (url === null || url.origin !== page.origin || !url.searchParams.has('_token')) return address;
  dropParameters(url, (name) => name === '_token');
  return url.href;
}

function attachmentsOf(frame: Element, url: URL): MediaRef[] {
  return all(frame, selectors.attachment).flatMap((link) => {
    const address = webUrl(link.getAttribute('href'), url);
    if (address === null) return [];
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
    cells.get('from')?.querySelector('.adr') ??
    null;
  const mail = mailOf(from);
  const date = cells.get('date') ?? first(frame, selectors.date);
  const subject = first(frame, selectors.subject);
  const document = frame.ownerDocument;
  reading.itemId = firstFound([['address of the page _uid', () => url.searchParams.get('_uid')]]);
  reading.permalink = firstFound([['address of the page _uid + _mbox', () => messageUrl(url)]]);
  const words = from === null ? null : textOf(from);
  const name = from?.matches(selectors.contact.css) === true ? words : mailboxIn(words).name;
  reading.author = {
    name: firstFound([[selectors.contact.css, () => (name === mail ? null : name)]]),
    handle: firstFound([[`${selectors.contact.css}@title`, () => mail]]),
    accountId: firstFound([[`${selectors.contact.css}@title`, () => mail]]),
    profileUrl: firstFound([['no profiles in mail', () => null]]),
  };
  const above = oncePerPage(document, 'all headers', () => headersAbove(document));
  reading.postedAt = above?.postedAt ?? missing('header Date: only in "all headers" and "show source"');
  reading.postedAtRaw = firstFound([[selectors.date.css, () => date && textOf(date)]]);
  const apart = body && apartFrom(body);
  setMailBody(reading, body, selectors.body.css, url, attachmentsOf(frame, url), apart?.parts);
  reading.quotes ??= apart?.quotes ?? null;
  reading.media = reading.media.map((medium) => ({ ...medium, url: withoutToken(medium.url, url) }));
  const people = (header: string): string[] => contactsIn(cells.get(header)).map((one) => mailOf(one) ?? textOf(one));
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
  // what is said in the page's own words stands there already
  reading.facts = { ...above?.facts, ...reading.facts };
  const remote = first(frame, selectors.remote);
  if (remote !== null && !/display:\s*none/u.test(remote.getAttribute('style') ?? ''))
    reading.marks.push('remote pictures not shown');
  const self = oncePerPage(document, 'roundcube', () => viewerOf(document));
  if (self?.includes('@') === true && mail !== null)
    reading.side = self.toLowerCase() === mail.toLowerCase() ? 'out' : 'in';
  reading.signedInAs = firstFound([[selectors.self.css, () => self]]);
  return reading;
}

/** The account that looks: drawn beside the list, in a message's own page only in what the server sent to make it from. */
function viewerOf(document: Document): string | null {
  const shown = first(document, selectors.self)?.textContent.trim();
  if (shown) return shown;
  for (const { textContent } of document.querySelectorAll('script:not([src])')) {
    const said = textContent.includes('rcmail.set_env(')
      ? /"username":("(?:[^"\\]|\\.){1,200}")/u.exec(textContent)
      : null;
    const name = said?.[1] === undefined ? null : parseJson(said[1]);
    if (typeof name === 'string' && name !== '') return name;
  }
  return null;
}

/** The people in a header's cell. */
function contactsIn(cell: Element | undefined): Element[] {
  const linked = [...(cell?.querySelectorAll(selectors.contact.css) ?? [])];
  return linked.length > 0 ? linked : [...(cell?.querySelectorAll('.adr') ?? [])];
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

/** The preview of Larry and Classic has the header beside the body, with nothing around both but the page. */
function frameOf(body: Element, alone: boolean): Element {
  const frame = mailFrame(body, marks, selectors.body.css);
  const page = body.ownerDocument.body;
  const beside =
    alone &&
    frame === body &&
    [...page.children].some(
      (part) =>
        !part.contains(body) && (part.matches(selectors.headers.css) || first(part, selectors.headers) !== null),
    );
  return beside ? page : frame;
}

function read(item: Element, url: URL): Reading {
  const headersOnly = item.matches(selectors.headersPage.css);
  if (!headersOnly && !item.matches(selectors.source.css)) return readMessage(item, url);
  const reading = (headersOnly ? readShownHeaders(item) : readMailSource(item.textContent)) ?? blankReading('email');
  reading.permalink = firstFound([['address of the page _uid + _mbox', () => messageUrl(url)]]);
  putAll(reading.facts, { folder: url.searchParams.get('_mbox'), uid: url.searchParams.get('_uid') });
  return reading;
}

/** Roundcube, on whatever host: a message in its own tab or in the frame beside the list, and its source. */
export const roundcube: Adapter = {
  id: 'roundcube',
  name: 'Roundcube',
  version: 4,
  hosts: [],
  required: { email: ['author', 'text'] },
  selectors,
  recognises: (url, document) =>
    (first(document, selectors.body) !== null && document.querySelector(marks) !== null) ||
    (url.searchParams.get('_task') === 'mail' && showsSource(url)),
  items: (root) => {
    forgetPage(root);
    const bodies = all(root, selectors.body);
    if (bodies.length > 0) return bodies.map((body) => frameOf(body, bodies.length === 1));
    return [...all(root, selectors.headersPage), ...all(root, selectors.source)];
  },
  read,
};
