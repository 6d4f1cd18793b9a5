/** Pieces of work that go on side by side, a few at a time; whoever adds one waits where too many do. */
export class SideBySide {
  readonly #most: number;
  readonly #running: Promise<void>[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Throws what an earlier piece threw. */
  async add(work: Promise<void>): Promise<void> {
    // Where it fails, whoever adds the next piece or ends hears of it, and nobody before.
    work.catch(() => undefined);
    this.#running.push(work);
    if (this.#running.length > this.#most) await this.#running.shift();
  }

  /** Waits until nothing goes on any more; throws what the first that failed threw. */
  async end(): Promise<void> {
    const ended = await Promise.allSettled(this.#running.splice(0));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  }
}
