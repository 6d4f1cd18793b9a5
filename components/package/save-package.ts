import type { PackageResult } from '../../utils/package/source.ts';
import type { OpenSink, PackageRun } from '../../utils/package/write-package.ts';
import { DaybookError } from '../../utils/shared/errors.ts';
import type { ByteSink } from '../../utils/shared/sink.ts';
import { lockState } from '../../utils/vault/lock.ts';
import { localDay } from '../time/local-day.ts';
import { newBlobSink } from './blob-sink.ts';
import { makePackage } from './make-package.ts';
import type { PackageChoice } from './package-choice.ts';
import { type FileSink, newOwnFile } from './own-file.ts';
import { keepPlan, type PackagePlan, whilePlanned } from './package-plan.ts';
import { chooseFolder, choosePlace } from './picker-sink.ts';
import { saveVolumes } from './save-volumes.ts';

export interface SaveChoice {
  /** Largest size of a file in bytes, or null. */
  volumeBytes: number | null;
  /** Wraps each file in a protected one; null for none. */
  passphrase: string | null;
}

/** What was saved, and, where the browser did not ask for a place, the files that are to be downloaded. */
export interface Saved {
  result: PackageResult;
  files: readonly { name: string; content: Blob }[];
  /** The package itself, where it is one file that anyone can open: a trusted time can be added to it. */
  whole: Blob | null;
}

/**
 * Makes a package and puts it where the person says (`place`), or into files of this browser's own that a download then
 * copies. Null when the person left the question of where. While it is being made a plan of it is kept; `former` is that
 * of one which a crash ended.
 */
export async function savePackage(
  where: 'download' | 'place',
  choice: PackageChoice,
  { volumeBytes, passphrase }: SaveChoice,
  run: PackageRun,
  former: PackagePlan | null = null,
): Promise<Saved | null> {
  const plan: PackagePlan = {
    version: 1,
    where,
    choice,
    volumeBytes,
    isProtected: passphrase !== null,
    begun: null,
    done: [],
  };
  const wrapped = async (sink: ByteSink, name: string): Promise<ByteSink> => {
    if (passphrase === null) return sink;
    const { protectedSink } = await import('../../utils/package/protected-sink.ts');
    return protectedSink(sink, name, passphrase);
  };
  const outerName = (name: string): string => (passphrase === null ? name : name.replace(/\.zip$/u, '-locked.zip'));
  const make = (open: OpenSink): Promise<PackageResult> =>
    whilePlanned(async () => {
      await keepPlan(plan);
      return makePackage(choice, volumeBytes, open, run);
    });

  if (where === 'place') {
    // Asked before anything is read: a browser opens the question only right after a press.
    if (volumeBytes !== null) {
      const folder = await chooseFolder();
      if (!folder) return null;
      const open = async (name: string) => {
        const { sink, savedAs } = await folder.open(outerName(name));
        return { sink: await wrapped(sink, name), savedAs };
      };
      return { result: await saveVolumes({ folder, open }, plan, former, run), files: [], whole: null };
    }
    const place = await choosePlace(outerName(`notes-${localDay(new Date().toISOString())}.zip`));
    if (!place) return null;
    const result = await placedIn(place, (open) => make(open), wrapped);
    return { result, files: [], whole: passphrase === null ? await place.content() : null };
  }
  const { hasPassphrase } = await lockState();
  const sinks: { name: string; sink: FileSink }[] = [];
  const result = await make(async (name) => {
    // A file of the browser's own lies in its profile in the clear: not beside a record that has a passphrase.
    const sink = (hasPassphrase ? null : await newOwnFile()) ?? newBlobSink();
    sinks.push({ name: outerName(name), sink });
    return wrapped(sink, name);
  });
  const files = await Promise.all(
    sinks.map(async ({ name, sink }) => {
      const content = await sink.content();
      if (content === null) throw new DaybookError('package-not-written', 'sink was not closed');
      return { name, content };
    }),
  );
  const [only, ...more] = files;
  return { result, files, whole: only && more.length === 0 && passphrase === null ? only.content : null };
}

/** A place that was chosen must be left as it was also where the writing fails before it begins. */
async function placedIn(
  place: ByteSink,
  make: (open: OpenSink) => Promise<PackageResult>,
  wrapped: (sink: ByteSink, name: string) => Promise<ByteSink>,
): Promise<PackageResult> {
  let taken = false;
  try {
    return await make(async (name) => {
      taken = true;
      return wrapped(place, name);
    });
  } finally {
    if (!taken) await place.abort();
  }
}
