import type { Adapter, MediaRef, Reading, SelectorRow } from '../contract.ts';
import { all, first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound } from '../reading/field.ts';
import { isUnderHosts } from '../values/host-match.ts';
import { utcOfIso } from '../values/machine-time.ts';
import { mailFrame } from './mail-frame.ts';
import { forgetPage, oncePerPage } from '../page/page-memo.ts';
import { putAll } from '../reading/put-all.ts';
import { mailboxIn } from './mailbox.ts';
import { addressesIn, addressIn, mailSelectors, setMailBody } from './quoted-mail.ts';
import { platformHosts } from '../platform-hosts.ts';
import { blankReading } from '../reading/reading.ts';
import { mediaUrl, pathParts } from '../values/safe-url.ts';

const selectors = {
  body: {
    css: '[id^="UniqueMessageBody"], div[role="document"][aria-label]:not([contenteditable="true"]), [data-testid="emailBodyContainer"]',
    seen: '2026-06?',
  },
  sender: {
    css: '[data-testid="SenderPersona"], span.OZZZK, [data-testid="senderName"], [data-testid="message-header-from"], [id^="MSG_"][id$="_FROM"]',
    seen: '2026-09?',
  },
  /** Whatever shows an address above the body. */
  address: { css: '[title*="@"], [aria-label*="@"]', seen: '2026-06?' },
  recipients: { css: '[data-testid="RecipientWell"]', seen: '2026-06?' },
  date: {
    css: '[data-testid="SentReceivedSavedTime"], [data-testid="message-header-date"], [id^="MSG_"][id$="_DATETIME"]',
    seen: '2026-09?',
  },
  time: { css: 'time[datetime]', seen: '2026-06?' },
  subject: {
    css: '[data-testid="message-subject"], [id$="_SUBJECT"] [title], #ConversationReadingPaneContainer [role="heading"], [role="main"] [role="heading"][aria-level="2"]',
    seen: '2026-06?',
  },
  attachment: { css: '[role="listbox"] [role="option"][aria-label] [title], .attachment [title]', seen: '2026-06?' },
  picture: { css: '[role="listbox"] [role="option"] img[src]', seen: '2026-06?' },
  self: {
    css: '#O365_MainLink_MePhoto [title*="@"], #mectrl_currentAccount_secondary, #O365_MainLink_Me[title*="@"], #O365_MainLink_Me[aria-label*="@"], [data-testid="mectrl"] [title*="@"]',
    seen: '2026-07?',
  },
  /** The private mailbox says its address nowhere but above its folders. */
  mailboxes: { css: '[role="tree"] [role="treeitem"]', seen: '2026-07?' },
  ...mailSelectors,
} as const satisfies Record<string, SelectorRow>;

const marks = `${selectors.sender.css}, ${selectors.date.css}`;

/** Words of an element with what its attributes say besides: the address stands in any of them. */
function saidBy(element: Element | null): string {
  if (element === null) return '';
  return [element.textContent, element.getAttribute('title'), element.getAttribute('aria-label')]
    .filter(Boolean)
    .join(' ')
    .slice(0, 5000);
}

function addressesOf(element: Element | null): string[] {
  const said = [element, ...(element?.querySelectorAll(selectors.address.css) ?? [])]
    .map((one) => saidBy(one))
    .join(' ');
  return addressesIn(said);
}

/** Whose mailbox this is; with several above their folders nobody knows which is shown. */
function selfIn(document: Document): string | null {
  const said = addressIn(saidBy(first(document, selectors.self)));
  if (said !== null) return said;
  const above = new Set(all(document, selectors.mailboxes).flatMap((one) => addressIn(saidBy(one)) ?? []));
  return above.size === 1 ? ([...above][0] ?? null) : null;
}

function idInAddress(url: URL): string | null {
  const parts = pathParts(url);
  const at = parts.indexOf('id');
  return (at === -1 ? undefined : parts[at + 1]) ?? url.searchParams.get('ItemID');
}

function read(frame: Element, url: URL): Reading {
  const reading = blankReading('email');
  const body = first(frame, selectors.body) ?? (frame.matches(selectors.body.css) ? frame : null);
  const above = (row: SelectorRow): Element[] =>
    all(frame, row).filter((match) => body === null || !body.contains(match));
  const sender = above(selectors.sender)[0] ?? null;
  const wells = above(selectors.recipients);
  // an address in the name is the sender's choice: what stands in brackets behind it comes first
  const shown = mailboxIn(sender?.textContent);
  const held = (sender?.textContent.includes('<') === true ? shown.mail : null) ?? addressesOf(sender)[0];
  // every element that says an address is asked only where the sender's own do not
  const holder =
    held !== undefined && sender !== null
      ? null
      : (above(selectors.address).find((one) => !wells.some((well) => well.contains(one))) ?? null);
  const mail = held ?? addressesOf(holder)[0] ?? null;
  const { name } = sender === null ? mailboxIn(holder?.textContent) : mailboxIn(textOf(sender));
  const date = above(selectors.date)[0] ?? null;
  const time = above(selectors.time)[0] ?? null;
  const itemId =
    frame.closest('[data-itemid]')?.getAttribute('data-itemid') ??
    frame.querySelector('[data-itemid]')?.getAttribute('data-itemid');
  const addressed = idInAddress(url);
  // AAMk… names a message, AAQk… the whole conversation
  const ofMessage = addressed?.startsWith('AAQk') === true || addressed?.startsWith('AQQk') === true ? null : addressed;
  reading.itemId = firstFound([
    ['@data-itemid', () => itemId],
    ['address of the page (message)', () => ofMessage],
  ]);
  reading.permalink = firstFound([
    ['address of the page', () => (idInAddress(url) === null ? null : url.href.replace(/#.*/u, ''))],
  ]);
  reading.author = {
    name: firstFound([[selectors.sender.css, () => name]]),
    handle: firstFound([[`${selectors.sender.css}, ${selectors.address.css}`, () => mail]]),
    accountId: firstFound([[`${selectors.sender.css}, ${selectors.address.css}`, () => mail]]),
    profileUrl: firstFound([['no profiles in mail', () => null]]),
  };
  reading.postedAt = firstFound([[`${selectors.time.css}@datetime`, () => utcOfIso(time?.getAttribute('datetime'))]]);
  reading.postedAtRaw = firstFound([
    [selectors.date.css, () => date && textOf(date)],
    [`${selectors.date.css}@title`, () => date?.getAttribute('title')],
  ]);
  const attached: MediaRef[] = above(selectors.picture).flatMap((image) => {
    const address = mediaUrl(image.getAttribute('src'), url);
    return address === null ? [] : [{ kind: 'image', url: address, alt: image.getAttribute('alt'), posterUrl: null }];
  });
  setMailBody(reading, body, selectors.body.css, url, attached);
  const page = oncePerPage(frame.ownerDocument, 'outlook', () => {
    const subject = first(frame.ownerDocument, selectors.subject);
    return {
      subject: subject?.getAttribute('title') || (subject && textOf(subject)),
      self: selfIn(frame.ownerDocument),
    };
  });
  const recipients = wells.flatMap((well) => addressesOf(well));
  reading.conversation = {
    name: page.subject ?? null,
    id: frame.closest('[data-convid]')?.getAttribute('data-convid') ?? (ofMessage === null ? addressed : null),
    participants: [...new Set([mail ?? '', ...recipients])].filter((one) => one !== ''),
  };
  if (page.self !== null && mail !== null) reading.side = mail.toLowerCase() === page.self.toLowerCase() ? 'out' : 'in';
  putAll(reading.facts, {
    subject: page.subject,
    to: recipients.join(', '),
    // as the page words them, in its language: "To: …", "Cc: …"
    recipients: wells.map((well) => textOf(well)).join('\n'),
    attachments: above(selectors.attachment)
      .map((one) => one.getAttribute('title'))
      .join(', '),
  });
  reading.signedInAs = firstFound([[`${selectors.self.css}, ${selectors.mailboxes.css}`, () => page.self]]);
  return reading;
}

/** Outlook on the web, private and at work. It shows no header fields and no exact time; "view message source" is a dialog of its own. */
export const outlook: Adapter = {
  id: 'outlook',
  name: 'Outlook',
  version: 6,
  hosts: platformHosts.outlook,
  required: { email: ['author', 'text'] },
  selectors,
  recognises: (url) => isUnderHosts(url, outlook.hosts),
  items: (root) => {
    forgetPage(root);
    const bodies = all(root, selectors.body).filter((body) => body.parentElement?.closest(selectors.body.css) == null);
    return [...new Set(bodies.map((body) => mailFrame(body, marks, selectors.body.css)))];
  },
  read,
};
