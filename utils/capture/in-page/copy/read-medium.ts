import type { ServedFile } from '../../reader/reader-protocol.ts';
import { dataUrlOf, readShown } from './embed-resource.ts';

/** What one message to the background may carry. */
const mostBytes = 30 * 1024 * 1024;

/** A file of the item as the site serves it to this page; or why it cannot be had. */
export async function readMedium(url: string): Promise<ServedFile | { why: string }> {
  const read = await readShown(url);
  if ('why' in read) return read;
  if (read.blob.size > mostBytes) return { why: 'too large' };
  const whole = await dataUrlOf(read.blob);
  if ('why' in whole) return whole;
  const { status, headers, blob } = read;
  return { base64: whole.dataUrl.slice(whole.dataUrl.indexOf(',') + 1), mediaType: blob.type, status, headers };
}
