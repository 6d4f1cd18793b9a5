import type { ByteSink } from '../../utils/shared/sink.ts';

/** A kind of file as the question of where to save names it. */
export interface FileType {
  description: string;
  accept: Record<string, string[]>;
}

const zipType: FileType = { description: 'ZIP', accept: { 'application/zip': ['.zip'] } };

/** What of the File System Access API is used; Firefox has none of it. */
interface SavePicker {
  showSaveFilePicker?: (options: { suggestedName: string; types: FileType[] }) => Promise<FileSystemFileHandle>;
}

/** Whether this browser lets a person choose the place of a file before it is written. */
export function canChoosePlace(): boolean {
  return (globalThis as SavePicker).showSaveFilePicker !== undefined;
}

/**
 * Asks where to save, then writes there as the bytes come; null when the person left the question. The browser
 * writes beside the file and puts it in place only at the end, so that nothing half-written is left.
 */
export async function choosePlace(suggestedName: string, type: FileType = zipType): Promise<ByteSink | null> {
  const { showSaveFilePicker } = globalThis as SavePicker;
  if (showSaveFilePicker === undefined) return null;
  let stream: FileSystemWritableFileStream;
  try {
    const handle = await showSaveFilePicker({ suggestedName, types: [type] });
    stream = await handle.createWritable();
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return null;
    throw thrown;
  }
  return {
    write: (bytes) => stream.write(bytes),
    close: () => stream.close(),
    abort: () => stream.abort(),
  };
}
