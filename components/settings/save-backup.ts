import { type BackupProgress, writeBackup } from '../../utils/backup/write-backup.ts';
import { DaybookError } from '../../utils/shared/errors.ts';
import { saveFile } from '../data/save-file.ts';
import { newBlobSink } from '../package/blob-sink.ts';
import { canChoosePlace, choosePlace } from '../package/picker-sink.ts';
import { localDay } from '../time/local-day.ts';

const mediaType = 'application/octet-stream';
const ending = '.daybook';

/**
 * Writes a backup where the person says, or as a download where the browser does not ask. Gives whether there is
 * one: not when the person left the question. Throws what writing it throws.
 */
export async function saveBackup(
  passphrase: string | null,
  onProgress: (progress: BackupProgress) => void,
): Promise<boolean> {
  const name = `notes-${localDay(new Date().toISOString())}${ending}`;
  if (canChoosePlace()) {
    const place = await choosePlace(name, { description: 'Daybook', accept: { [mediaType]: [ending] } });
    if (place === null) return false;
    await writeBackup(place, passphrase, onProgress);
    return true;
  }
  const sink = newBlobSink(mediaType);
  await writeBackup(sink, passphrase, onProgress);
  const content = await sink.content();
  if (content === null) throw new DaybookError('storage-failed', 'sink was not closed');
  saveFile(content, name);
  return true;
}
