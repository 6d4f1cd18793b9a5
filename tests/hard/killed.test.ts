// 200 kills of the browser: during captures, edits, imports and removals, while a chat is brought in and a backup put back.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  killDuringImport,
  killDuringRestore,
  killDuringWork,
  makeBackup,
  randomFrom,
} from '../support/kill-chromium.ts';
import { killFirefoxDuringWork } from '../support/kill-firefox.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
const rounds = (count: number) => Array.from({ length: count }, (_, at) => at);
const clear = (path: string) => rmSync(path, { recursive: true, force: true, maxRetries: 5 });

it.each(rounds(10))('loses nothing in ten kills during work, round %i', async (round) => {
  const profile = join(folder, `work-${round}`);
  const { wrong, said } = await killDuringWork(profile, 10, randomFrom(1000 + round));
  expect(wrong).toEqual([]);
  expect(said).toBeGreaterThan(10);
  clear(profile);
});

it.each(rounds(4))('has all of a chat or nothing in ten kills during an import, round %i', async (round) => {
  const profile = join(folder, `import-${round}`);
  expect(await killDuringImport(profile, 10, randomFrom(300 + round))).toEqual([]);
  clear(profile);
});

it('is empty or whole after each of forty kills during a restore', async () => {
  const backup = await makeBackup(join(folder, 'source'), 12);
  for (const round of rounds(4)) {
    const profileFor = (turn: number) => join(folder, `restore-${round}-${turn}`);
    expect(await killDuringRestore(profileFor, backup, 10, randomFrom(50 + round))).toEqual([]);
    for (const turn of rounds(10)) clear(profileFor(turn));
  }
});

it.each(rounds(2))('loses nothing in ten kills of Firefox during work, round %i', async (round) => {
  const keptIn = join(folder, `firefox-${round}`);
  const { wrong, said } = await killFirefoxDuringWork(keptIn, 10, randomFrom(77 + round));
  expect(wrong).toEqual([]);
  expect(said).toBeGreaterThan(10);
  clear(keptIn);
});
