import { notePackageMade, noteSelection } from '../../utils/package/note-package.ts';
import { openPackageSource } from '../../utils/package/record-source.ts';
import type { PackageOptions, PackageResult } from '../../utils/package/source.ts';
import type { OpenSink, PackageProgress, PackageRun } from '../../utils/package/write-package.ts';
import { thingGroupNames } from '../../utils/package/package-things.ts';

export type Progress = PackageProgress;

/** Writes the chosen entries as a package into what `open` opens and puts into the journal that it was made. */
export async function makePackage(
  entryIds: readonly string[],
  options: PackageOptions,
  open: OpenSink,
  run: PackageRun,
): Promise<PackageResult> {
  // Loaded only now: the writer is of no use to somebody who only looks at the list.
  const [{ writeVolumes }, { pageTypesetter }] = await Promise.all([
    import('../../utils/package/write-package.ts'),
    import('../../utils/package/page-typesetter.ts'),
  ]);
  await noteSelection(entryIds);
  const source = await openPackageSource(entryIds, thingGroupNames);
  const result = await writeVolumes(source, { typesetter: pageTypesetter, ...options }, open, run);
  await notePackageMade(result);
  return result;
}
