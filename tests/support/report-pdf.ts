import { writePackage } from '../../utils/package/write-package.ts';
import { memorySink } from './memory-sink.ts';
import { nodeTypesetter } from './node-typesetter.ts';
import { sampleOptions } from './sample-package.ts';
import { type SampleEntry, sampleSource } from './sample-source.ts';
import { zipParts } from './zip-parts.ts';

/** `report.pdf` of a package of these entries. */
export async function reportPdfOf(samples: readonly SampleEntry[]): Promise<Uint8Array<ArrayBuffer>> {
  const sink = memorySink();
  await writePackage(await sampleSource(samples), { ...sampleOptions, typesetter: nodeTypesetter }, sink);
  return zipParts(sink.bytes()).find(({ name }) => name.endsWith('/data/report.pdf'))!.bytes;
}
