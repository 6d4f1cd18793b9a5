import type { PackageResult } from '../../utils/package/source.ts';
import type { PackageRun } from '../../utils/package/write-package.ts';
import { DaybookError } from '../../utils/shared/errors.ts';
import { makePackage } from './make-package.ts';
import { keepPlan, type PackagePlan, whilePlanned } from './package-plan.ts';
import type { ChosenFolder } from './picker-sink.ts';

interface Place {
  folder: ChosenFolder;
  /** Opens a volume in the folder, wrapped where a passphrase was chosen. */
  open: ChosenFolder['open'];
}

/**
 * Makes a package of several files in a folder. Each that is whole is noted in the plan, so that after a crash the next
 * run (`former` is its plan) checks it and does not make it again. Where the record has changed meanwhile, where anything
 * fails and where the person stops it, all of its files go.
 */
export async function saveVolumes(
  { folder, open }: Place,
  plan: PackagePlan,
  former: PackagePlan | null,
  run: PackageRun,
): Promise<PackageResult> {
  return whilePlanned(async () => {
    let current = former?.begun ? await withWholeOnly(folder, former, plan) : plan;
    const put = async (part: Partial<PackagePlan>): Promise<void> => keepPlan((current = { ...current, ...part }));
    await put({});
    const savedAs = new Map<string, string>();
    const make = (): Promise<PackageResult> =>
      makePackage(
        plan.choice,
        plan.volumeBytes,
        async (name) => {
          const opened = await open(name);
          savedAs.set(name, opened.savedAs);
          return opened.sink;
        },
        {
          ...run,
          resumes: current.begun ? { begun: current.begun, done: current.done } : undefined,
          onBegun: (begun) => put({ begun }),
          onVolume: (volume) =>
            put({ done: [...current.done, { ...volume, savedAs: savedAs.get(volume.fileName) ?? volume.fileName }] }),
        },
      );
    const before = current.done;
    const clear = async (): Promise<void> => {
      for (const volume of before) await folder.remove(volume.savedAs);
    };
    try {
      return await make();
    } catch (thrown) {
      await clear();
      if (!(thrown instanceof DaybookError) || thrown.code !== 'package-changed') throw thrown;
      current = plan;
      await put({});
      return make();
    }
  });
}

/** The plan with those of its volumes that are whole; what else is there of it goes. */
async function withWholeOnly(folder: ChosenFolder, former: PackagePlan, plan: PackagePlan): Promise<PackagePlan> {
  const { wholeVolumes } = await import('./whole-volumes.ts');
  // Nobody can look into those that a passphrase closes.
  const done = former.isProtected ? [] : await wholeVolumes(folder, former.done);
  for (const volume of former.done)
    if (!done.includes(volume) && (await folder.find(volume.savedAs))) await folder.remove(volume.savedAs);
  return { ...plan, begun: former.begun, done };
}
