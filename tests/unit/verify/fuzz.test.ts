import { expect, it } from 'vitest';
import { DaybookError } from '../../../utils/shared/errors.ts';
import { toHex } from '../../../utils/shared/bytes.ts';
import { blobAccess } from '../../../utils/verify/random-access.ts';
import { verifyPackage } from '../../../utils/verify/verify-package.ts';
import { mutate } from '../../support/mutate.ts';
import { samplePackage } from '../../support/sample-package.ts';
import { zipParts } from '../../support/zip-parts.ts';

// `npm run test:hard` sets the long form.
const rounds = Number(process.env['DAYBOOK_FUZZ'] ?? 3000);

/** What a mutation must not change unseen: every file by name and digest, whatever the ZIP around it says. */
async function contentOf(zip: Uint8Array<ArrayBuffer>): Promise<string> {
  const lines = await Promise.all(
    zipParts(zip).map(
      async ({ name, bytes }) => `${name} ${toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))}`,
    ),
  );
  return lines.join('\n');
}

it(
  `lets none of ${rounds} random mutations verify with another content`,
  { timeout: 60_000 + rounds * 40 },
  async () => {
    const { zip } = await samplePackage([
      { at: '2026-11-03T21:14:09.000Z', notes: ['one'] },
      { at: null, kind: 'call', offline: { who: 'Sam', where: 'here', words: 'words' } },
    ]);
    const before = await contentOf(zip);
    const outcomes = { verified: 0, refused: 0, unreadable: 0 };
    for (let seed = 1; seed <= rounds; seed += 1) {
      const mutated = mutate(zip, seed);
      try {
        const report = await verifyPackage([blobAccess(new Blob([mutated]))]);
        outcomes[report.ok ? 'verified' : 'refused'] += 1;
        if (report.ok) expect(await contentOf(mutated), `seed ${seed}`).toBe(before);
      } catch (thrown) {
        // Any other throw is a fault of the verifier: it must answer whatever it is given.
        if (!(thrown instanceof DaybookError)) throw new Error(`seed ${seed}`, { cause: thrown });
        outcomes.unreadable += 1;
      }
    }
    expect(outcomes.refused).toBeGreaterThan(rounds / 4);
    expect(outcomes.unreadable).toBeGreaterThan(0);
  },
);
