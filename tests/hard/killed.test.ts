// 200 kills of the browser: during captures, edits, imports and removals, while a chat is brought in and a backup put back.
// In slices: -t 'Firefox' or -t 'import, round 2'.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { churnInChromium } from '../support/kill-chromium.ts';
import { churnInFirefox } from '../support/kill-firefox.ts';
import { killDuringImport, killDuringRestore, killDuringWork, makeBackup, randomFrom } from '../support/kill-rounds.ts';
import { tempFolder } from '../support/temp-folder.ts';

const folder = tempFolder();
const kills = 10;
const rounds = (count: number) => Array.from({ length: count }, (_, at) => at);
const clear = (path: string) => rmSync(path, { recursive: true, force: true, maxRetries: 5 });

describe.each([
  { browser: 'Chromium', open: churnInChromium, work: 9, bringing: 3, restoring: 3 },
  { browser: 'Firefox', open: churnInFirefox, work: 3, bringing: 1, restoring: 1 },
])('ten kills of $browser', ({ browser, open, work, bringing, restoring }) => {
  it.each(rounds(work))('lose nothing during work, round %i', async (round) => {
    const profile = join(folder, `${browser}-work-${round}`);
    const { wrong, said } = await killDuringWork(open, profile, kills, randomFrom(1000 + round));
    expect(wrong).toEqual([]);
    expect(said).toBeGreaterThan(kills);
    clear(profile);
  });

  it.each(rounds(bringing))('leave all of a chat or nothing during an import, round %i', async (round) => {
    const profile = join(folder, `${browser}-import-${round}`);
    expect(await killDuringImport(open, profile, kills, randomFrom(300 + round))).toEqual([]);
    clear(profile);
  });

  it.each(rounds(restoring))('leave it empty or whole during a restore, round %i', async (round) => {
    const source = join(folder, `${browser}-source-${round}`);
    const backup = await makeBackup(open, source, 12);
    clear(source);
    const profileFor = (turn: number) => join(folder, `${browser}-restore-${round}-${turn}`);
    expect(await killDuringRestore(open, profileFor, backup, kills, randomFrom(50 + round))).toEqual([]);
    for (const turn of rounds(kills)) clear(profileFor(turn));
  });
});
