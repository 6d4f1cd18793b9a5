// What ships says whose code it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/support/project.ts';
import { thirdPartyNotices } from '../../../scripts/support/third-party-notices.ts';

it('public/third-party.txt names every package of the lock file that may ship (node scripts/run.mjs notices)', () => {
  expect(readFileSync(join(projectRoot, 'public/third-party.txt'), 'utf8')).toBe(thirdPartyNotices());
});
