/** Pieces of work that go on side by side, never more than a few; whoever adds one waits until it may begin. */
export class SideBySide {
  readonly #most: number;
  readonly #running = new Set<Promise<void>>();
  #failed: { reason: unknown } | null = null;

  constructor(most: number) {
    this.#most = most;
  }

  /** Begins `work` once fewer than the most go on; throws what an earlier piece threw, and begins nothing then. */
  async add(work: () => Promise<unknown>): Promise<void> {
    while (this.#running.size >= this.#most) await Promise.race(this.#running);
    this.#tell();
    const running: Promise<void> = this.#run(work).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Waits until nothing goes on any more; throws what the first that failed threw. */
  async end(): Promise<void> {
    await Promise.all(this.#running);
    this.#tell();
  }

  /** Where it fails, whoever adds the next piece or ends hears of it, and nobody before. */
  async #run(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (reason) {
      this.#failed ??= { reason };
    }
  }

  #tell(): void {
    if (this.#failed !== null) throw this.#failed.reason;
  }
}
