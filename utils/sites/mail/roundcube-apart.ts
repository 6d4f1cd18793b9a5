import type { ItemRef } from '../contract.ts';
import { textOf } from '../page/dom-text.ts';
import { addressIn } from './quoted-mail.ts';
import { mailOf } from './roundcube-contact.ts';

/** Parts of a body that are not the sender's words: who is quoted or passed on, and what Roundcube writes itself. */
export interface Apart {
  parts: Element[];
  quotes: ItemRef | null;
}

function reference(author: string | null, parts: readonly Element[]): ItemRef {
  const text = parts.map((part) => textOf(part)).join('\n\n');
  return { itemId: null, permalink: null, author, text };
}

/** The line right before a quotation, which says who wrote it. */
function lineBefore(quotation: Element): string {
  let words = '';
  for (let node = quotation.previousSibling; node !== null; node = node.previousSibling) {
    if (node.nodeName === 'BR' && words.trim() !== '') break;
    words = `${node.textContent ?? ''}${words}`;
  }
  return words;
}

/** What Roundcube 1.6 draws in a body besides the words: lines with `>`, a message that hangs on this one, and pictures. */
export function apartFrom(body: Element): Apart {
  const children = [...body.children];
  const pictures = children.filter(({ localName }) => localName === 'p');
  const quoted = [...body.querySelectorAll('[id^="message-part"] > div > blockquote')];
  // the mail's own words are two boxes deep: a table in one is Roundcube's
  const head = children.find(({ children: [table, more] }) => table?.localName === 'table' && more === undefined);
  const passedOn = head === undefined ? [] : children.slice(children.indexOf(head));
  const words = passedOn.filter((part) => part !== head && !pictures.includes(part));
  const from = head?.querySelector('td.header.from');
  const [quotation] = quoted.filter((part) => !passedOn.some((one) => one.contains(part)));
  const quotes =
    quotation !== undefined
      ? reference(addressIn(lineBefore(quotation)), quoted)
      : words.length > 0
        ? reference(mailOf(from?.querySelector('.rcmContactAddress') ?? from), words)
        : null;
  return { parts: [...pictures, ...quoted, ...passedOn], quotes };
}
