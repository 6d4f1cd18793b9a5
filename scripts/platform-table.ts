/** Writes docs/platforms.md out of the fixtures: `node scripts/run.mjs platform-table`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformTable } from './support/platform-table.ts';
import { toldOptions } from './support/told-options.ts';

toldOptions({});

writeFileSync(join(import.meta.dirname, '..', 'docs', 'platforms.md'), platformTable());
