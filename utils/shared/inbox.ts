/** Replies as they come, for who takes them one by one. */
export class Inbox<T> {
  readonly #waiting: T[] = [];
  #failed: unknown = null;
  #wake = (): void => undefined;

  put(one: T): void {
    this.#waiting.push(one);
    this.#wake();
  }

  fail(reason: unknown): void {
    this.#failed = reason;
    this.#wake();
  }

  async take(): Promise<T> {
    while (this.#waiting.length === 0) {
      if (this.#failed !== null) throw this.#failed;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#waiting.shift() as T;
  }
}
