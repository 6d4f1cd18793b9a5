import { expect } from 'vitest';
import { toHex } from '../../utils/shared/bytes.ts';
import { DaybookError } from '../../utils/shared/errors.ts';
import { blobAccess } from '../../utils/verify/random-access.ts';
import { verifyPackage } from '../../utils/verify/verify-package.ts';
import { mutate } from './mutate.ts';
import { mutateContent } from './mutate-content.ts';
import { samplePackage } from './sample-package.ts';
import { zipParts } from './zip-parts.ts';

/** How often each answer came, the slowest one in ms, and by how much memory grew in MiB. */
export interface FuzzOutcome {
  verified: number;
  refused: number;
  unreadable: number;
  slowestMs: number;
  grownMib: number;
}

/** What a mutation must not change unseen: every file by name and digest, whatever the ZIP around it says. */
async function contentOf(zip: Uint8Array<ArrayBuffer>): Promise<string> {
  const lines = await Promise.all(
    zipParts(zip).map(
      async ({ name, bytes }) => `${name} ${toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))}`,
    ),
  );
  return lines.toSorted().join('\n');
}

/**
 * Verifies random mutations of a small package: every second one of the ZIP's bytes, every second one of what is in it.
 * Fails where one verifies with another content, or where the verifier throws anything but its own refusals.
 */
export async function fuzzVerify(rounds: number, firstSeed = 1): Promise<FuzzOutcome> {
  const { zip } = await samplePackage([
    { at: '2026-11-03T21:14:09.000Z', notes: ['one'] },
    { at: null, kind: 'call', offline: { who: 'Sam', where: 'here', words: 'words' } },
  ]);
  const before = await contentOf(zip);
  const outcome: FuzzOutcome = { verified: 0, refused: 0, unreadable: 0, slowestMs: 0, grownMib: 0 };
  const rss = process.memoryUsage().rss;
  for (let seed = firstSeed; seed < firstSeed + rounds; seed += 1) {
    const mutated = seed % 2 === 0 ? mutate(zip, seed) : await mutateContent(zip, seed);
    const begun = performance.now();
    try {
      const report = await verifyPackage([blobAccess(new Blob([mutated]))]);
      outcome[report.ok ? 'verified' : 'refused'] += 1;
      if (report.ok) expect(await contentOf(mutated), `seed ${seed}`).toBe(before);
    } catch (thrown) {
      // Any other throw is a fault of the verifier: it must answer whatever it is given.
      if (!(thrown instanceof DaybookError)) throw new Error(`seed ${seed}`, { cause: thrown });
      outcome.unreadable += 1;
    }
    outcome.slowestMs = Math.max(outcome.slowestMs, performance.now() - begun);
    if (seed % 500 === 0) outcome.grownMib = Math.max(outcome.grownMib, (process.memoryUsage().rss - rss) / 2 ** 20);
  }
  return outcome;
}
