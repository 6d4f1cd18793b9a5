// Firefox ended as by a power cut while it keeps things: what was said to be kept is there, nothing is half there.
// Many times: tests/hard/killed.test.ts.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { churnInFirefox } from '../../support/kill-firefox.ts';
import { killDuringWork, randomFrom } from '../../support/kill-rounds.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const folder = tempFolder();

it('loses nothing that was said to be kept when it is killed at a random moment', async () => {
  const { wrong, said } = await killDuringWork(churnInFirefox, join(folder, 'work'), 1, randomFrom(20261126));
  expect(wrong).toEqual([]);
  expect(said).toBeGreaterThan(0);
});
