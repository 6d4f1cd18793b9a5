/** What a file is by its own first bytes; its name is never asked. */
export type MediaKind = 'picture' | 'audio' | 'video' | 'pdf' | 'zip' | 'compound';

export interface Recognised {
  kind: MediaKind;
  mediaType: string;
  extension: string;
}

interface Sign {
  at: number;
  bytes: string;
  is: [MediaKind, string, string];
}

/** First bytes as Latin-1 text; `.` stands for any byte. */
const signs: readonly Sign[] = [
  { at: 0, bytes: '\xFF\xD8\xFF', is: ['picture', 'image/jpeg', 'jpg'] },
  { at: 0, bytes: '\x89PNG\r\n\x1A\n', is: ['picture', 'image/png', 'png'] },
  { at: 0, bytes: 'GIF87a', is: ['picture', 'image/gif', 'gif'] },
  { at: 0, bytes: 'GIF89a', is: ['picture', 'image/gif', 'gif'] },
  { at: 0, bytes: 'RIFF....WEBP', is: ['picture', 'image/webp', 'webp'] },
  { at: 0, bytes: 'II*\0', is: ['picture', 'image/tiff', 'tif'] },
  { at: 0, bytes: 'MM\0*', is: ['picture', 'image/tiff', 'tif'] },
  { at: 0, bytes: 'BM....\0\0\0\0', is: ['picture', 'image/bmp', 'bmp'] },
  { at: 4, bytes: 'ftyphe', is: ['picture', 'image/heic', 'heic'] },
  { at: 4, bytes: 'ftypmif1', is: ['picture', 'image/heif', 'heif'] },
  { at: 4, bytes: 'ftypmsf1', is: ['picture', 'image/heif', 'heif'] },
  { at: 4, bytes: 'ftypavi', is: ['picture', 'image/avif', 'avif'] },
  { at: 4, bytes: 'ftypM4A', is: ['audio', 'audio/mp4', 'm4a'] },
  { at: 4, bytes: 'ftypM4B', is: ['audio', 'audio/mp4', 'm4a'] },
  { at: 4, bytes: 'ftypqt', is: ['video', 'video/quicktime', 'mov'] },
  { at: 4, bytes: 'ftyp3g', is: ['video', 'video/3gpp', '3gp'] },
  { at: 4, bytes: 'ftyp', is: ['video', 'video/mp4', 'mp4'] },
  { at: 0, bytes: 'RIFF....AVI ', is: ['video', 'video/x-msvideo', 'avi'] },
  { at: 0, bytes: '\x1AE\xDF\xA3', is: ['video', 'video/webm', 'webm'] },
  { at: 0, bytes: 'RIFF....WAVE', is: ['audio', 'audio/wav', 'wav'] },
  { at: 0, bytes: 'OggS', is: ['audio', 'audio/ogg', 'ogg'] },
  { at: 0, bytes: 'fLaC', is: ['audio', 'audio/flac', 'flac'] },
  { at: 0, bytes: '#!AMR', is: ['audio', 'audio/amr', 'amr'] },
  { at: 0, bytes: 'ID3', is: ['audio', 'audio/mpeg', 'mp3'] },
  { at: 0, bytes: '\xFF\xFB', is: ['audio', 'audio/mpeg', 'mp3'] },
  { at: 0, bytes: '\xFF\xF3', is: ['audio', 'audio/mpeg', 'mp3'] },
  { at: 0, bytes: '\xFF\xF1', is: ['audio', 'audio/aac', 'aac'] },
  { at: 0, bytes: '\xFF\xF9', is: ['audio', 'audio/aac', 'aac'] },
  { at: 0, bytes: '%PDF-', is: ['pdf', 'application/pdf', 'pdf'] },
  { at: 0, bytes: 'PK\x03\x04', is: ['zip', 'application/zip', 'zip'] },
  { at: 0, bytes: 'PK\x05\x06', is: ['zip', 'application/zip', 'zip'] },
  { at: 0, bytes: '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', is: ['compound', 'application/vnd.ms-outlook', 'msg'] },
];

/** So many first bytes are enough to recognise a file. */
export const headBytes = 4096;

function fits(head: Uint8Array, { at, bytes }: Sign): boolean {
  if (head.length < at + bytes.length) return false;
  for (let index = 0; index < bytes.length; index += 1) {
    const wanted = bytes.charCodeAt(index);
    if (wanted !== 0x2e && head[at + index] !== wanted) return false;
  }
  return true;
}

/** What the bytes are; null where they are none of what can be told by a few bytes. */
export function recogniseMedia(head: Uint8Array): Recognised | null {
  const sign = signs.find((one) => fits(head, one));
  if (sign === undefined) return null;
  const [kind, mediaType, extension] = sign.is;
  return { kind, mediaType, extension };
}
