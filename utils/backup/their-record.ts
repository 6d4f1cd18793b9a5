import { fromBase64 } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';
import { openJsonWith } from '../record/content-key.ts';
import type {
  EntryRow,
  ExhibitRow,
  HeadRow,
  JournalRow,
  KeyRow,
  NoteRow,
  RingRow,
  StrandLineRow,
  StrandRow,
  ThingRow,
} from '../record/database.ts';
import { type KeyRing, ringFromBytes, ringSubject } from '../record/key-ring.ts';
import { importKeyPair, unwrapKey } from '../vault/key-wrap.ts';
import { drawKey } from '../vault/secrets.ts';
import { openStream } from '../vault/stream-seal.ts';
import type { OpenedBackup } from './open-backup.ts';
import type { BackupRow } from './row-frame.ts';

interface Tables {
  head: HeadRow[];
  ring: RingRow[];
  keys: KeyRow[];
  entries: EntryRow[];
  exhibits: ExhibitRow[];
  notes: NoteRow[];
  things: ThingRow[];
  journal: JournalRow[];
  strands: StrandRow[];
  strandLines: StrandLineRow[];
}

/** The other record's rows but its bytes, and what opens them. */
export class TheirRecord {
  readonly tables: Tables = {
    head: [],
    ring: [],
    keys: [],
    entries: [],
    exhibits: [],
    notes: [],
    things: [],
    journal: [],
    strands: [],
    strandLines: [],
  };
  private readonly backup: OpenedBackup;
  private wrapped: Map<string, KeyRow> | undefined;
  private ring: KeyRing | undefined;
  private pair: CryptoKeyPair | undefined;

  constructor(backup: OpenedBackup) {
    this.backup = backup;
  }

  /** Takes a row; rows of other tables (what was put aside there) stay there. */
  add({ table, row }: BackupRow): void {
    const rows = (this.tables as unknown as Record<string, unknown[] | undefined>)[table];
    if (rows !== undefined) rows.push(row);
  }

  get head(): HeadRow {
    const [head] = this.tables.head;
    if (head === undefined) throw new DaybookError('backup-altered', 'no head');
    return head;
  }

  /** The raw content key of an id there. */
  async key(id: string): Promise<Uint8Array<ArrayBuffer>> {
    this.ring ??= await this.openRing();
    const known = this.ring.get(id);
    if (known !== undefined) return known;
    this.wrapped ??= new Map(this.tables.keys.map((row) => [row.id, row]));
    const row = this.wrapped.get(id);
    if (row === undefined) throw new DaybookError('backup-altered', 'key');
    const { header, secrets } = this.backup;
    this.pair ??= await importKeyPair(fromBase64(header.sealingPublicKey), secrets.sealing);
    const raw = await unwrapKey(this.pair, row.wrapped, id);
    this.ring.set(id, raw);
    return raw;
  }

  async open<T>(row: { keyId: string; sealed: Uint8Array<ArrayBuffer> }, subject: string): Promise<T> {
    return openJsonWith<T>(await this.key(row.keyId), subject, row.sealed);
  }

  private async openRing(): Promise<KeyRing> {
    const [row] = this.tables.ring;
    if (row === undefined) return new Map();
    const key = await drawKey(this.backup.secrets, ringSubject, row.salt);
    return ringFromBytes(await openStream(key, row.sealed, ringSubject));
  }
}
