import { digestOf } from '../shared/canonical-json.ts';
import type { ToJournal } from '../record/commit.ts';
import { type ContentKey, newContentKey, sealAgain, sealJson } from '../record/content-key.ts';
import { type NoteRow, type ThingRow, recordDatabase } from '../record/database.ts';
import { keyRing } from '../record/key-ring.ts';
import { type Job, stageRows } from '../record/staging.ts';
import type { Thing } from '../record/thing-types.ts';
import type { Entry, Note } from '../record/types.ts';
import { wrapKey } from '../vault/key-wrap.ts';
import { publicVault } from '../vault/vault.ts';
import type { MergePlan, NewEntry } from './merge-plan.ts';
import type { TheirRecord } from './their-record.ts';

const batch = 200;

/** `value` with every id that is known here by another one exchanged for it. */
function exchanged<T>(value: T, ids: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') return (ids.get(value) ?? value) as T;
  if (Array.isArray(value)) return value.map((inner) => exchanged(inner, ids)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, exchanged(inner, ids)])) as T;
}

/** One merge under way: stages what does not depend on numbers, remembers what does. */
export class MergeStage {
  private readonly theirs: TheirRecord;
  private readonly plan: MergePlan;
  private readonly job: Job;
  private readonly ids: ReadonlyMap<string, string>;
  private readonly keyIds = new Set<string>();
  private readonly ownKeys: ContentKey[] = [];
  private readonly notes: { note: Note; about: string }[] = [];
  private readonly things: Thing[] = [];

  constructor(theirs: TheirRecord, plan: MergePlan, job: Job) {
    this.theirs = theirs;
    this.plan = plan;
    this.job = job;
    this.ids = new Map(
      plan.same.filter(({ theirs: id, ours }) => id !== ours).map(({ theirs: id, ours }) => [id, ours]),
    );
  }

  async stage(strandId: string): Promise<void> {
    const newIds = new Set(this.plan.entries.map(({ row }) => row.id));
    await this.put(
      'exhibits',
      this.theirs.tables.exhibits.filter(({ entryId }) => newIds.has(entryId)),
    );
    await this.put('notes', await Promise.all(this.plan.notes.map((row) => this.note(row))));
    await this.put('things', await Promise.all(this.plan.things.map((row) => this.thing(row))));
    await this.putLines(strandId);
    const { strands, strandLines } = recordDatabase();
    const present = new Set<string>((await strands.toCollection().primaryKeys()) as string[]);
    const linePresent = new Set<string>((await strandLines.toCollection().primaryKeys()) as string[]);
    await this.put(
      'strands',
      this.theirs.tables.strands.filter(({ id }) => !present.has(id)),
    );
    await this.put(
      'strandLines',
      this.theirs.tables.strandLines.filter(({ id }) => !linePresent.has(id)),
    );
    await this.stageKeys();
  }

  /** Their journal, under one key of its own: no entry that is erased here takes a line of it along. */
  private async putLines(strandId: string): Promise<void> {
    const { journal } = this.theirs.tables;
    const key = await this.ownKey();
    for (let at = 0; at < journal.length; at += batch) {
      const rows = journal.slice(at, at + batch).map(async (row) => ({
        id: `${strandId}/${row.seq}`,
        strandId,
        seq: row.seq,
        digest: row.digest,
        keyId: key.row.id,
        sealed: await sealAgain(await this.theirs.key(row.keyId), key.raw, `journal/${row.seq}`, row.sealed),
      }));
      await stageRows(this.job, 'strandLines', await Promise.all(rows));
    }
  }

  /** Keys of all that comes in as it is, wrapped to this record; what has the same key already keeps it. */
  private async stageKeys(): Promise<void> {
    for (const { row } of this.plan.entries) this.keyIds.add(row.keyId);
    const { keys } = recordDatabase();
    const present = new Set<string>((await keys.toCollection().primaryKeys()) as string[]);
    const { sealingKey } = await publicVault();
    const ring = await keyRing();
    const own = new Set(this.ownKeys.map(({ row }) => row.id));
    const wanted = [...this.keyIds].filter((id) => !present.has(id) && !own.has(id));
    for (let at = 0; at < wanted.length; at += batch) {
      const some = wanted.slice(at, at + batch);
      const rows = some.map(async (id) => {
        const raw = await this.theirs.key(id);
        ring.set(id, raw);
        return { id, wrapped: await wrapKey(sealingKey, raw, id) };
      });
      await stageRows(this.job, 'keys', await Promise.all(rows));
    }
    await stageRows(
      this.job,
      'keys',
      this.ownKeys.map(({ row }) => ({ ...row })),
    );
  }

  /** Journal lines for everything that comes in; numbers are known by now. */
  async lines(
    numbers: ReadonlyMap<string, number>,
    entries: readonly { entry: Entry; from: NewEntry }[],
  ): Promise<ToJournal[]> {
    const lines: ToJournal[] = [];
    for (const { entry, from } of entries) {
      const kind = entry.capture?.state === 'failed' ? 'capture-failed' : 'entry-made';
      const content = await digestOf({ entry, exhibits: from.exhibits });
      lines.push({ kind, subject: { id: entry.id, number: entry.number }, content });
    }
    for (const { note, about } of this.notes) {
      const number = numbers.get(about);
      const subject = number === undefined ? { id: note.id } : { id: note.id, number };
      lines.push({ kind: 'note-added', subject, content: await digestOf(note) });
    }
    for (const thing of this.things) {
      const kind = thing.body === null ? 'thing-removed' : thing.replaces === null ? 'thing-added' : 'thing-changed';
      lines.push({ kind, subject: { id: thing.id, what: thing.kind }, content: await digestOf(thing) });
    }
    return lines;
  }

  private async put(table: string, rows: readonly { keyId: string }[]): Promise<void> {
    for (const { keyId } of rows) this.keyIds.add(keyId);
    for (let at = 0; at < rows.length; at += batch) {
      await stageRows(this.job, table, rows.slice(at, at + batch) as unknown as Record<string, unknown>[]);
    }
  }

  private async ownKey(): Promise<ContentKey> {
    const key = await newContentKey();
    this.ownKeys.push(key);
    return key;
  }

  /** A note on an entry that is here under another id is sealed anew, for that one, under a key of its own. */
  private async note(row: NoteRow): Promise<NoteRow> {
    const theirs = await this.theirs.open<Note>(row, `note/${row.id}`);
    const note = exchanged(theirs, this.ids);
    this.notes.push({ note, about: note.entryId });
    if (note.entryId === row.entryId) return row;
    const key = await this.ownKey();
    const sealed = await sealJson(key, `note/${row.id}`, note);
    return { id: row.id, entryId: note.entryId, keyId: key.row.id, sealed };
  }

  private async thing(row: ThingRow): Promise<ThingRow> {
    const theirs = await this.theirs.open<Thing>(row, `thing/${row.id}`);
    const thing = exchanged(theirs, this.ids);
    this.things.push(thing);
    if ((await digestOf(thing)) === (await digestOf(theirs))) return row;
    const key = await this.ownKey();
    return { ...row, about: thing.about, keyId: key.row.id, sealed: await sealJson(key, `thing/${row.id}`, thing) };
  }
}
