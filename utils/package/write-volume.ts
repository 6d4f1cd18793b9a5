import { readMe } from '../report/read-me.ts';
import type { ByteSink } from '../shared/sink.ts';
import { bagInfoText } from './bag-info.ts';
import { BagWriter } from './bag-writer.ts';
import { derSignature, publicKeyPem } from './der-signature.ts';
import { bagitText, tagFiles } from './format.ts';
import type { PlannedEntry } from './gather-entries.ts';
import { openedExhibits } from './opened-exhibits.ts';
import { countFiles, type PackageContent } from './package-content.ts';
import type { PackageOptions, PackageSource, VolumeResult } from './source.ts';
import { StoredZip } from './stored-zip.ts';

interface Volume {
  source: PackageSource;
  options: PackageOptions;
  content: PackageContent;
  /** Shared by all volumes of a package; null where there is only one. */
  group: string | null;
  topFolder: string;
  /** Which of `content.volumes`. */
  at: number;
  sink: ByteSink;
  /** Told after each exhibit and after each entry. */
  onWritten: (done: { entries: number; bytes: number }) => void;
}

/** Writes one volume, a whole bag of its own. The sink is left open. */
export async function writeVolume(volume: Volume): Promise<VolumeResult> {
  const { source, options, content, topFolder, at, sink } = volume;
  const { made, digests } = content.front;
  const entries = content.volumes[at]!;
  const of = content.volumes.length;
  const shared = at === 0 ? content.shared : [];
  const zip = new StoredZip(sink);
  const bag = new BagWriter(zip, topFolder, options.zone);
  const filesInZip = countFiles(shared.length, entries);
  const own = of === 1 ? null : { number: at + 1, of };
  await bag.addText(
    tagFiles.readMe,
    readMe({ ...content.front, volume: own, digests: { ...digests, topFolder, filesInZip } }),
    made.utc,
  );
  await bag.addText(tagFiles.bagit, bagitText, made.utc);
  for (const { path, file } of shared) await bag.add(path, file, made.utc);
  await writeEntries(volume, entries, bag);
  const first = at === 0;
  await bag.addText(
    tagFiles.bagInfo,
    bagInfoText({
      made,
      reference: options.reference,
      contactName: options.contactName,
      software: source.software,
      payload: bag.payload,
      journal: { head: digests.journalHead, lines: digests.journalLines },
      entries: first ? source.entryIds.length : entries.length,
      exhibits: first ? content.exhibits : entries.reduce((sum, entry) => sum + entry.exhibits.length, 0),
      keyFingerprint: digests.keyFingerprint,
      volume: volume.group === null ? null : { group: volume.group, number: at + 1, of },
    }),
    made.utc,
  );
  const sign = async (bytes: Uint8Array<ArrayBuffer>) => derSignature(await source.sign(bytes));
  const digest = await bag.seal(sign, publicKeyPem(source.publicKeySpki), made.utc);
  if (zip.fileCount !== filesInZip) throw new RangeError('other files were written than were counted');
  await zip.finish();
  return { fileName: `${topFolder}.zip`, topFolder, sizeBytes: zip.sizeBytes, digest };
}

async function writeEntries(volume: Volume, entries: readonly PlannedEntry[], bag: BagWriter): Promise<void> {
  const exhibits = openedExhibits(volume.source, entries);
  try {
    for (const entry of entries) {
      for (const { path, file, timeUtc } of entry.made) await bag.add(path, file, timeUtc);
      for (const _ of entry.exhibits) {
        const { value: opened } = await exhibits.next();
        if (!opened) throw new RangeError('an exhibit was not opened');
        await bag.addChecked(opened.path, opened.content, opened.exhibit, opened.exhibit.takenAt.utc);
        volume.onWritten({ entries: 0, bytes: opened.exhibit.sizeBytes });
      }
      volume.onWritten({ entries: 1, bytes: 0 });
    }
  } finally {
    await exhibits.return(undefined);
  }
}
