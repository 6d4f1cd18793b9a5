import { digestOf } from '../shared/canonical-json.ts';
import { toHex } from '../shared/bytes.ts';
import { unwrapKey } from '../vault/key-wrap.ts';
import { openingKeys } from '../vault/vault.ts';
import { type CheckProgress, type CheckResult, type Finding, canRepair } from './check-findings.ts';
import { type Told, checkJournal } from './check-journal.ts';
import { openedOrNull } from './check-open.ts';
import { commit } from './commit.ts';
import { type EntryRow, recordDatabase } from './database.ts';
import { openEntryBody } from './entries.ts';
import { openExhibit, openExhibitFacts } from './exhibits.ts';
import { keyRing, refreshKeyRing } from './key-ring.ts';
import { openNote } from './notes.ts';
import { rowsOf } from './staging.ts';
import { mendSummaryList } from './summary-list.ts';
import { openThing } from './things.ts';
import type { Exhibit } from './types.ts';

/** One run over the whole record: what it found, how far it is. */
class Check {
  readonly findings: Finding[] = [];
  private done = 0;
  private of = 0;
  readonly result: Omit<CheckResult, 'findings'> = { entries: 0, files: 0, bytes: 0, journalLines: 0 };
  private readonly onProgress: (progress: CheckProgress) => void;
  private readonly signal: AbortSignal | undefined;

  constructor(onProgress: (progress: CheckProgress) => void, signal: AbortSignal | undefined) {
    this.onProgress = onProgress;
    this.signal = signal;
  }

  readonly find = (finding: Finding): void => {
    this.findings.push(finding);
  };

  readonly step = (count: number): void => {
    this.signal?.throwIfAborted();
    this.done += count;
    this.onProgress({ done: this.done, of: this.of });
  };

  async run(): Promise<CheckResult> {
    const { keys, entries, exhibits, notes, things, journal } = recordDatabase();
    const counts = await Promise.all([keys, entries, exhibits, notes, things, journal].map((table) => table.count()));
    this.of = counts.reduce((sum, count) => sum + count, 0);
    await this.checkRing();
    await mendSummaryList();
    await this.checkKeys();
    const told = await checkJournal(this.find, this.step);
    this.result.journalLines = told.lines;
    const numbers = await this.checkEntries(told);
    await this.checkNotes(told, numbers);
    await this.checkThings(told);
    await this.checkOrphans(numbers);
    await this.checkNextNumber();
    return { ...this.result, findings: this.findings };
  }

  /** Where the line that told of an entry is itself lost, that says nothing against the entry. */
  private async isTold(value: unknown, content: string | undefined): Promise<boolean> {
    if (content === undefined) return this.findings.some(({ what }) => what === 'journal-broken');
    return (await digestOf(value)) === content;
  }

  private async checkRing(): Promise<void> {
    if ((await openedOrNull(keyRing)) !== null) return;
    await refreshKeyRing(true);
    this.find({ what: 'ring-damaged', number: null, place: null, table: 'ring', id: 'ring' });
  }

  private async checkKeys(): Promise<void> {
    const pair = await openingKeys();
    const ring = await keyRing();
    for (const id of (await recordDatabase().keys.toCollection().primaryKeys()) as string[]) {
      const row = await recordDatabase().keys.get(id);
      const raw = row === undefined ? null : await openedOrNull(() => unwrapKey(pair, row.wrapped, id));
      const known = ring.get(id);
      if (raw === null || (known !== undefined && toHex(known) !== toHex(raw))) {
        this.find({ what: 'key-damaged', number: null, place: null, table: 'keys', id });
      }
      this.step(1);
    }
  }

  /** Gives the numbers of the entries that are there. */
  private async checkEntries(told: Told): Promise<Map<string, number>> {
    const { entries } = recordDatabase();
    const numbers = new Map<string, number>();
    for (const id of (await entries.orderBy('number').primaryKeys()) as string[]) {
      const row = await entries.get(id);
      if (row === undefined) continue;
      numbers.set(id, row.number);
      await this.checkEntry(row, told.entries.get(id)?.content);
      this.step(1);
    }
    for (const [id, { number }] of told.entries) {
      if (!numbers.has(id)) this.find({ what: 'entry-missing', number, place: null, table: 'entries', id });
    }
    this.result.entries = numbers.size;
    return numbers;
  }

  private async checkEntry(row: EntryRow, content: string | undefined): Promise<void> {
    const place = { number: row.number, place: null, table: 'entries', id: row.id };
    const entry = await openedOrNull(() => openEntryBody(row));
    const exhibits = await this.checkFiles(row);
    if (entry === null) this.find({ ...place, what: 'entry-damaged' });
    else if (exhibits !== null) {
      const clear = entry.number === row.number && entry.site === row.site && entry.kind === row.kind;
      if (!clear || !(await this.isTold({ entry, exhibits }, content))) this.find({ ...place, what: 'entry-altered' });
    }
  }

  /** The exhibits as the journal's digest takes them; null where one is damaged, which is said already. */
  private async checkFiles({ id: entryId, number }: EntryRow): Promise<Exhibit[] | null> {
    const { exhibits, bytes } = recordDatabase();
    const facts: Exhibit[] = [];
    const rows = await exhibits.where('entryId').equals(entryId).toArray();
    for (const row of rows) {
      const place = { number, table: 'exhibits', id: row.id };
      const exhibit = await openedOrNull(() => openExhibitFacts(row));
      if (exhibit === null) this.find({ ...place, what: 'file-damaged', place: null });
      else {
        facts.push(exhibit);
        const there = (await bytes.where('id').equals(row.id).count()) > 0;
        if (!there) this.find({ ...place, what: 'file-missing', place: exhibit.fileName });
        else if ((await openedOrNull(() => openExhibit(exhibit))) === null) {
          this.find({ ...place, what: 'file-damaged', place: exhibit.fileName });
        }
        this.result.files += 1;
        this.result.bytes += exhibit.sizeBytes;
      }
      this.step(1);
    }
    return facts.length === rows.length ? facts.toSorted((a, b) => a.order - b.order) : null;
  }

  private async checkNotes(told: Told, numbers: ReadonlyMap<string, number>): Promise<void> {
    const { notes } = recordDatabase();
    const seen = new Set<string>();
    for (const row of await notes.toArray()) {
      seen.add(row.id);
      const place = { number: numbers.get(row.entryId) ?? null, place: null, table: 'notes', id: row.id };
      const note = await openedOrNull(() => openNote(row));
      if (note === null) this.find({ ...place, what: 'note-damaged' });
      else if (!(await this.isTold(note, told.notes.get(row.id)?.content)) || note.entryId !== row.entryId) {
        this.find({ ...place, what: 'note-altered' });
      }
      this.step(1);
    }
    for (const [id, { number }] of told.notes) {
      if (!seen.has(id)) this.find({ what: 'note-missing', number, place: null, table: 'notes', id });
    }
  }

  private async checkThings(told: Told): Promise<void> {
    const { things } = recordDatabase();
    const seen = new Set<string>();
    for (const row of await things.toArray()) {
      seen.add(row.id);
      const place = { number: null, place: row.kind, table: 'things', id: row.id };
      const thing = await openedOrNull(() => openThing(row));
      if (thing === null) this.find({ ...place, what: 'thing-damaged' });
      else if (!(await this.isTold(thing, told.things.get(row.id)?.content)))
        this.find({ ...place, what: 'thing-altered' });
      this.step(1);
    }
    for (const id of told.things.keys()) {
      if (!seen.has(id)) this.find({ what: 'thing-missing', number: null, place: null, table: 'things', id });
    }
  }

  private async checkOrphans(numbers: ReadonlyMap<string, number>): Promise<void> {
    const { exhibits, bytes, notes, staged, removed, attempts } = recordDatabase();
    const orphan = (table: string, id: string) => this.find({ what: 'orphan', number: null, place: null, table, id });
    const files = new Set<string>();
    await exhibits.each(({ id, entryId }) => {
      files.add(id);
      if (!numbers.has(entryId)) orphan('exhibits', id);
    });
    await notes.each(({ id, entryId }) => {
      if (!numbers.has(entryId)) orphan('notes', id);
    });
    const onTheWay = new Set(
      (await staged.filter(({ table }) => table === 'bytes').toArray()).flatMap(rowsOf).map(({ id }) => id),
    );
    await removed.each(({ table, rowId }) => {
      if (table === 'exhibits') files.add(rowId);
    });
    await attempts.each(({ parts = [] }) => {
      for (const { id } of parts) onTheWay.add(id);
    });
    for (const id of (await bytes.toCollection().primaryKeys()) as string[]) {
      if (!files.has(id) && !onTheWay.has(id)) orphan('bytes', id);
    }
  }

  private async checkNextNumber(): Promise<void> {
    const { entries, head } = recordDatabase();
    const [last, end] = await Promise.all([entries.orderBy('number').last(), head.get('head')]);
    if (last !== undefined && (end === undefined || end.nextNumber <= last.number)) {
      this.find({ what: 'number-wrong', number: last.number, place: null, table: 'head', id: 'head' });
    }
  }
}

/**
 * Opens and hashes everything again and follows the journal: tells what is wrong and with which entry. Changes
 * nothing but what is drawn from the rest: a list that is wrong and a damaged key ring are made anew. Holds one entry and one file in memory. Throws
 * `record-locked`; `signal` ends it early.
 */
export async function checkRecord(
  onProgress: (progress: CheckProgress) => void,
  signal?: AbortSignal,
): Promise<CheckResult> {
  return new Check(onProgress, signal).run();
}

/**
 * Puts right what can be put right honestly: rows that belong to nothing are put aside (not deleted), a wrong next
 * number is set. What was damaged stays damaged, and says so. Journalled as `repaired`; gives how much was done.
 */
export async function repairRecord(findings: readonly Finding[]): Promise<number> {
  const todo = findings.filter(canRepair);
  if (todo.length === 0) return 0;
  const aside = todo.filter(({ what }) => what === 'orphan').map(({ table, id }) => ({ table, id }));
  const wrong = todo.find(({ what }) => what === 'number-wrong');
  const content = await digestOf(todo.map(({ what, table, id }) => ({ what, table, id })));
  await commit(async ({ key }) => ({
    change: {
      journal: { kind: 'repaired', subject: { id: key.row.id }, content },
      aside,
      ...(wrong?.number === null || wrong === undefined ? {} : { nextNumber: wrong.number + 1 }),
    },
    result: undefined,
  }));
  return todo.length;
}
