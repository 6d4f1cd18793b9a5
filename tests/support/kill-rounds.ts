import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ChromiumDaybook } from './chromium.ts';
import type { Churn, Said } from './churn.ts';
import { bundledForPage } from './record-in-page.ts';
import { until } from './until.ts';

type InPage = { churn: Churn; said(said: Said): Promise<void> };

const passphrase = 'killed in the middle';

/** Chromium over a profile that is kept, with the record's own code in a page of it. */
async function open(profile: string): Promise<{ daybook: ChromiumDaybook; page: Page }> {
  const daybook = await ChromiumDaybook.launch({ profile });
  // A page that does nothing by itself: it asks for nothing of the record.
  const page = await daybook.openOwn('calendar.html');
  await page.evaluate(`${await bundledForPage('churn.ts')}; undefined`);
  return { daybook, page };
}

/** Ends the browser as a power cut does; its process is named by the lock that it holds on its profile. */
export async function killBrowser(daybook: ChromiumDaybook, profile: string): Promise<void> {
  const pid = Number(/\d+$/u.exec(readlinkSync(join(profile, 'SingletonLock')))?.[0]);
  const closed = new Promise((resolve) => daybook.context.once('close', resolve));
  process.kill(pid, 'SIGKILL');
  await closed;
  await daybook.close();
  await until('the process to end', () => !isAlive(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
    return false;
  }
}

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
  profile: string,
  kills: number,
  random: () => number,
): Promise<{ wrong: string[]; said: number }> {
  const all: Said[] = [];
  const wrong: string[] = [];
  for (let turn = 0; turn <= kills; turn += 1) {
    const { daybook, page } = await open(profile);
    await page.evaluate(() => (globalThis as unknown as InPage).churn.removedMeanwhile());
    wrong.push(...(await page.evaluate((said) => (globalThis as unknown as InPage).churn.check(said), all)));
    if (turn === kills) {
      await daybook.close();
      break;
    }
    await page.exposeFunction('said', (said: Said) => void all.push(said));
    const from = turn * 8;
    void page
      .evaluate(
        (begin) => (globalThis as unknown as InPage).churn.run(begin, (globalThis as unknown as InPage).said),
        from,
      )
      .catch(() => 'the browser was ended');
    await wait(200 + random() * 2500);
    await killBrowser(daybook, profile);
  }
  return { wrong, said: all.length };
}

/** A record with some entries, as a backup. */
export async function makeBackup(profile: string, entries: number): Promise<{ base64: string; entries: number }> {
  const { daybook, page } = await open(profile);
  await page.evaluate((words) => (globalThis as unknown as InPage).churn.setPassphrase(words), passphrase);
  const said: Said[] = [];
  await page.exposeFunction('said', (one: Said) => void said.push(one));
  void page
    .evaluate(() => (globalThis as unknown as InPage).churn.run(0, (globalThis as unknown as InPage).said))
    .catch(() => 'the page was closed');
  await until('enough entries', () => said.filter(({ what }) => what === 'entry').length >= entries, 60_000);
  await page.close();
  const next = await daybook.openOwn('calendar.html');
  await next.evaluate(`${await bundledForPage('churn.ts')}; undefined`);
  // On a slow machine the record closes between two pages: neither of them holds it open.
  await next.evaluate((words) => (globalThis as unknown as InPage).churn.unlockIfLocked(words), passphrase);
  await next.evaluate(() => (globalThis as unknown as InPage).churn.removedMeanwhile());
  const base64 = await next.evaluate(() => (globalThis as unknown as InPage).churn.backup());
  const count = await next.evaluate(() => (globalThis as unknown as InPage).churn.count());
  await daybook.close();
  return { base64, entries: count };
}

/** A restore that is ended `kills` times at a random moment: afterwards the record is empty and whole, or full and whole. */
export async function killDuringRestore(
  profileFor: (turn: number) => string,
  backup: { base64: string; entries: number },
  kills: number,
  random: () => number,
): Promise<string[]> {
  const wrong: string[] = [];
  for (let turn = 0; turn < kills; turn += 1) {
    const profile = profileFor(turn);
    const first = await open(profile);
    void first.page
      .evaluate(
        ([base64, words]) => (globalThis as unknown as InPage).churn.restore(base64 ?? '', words ?? ''),
        [backup.base64, passphrase],
      )
      .catch(() => 'the browser was ended');
    await wait(random() * 4000);
    await killBrowser(first.daybook, profile);
    const { daybook, page } = await open(profile);
    const count = await page.evaluate(() => (globalThis as unknown as InPage).churn.count());
    if (count !== 0 && count !== backup.entries) wrong.push(`${count} of ${backup.entries} entries`);
    await page.evaluate((words) => (globalThis as unknown as InPage).churn.unlockIfLocked(words), passphrase);
    wrong.push(...(await page.evaluate(() => (globalThis as unknown as InPage).churn.check([]))));
    await daybook.close();
  }
  return wrong;
}

/** An import that is ended `kills` times at a random moment: afterwards nothing of it is there, or all of it, and nothing is left over. */
export async function killDuringImport(profile: string, kills: number, random: () => number): Promise<string[]> {
  const [days, pictureSize] = [40, 600_000];
  const wrong: string[] = [];
  let [before, said] = [0, 0];
  for (let turn = 0; turn <= kills; turn += 1) {
    const { daybook, page } = await open(profile);
    const count = await page.evaluate(() => (globalThis as unknown as InPage).churn.count());
    const made = count - before;
    if (made !== 0 && made !== days + 1) wrong.push(`${made} of ${days + 1} entries`);
    if (said > made) wrong.push(`${said} were said to be kept, ${made} are there`);
    wrong.push(...(await page.evaluate(() => (globalThis as unknown as InPage).churn.check([]))));
    if (turn === kills) {
      await daybook.close();
      break;
    }
    [before, said] = [count, 0];
    void page
      .evaluate(
        ([length, size]) => (globalThis as unknown as InPage).churn.bringIn(length ?? 0, size ?? 0),
        [days, pictureSize],
      )
      .then((entries) => (said = entries))
      .catch(() => 'the browser was ended');
    await wait(200 + random() * 3500);
    await killBrowser(daybook, profile);
  }
  return wrong;
}
