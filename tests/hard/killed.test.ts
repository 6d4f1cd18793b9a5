// 200 kills of the browser: during captures, edits and removals, and while a backup is put back.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killDuringRestore, killDuringWork, makeBackup, randomFrom } from '../support/kill-chromium.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();

it.each(Array.from({ length: 14 }, (_, at) => at))(
  'loses nothing in ten kills during work, round %i',
  async (round) => {
    const profile = join(folder, `work-${round}`);
    const { wrong, said } = await killDuringWork(profile, 10, randomFrom(1000 + round));
    expect(wrong).toEqual([]);
    expect(said).toBeGreaterThan(10);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  },
);

it('is empty or whole after each of sixty kills during a restore', async () => {
  const backup = await makeBackup(join(folder, 'source'), 12);
  for (let round = 0; round < 6; round += 1) {
    const profileFor = (turn: number) => join(folder, `restore-${round}-${turn}`);
    expect(await killDuringRestore(profileFor, backup, 10, randomFrom(50 + round))).toEqual([]);
    for (let turn = 0; turn < 10; turn += 1) rmSync(profileFor(turn), { recursive: true, force: true, maxRetries: 5 });
  }
});
