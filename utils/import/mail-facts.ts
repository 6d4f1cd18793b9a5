import PostalMime from 'postal-mime';
import { DaybookError } from '../shared/errors.ts';
import { type ImportFile, wholeFile } from './import-file.ts';
import { asName } from './json-shape.ts';

/** Largest mail that is read: far above what any server carries. */
export const largestMail = 100 << 20;

export interface MailFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A mail as it was read; the file itself stays what counts. */
export interface MailFacts {
  from: { name: string | null; address: string | null };
  to: string[];
  subject: string | null;
  /** UTC of the `Date` header, which the sender's program wrote; null where there is none that can be read. */
  sentAt: number | null;
  dateHeader: string | null;
  /** UTC of the newest `Received` line, which the receiving server wrote. */
  receivedAt: number | null;
  text: string | null;
  /** Every header in its order, by its name in lower case. */
  headers: { key: string; value: string }[];
  files: MailFile[];
}

const shown: readonly [key: string, label: string][] = [
  ['from', 'From'],
  ['sender', 'Sender'],
  ['reply-to', 'Reply to'],
  ['return-path', 'Return path'],
  ['to', 'To'],
  ['cc', 'Copy to'],
  ['date', 'Date, as the sender’s program wrote it'],
  ['message-id', 'Message-ID'],
  ['in-reply-to', 'In reply to'],
  ['authentication-results', 'Checks by the receiving server (SPF, DKIM, DMARC)'],
  ['arc-authentication-results', 'Checks passed on (ARC)'],
  ['received-spf', 'Check of the sending server (SPF)'],
  ['dkim-signature', 'Signature of the sending server (DKIM)'],
  ['x-originating-ip', 'Address that it was written from'],
  ['x-mailer', 'Program'],
  ['user-agent', 'Program'],
];

/** Longest header that an entry shows, in characters; all of it stands in a file beside the mail. */
export const longestShown = 2000;
/** Most lines of one kind that it shows. */
const mostShown = 100;

function oneLine(value: string): string {
  const line = value.slice(0, longestShown).replaceAll(/\s+/gu, ' ').toWellFormed();
  return value.length > longestShown ? `${line} …` : line;
}

/** The headers that say where a mail came from, for people: label and value; the way it took last, newest server first. */
export function mailHeaderFacts({ headers }: MailFacts): [label: string, value: string][] {
  const byKey = Map.groupBy(headers, ({ key }) => key);
  const some = (key: string) => byKey.get(key)?.slice(0, mostShown) ?? [];
  const facts = shown.flatMap(([key, label]) =>
    some(key).map(({ value }): [string, string] => [label, oneLine(value)]),
  );
  const servers = byKey.get('received')?.length ?? 0;
  return [
    ...facts,
    ...some('received').map(({ value }, at): [string, string] => [
      `Server ${at + 1} of ${servers} on the way (Received)`,
      oneLine(value),
    ]),
  ];
}

/** No program writes a longer date. */
const longestDate = 200;

function timeOf(value: string | null): number | null {
  // A date may end with its zone's name in brackets, which says nothing that its numbers do not.
  const at =
    value === null || value.length > longestDate ? Number.NaN : Date.parse(value.replace(/\s*\([^)]*\)\s*$/u, ''));
  return Number.isNaN(at) ? null : at;
}

/** Reads a mail from its bytes, as RFC 5322 has it; throws `import-unreadable` for what is none. */
export async function readMail(bytes: Uint8Array<ArrayBuffer>): Promise<MailFacts> {
  let mail: Awaited<ReturnType<PostalMime['parse']>>;
  try {
    mail = await new PostalMime({ attachmentEncoding: 'arraybuffer' }).parse(bytes);
  } catch (cause) {
    throw new DaybookError('import-unreadable', 'mail', { cause });
  }
  const headers = mail.headers.map(({ key, value }) => ({ key, value: value.toWellFormed() }));
  const value = (key: string) => headers.find((one) => one.key === key)?.value ?? null;
  if (value('from') === null && value('received') === null && value('date') === null) {
    throw new DaybookError('import-unreadable', 'no headers of a mail');
  }
  const dateHeader = value('date');
  const people = (mail.to ?? []).flatMap((one) => one.address ?? []);
  return {
    from: { name: asName(mail.from?.name), address: asName(mail.from?.address) },
    to: people.map((one) => one.toWellFormed()),
    subject: mail.subject?.slice(0, longestShown).toWellFormed() ?? null,
    sentAt: timeOf(dateHeader),
    dateHeader,
    receivedAt: timeOf(value('received')?.split(';').at(-1)?.trim() ?? null),
    text: mail.text?.toWellFormed() ?? (mail.html === undefined ? null : textOfMarkup(mail.html)),
    headers,
    files: mail.attachments.map((one, at) => ({
      name: one.filename?.toWellFormed() ?? `attachment-${at + 1}`,
      mediaType: one.mimeType,
      bytes: new Uint8Array(one.content as ArrayBuffer),
    })),
  };
}

const largestMarkup = 4 << 20;

/** The words of a mail that has no plain text; scripts and styles have none. Nothing of it is loaded or run. */
function textOfMarkup(markup: string): string {
  if (typeof DOMParser === 'undefined' || markup.length > largestMarkup) return markup.toWellFormed();
  const page = new DOMParser().parseFromString(markup, 'text/html');
  for (const one of page.querySelectorAll('script, style, template, title')) one.remove();
  for (const one of page.querySelectorAll('br, p, div, tr, li')) one.append('\n');
  return (page.body.textContent ?? '')
    .replaceAll(/\n\s*\n\s*\n+/gu, '\n\n')
    .trim()
    .toWellFormed();
}

/** Field names of which a mail has at least two. */
const mailFields =
  /^(?:received|from|to|date|subject|message-id|mime-version|return-path|delivered-to|dkim-signature|authentication-results|arc-seal|x-[a-z-]+|content-type|reply-to|cc):/iu;

/** Whether a text begins like a mail. */
export function looksLikeMail(head: string): boolean {
  const top = head.split(/\r?\n\r?\n/u)[0] ?? '';
  const lines = top.split(/\r?\n/u).filter((line) => !/^[ \t]/u.test(line));
  const first = lines[0] ?? '';
  if (!/^[!-9;-~]+:/u.test(first) && !first.startsWith('From ')) return false;
  return lines.filter((line) => mailFields.test(line)).length >= 2;
}

export async function readMailFile(file: ImportFile): Promise<MailFacts> {
  return readMail(await wholeFile(file, largestMail));
}
