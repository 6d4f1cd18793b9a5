import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { writePackage } from '../../utils/package/write-package.ts';
import { reportWords } from '../../utils/report/report-words.ts';
import { blobAccess } from '../../utils/verify/random-access.ts';
import { verifyPackage } from '../../utils/verify/verify-package.ts';
import { memorySink } from '../../tests/support/memory-sink.ts';
import { nodeTypesetter } from '../../tests/support/node-typesetter.ts';
import { sampleOptions } from '../../tests/support/sample-package.ts';
import { sampleSource } from '../../tests/support/sample-source.ts';
import { thingsOfMaya } from '../../tests/support/sample-things.ts';

/** Writes a package of invented people, made by the product's own writer and checked by its verifier, and its report beside it. Gives both paths. */
export async function makeSample(folder: string): Promise<{ zip: string; pdf: string }> {
  const things = thingsOfMaya.filter(({ kind, body }) => kind !== 'contact' || body.party !== 'advocate');
  const { asks } = reportWords(sampleOptions.language);
  const sink = memorySink();
  const options = {
    ...sampleOptions,
    typesetter: nodeTypesetter,
    asks: ['course', 'preserve', 'protect'].map((name) => asks[name]!),
  };
  const result = await writePackage(await sampleSource(undefined, things), options, sink);
  const { ok } = await verifyPackage([blobAccess(new Blob([sink.bytes()]))]);
  const report = (await JSZip.loadAsync(sink.bytes())).file(`${result.topFolder}/data/report.pdf`);
  if (!ok || result.pdf !== 'made' || report === null) throw new Error('the sample is not whole');
  const [zip, pdf] = [join(folder, result.fileName), join(folder, 'report.pdf')];
  mkdirSync(folder, { recursive: true });
  writeFileSync(zip, sink.bytes());
  writeFileSync(pdf, await report.async('uint8array'));
  return { zip, pdf };
}
