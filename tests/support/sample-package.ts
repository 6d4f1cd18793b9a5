import type { PackageOptions, PackageResult, PackageSource } from '../../utils/package/source.ts';
import { writePackage } from '../../utils/package/write-package.ts';
import { memorySink } from './memory-sink.ts';
import { type SampleEntry, sampleSource, type SampleThing } from './sample-source.ts';

export const sampleOptions: PackageOptions = {
  reference: 'CAD 1184/14NOV26',
  contactName: 'M.R.',
  zone: 'Europe/London',
  language: 'en-GB',
};

/** A whole package in memory. */
export async function samplePackage(
  samples?: readonly SampleEntry[],
  things?: readonly SampleThing[],
): Promise<{ zip: Uint8Array<ArrayBuffer>; result: PackageResult; source: PackageSource }> {
  const source = await sampleSource(samples, things);
  const sink = memorySink();
  const result = await writePackage(source, sampleOptions, sink);
  return { zip: sink.bytes(), result, source };
}
