import { mailboxIn } from './mailbox.ts';
import { addressIn } from './quoted-mail.ts';

/** Address in the title of a contact; newer versions link it with `mailto:`, pages for printing say it in words. */
export function mailOf(contact: Element | null | undefined): string | null {
  return (
    addressIn(contact?.getAttribute('title')) ??
    addressIn(/^mailto:([^?]*)/u.exec(contact?.getAttribute('href') ?? '')?.[1]) ??
    mailboxIn(contact?.textContent).mail
  );
}
