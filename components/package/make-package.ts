import { notePackageMade } from '../../utils/package/note-package.ts';
import { thingGroupNames } from '../../utils/package/package-things.ts';
import { openPackageSource } from '../../utils/package/record-source.ts';
import type { PackageOptions, PackageResult } from '../../utils/package/source.ts';
import type { ByteSink } from '../../utils/shared/sink.ts';

export interface Progress {
  entries: number;
  of: number;
}

/** Writes the chosen entries as a package into `sink` and puts into the journal that it was made. */
export async function makePackage(
  entryIds: readonly string[],
  options: PackageOptions,
  sink: ByteSink,
  onProgress: (done: Progress) => void,
): Promise<PackageResult> {
  // Loaded only now: the writer is of no use to somebody who only looks at the list.
  const [{ writePackage }, { pageTypesetter }] = await Promise.all([
    import('../../utils/package/write-package.ts'),
    import('../../utils/package/page-typesetter.ts'),
  ]);
  const source = await openPackageSource(entryIds, thingGroupNames);
  const result = await writePackage(source, { typesetter: pageTypesetter, ...options }, sink, onProgress);
  await notePackageMade(result);
  return result;
}
