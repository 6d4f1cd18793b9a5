import type { Author, ItemKind, Reading } from '../contract.ts';
import { missing, valueOf } from './field.ts';

/** A reading in which nothing was found; an adapter fills in what it finds. */
export function blankReading(kind: ItemKind): Reading {
  return {
    kind,
    itemId: missing(),
    permalink: missing(),
    author: blankAuthor(),
    postedAt: missing(),
    postedAtRaw: missing(),
    decodedAt: missing(),
    text: missing(),
    media: [],
    replyTo: null,
    quotes: null,
    marks: [],
    counts: {},
    side: null,
    conversation: null,
    signedInAs: missing(),
    facts: {},
  };
}

export function blankAuthor(): Author {
  return { name: missing(), handle: missing(), accountId: missing(), profileUrl: missing() };
}

/** Where the page shows only the beginning of the words, behind which a button shows the rest. */
export const cutMark = 'text cut short by the page';

/**
 * For an item of a list that shows of a post its first words, or those around the ones looked for: marked as cut where dots
 * stand for the rest. Dots that somebody wrote there cannot be told from them.
 */
export function markExcerpt(reading: Reading): void {
  if (/^(?:…|\.{3})|(?:…|\.{3})$/u.test(valueOf(reading.text) ?? '')) reading.marks.push(cutMark);
}
