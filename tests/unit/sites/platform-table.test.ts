import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { platformTable } from '../../../scripts/support/platform-table.ts';

const made = platformTable();

it('docs/platforms.md is what the fixtures give: node scripts/run.mjs platform-table', () => {
  expect(readFileSync(join(import.meta.dirname, '../../../docs/platforms.md'), 'utf8')).toBe(made);
});
