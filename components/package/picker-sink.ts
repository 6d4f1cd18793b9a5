import type { ByteSink } from '../../utils/shared/sink.ts';
import { type FileSink, newPieces } from './own-file.ts';

/** A kind of file as the question of where to save names it. */
export interface FileType {
  description: string;
  accept: Record<string, string[]>;
}

const zipType: FileType = { description: 'ZIP', accept: { 'application/zip': ['.zip'] } };

/** What of the File System Access API is used; Firefox has none of it. */
interface SavePicker {
  showSaveFilePicker?: (options: { suggestedName: string; types: FileType[] }) => Promise<FileSystemFileHandle>;
  showDirectoryPicker?: (options: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
}

const pieceBytes = 4 << 20;

/** Whether this browser lets a person choose the place of a file before it is written. */
export function canChoosePlace(): boolean {
  return (globalThis as SavePicker).showSaveFilePicker !== undefined;
}

/** Asks where to save one file; null when the person left the question. */
export async function choosePlace(suggestedName: string, type: FileType = zipType): Promise<FileSink | null> {
  const ask = (globalThis as SavePicker).showSaveFilePicker;
  const handle = await unlessLeft(ask?.({ suggestedName, types: [type] }));
  return handle && fileSink(handle, () => removeIfEmpty(handle));
}

/** A folder that the person chose for several files. */
export interface ChosenFolder {
  /** Opens a file of that name, or of the next free one: nothing there is written over. */
  open(fileName: string): Promise<{ sink: ByteSink; savedAs: string }>;
  find(fileName: string): Promise<Blob | null>;
  remove(fileName: string): Promise<void>;
}

/** Asks for a folder; null when the person left the question. */
export async function chooseFolder(): Promise<ChosenFolder | null> {
  const folder = await unlessLeft((globalThis as SavePicker).showDirectoryPicker?.({ mode: 'readwrite' }));
  return (
    folder && {
      open: (fileName) => inFolder(folder, fileName),
      find: async (fileName) =>
        (await namesIn(folder)).has(fileName) ? (await folder.getFileHandle(fileName)).getFile() : null,
      remove: (fileName) => folder.removeEntry(fileName),
    }
  );
}

async function unlessLeft<T>(asked: Promise<T> | undefined): Promise<T | null> {
  try {
    return (await asked) ?? null;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return null;
    throw thrown;
  }
}

async function namesIn(folder: FileSystemDirectoryHandle): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.add(name);
  return names;
}

async function inFolder(folder: FileSystemDirectoryHandle, fileName: string): ReturnType<ChosenFolder['open']> {
  const taken = await namesIn(folder);
  // What a crash leaves of a file that was being written is its name, with nothing in it.
  const isEmpty = async (name: string): Promise<boolean> =>
    (await (await folder.getFileHandle(name)).getFile()).size === 0;
  const free = (count: number): string => (count === 1 ? fileName : fileName.replace(/\.zip$/u, `_${count}.zip`));
  let count = 1;
  while (taken.has(free(count)) && !(await isEmpty(free(count)))) count += 1;
  const savedAs = free(count);
  const handle = await folder.getFileHandle(savedAs, { create: true });
  return { sink: await fileSink(handle, () => folder.removeEntry(savedAs)), savedAs };
}

/**
 * Writes as the bytes come. The browser writes beside the file and puts it in place only at the end, so that a crash
 * leaves nothing half-written under its name.
 */
async function fileSink(handle: FileSystemFileHandle, remove: () => Promise<void>): Promise<FileSink> {
  const stream = await handle.createWritable();
  const pieces = newPieces(pieceBytes);
  let isOpen = true;
  return {
    write: async (bytes) => {
      for (const piece of pieces.add(bytes)) await stream.write(piece);
    },
    close: async () => {
      const rest = pieces.rest();
      if (rest) await stream.write(rest);
      await stream.close();
      isOpen = false;
    },
    abort: async () => {
      if (isOpen) await stream.abort();
      await remove();
    },
    content: async () => (isOpen ? null : handle.getFile()),
  };
}

/** The question itself makes an empty file; one that was there before keeps what it had. */
async function removeIfEmpty(handle: FileSystemFileHandle): Promise<void> {
  const { size } = await handle.getFile();
  if (size === 0) await (handle as unknown as { remove?: () => Promise<void> }).remove?.();
}
