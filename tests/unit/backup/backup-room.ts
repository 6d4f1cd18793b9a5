import { type Room, openRoom } from '../../support/record-room.ts';
import { memoryFile } from './memory-file.ts';

/** An empty record with a passphrase, as on another computer. */
export async function newProfile(extension: { forget(): void }, passphrase: string): Promise<Room> {
  extension.forget();
  const room = await openRoom();
  await room.lock.setPassphrase(passphrase);
  return room;
}

/** The whole record in one sealed file; `passphrase` where the record itself has none. */
export async function backUp(passphrase: string | null = null): Promise<Blob> {
  const { writeBackup } = await import('../../../utils/backup/write-backup.ts');
  const sink = memoryFile();
  await writeBackup(sink, passphrase, () => {});
  const file = sink.file();
  if (file === null) throw new Error('not closed');
  return file;
}

/** A backup, opened. */
export async function openedBackup(file: Blob, passphrase: string) {
  const { openBackup } = await import('../../../utils/backup/open-backup.ts');
  return openBackup(file, { passphrase });
}

/** Puts a backup back into an empty record. */
export async function restore(file: Blob, passphrase: string) {
  const { restoreBackup } = await import('../../../utils/backup/restore-backup.ts');
  return restoreBackup(await openedBackup(file, passphrase), file.size, () => {});
}

/** Brings a backup into the record that is there. */
export async function merge(file: Blob, passphrase: string) {
  const { mergeBackup } = await import('../../../utils/backup/merge-backup.ts');
  return mergeBackup(await openedBackup(file, passphrase), file.size, () => {});
}
