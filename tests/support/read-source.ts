import JSZip from 'jszip';
import { archiveFiles } from '../../utils/import/archive.ts';
import type { ImportFile } from '../../utils/import/import-file.ts';
import { type ImportedMessage, type MessageSource, isTimed } from '../../utils/import/message-source.ts';

/** A ZIP of the files given, as a platform hands it over. */
export async function zipOf(files: Record<string, string | Uint8Array>): Promise<Blob> {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(files)) zip.file(path, content, { createFolders: false });
  return new Blob([
    (await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })) as Uint8Array<ArrayBuffer>,
  ]);
}

export async function zipFiles(
  files: Record<string, string | Uint8Array>,
  name = 'download.zip',
): Promise<ImportFile[]> {
  return archiveFiles(await zipOf(files), name);
}

/** Everything with a time that a source holds, oldest first. */
export async function messagesOf(source: MessageSource, zone = 'UTC'): Promise<ImportedMessage[]> {
  const messages: ImportedMessage[] = [];
  for await (const batch of source.messages({ zone, order: null })) messages.push(...batch.filter(isTimed));
  return messages.toSorted((a, b) => a.at - b.at);
}

/** One line a message: time, who, own or not, words. */
export function told(source: MessageSource, messages: readonly ImportedMessage[]): string[] {
  return messages.map(({ at, person, text }) => {
    const sign = person === null ? null : source.person(person);
    const who = sign === null ? '' : (sign.name ?? sign.handle ?? sign.accountId ?? 'me');
    return `${new Date(at).toISOString()} ${who}${sign?.own === true ? ' (own)' : ''}: ${text}`;
  });
}
