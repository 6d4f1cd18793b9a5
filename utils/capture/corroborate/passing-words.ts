import { bareWords } from './bare-words.ts';

/** More than this of words (UTF-16 units) is not looked through while a page is taken. */
const mostUnits = 20_000_000;

/** Words that take longer than this are asked for again only once so many times as long has passed. */
const dearMs = 250;
const seldom = 8;

/** Letters of a line that says something: counters and times of day change while one looks. */
const tellingLetters = 12;
const tellingLines = 5;

/**
 * Words that a page showed on the way and no longer shows when it is read: rows that it took away while it was scrolled, and
 * what it wrote anew after its picture was taken.
 */
export class PassingWords {
  readonly #lines = new Map<string, string>();
  #units = 0;

  #askedAt = -Infinity;
  #tookMs = 0;

  /**
   * Adds the words of one more view, where there is room for them. Where a page has so many that to ask for them takes longer
   * than a view may, not in every view.
   */
  async look(ask: () => Promise<string>): Promise<void> {
    const begun = performance.now();
    const isDear = this.#tookMs > dearMs && begun - this.#askedAt < this.#tookMs * seldom;
    if (this.#units >= mostUnits || isDear) return;
    this.add(await ask());
    this.#askedAt = performance.now();
    this.#tookMs = this.#askedAt - begun;
  }

  add(words: string): void {
    this.#units += words.length;
    for (const line of words.split('\n')) {
      const bare = bareWords(line);
      if (bare !== '' && !this.#lines.has(bare)) this.#lines.set(bare, line.trim());
    }
  }

  /** The lines that `last` no longer has, in the order in which they came; none where only a counter or two went on. */
  goneFrom(last: string): string[] {
    const there = new Set(last.split('\n').map(bareWords));
    const gone = [...this.#lines].filter(([bare]) => !there.has(bare));
    const telling = gone.some(([bare]) => bare.replaceAll(/\p{N}+/gu, '').length >= tellingLetters);
    return telling || gone.length >= tellingLines ? gone.map(([, line]) => line) : [];
  }
}
