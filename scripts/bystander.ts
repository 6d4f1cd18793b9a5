/** Writes docs/bystander.md out of the sources: `node scripts/run.mjs bystander`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bystanderPage } from './support/bystander-list.ts';
import { toldOptions } from './support/told-options.ts';

toldOptions({});

writeFileSync(join(import.meta.dirname, '..', 'docs', 'bystander.md'), bystanderPage());
