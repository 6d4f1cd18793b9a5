import type { Adapter, MediaRef, Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { timeOfGmailId } from '../values/id-time.ts';
import { printSelectors, readPrinted } from './gmail-print.ts';
import { readMailSource } from './mail-source-item.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { putAll } from '../reading/put-all.ts';
import { addressIn, mailSelectors, setMailBody } from './quoted-mail.ts';
import { platformHosts } from '../platform-hosts.ts';
import { blankReading } from '../reading/reading.ts';
import { mediaUrl } from '../values/safe-url.ts';

const selectors = {
  message: { css: '.adn[data-message-id], .adn[data-legacy-message-id]', seen: '2026-07' },
  /** "Show original": the message as it came, on a page of its own. */
  source: { css: '#raw_message_text, pre.raw_message_text', seen: '2026-07?' },
  from: { css: '.gD[email]', seen: '2026-07' },
  recipient: { css: '.g2[email]', seen: '2026-07' },
  date: { css: '.g3[title]', seen: '2026-07' },
  body: { css: '.a3s', seen: '2026-07' },
  subject: { css: 'h2.hP', seen: '2026-07' },
  thread: { css: 'h2.hP[data-legacy-thread-id], [data-thread-perm-id]', seen: '2026-07' },
  /** "Show details": a small table of header fields in the viewer's language. */
  details: { css: '.ajC tr, .ajB tr', seen: '2026-07?' },
  attachment: { css: '[download_url]', seen: '2026-07?' },
  self: {
    css: 'a[href*="SignOutOptions"][aria-label*="@"], a[aria-label*="@"][href*="accounts.google.com"]',
    seen: '2026-07?',
  },
  ...printSelectors,
  ...mailSelectors,
} as const satisfies Record<string, SelectorRow>;

/** `type:name:address`, as the page gives it for dragging a file out. */
function attachmentsOf(item: Element, base: URL): MediaRef[] {
  const media: MediaRef[] = [];
  for (const element of all(item, selectors.attachment)) {
    const parts = /^([^:]*):([^:]*):(https?:.*)$/su.exec(element.getAttribute('download_url') ?? '');
    const url = mediaUrl(parts?.[3], base);
    if (url !== null && parts !== null)
      media.push({
        kind: parts[1]?.startsWith('image/') === true ? 'image' : 'link',
        url,
        alt: parts[2] ?? null,
        posterUrl: null,
      });
  }
  return media;
}

function pageFacts(document: Document): { subject: string | null; thread: string | null; self: string | null } {
  return oncePerPage(document, 'gmail', () => {
    const subject = first(document, selectors.subject);
    const thread = first(document, selectors.thread);
    return {
      subject: subject && textOf(subject),
      thread: thread?.getAttribute('data-legacy-thread-id') ?? thread?.getAttribute('data-thread-perm-id') ?? null,
      self: addressIn(first(document, selectors.self)?.getAttribute('aria-label')),
    };
  });
}

function readMessage(item: Element, url: URL): Reading {
  const reading = blankReading('email');
  const page = pageFacts(item.ownerDocument);
  const from = first(item, selectors.from);
  const mail = from?.getAttribute('email') ?? null;
  const date = first(item, selectors.date);
  const modern = item.getAttribute('data-message-id')?.replace(/^#/u, '') ?? null;
  const legacy = item.getAttribute('data-legacy-message-id');
  reading.itemId = firstFound([
    ['@data-legacy-message-id', () => legacy],
    ['@data-message-id', () => modern],
  ]);
  reading.permalink = firstFound([
    ['address of the page', () => (/#[\w/%+-]+\/[\w-]{10,}$/u.test(url.hash) ? url.href : null)],
  ]);
  reading.author = {
    name: firstFound([
      [`${selectors.from.css}@name`, () => from?.getAttribute('name')],
      [selectors.from.css, () => from && textOf(from)],
    ]),
    handle: firstFound([[`${selectors.from.css}@email`, () => mail]]),
    accountId: firstFound([[`${selectors.from.css}@email`, () => mail]]),
    profileUrl: firstFound([['no profiles in mail', () => null]]),
  };
  reading.postedAt = firstFound([['header Date: only in "show original"', () => null]]);
  reading.postedAtRaw = firstFound([[`${selectors.date.css}@title`, () => date?.getAttribute('title')]]);
  reading.decodedAt = firstFound([
    ['id of the message: when Google took it in', () => timeOfGmailId(modern ?? '') ?? timeOfGmailId(legacy ?? '')],
  ]);
  setMailBody(reading, first(item, selectors.body), selectors.body.css, url, attachmentsOf(item, url));
  const recipients = [...new Set(all(item, selectors.recipient).map((one) => one.getAttribute('email') ?? ''))].filter(
    (one) => one !== '',
  );
  reading.conversation = {
    name: page.subject,
    id: page.thread,
    participants: [...new Set([mail ?? '', ...recipients])].filter((one) => one !== ''),
  };
  if (page.self !== null && mail !== null) reading.side = mail.toLowerCase() === page.self.toLowerCase() ? 'out' : 'in';
  putAll(reading.facts, { subject: page.subject, to: recipients.join(', '), messageNumber: modern });
  for (const row of all(item, selectors.details)) {
    const [label, value] = [...row.querySelectorAll('td')].map((cell) => textOf(cell));
    if (label && value) reading.facts[`header ${label.replace(/\s*:$/u, '')}`] = value;
  }
  reading.signedInAs = firstFound([[`${selectors.self.css}@aria-label`, () => page.self]]);
  return reading;
}

function read(item: Element, url: URL): Reading {
  if (item.matches(printSelectors.printed.css)) return readPrinted(item, url);
  if (!item.matches(selectors.source.css)) return readMessage(item, url);
  const reading = readMailSource(item.textContent) ?? blankReading('email');
  const id = url.searchParams.get('permmsgid');
  reading.permalink = firstFound([['address of the page', () => (id === null ? null : url.href)]]);
  reading.decodedAt = firstFound([['permmsgid: when Google took it in', () => timeOfGmailId(id ?? '')]]);
  return reading;
}

/** Gmail: open messages of a conversation, and a message's own source ("show original") with every header; pages for printing. */
export const gmail: Adapter = {
  id: 'gmail',
  name: 'Gmail',
  version: 5,
  hosts: platformHosts.gmail,
  required: { email: ['author', 'postedAt', 'text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, gmail.hosts),
  items: (root, url) => {
    forgetPage(root);
    const printed = url.searchParams.get('view') === 'pt' ? all(root, printSelectors.printed) : [];
    return [...root.querySelectorAll(`${selectors.message.css}, ${selectors.source.css}`), ...printed];
  },
  read,
};
