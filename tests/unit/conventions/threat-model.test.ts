// The threat model names the test that shows each line: those tests must be there.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const tests = join(import.meta.dirname, '../..');

it('names tests that are there', () => {
  const page = readFileSync(join(tests, '../docs/threat-model.md'), 'utf8');
  const named = [...page.matchAll(/`((?:unit|e2e|hard)\/[\w/*-]+)`/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(30);
  const missing = [...new Set(named)].filter(
    (path) => globSync(`${path}{,.test.ts,.test.tsx,/**/*.test.ts}`, { cwd: tests }).length === 0,
  );
  expect(missing).toEqual([]);
});
