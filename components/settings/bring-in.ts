import { type MergePreview, mergeBackup, previewMerge } from '../../utils/backup/merge-backup.ts';
import { type BackupKey, type OpenedBackup, openBackup, readBackupHeader } from '../../utils/backup/open-backup.ts';
import { restoreBackup } from '../../utils/backup/restore-backup.ts';
import type { BackupProgress } from '../../utils/backup/write-backup.ts';
import { readyForOpening } from '../../utils/record/ready-for-opening.ts';
import { keepKeysApart } from '../../utils/record/keys-apart.ts';
import { allSummaries } from '../../utils/record/summaries.ts';

type OnProgress = (progress: BackupProgress) => void;

/** Numbers of entries here by their id, to name conflicts by. */
type Numbers = ReadonlyMap<string, number>;

/** What would happen with an opened backup. */
export type Offer = { backup: OpenedBackup; size: number } & (
  | { kind: 'restore' }
  | { kind: 'merge'; preview: MergePreview; numbers: Numbers }
);

/** What came in. */
export interface BroughtIn extends MergePreview {
  renumbered: { theirNumber: number; number: number }[];
  numbers: Numbers;
}

export async function headerOf(file: File): Promise<{ made: string }> {
  return (await readBackupHeader(file)).header;
}

async function numbersHere(): Promise<Numbers> {
  return new Map((await allSummaries()).map(({ id, number }) => [id, number]));
}

/** Opens a backup and tells what it would bring; writes nothing. */
export async function offerOf(file: File, key: BackupKey, onProgress: OnProgress): Promise<Offer> {
  const backup = await openBackup(file, key);
  const opened = { backup, size: file.size };
  const numbers = await numbersHere();
  if (numbers.size === 0) return { kind: 'restore', ...opened };
  return { kind: 'merge', ...opened, numbers, preview: await previewMerge(backup, file.size, onProgress) };
}

/** Does it: all of it comes in, or nothing does. */
export async function bringIn(offer: Offer, onProgress: OnProgress): Promise<BroughtIn> {
  const { backup, size } = offer;
  if (offer.kind === 'restore') {
    const { entries } = await restoreBackup(backup, size, onProgress);
    await keepKeysApart();
    await readyForOpening();
    const nothing = { same: 0, notes: 0, things: 0, files: 0, conflicts: [], renumbered: [] };
    return { ...nothing, added: entries, numbers: await numbersHere() };
  }
  const merged = await mergeBackup(backup, size, onProgress);
  await readyForOpening();
  return { ...merged, numbers: await numbersHere() };
}
