import { concatBytes, utf8 } from '../shared/bytes.ts';
import { digestOf } from '../shared/canonical-json.ts';
import { DaybookError } from '../shared/errors.ts';
import { release } from '../shared/release.ts';
import { sha256Hex } from '../shared/sha256.ts';
import type { ToJournal } from './commit.ts';
import { type ContentKey, openBytesWith, sealBytes } from './content-key.ts';
import { type EntryRow, recordDatabase } from './database.ts';
import { entryRow } from './entries.ts';
import { type StagedAt, changeParcel } from './staging.ts';
import { summaryOf } from './summary-of.ts';
import type { Entry, EntrySummary, Exhibit } from './types.ts';

/** One entry's id, and the key for it and its files: erased together, they share one. */
export interface ImportSlot {
  id: string;
  key: ContentKey;
  exhibits: Exhibit[];
  /** Which of the entries it was begun as; those that are `timed` have the place of the one before them. */
  order: number;
  /** Of the timed ones, when it happened, epoch milliseconds. */
  at: number;
  /** The number that it is expected to get; null until that can be told. */
  number: number | null;
}

/** An entry that is sealed, with the journal line that tells of it. */
interface SealedEntry {
  slot: ImportSlot;
  line: ToJournal & { kind: 'entry-made' };
  /** Of the text that was sealed. */
  sha256: string;
  summary: EntrySummary;
}

/** One that is still to be written. */
export interface EntryToStage extends SealedEntry {
  row: EntryRow;
}

/** One that lies written for later. */
export interface StagedEntry extends SealedEntry {
  staged: StagedAt;
}

/** So many entries are read back and opened side by side. */
const entriesAtOnce = 50;

/** Seals an entry, under the number that it has, whose files are all there. */
export async function sealEntry(slot: ImportSlot, entry: Entry): Promise<EntryToStage> {
  const text = utf8(JSON.stringify(entry));
  const [sealed, sha256, content] = await Promise.all([
    sealBytes(slot.key, `entry/${entry.id}`, text),
    sha256Hex(text),
    digestOf({ entry, exhibits: slot.exhibits }),
  ]);
  const row = entryRow(entry, slot.key.row.id, concatBytes(sealed));
  const line = { kind: 'entry-made' as const, subject: { id: entry.id, number: entry.number }, content };
  return { slot, line, sha256, summary: summaryOf(row), row };
}

/** An entry that came to lie at `staged`; its sealed words are given back. */
export function stagedEntry({ row, ...entry }: EntryToStage, staged: StagedAt): StagedEntry {
  release(row.sealed);
  return { ...entry, staged };
}

/** What was sealed, to the letter, or it is `read-back-differs`. */
async function openedAsSealed({ slot, sha256 }: SealedEntry, row: EntryRow | undefined) {
  if (row === undefined) throw new DaybookError('read-back-differs', 'entry');
  const stored = await openBytesWith(slot.key.raw, `entry/${slot.id}`, row.sealed);
  if ((await sha256Hex(stored)) !== sha256) throw new DaybookError('read-back-differs', 'entry');
  return stored;
}

/**
 * Numbers entries from `first` on, in this order. Nearly always they have these numbers; those that do not are sealed
 * anew: something else was kept meanwhile, or the export did not have its days one after the other.
 */
export async function numberEntries(entries: readonly StagedEntry[], first: number): Promise<StagedEntry[]> {
  const numbered = [...entries];
  const wrong = [...entries.entries()].filter(([at, { summary }]) => summary.number !== first + at);
  for (const [parcel, some] of Map.groupBy(wrong, ([, { staged }]) => staged.parcel)) {
    await changeParcel(parcel, async (rows) => {
      const changed = [...rows];
      await Promise.all(
        some.map(async ([at, { staged, ...sealed }]) => {
          const text = await openedAsSealed(sealed, rows[staged.place] as EntryRow | undefined);
          const entry = JSON.parse(new TextDecoder().decode(text)) as Entry;
          const { row, ...again } = await sealEntry(sealed.slot, { ...entry, number: first + at });
          changed[staged.place] = { ...row };
          numbered[at] = { ...again, staged };
        }),
      );
      return changed;
    });
  }
  return numbered;
}

/** Reads entries back from where they now are: each must be what was sealed. */
export async function readBackEntries(entries: readonly StagedEntry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += entriesAtOnce) {
    const some = entries.slice(at, at + entriesAtOnce);
    const rows = await recordDatabase().entries.bulkGet(some.map(({ slot }) => slot.id));
    await Promise.all(some.map(async (entry, place) => openedAsSealed(entry, rows[place])));
  }
}
