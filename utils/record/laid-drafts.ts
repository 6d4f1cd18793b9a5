import { DaybookError } from '../shared/errors.ts';
import { release } from '../shared/release.ts';
import { type ContentKey, openJsonWith, sealJson } from './content-key.ts';
import { type Job, type LaidPart, layPart } from './staging.ts';

/** So much of them waits in memory before it is laid down. */
const partSize = 2 << 20;

const subjectOf = (id: string) => `draft/${id}`;

/** A draft that lies in the store: in which part, and where in it. */
interface Place {
  part: number;
  from: number;
  to: number;
}

/**
 * Drafts of an import until all of them are there: words of years of days would fill the memory, so they lie sealed in
 * the store, and only where each one lies is held. Each is sealed with the key of the entry that it becomes.
 */
export class LaidDrafts<T> {
  readonly #job: Job;
  readonly #parts: LaidPart[] = [];
  readonly #places = new Map<string, Place>();
  #pending: Uint8Array<ArrayBuffer>[] = [];
  #size = 0;
  /** Parts go down one after the other, in the order in which they were begun. */
  #laying: Promise<void> = Promise.resolve();
  #begun = 0;

  constructor(job: Job) {
    this.#job = job;
  }

  /** Lays one down; throws what laying down one before it threw. */
  async add(id: string, key: ContentKey, draft: T): Promise<void> {
    const sealed = await sealJson(key, subjectOf(id), draft);
    const from = this.#size;
    this.#size += sealed.length;
    this.#pending.push(sealed);
    this.#places.set(id, { part: this.#begun, from, to: this.#size });
    if (this.#size >= partSize) await this.#lay();
  }

  async #lay(): Promise<void> {
    const part = new Blob(this.#pending);
    for (const sealed of this.#pending) release(sealed);
    [this.#pending, this.#size] = [[], 0];
    this.#begun += 1;
    const before = this.#laying;
    this.#laying = (async () => {
      await before;
      this.#parts.push(await layPart(this.#job, part));
    })();
    await this.#laying;
  }

  /** Lays down what still waits. */
  async end(): Promise<void> {
    await (this.#size > 0 ? this.#lay() : this.#laying);
  }

  /** Lays down no more, and waits until nothing is being laid down; how that ended does not matter any more. */
  async discard(): Promise<void> {
    [this.#pending, this.#size] = [[], 0];
    await Promise.allSettled([this.#laying]);
  }

  /** Reads one back. */
  async open(id: string, { raw }: ContentKey): Promise<T> {
    const { part: at, from, to } = this.#places.get(id) ?? { part: -1, from: 0, to: 0 };
    const part = this.#parts[at]?.part;
    if (part === undefined) throw new DaybookError('read-back-differs', 'draft');
    const sealed = await part.slice(from, to).arrayBuffer();
    return openJsonWith<T>(raw, subjectOf(id), new Uint8Array(sealed));
  }

  /** Takes all of them away again. */
  async drop(): Promise<void> {
    for (const { drop } of this.#parts.splice(0)) await drop();
  }
}
