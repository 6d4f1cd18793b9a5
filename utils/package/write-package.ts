import { isoDate, zonedTime } from '../pattern/zoned-time.ts';
import { type Moment, momentNow } from '../shared/clock.ts';
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

/** What makes two runs write the same package: its moment, its volumes, and what record.json says of the record then. */
export interface BegunPackage {
  made: Moment;
  /** Shared by its volumes; null where there is only one. */
  group: string | null;
  volumes: number;
  /** SHA-256 of `record.json`. */
  record: string;
  /** Length of the journal that goes along. */
  journalLines: number;
}

export interface PackageRun {
  /** Its moment; now unless told. */
  made?: Moment | undefined;
  onProgress?: ((done: PackageProgress) => void) | undefined;
  /** Told before the first byte is written: with this a later run can go on. */
  onBegun?: ((begun: BegunPackage) => Promise<void>) | undefined;
  /** Told of each volume once it is whole and its sink closed. */
  onVolume?: ((volume: VolumeResult) => Promise<void>) | undefined;
  /**
   * A package that an earlier run began, and those of its volumes that are whole: they are not made again. Where the record
   * has changed so that it would be another one, throws `package-changed`.
   */
  resumes?: { begun: BegunPackage; done: readonly VolumeResult[] } | undefined;
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
 * (`journal-broken`). Each volume is closed when it is whole. On any error every sink is aborted, closed or not: nothing
 * that looks whole is left.
 */
export async function writeVolumes(
  source: PackageSource,
  options: PackageOptions,
  open: OpenSink,
  run: PackageRun = {},
): Promise<PackageResult> {
  const { onProgress, signal, onBegun, onVolume, resumes } = run;
  const sinks: ByteSink[] = [];
  const goOn = (): void => {
    if (signal?.aborted) throw new DaybookError('package-stopped');
  };
  try {
    if (source.entryIds.length === 0) throw new DaybookError('nothing-selected');
    const made = resumes?.begun.made ?? run.made ?? momentNow();
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
    const group = of === 1 ? null : (resumes?.begun.group ?? newId());
    const record = content.front.digests.record;
    if (resumes && (resumes.begun.record !== record || resumes.begun.volumes !== of))
      throw new DaybookError('package-changed');
    await onBegun?.({ made, group, volumes: of, record, journalLines: source.journal.length });
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
      const former = resumes?.done.find(({ topFolder }) => topFolder === name);
      if (former) {
        volumes.push(former);
        told.entries += content.volumes[at]!.length;
        told.bytes += exhibitBytes([content.volumes[at]!]);
        continue;
      }
      const sink = await open(`${name}.zip`);
      sinks.push(sink);
      const onWritten = (done: { entries: number; bytes: number }): void => {
        goOn();
        told.entries += done.entries;
        told.bytes += done.bytes;
        onProgress?.({ ...told });
      };
      const volume = { source: watched, options, content, group, topFolder: name, at, sink, onWritten };
      const written = await writeVolume(volume);
      await sink.close();
      await onVolume?.(written);
      volumes.push(written);
    }
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
