import type { ItemRef, MediaRef, Reading, SelectorRow } from '../contract.ts';
import { bodyMedia } from '../page/body-media.ts';
import { boxAround } from '../page/box-around.ts';
import { textOf } from '../page/dom-text.ts';
import { firstFound, found } from '../reading/field.ts';

/** How mail programs mark the message that is answered; readers put `x_` or `v1` before names that are not theirs. */
export const mailSelectors = {
  attribution: { css: '[class*="gmail_attr"], [class*="moz-cite-prefix"]', seen: '2026-07' },
  quoted: {
    css: '[class*="gmail_quote"], [class*="yahoo_quoted"], [id*="yahoo_quoted"], [class*="moz-cite-prefix"], blockquote[type="cite"], [id$="divRplyFwdMsg"], [id$="divRplyFwdMsg"] ~ *, [id$="mail-editor-reference-message-container"], .adL, .ajR, .yj6qo',
    seen: '2026-07',
  },
} as const satisfies Record<string, SelectorRow>;

/** No part of it can be read in two ways: a line of thousands of `@` is done with in one pass. */
const address = /[^\s<>"'(),;:[\]@]{1,200}@(?:[^\s<>"'(),;:[\]@.]{1,63}\.){1,20}[^\s<>"'(),;:[\]@.]{1,63}/u;

const addresses = new RegExp(address, 'gu');

/** The first e-mail address in a text, as it stands there. */
export function addressIn(text: string | null | undefined): string | null {
  return address.exec((text ?? '').slice(0, 2000))?.[0] ?? null;
}

/** All e-mail addresses in a text, each once; long lists of recipients are read as far as sense goes. */
export function addressesIn(text: string): string[] {
  return [...new Set(text.slice(0, 50_000).match(addresses) ?? [])];
}

/** A name beside its address: `Name <a@b.c>`, `"Name" (a@b.c)`; null where there is none. */
export function nameBeside(text: string | null | undefined): string | null {
  const name = (text ?? '')
    .slice(0, 2000)
    .replace(/[<(]?\s{0,9}[^\s<>()@]{1,200}@[^\s<>()@]{1,255}\s{0,9}[>)]?/u, '')
    .replace(/^["'\s]+|["'\s,;]+$/gu, '');
  return name === '' ? null : name;
}

/** Below a line across the page, whether drawn by an element or as an edge. */
const belowLine = 'hr + *, [style*="border-top"]';

function followersOf(element: Element): Element[] {
  const all = [...(element.parentElement?.children ?? [])];
  return all.slice(all.indexOf(element) + 1);
}

/** The head of the answered message as Outlook writes it: bold labels with a colon, one of them before an address; and what follows. */
function quotedBelowLine(body: Element): Element[] {
  for (const head of body.querySelectorAll(belowLine)) {
    const labels = [...head.querySelectorAll('b, strong')].filter((label) => /[:：]$/u.test(label.textContent.trim()));
    if (labels.length >= 2 && addressIn(head.textContent) !== null)
      return [head, ...followersOf(boxAround(head, body))];
  }
  return [];
}

/**
 * Where no mail program's name marks it: a quotation below a line that ends in a colon and holds an address, which in
 * every language says who wrote what follows. The line, and the quotation.
 */
function quotedByPlace(body: Element): Element[] {
  if (body.querySelector(mailSelectors.quoted.css) !== null) return [];
  for (const quotation of body.querySelectorAll('blockquote')) {
    const line = quotation.previousElementSibling;
    const words = line?.textContent.trim() ?? '';
    if (line !== null && words.length < 400 && /[:：]$/u.test(words) && addressIn(words) !== null)
      return [line, quotation];
  }
  return quotedBelowLine(body);
}

/** What stands below the head of the answered message where that has a box of its own: beside it no selector finds it. */
function belowHead(body: Element): Element[] {
  const head = body.querySelector('[id$="divRplyFwdMsg"]');
  const below = head === null ? [] : followersOf(boxAround(head, body));
  return below.filter((part) => !part.matches(mailSelectors.quoted.css));
}

/** The message that is answered, from the outermost mark of it. */
function quoteOf(body: Element, [line, ...quotation]: readonly Element[], below: readonly Element[]): ItemRef | null {
  const parts = [...body.querySelectorAll(mailSelectors.quoted.css)].filter(
    (part) => part.parentElement?.closest(mailSelectors.quoted.css) == null && !part.matches('.ajR, .yj6qo'),
  );
  const text = [...parts, ...below, ...quotation]
    .map((part) => textOf(part, { exclude: mailSelectors.attribution.css }))
    .filter((words) => words !== '')
    .join('\n\n');
  const attribution =
    line?.textContent ??
    body.querySelector(mailSelectors.attribution.css)?.textContent ??
    body.querySelector('[id$="divRplyFwdMsg"]')?.textContent;
  return text === '' ? null : { itemId: null, permalink: null, author: addressIn(attribution), text };
}

/** Sets text, media and the answered message from the body of a mail; `apart` are parts of it that are not its words. */
export function setMailBody(
  reading: Reading,
  body: Element | null,
  via: string,
  url: URL,
  attachments: MediaRef[],
  apart: readonly Element[] = [],
): void {
  if (body === null) {
    reading.text = firstFound([[via, () => null]]);
    return;
  }
  const byPlace = quotedByPlace(body);
  const below = belowHead(body);
  reading.quotes = quoteOf(body, byPlace, below);
  reading.media = [
    ...bodyMedia([body], url, mailSelectors.quoted.css, [...byPlace, ...below, ...apart]),
    ...attachments,
  ];
  const words = textOf(body, { exclude: mailSelectors.quoted.css, without: [...byPlace, ...below, ...apart] });
  // a mail without words is a mail all the same
  reading.text = found(words, via);
}
