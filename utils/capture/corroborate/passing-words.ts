import { bareWords } from './corroborate.ts';

/** More than this of words (UTF-16 units) is not looked through while a page is taken. */
const mostUnits = 20_000_000;

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

  /** Whether there is room for the words of one more view. */
  get mayAdd(): boolean {
    return this.#units < mostUnits;
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
