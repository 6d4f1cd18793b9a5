import type { CaptureFacts } from '../../utils/record/types.ts';
import type { KeptEntry } from './capture-flows.ts';
import type { PackageContent } from './package-content.ts';

/** The entry with this number in a package. */
export async function entryOf(content: PackageContent, number: number): Promise<KeptEntry> {
  const beginning = `data/exhibits/${String(number).padStart(4, '0')}-`;
  const path = content.paths.find((one) => one.startsWith(beginning) && one.endsWith('/capture.json'));
  if (path === undefined) throw new Error(`no entry ${number} in ${content.paths.join(' ')}`);
  const folder = path.replace(/capture\.json$/, '');
  const capture = await content.json<CaptureFacts & Pick<KeptEntry, 'files'>>(path);
  return {
    capture,
    files: capture.files,
    file: async (name) => Buffer.from(await content.bytes(`${folder}${name}`)),
    text: (name) => content.text(`${folder}${name}`),
  };
}
