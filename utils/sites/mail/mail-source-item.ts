import type { Reading } from '../contract.ts';
import { firstFound, found } from '../reading/field.ts';
import { decodeMailWords, headerOf, parseMailSource, utcOfMailDate } from './mail-source.ts';
import { firstMailbox, mailboxIn } from './mailbox.ts';
import { blankReading } from '../reading/reading.ts';

/** A mail from its own source as a page shows it: every header field, exact time, Message-ID. Null where it is no source. */
export function readMailSource(sourceText: string): Reading | null {
  const source = parseMailSource(sourceText);
  if (source === null || headerOf(source, 'from') === null) return null;
  const reading = blankReading('email');
  const header = (name: string): string | null => headerOf(source, name);
  // taken apart before its words are decoded: what they say is the sender's choice
  const { name: fromName, mail } = mailboxIn(firstMailbox(header('from') ?? ''));
  const messageId = /<([^<>\s]+)>/u.exec(header('message-id') ?? '')?.[1] ?? null;
  reading.itemId = firstFound([['header Message-ID', () => messageId]]);
  reading.author.name = firstFound([['header From', () => fromName && decodeMailWords(fromName)]]);
  reading.author.handle = firstFound([['header From', () => mail]]);
  reading.author.accountId = firstFound([['header From', () => mail]]);
  reading.postedAt = firstFound([['header Date', () => utcOfMailDate(header('date'))]]);
  reading.postedAtRaw = firstFound([['header Date', () => header('date')]]);
  reading.text = found(source.body, 'source of the message');
  const answers = /<([^<>\s]+)>/u.exec(header('in-reply-to') ?? '')?.[1];
  if (answers !== undefined) reading.replyTo = { itemId: answers, permalink: null, author: null, text: null };
  reading.facts['subject'] = decodeMailWords(header('subject') ?? '');
  for (const name of ['to', 'cc', 'bcc']) {
    const value = header(name);
    if (value !== null) reading.facts[name] = decodeMailWords(value);
  }
  if (messageId !== null) reading.facts['messageId'] = messageId;
  // every field as it stands, repeated ones numbered: the way of the message is in its Received lines
  const seen = new Map<string, number>();
  for (const [name, value] of source.headers) {
    const count = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), count);
    reading.facts[count === 1 ? `header ${name}` : `header ${name} ${count}`] = value;
  }
  return reading;
}
