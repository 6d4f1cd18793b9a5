import { digestOf } from '../shared/canonical-json.ts';
import { momentNow } from '../shared/clock.ts';
import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { SideBySide } from '../shared/side-by-side.ts';
import { commit } from './commit.ts';
import { type ContentKey, newContentKeyFor, sealJson } from './content-key.ts';
import { newContentSalt } from './content-salt.ts';
import { recordDatabase } from './database.ts';
import { storageFailure } from './storage-failure.ts';
import { rememberKeys } from './key-ring.ts';
import { FileWork } from './file-work.ts';
import {
  type EntryToStage,
  type ImportSlot,
  type StagedEntry,
  numberEntries,
  readBackEntries,
  sealEntry,
  stagedEntry,
} from './import-entries.ts';
import { type SealedFile, readBackFiles } from './read-back-files.ts';
import { type SealedContent, sealedContent } from './sealed-content.ts';
import type { Pieces } from './measured-seal.ts';
import { sealedInPieces } from './sealed-in-pieces.ts';
import { type Job, type LaidPart, beginJob, clearStaged, stage } from './staging.ts';
import { publicVault } from '../vault/vault.ts';
import type { Entry, EntrySummary, Exhibit } from './types.ts';

/** So much is written at once: each transaction waits for the disk. */
const writtenAtOnce = 4 << 20;

/** An entry on its way in: everything but what it gets here. */
export type ImportDraft = Omit<Entry, 'id' | 'number' | 'salt'>;

type PublicVault = Awaited<ReturnType<typeof publicVault>>;

/**
 * Brings in many entries with their files, all of them or none: files are sealed piece by piece to where nothing points
 * to them, read back and compared; then one transaction makes everything part of the record.
 */
export class ImportWriter {
  readonly importId = newId();
  readonly #job: Job;
  readonly #vault: PublicVault;
  readonly #work = new FileWork();
  /** Entries that lie in the store, and those that are still to be written there. */
  readonly #staged: StagedEntry[] = [];
  #entries: EntryToStage[] = [];
  /** The number that the next entry is expected to get. */
  #nextNumber: number;
  #files: SealedFile[] = [];
  /** Parts of these files, to be taken away when the files are written. */
  #laid: LaidPart[] = [];
  #rows: Record<string, unknown>[] = [];
  #pending = 0;
  #begun = 0;
  #count = 0;
  /** What is being written and read back: no more than this and what comes next, so that memory stays small. */
  readonly #writing = new SideBySide(1);

  private constructor(job: Job, vault: PublicVault, nextNumber: number) {
    this.#job = job;
    this.#vault = vault;
    this.#nextNumber = nextNumber;
  }

  static async begin(): Promise<ImportWriter> {
    await clearStaged();
    const vault = await publicVault();
    const nextNumber = (await recordDatabase().head.get('head'))?.nextNumber ?? 1;
    return new ImportWriter(await beginJob(), vault, nextNumber);
  }

  /**
   * Entries are made side by side, in whichever order. They are numbered as they were begun, and `timed` ones among
   * themselves, behind the last that is not, by their time.
   */
  async newEntry(timed?: 'timed'): Promise<ImportSlot> {
    if (timed === undefined) this.#begun += 1;
    const order = this.#begun;
    // One with a time gets its number when it is there: rooms for more days are made than there are.
    const number = timed === undefined ? this.#nextNumber++ : null;
    const key = await newContentKeyFor(this.#vault.sealingKey);
    return { id: newId(), key, exhibits: [], order, at: timed === undefined ? -Infinity : 0, number };
  }

  /** Says when a timed entry happened, epoch milliseconds; their numbers are expected in the order in which it is said. */
  happened(slot: ImportSlot, at: number): void {
    slot.at = at;
    slot.number ??= this.#nextNumber++;
  }

  /**
   * Adds a file to an entry; one that is sealed already, under the entry's key, as it is. `expected` is the digest taken when it was first looked at: a file that has changed since
   * is `import-unreadable`. Throws `read-back-differs`, `storage-full`.
   */
  async addFile(
    slot: ImportSlot,
    facts: Pick<Exhibit, 'role' | 'fileName' | 'mediaType' | 'parents' | 'madeBy' | 'source'>,
    content: Pieces | Blob | Uint8Array<ArrayBuffer> | SealedContent,
    expected: string | null = null,
  ): Promise<Exhibit> {
    const { sealed, laid, ...measured } = await sealedOf(slot.key, content, this.#job, this.#work);
    const { id, sha256 } = measured;
    if (expected !== null && expected !== sha256) throw new DaybookError('import-unreadable', 'file changed');
    this.#files.push({ id, key: slot.key.raw, sealed, sha256, name: facts.fileName });
    this.#laid.push(...laid);
    this.#pending += sealed.size;
    const exhibit: Exhibit = {
      entryId: slot.id,
      order: slot.exhibits.length + 1,
      ...facts,
      ...measured,
      takenAt: momentNow(),
    };
    slot.exhibits.push(exhibit);
    if (this.#pending >= writtenAtOnce) await this.#flush();
    return exhibit;
  }

  /** Begins to write what waits, and waits for what was written before. */
  async #flush(): Promise<void> {
    const [files, laid, rows, entries] = [this.#files, this.#laid, this.#rows, this.#entries];
    [this.#files, this.#laid, this.#rows, this.#entries, this.#pending] = [[], [], [], [], 0];
    await this.#writing.add(async () => {
      await this.#write(files, laid, rows, entries);
      await readBackFiles(files, this.#work);
    });
  }

  async #write(
    files: readonly SealedFile[],
    laid: readonly LaidPart[],
    exhibits: readonly Record<string, unknown>[],
    entries: readonly EntryToStage[],
  ): Promise<void> {
    const rows = entries.map(({ row }) => ({ ...row }));
    const sealed = files.map((file) => ({ id: file.id, sealed: file.sealed }));
    const { places } = await stage(
      this.#job,
      [
        { table: 'entries', rows },
        { table: 'exhibits', rows: exhibits },
      ],
      sealed,
    );
    this.#staged.push(...entries.map((entry, at) => stagedEntry(entry, places[0]![at]!)));
    for (const { drop } of laid) await drop();
  }

  /** Adds an entry when all of its files are there. */
  async addEntry(slot: ImportSlot, draft: ImportDraft): Promise<void> {
    const rows = await Promise.all(
      slot.exhibits.map(async (exhibit) => ({
        id: exhibit.id,
        entryId: slot.id,
        keyId: slot.key.row.id,
        sealed: await sealJson(slot.key, `exhibit/${exhibit.id}`, exhibit),
      })),
    );
    slot.number ??= this.#nextNumber++;
    const entry: Entry = { id: slot.id, number: slot.number, ...draft, salt: newContentSalt() };
    const made = await sealEntry(slot, entry);
    this.#rows.push(...rows);
    this.#entries.push(made);
    this.#count += 1;
    this.#pending += made.row.sealed.length;
    if (this.#pending >= writtenAtOnce) await this.#flush();
  }

  get count(): number {
    return this.#count;
  }

  /**
   * Makes everything part of the record, with a journal line `imported` and one for each entry, and reads the entries
   * back. `about` is what the line `imported` holds the digest of, beside the entries.
   */
  async finish(about: unknown): Promise<EntrySummary[]> {
    try {
      await this.#flush();
      await this.#writing.end();
      const inOrder = this.#staged.toSorted(({ slot: a }, { slot: b }) => a.order - b.order || a.at - b.at);
      const slots = inOrder.map(({ slot }) => slot);
      const made = await commit(async ({ nextNumber }) => {
        // All keys are wrapped to the record that stood here at the beginning.
        if ((await publicVault()).recordId !== this.#vault.recordId)
          throw new DaybookError('storage-failed', 'another record');
        const entries = await numberEntries(inOrder, nextNumber);
        const lines = entries.map(({ line }) => line);
        const content = await digestOf({ about, entries: lines });
        const journal = [{ kind: 'imported' as const, subject: { id: this.importId }, content }, ...lines];
        const keys = slots.map(({ key }) => key.row);
        const staged = { job: this.#job.id, entries: entries.length };
        return { change: { journal, keys, staged }, result: entries };
      });
      await readBackEntries(made);
      await rememberKeys(slots.map(({ key }) => key));
      return made.map(({ summary }) => summary);
    } catch (thrown) {
      // Once it is part of the record nothing of it is staged any more, and nothing is taken out.
      await this.#clear();
      throw await storageFailure(thrown);
    } finally {
      this.#end();
    }
  }

  /** Takes out what was staged: nothing of it ever was part of the record. */
  async cancel(): Promise<void> {
    [this.#files, this.#laid, this.#rows, this.#entries] = [[], [], [], []];
    try {
      await this.#clear();
    } finally {
      this.#end();
    }
  }

  #end(): void {
    this.#work.end();
    this.#job.end();
  }

  async #clear(): Promise<void> {
    // What is still being written must lie there before it can be taken out; how that ended does not matter any more.
    await Promise.allSettled([this.#writing.end()]);
    await clearStaged(this.#job.id);
  }
}

async function sealedOf(
  key: ContentKey,
  content: Pieces | Blob | Uint8Array<ArrayBuffer> | SealedContent,
  job: Job,
  work: FileWork,
): Promise<SealedContent & { laid: LaidPart[] }> {
  if (content instanceof Uint8Array) return { ...(await sealedContent(key.raw, newId(), content)), laid: [] };
  return 'sealed' in content ? { ...content, laid: [] } : sealedInPieces(key, newId(), content, job, work);
}
