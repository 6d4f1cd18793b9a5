import { type ImportFile, givenFile } from '../../utils/import/import-file.ts';

/** More files than anybody looks through; a whole disk dropped by mistake stops here. */
const mostFiles = 20_000;

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** A folder gives its files a hundred at a time, and nothing when it has no more. */
function nextOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => {
    reader.readEntries(resolve, reject);
  });
}

async function addEntry(entry: FileSystemEntry, into: ImportFile[]): Promise<void> {
  if (into.length >= mostFiles) return;
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry);
    into.push(givenFile(file, entry.fullPath.replace(/^\//u, '')));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (let some = await nextOf(reader); some.length > 0; some = await nextOf(reader)) {
    for (const one of some) await addEntry(one, into);
  }
}

/** What the system itself puts into folders. */
function isSystemFile({ path }: ImportFile): boolean {
  return /(?:^|\/)(?:\.[^/]+|Thumbs\.db|desktop\.ini)$|(?:^|\/)__MACOSX\//iu.test(path);
}

/** Files of a drop, those in dropped folders with them. Must be called while the drop is being handled. */
export async function droppedFiles(transfer: DataTransfer): Promise<ImportFile[]> {
  // The list is emptied as soon as this handler waits for anything.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const loose = entries.length === 0 ? [...transfer.files].map((file) => givenFile(file)) : [];
  for (const entry of entries) await addEntry(entry, loose);
  return loose.filter((file) => !isSystemFile(file));
}

/** Files of a file field, those of a chosen folder with their path in it. */
export function chosenFiles(chosen: readonly File[]): ImportFile[] {
  return chosen
    .slice(0, mostFiles)
    .map((file) => givenFile(file))
    .filter((file) => !isSystemFile(file));
}
