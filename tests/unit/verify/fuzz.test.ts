import { expect, it } from 'vitest';
import { fuzzVerify } from '../../support/fuzz-verify.ts';

// `npm run test:hard` does a hundred thousand.
const rounds = 2000;

it(`lets none of ${rounds} random mutations verify with another content`, { timeout: 120_000 }, async () => {
  const { refused, unreadable } = await fuzzVerify(rounds);
  expect(refused).toBeGreaterThan(rounds / 4);
  expect(unreadable).toBeGreaterThan(0);
});
