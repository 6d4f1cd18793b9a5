// The browser ended as by a power cut while it keeps things: what was said to be kept is there, nothing is half there.
// Two hundred times: tests/hard/killed.test.ts.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { churnInChromium } from '../../support/kill-chromium.ts';
import {
  killDuringImport,
  killDuringRestore,
  killDuringWork,
  makeBackup,
  randomFrom,
} from '../../support/kill-rounds.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const folder = tempFolder();

it('loses nothing that was said to be kept when it is killed at random moments', async () => {
  const { wrong, said } = await killDuringWork(churnInChromium, join(folder, 'work'), 3, randomFrom(20261126));
  expect(wrong).toEqual([]);
  expect(said).toBeGreaterThan(3);
});

it('is empty or whole when it is killed while a backup is put back', async () => {
  const backup = await makeBackup(churnInChromium, join(folder, 'source'), 4);
  const wrong = await killDuringRestore(
    churnInChromium,
    (turn) => join(folder, `restore-${turn}`),
    backup,
    1,
    randomFrom(7),
  );
  expect(wrong).toEqual([]);
});

it('has all of a chat or nothing when it is killed while one is brought in', async () => {
  expect(await killDuringImport(churnInChromium, join(folder, 'import'), 1, randomFrom(11))).toEqual([]);
});
