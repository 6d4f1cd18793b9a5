import { addressIn, nameBeside } from './quoted-mail.ts';

/** Somebody as a mail names them. */
export interface Mailbox {
  name: string | null;
  mail: string | null;
}

/**
 * Name and address in `Name <a@b.c>` or either alone. Whoever sends a mail chooses the name, and may choose somebody
 * else's address for it: the address is what stands in the last angle brackets.
 */
export function mailboxIn(text: string | null | undefined): Mailbox {
  const words = (text ?? '').slice(0, 2000);
  const open = words.lastIndexOf('<');
  const mail = open < 0 ? null : addressIn(words.slice(open));
  const name = mail === null ? nameBeside(words)?.replace(/^\((.*)\)$/u, '$1') : nameIn(words.slice(0, open).trim());
  return { name: name || null, mail: mail ?? addressIn(words) };
}

function nameIn(words: string): string {
  const quoted = /^(["'])(.*)\1$/su.exec(words)?.[2];
  return (quoted ?? words).replace(/\\(["\\])/gu, '$1').trim();
}

/** The first of the people in a header field as it is sent, before its words are decoded; commas in quotes part nobody. */
export function firstMailbox(field: string): string {
  return /^(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^",<])*/u.exec(field.slice(0, 2000))?.[0] || field;
}
