import { isoDate, zonedTime } from '../pattern/zoned-time.ts';
import { momentNow } from '../shared/clock.ts';
import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import type { ByteSink } from '../shared/sink.ts';
import { packageContent, volumeName } from './package-content.ts';
import type { PackageOptions, PackageResult, PackageSource, VolumeResult } from './source.ts';
import { writeVolume } from './write-volume.ts';

/** How far the writing is; bytes are those of the exhibits. */
export interface PackageProgress {
  /** First every entry is read and the reports are made, then the files are written. */
  phase: 'reading' | 'writing';
  entries: number;
  of: number;
  bytes: number;
  ofBytes: number;
}

/** Opens the place for one volume, by its file name. */
export type OpenSink = (fileName: string) => Promise<ByteSink>;

export interface PackageRun {
  onProgress?: ((done: PackageProgress) => void) | undefined;
  /** Ends the writing with `package-stopped`; nothing is left. */
  signal?: AbortSignal | undefined;
}

/** Writes the package as one ZIP into `sink`; see {@link writeVolumes}. */
export async function writePackage(
  source: PackageSource,
  options: Omit<PackageOptions, 'volumeBytes'>,
  sink: ByteSink,
  onProgress?: (done: PackageProgress) => void,
): Promise<PackageResult> {
  let taken = false;
  const open: OpenSink = async () => {
    taken = true;
    return sink;
  };
  try {
    return await writeVolumes(source, options, open, { onProgress });
  } finally {
    if (!taken) await sink.abort();
  }
}

/**
 * Writes the package for `source`, entry by entry, into one ZIP or into volumes of at most `options.volumeBytes`. Every
 * exhibit's digest is taken again (`exhibit-damaged` with the entry's number), the journal's chain followed again
 * (`journal-broken`). Only when all volumes are written is the first one closed. On any error every sink is aborted:
 * nothing that looks whole is left.
 */
export async function writeVolumes(
  source: PackageSource,
  options: PackageOptions,
  open: OpenSink,
  { onProgress, signal }: PackageRun = {},
): Promise<PackageResult> {
  const sinks: ByteSink[] = [];
  const goOn = (): void => {
    if (signal?.aborted) throw new DaybookError('package-stopped');
  };
  try {
    if (source.entryIds.length === 0) throw new DaybookError('nothing-selected');
    const made = momentNow();
    const base = `notes-${isoDate(zonedTime(made.utc, options.zone))}`;
    let read = 0;
    const watched: PackageSource = {
      ...source,
      openEntry: (id) => {
        goOn();
        onProgress?.({ phase: 'reading', entries: (read += 1), of: source.entryIds.length, bytes: 0, ofBytes: 0 });
        return source.openEntry(id);
      },
    };
    const content = await packageContent(watched, options, made, base);
    const of = content.volumes.length;
    const group = of === 1 ? null : newId();
    const told: PackageProgress = {
      phase: 'writing',
      entries: 0,
      of: source.entryIds.length,
      bytes: 0,
      ofBytes: exhibitBytes(content.volumes),
    };
    const volumes: VolumeResult[] = [];
    for (const at of content.volumes.keys()) {
      goOn();
      const name = volumeName(base, at + 1, of);
      const sink = await open(`${name}.zip`);
      sinks.push(sink);
      const onWritten = (done: { entries: number; bytes: number }): void => {
        goOn();
        told.entries += done.entries;
        told.bytes += done.bytes;
        onProgress?.({ ...told });
      };
      volumes.push(
        await writeVolume({ source: watched, options, content, group, topFolder: name, at, sink, onWritten }),
      );
    }
    for (const sink of sinks) await sink.close();
    const [first] = volumes as [VolumeResult];
    return {
      ...first,
      sizeBytes: volumes.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      keyFingerprint: content.front.digests.keyFingerprint,
      entries: source.entryIds.length,
      exhibits: content.exhibits,
      volumes,
      pdf: content.pdf,
    };
  } catch (thrown) {
    for (const sink of sinks) await sink.abort();
    throw thrown instanceof DaybookError
      ? thrown
      : new DaybookError('package-not-written', String(thrown), { cause: thrown });
  }
}

function exhibitBytes(volumes: Awaited<ReturnType<typeof packageContent>>['volumes']): number {
  return volumes
    .flat()
    .reduce((sum, { exhibits }) => sum + exhibits.reduce((size, one) => size + one.exhibit.sizeBytes, 0), 0);
}
