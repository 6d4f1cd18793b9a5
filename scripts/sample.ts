// Makes the sample package of invented people with the product's own writer: `node scripts/run.mjs sample [DIR]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { writePackage } from '../utils/package/write-package.ts';
import { reportWords } from '../utils/report/report-words.ts';
import { memorySink } from '../tests/support/memory-sink.ts';
import { nodeTypesetter } from '../tests/support/node-typesetter.ts';
import { sampleOptions } from '../tests/support/sample-package.ts';
import { sampleSource } from '../tests/support/sample-source.ts';
import { thingsOfMaya } from '../tests/support/sample-things.ts';
import { projectRoot } from './support/project.ts';

const folder = process.argv[2] ?? join(projectRoot, 'out', 'sample');
const things = thingsOfMaya.filter(({ kind, body }) => kind !== 'contact' || body.party !== 'advocate');
const { asks } = reportWords(sampleOptions.language);
const sink = memorySink();
const options = {
  ...sampleOptions,
  typesetter: nodeTypesetter,
  asks: ['course', 'preserve', 'protect'].map((name) => asks[name]!),
};
const result = await writePackage(await sampleSource(undefined, things), options, sink);
const zip = await JSZip.loadAsync(sink.bytes());
const pdf = zip.file(`${result.topFolder}/data/report.pdf`);
if (result.pdf !== 'made' || pdf === null) throw new Error('report.pdf was not made');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, result.fileName), sink.bytes());
writeFileSync(join(folder, 'report.pdf'), await pdf.async('uint8array'));
process.stdout.write(`${join(folder, result.fileName)}\n${join(folder, 'report.pdf')}\n`);
