import { expect, it } from 'vitest';
import { fuzzVerify } from '../support/fuzz-verify.ts';

const rounds = 100_000;

it(`lets none of ${rounds} random mutations verify, hang, or take much memory`, { timeout: 3_600_000 }, async () => {
  const { verified, refused, unreadable, slowestMs, grownMib } = await fuzzVerify(rounds, 1_000_000);
  console.log({ verified, refused, unreadable, slowestMs, grownMib });
  expect(verified + refused + unreadable).toBe(rounds);
  expect(refused).toBeGreaterThan(rounds / 4);
  // No mutation of a package of 100 KB may cost more than a slow machine's hiccup, or let memory pile up.
  expect(slowestMs).toBeLessThan(20_000);
  expect(grownMib).toBeLessThan(600);
});
