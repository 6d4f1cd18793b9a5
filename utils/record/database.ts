import Dexie, { type EntityTable, type Table } from 'dexie';
import { databasesWithRoom } from '../vault/open-with-room.ts';
import { openAgain } from '../vault/open-again.ts';
import { refuseNewer } from '../vault/refuse-newer.ts';
import type { CaptureState, Entry, EntrySummary, HappenedAt } from './types.ts';

/** A content key, wrapped to the record's public key. */
export interface KeyRow {
  id: string;
  wrapped: Uint8Array<ArrayBuffer>;
}

/** What stands in the clear is what a list may show: number, times, platform, kind; the rest is in `sealed`. */
export interface EntryRow {
  id: string;
  number: number;
  site: string;
  kind: string;
  source: Entry['source'];
  state: CaptureState | null;
  at: string;
  precision: HappenedAt['precision'];
  keyId: string;
  /** `Entry` as JSON, sealed. */
  sealed: Uint8Array<ArrayBuffer>;
}

export interface ExhibitRow {
  id: string;
  entryId: string;
  keyId: string;
  /** `Exhibit` as JSON, sealed. */
  sealed: Uint8Array<ArrayBuffer>;
}

/** The bytes of an exhibit, sealed with the exhibit's own key; apart, so that a list never loads them. */
export interface BytesRow {
  id: string;
  sealed: Blob;
}

export interface NoteRow {
  id: string;
  entryId: string;
  keyId: string;
  sealed: Uint8Array<ArrayBuffer>;
}

/** One version of a thing; what stands in the clear says only of which kind it is and what it belongs to. */
export interface ThingRow {
  id: string;
  kind: string;
  about: string | null;
  replaces: string | null;
  keyId: string;
  /** `Thing` as JSON, sealed. */
  sealed: Uint8Array<ArrayBuffer>;
}

export interface JournalRow {
  seq: number;
  digest: string;
  keyId: string;
  sealed: Uint8Array<ArrayBuffer>;
}

/** A file of a capture under way that lies in the store already; its bytes are in `bytes` under its id. */
export interface AttemptPartRow {
  id: string;
  keyId: string;
  wrapped: Uint8Array<ArrayBuffer>;
  /** `PartFacts` as JSON, sealed. */
  sealed: Uint8Array<ArrayBuffer>;
}

/** A capture under way. One that outlives the background that began it was interrupted. */
export interface AttemptRow {
  id: string;
  /** Which life of the background began it. */
  life: string;
  keyId: string;
  wrapped: Uint8Array<ArrayBuffer>;
  /** `Attempt` as JSON, sealed. */
  sealed: Uint8Array<ArrayBuffer>;
  /** What a long capture has put down so far, in order. */
  parts?: AttemptPartRow[];
}

/** The journal's end and the next number: what every write must find unchanged. */
export interface HeadRow {
  id: 'head';
  seq: number;
  digest: string;
  nextNumber: number;
  /** No key seals two things that can be erased apart, nor a journal line besides; absent where schema 1 wrote rows. */
  keysApart?: true;
  /** The list holds every entry; absent where an earlier schema wrote them (`summary-list.ts`). */
  listed?: true;
  /** The last backup: when it was made, UTC, and which number was to come next then. */
  backup?: { at: string; nextNumber: number };
}

/** All content keys known when it was last written, sealed under the record's own key (`key-ring.ts`). */
export interface RingRow {
  id: 'ring';
  /** The journal's length then: another length means that there may be other keys. */
  seq: number;
  salt: Uint8Array<ArrayBuffer>;
  sealed: Uint8Array<ArrayBuffer>;
}

/** What stands in the clear of some hundred entries: a long list is read from such rows at once (`summary-list.ts`). */
export interface ListRow {
  id: string;
  summaries: EntrySummary[];
}

/** A row that belonged to nothing and was taken out of its table, as it was; nothing is thrown away. */
export interface AsideRow {
  id: string;
  table: string;
  row: unknown;
  at: string;
}

/** Tables out of which something can be taken by the person. */
export type RemovableTable = 'entries' | 'exhibits' | 'notes' | 'things';

/** A row that the person took out of sight: it can be put back until its key goes. */
export interface RemovedRow {
  /** `table/rowId`. */
  id: string;
  table: RemovableTable;
  rowId: string;
  keyId: string;
  /** The row as it lay in its table; null where it lies there still (versions of a thing that was taken away). */
  row: Record<string, unknown> | null;
  /** What was taken out, and all of this went with it: id of an entry or note, root of a thing. */
  subject: string;
  at: string;
  /** Length of the journal once that was written down. */
  seq: number;
  /** For the line that stays when it is gone; null for an exhibit, which is told of with its entry. */
  told: { number?: number; what: string; content: string } | null;
}

/** A row of a backup or an import on its way in; becomes part of the record with all the others of its job, or goes. */
export interface StagedRow {
  n?: number;
  job: string;
  table: string;
  /** For `bytes`, only their ids: the bytes lie in their place already, where nothing points to them yet. */
  rows?: Record<string, unknown>[];
  /** The only row of what versions before 2026-11-26 left behind when they were killed. */
  row?: Record<string, unknown>;
}

/** Another record that was merged into this one: `Strand` as JSON, sealed. */
export interface StrandRow {
  id: string;
  keyId: string;
  sealed: Uint8Array<ArrayBuffer>;
}

/** A line of a merged record's own journal, sealed as it was there. */
export interface StrandLineRow {
  /** `strandId/seq`. */
  id: string;
  strandId: string;
  seq: number;
  digest: string;
  keyId: string;
  sealed: Uint8Array<ArrayBuffer>;
}

/**
 * 1: the first. 2: what was removed lies in a table of its own; journal lines have keys of their own. 3: a list of what
 * stands in the clear. 4: that list in parts, kept in step by every change.
 */
export const schemaVersion = 4;

export class RecordDatabase extends Dexie {
  keys!: EntityTable<KeyRow, 'id'>;
  entries!: EntityTable<EntryRow, 'id'>;
  exhibits!: EntityTable<ExhibitRow, 'id'>;
  bytes!: EntityTable<BytesRow, 'id'>;
  notes!: EntityTable<NoteRow, 'id'>;
  things!: EntityTable<ThingRow, 'id'>;
  journal!: EntityTable<JournalRow, 'seq'>;
  attempts!: EntityTable<AttemptRow, 'id'>;
  head!: EntityTable<HeadRow, 'id'>;
  ring!: EntityTable<RingRow, 'id'>;
  aside!: EntityTable<AsideRow, 'id'>;
  staged!: Table<StagedRow, number>;
  strands!: EntityTable<StrandRow, 'id'>;
  strandLines!: EntityTable<StrandLineRow, 'id'>;
  removed!: EntityTable<RemovedRow, 'id'>;
  lists!: EntityTable<ListRow, 'id'>;

  constructor(name = 'daybook') {
    super(name, { chromeTransactionDurability: 'strict', indexedDB: databasesWithRoom });
    this.version(1).stores({
      keys: 'id',
      entries: 'id, &number, at',
      exhibits: 'id, entryId',
      bytes: 'id',
      notes: 'id, entryId',
      things: 'id, kind, about',
      journal: 'seq',
      attempts: 'id',
      head: 'id',
      ring: 'id',
      aside: 'id',
      staged: '++n, job',
      strands: 'id',
      strandLines: 'id, strandId',
    });
    // Rows of schema 1 get keys of their own when the record is next open: `keys-apart.ts`.
    this.version(2).stores({ removed: 'id, subject, at' });
    this.version(3).stores({
      lists: 'id',
    });
    // The list of schema 3 goes; it is written anew from the entries when the record is next open.
    this.version(schemaVersion)
      .stores({})
      .upgrade((change) => change.table('lists').clear());
    refuseNewer(this, schemaVersion);
  }
}

let database: RecordDatabase | undefined;

/** The record's database in this profile, opened at the first use. */
export function recordDatabase(): RecordDatabase {
  database ??= new RecordDatabase();
  return openAgain(database);
}
