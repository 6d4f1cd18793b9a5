import { concatBytes, utf8 } from '../shared/bytes.ts';
import { digestOf } from '../shared/canonical-json.ts';
import { DaybookError } from '../shared/errors.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { SideBySide } from '../shared/side-by-side.ts';
import type { ToJournal } from './commit.ts';
import { type ContentKey, openBytesWith, sealBytes } from './content-key.ts';
import { newContentSalt } from './content-salt.ts';
import { recordDatabase } from './database.ts';
import { entryRow } from './entries.ts';
import type { LaidDrafts } from './laid-drafts.ts';
import { type Job, stageRows } from './staging.ts';
import { summaryOf } from './summary-of.ts';
import type { Entry, EntrySummary, Exhibit } from './types.ts';

/** An entry on its way in: everything but the number, which it gets with all the others at the end. */
export type ImportDraft = Omit<Entry, 'id' | 'number'>;

/** One entry's id, and the key for it and its files: erased together, they share one. */
export interface ImportSlot {
  id: string;
  key: ContentKey;
  exhibits: Exhibit[];
  /** Which of the entries it was begun as; those that are `timed` have the place of the one before them. */
  order: number;
  /** Of the timed ones, when it happened, epoch milliseconds: set by whoever makes it. */
  at: number;
}

/** An entry that is written, with the journal line that tells of it. */
export interface MadeEntry {
  slot: ImportSlot;
  line: ToJournal & { kind: 'entry-made' };
  /** Of the text that was sealed. */
  sha256: string;
  summary: EntrySummary;
}

/** So many entries are sealed, or read back and opened, side by side. */
const entriesAtOnce = 50;

/** Makes entries of the drafts, some at a time, and writes them for later: their words are too many to be held. */
export async function stageEntries(
  slots: readonly ImportSlot[],
  drafts: LaidDrafts<ImportDraft>,
  job: Job,
  nextNumber: number,
): Promise<MadeEntry[]> {
  const made: MadeEntry[] = [];
  // While some are written, the next are made.
  const writing = new SideBySide(1);
  for (let from = 0; from < slots.length; from += entriesAtOnce) {
    const some = await Promise.all(
      slots.slice(from, from + entriesAtOnce).map(async (slot, at) => {
        const draft = await drafts.open(slot.id, slot.key);
        const entry: Entry = { id: slot.id, number: nextNumber + from + at, ...draft, salt: newContentSalt() };
        const text = utf8(JSON.stringify(entry));
        const [sealed, sha256, content] = await Promise.all([
          sealBytes(slot.key, `entry/${entry.id}`, text),
          sha256Hex(text),
          digestOf({ entry, exhibits: slot.exhibits }),
        ]);
        const line = { kind: 'entry-made' as const, subject: { id: entry.id, number: entry.number }, content };
        return { slot, line, sha256, row: entryRow(entry, slot.key.row.id, concatBytes(sealed)) };
      }),
    );
    const rows = some.map(({ row }) => ({ ...row }));
    await writing.add(() => stageRows(job, 'entries', rows));
    made.push(...some.map(({ row, ...one }) => ({ ...one, summary: summaryOf(row) })));
  }
  await writing.end();
  await drafts.drop();
  return made;
}

/** Reads entries back from where they now are: each must be what was sealed, to the letter. */
export async function readBackEntries(entries: readonly MadeEntry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += entriesAtOnce) {
    const some = entries.slice(at, at + entriesAtOnce);
    const rows = await recordDatabase().entries.bulkGet(some.map(({ slot }) => slot.id));
    await Promise.all(
      some.map(async ({ slot, sha256 }, place) => {
        const row = rows[place];
        if (row === undefined) throw new DaybookError('read-back-differs', 'entry');
        const stored = await openBytesWith(slot.key.raw, `entry/${slot.id}`, row.sealed);
        if ((await sha256Hex(stored)) !== sha256) throw new DaybookError('read-back-differs', 'entry');
      }),
    );
  }
}
