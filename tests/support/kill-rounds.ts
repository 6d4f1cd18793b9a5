import type { Churn, Said } from './churn.ts';
import { until } from './until.ts';

type InPage = { churn: Churn };

/** A browser over a profile that is kept, with the record's own code (`churn.ts`) in a page of it that does nothing by itself. */
export interface ChurnBrowser {
  evaluate<A, R>(work: (given: A) => R | Promise<R>, given: A): Promise<R>;
  /**
   * Writes without end; `hear` is told of each thing that was said to be kept. Gives what the page threw, once it threw
   * something; nothing where the browser ended.
   */
  write(from: number, hear: (said: Said[]) => void): Promise<string | null>;
  /** The same code in a new page instead of the one that writes. */
  openAgain(): Promise<void>;
  /** Ends the browser as a power cut does. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export type OpenChurn = (profile: string) => Promise<ChurnBrowser>;

const passphrase = 'killed in the middle';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Seeded, so that a run that failed can be run again: Mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Captures, edits and removals, ended `kills` times at a random moment; gives what was wrong afterwards and how much was said. */
export async function killDuringWork(
  open: OpenChurn,
  profile: string,
  kills: number,
  random: () => number,
): Promise<{ wrong: string[]; said: number }> {
  const all: Said[] = [];
  const wrong: string[] = [];
  for (let turn = 0; turn <= kills; turn += 1) {
    const browser = await open(profile);
    await browser.evaluate(() => (globalThis as unknown as InPage).churn.removedMeanwhile(), null);
    wrong.push(...(await browser.evaluate((said: Said[]) => (globalThis as unknown as InPage).churn.check(said), all)));
    if (turn === kills) {
      await browser.close();
      break;
    }
    let thrown: string | null = null;
    void browser.write(turn * 8, (said) => void all.push(...said)).then((what) => (thrown = what));
    await wait(200 + random() * 2500);
    if (thrown !== null) wrong.push(thrown);
    await browser.kill();
  }
  return { wrong, said: all.length };
}

/** A record with some entries, as a backup. */
export async function makeBackup(
  open: OpenChurn,
  profile: string,
  entries: number,
): Promise<{ base64: string; entries: number }> {
  const browser = await open(profile);
  await browser.evaluate((words) => (globalThis as unknown as InPage).churn.setPassphrase(words), passphrase);
  const said: Said[] = [];
  let thrown: string | null = null;
  void browser.write(0, (heard) => void said.push(...heard)).then((what) => (thrown = what));
  const enough = () => said.filter(({ what }) => what === 'entry').length >= entries;
  await until('enough entries', () => thrown !== null || enough(), 60_000);
  if (thrown !== null) throw new Error(thrown);
  await browser.openAgain();
  // On a slow machine the record closes between two pages: neither of them holds it open.
  await browser.evaluate((words) => (globalThis as unknown as InPage).churn.unlockIfLocked(words), passphrase);
  await browser.evaluate(() => (globalThis as unknown as InPage).churn.removedMeanwhile(), null);
  const base64 = await browser.evaluate(() => (globalThis as unknown as InPage).churn.backup(), null);
  const count = await browser.evaluate(() => (globalThis as unknown as InPage).churn.count(), null);
  await browser.close();
  return { base64, entries: count };
}

/** A restore that is ended `kills` times at a random moment: afterwards the record is empty and whole, or full and whole. */
export async function killDuringRestore(
  open: OpenChurn,
  profileFor: (turn: number) => string,
  backup: { base64: string; entries: number },
  kills: number,
  random: () => number,
): Promise<string[]> {
  const wrong: string[] = [];
  for (let turn = 0; turn < kills; turn += 1) {
    const profile = profileFor(turn);
    const first = await open(profile);
    void first
      .evaluate(({ base64, words }) => (globalThis as unknown as InPage).churn.restore(base64, words), {
        base64: backup.base64,
        words: passphrase,
      })
      .catch(() => 'the browser was ended');
    await wait(random() * 4000);
    await first.kill();
    const browser = await open(profile);
    const count = await browser.evaluate(() => (globalThis as unknown as InPage).churn.count(), null);
    if (count !== 0 && count !== backup.entries) wrong.push(`${count} of ${backup.entries} entries`);
    await browser.evaluate((words) => (globalThis as unknown as InPage).churn.unlockIfLocked(words), passphrase);
    wrong.push(...(await browser.evaluate(() => (globalThis as unknown as InPage).churn.check([]), null)));
    await browser.close();
  }
  return wrong;
}

/** An import that is ended `kills` times at a random moment: afterwards nothing of it is there, or all of it, and nothing is left over. */
export async function killDuringImport(
  open: OpenChurn,
  profile: string,
  kills: number,
  random: () => number,
): Promise<string[]> {
  const [days, pictureSize] = [40, 600_000];
  const wrong: string[] = [];
  let [before, said] = [0, 0];
  for (let turn = 0; turn <= kills; turn += 1) {
    const browser = await open(profile);
    const count = await browser.evaluate(() => (globalThis as unknown as InPage).churn.count(), null);
    const made = count - before;
    if (made !== 0 && made !== days + 1) wrong.push(`${made} of ${days + 1} entries`);
    if (said > made) wrong.push(`${said} were said to be kept, ${made} are there`);
    wrong.push(...(await browser.evaluate(() => (globalThis as unknown as InPage).churn.check([]), null)));
    const bringIn = () =>
      browser.evaluate(({ length, size }) => (globalThis as unknown as InPage).churn.bringIn(length, size), {
        length: days,
        size: pictureSize,
      });
    // The last is left in peace: an import that never works would pass everything above.
    if (turn === kills) {
      const whole = await bringIn();
      if (whole !== days + 1) wrong.push(`${whole} of ${days + 1} entries, with nothing in the way`);
      await browser.close();
      break;
    }
    [before, said] = [count, 0];
    void bringIn().then(
      (entries) => (said = entries),
      () => 'the browser was ended',
    );
    await wait(200 + random() * 3500);
    await browser.kill();
  }
  return wrong;
}
