import type { Reading, SelectorRow } from '../contract.ts';
import { first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { oncePerPage } from '../page/page-memo.ts';
import { firstFound } from '../reading/field.ts';
import { putAll } from '../reading/put-all.ts';

/** Where a board's pages show what stands around a post. */
interface FactRows {
  thread: SelectorRow;
  subject: SelectorRow;
  rank: SelectorRow;
  signature: SelectorRow;
  self: SelectorRow;
}

/** Puts down what boards show around a post: thread, subject, rank, signature, further quotations, who is signed in. */
export function addForumFacts(
  reading: Reading,
  document: Document,
  rows: FactRows,
  text: (row: SelectorRow) => string | null,
  quotes: readonly Element[],
): void {
  const page = oncePerPage(document, 'board', () => ({
    thread: first(document, rows.thread)?.textContent.trim() ?? null,
    self: first(document, rows.self)?.textContent.trim() ?? null,
  }));
  putAll(reading.facts, {
    title: page.thread,
    subject: text(rows.subject),
    rank: text(rows.rank),
    signature: text(rows.signature),
    otherQuotes: quotes
      .slice(1)
      .map((quote) => textOf(quote))
      .join('\n\n'),
  });
  reading.signedInAs = firstFound([[rows.self.css, () => page.self]]);
}
