/** An entry as a statement tells of it. */
export interface StatementEntry {
  /** `DB/12`. */
  ref: string;
  /** `Post, X (Twitter)`. */
  what: string;
  /** When it happened, as well as it is known. */
  when: string;
  /** When it was kept; null where it was written down from memory. */
  kept: string | null;
  from: string | null;
  /** The person's own words, of entries without a page. */
  words: string | null;
  exhibits: number;
}

/** What a draft is filled from. */
export interface StatementFacts {
  /** Name, or null: the person puts it in. */
  name: string | null;
  reference: string | null;
  /** `13 entries in 42 days`. */
  headline: string;
  first: string | null;
  last: string | null;
  entries: readonly StatementEntry[];
  exhibits: number;
  impacts: readonly { when: string; words: string }[];
  software: string;
  browser: string | null;
  zone: string;
  today: string;
}

/** What stands where only the person can say it. */
export const toFill = (what: string): string => `[${what}]`;

/** The entries as a list of exhibits, one a line. */
export function exhibitLines({ entries }: StatementFacts): string[] {
  return entries
    .filter(({ exhibits }) => exhibits > 0)
    .map(
      ({ ref, what, when, kept, from, exhibits }) =>
        `${ref}: ${what}${from === null ? '' : `, shown as from ${from}`}; ${when}; kept on ${kept ?? when}; ${exhibits} ${exhibits === 1 ? 'file' : 'files'}.`,
    );
}

/** Numbered paragraphs. */
export function numbered(paragraphs: readonly string[]): string[] {
  return paragraphs.map((text, at) => `${at + 1}. ${text}`);
}
