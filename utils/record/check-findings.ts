/** What a check of the record can find wrong. */
export const findingKinds = [
  'entry-damaged', // its sealed text does not open
  'entry-altered', // it opens, but is not what the journal says was kept
  'entry-missing', // the journal tells of it; it is not there
  'file-damaged', // a kept file does not open, or its digest is another
  'file-missing',
  'note-damaged',
  'note-altered',
  'note-missing',
  'thing-damaged',
  'thing-altered',
  'thing-missing',
  'journal-broken', // a line is missing, moved or altered; `place` is its number
  'key-damaged', // a wrapped key does not open any more
  'ring-damaged', // the key ring did not open; it was made anew
  'orphan', // a row that belongs to nothing
  'number-wrong', // the next number was given already
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** One thing found wrong, with the entry it concerns. */
export interface Finding {
  what: FindingKind;
  /** The entry's number; null where it concerns none, or none that can be told. */
  number: number | null;
  /** Place in the journal, name of a file. */
  place: string | null;
  /** Where the row stands. */
  table: string;
  id: string;
}

export interface CheckProgress {
  done: number;
  of: number;
}

export interface CheckResult {
  findings: Finding[];
  entries: number;
  files: number;
  bytes: number;
  journalLines: number;
}

/** Whether it can be put right without pretending anything. */
export function canRepair({ what }: Finding): boolean {
  return what === 'orphan' || what === 'number-wrong';
}
