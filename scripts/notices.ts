/** `node scripts/run.mjs notices`: writes `public/third-party.txt` anew; a test holds it to the lock file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './support/project.ts';
import { thirdPartyNotices } from './support/third-party-notices.ts';
import { toldOptions } from './support/told-options.ts';

toldOptions({});

writeFileSync(join(projectRoot, 'public/third-party.txt'), thirdPartyNotices());
