/** One old incident on its way into the record, as typed or pasted. */
export interface BulkRow {
  /** Stays the same while the row is moved and changed. */
  key: number;
  when: string;
  kind: string;
  who: string;
  where: string;
  words: string;
}

let last = 0;

/** An empty row, or one with these texts. */
export function newRow(part: Partial<Omit<BulkRow, 'key'>> = {}): BulkRow {
  last += 1;
  return { key: last, when: '', kind: '', who: '', where: '', words: '', ...part };
}

/** Whether nothing was written into the row yet. */
export function isEmptyRow({ when, who, where, words }: BulkRow): boolean {
  return `${when}${who}${where}${words}`.trim() === '';
}
