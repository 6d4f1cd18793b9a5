import type { Reading, SelectorRow } from '../contract.ts';
import { first } from '../page/dom-find.ts';
import { textOf } from '../page/dom-text.ts';
import { missing } from '../reading/field.ts';
import { readMailSource } from './mail-source-item.ts';

export const roundcubeHeaderSelectors = {
  /** "All headers" in a page of their own (Elastic puts it into a frame): a line for each field (1.6). */
  headersPage: { css: 'body.action-headers .frame-content', seen: '2026-11' },
  /** Opened above the message, in Larry and Classic (1.6). */
  headersAbove: { css: '#headers-source', seen: '2026-11' },
} as const satisfies Record<string, SelectorRow>;

/** All header fields as an element shows them; null where they are not loaded. Spaces that do not break begin what goes on from the line before. */
export function readShownHeaders(shown: Element): Reading | null {
  const reading = readMailSource(textOf(shown).replace(/\u00A0/gu, ' '));
  if (reading !== null) reading.text = missing('only header fields are shown');
  return reading;
}

/** What all headers that stand open above a message say of it. */
export function headersAbove(document: Document): Reading | null {
  const shown = first(document, roundcubeHeaderSelectors.headersAbove);
  return shown && readShownHeaders(shown);
}
