// The sample package of invented people, as the release has it: `node scripts/run.mjs sample [DIR]`.
import { join } from 'node:path';
import { makeSample } from './support/make-sample.ts';
import { projectRoot } from './support/project.ts';
import { toldName } from './support/told-options.ts';

const { zip, pdf } = await makeSample(toldName() ?? join(projectRoot, 'out', 'sample'));
process.stdout.write(`${zip}\n${pdf}\n`);
