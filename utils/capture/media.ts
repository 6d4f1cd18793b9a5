import type { TakenExhibit } from '../record/captures.ts';
import { fromBase64 } from '../shared/bytes.ts';
import type { MediaRef } from '../sites/contract.ts';
import type { CaptureRun } from './capture-run.ts';
import type { ReaderLink } from './reader-link.ts';
import { exhibitOf } from './taken.ts';

/** More files than this of one item are listed, not kept. */
const mostFiles = 20;

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/svg+xml': 'svg.txt',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
};

export interface TakenMedia {
  files: TakenExhibit[];
  /** Address and reason of what could not be had. */
  missing: string[];
}

/** Addresses worth asking for: pictures, and the stills of films; the streams of films are not files. */
function wanted(media: readonly MediaRef[]): string[] {
  const urls = media.flatMap(({ kind, url, posterUrl }) =>
    kind === 'image' || kind === 'audio' ? [url] : posterUrl === null ? [] : [posterUrl],
  );
  return [...new Set(urls)];
}

/** One file as an exhibit, or why it cannot be had; `number` is its place among the item's files. */
async function takeFile(url: string, number: number, link: ReaderLink): Promise<TakenExhibit | string> {
  const medium = await link.ask('medium', { url });
  if ('why' in medium) return `${url}: ${medium.why}`;
  const ending = endings[medium.mediaType.split(';')[0] ?? ''] ?? 'bin';
  return exhibitOf(fromBase64(medium.base64), {
    role: 'media',
    fileName: `media-${number}.${ending}`,
    mediaType: medium.mediaType || 'application/octet-stream',
    parents: [],
    madeBy: 'read again inside the page, bytes as served to it',
    source: url.startsWith('data:') ? 'data: address in the page' : url,
  });
}

/** Files of an item as served to the page, read again inside the page, all at the same time: a slow one holds up none. */
export async function takeMedia(media: readonly MediaRef[], link: ReaderLink): Promise<TakenMedia> {
  const urls = wanted(media);
  const asked = urls.slice(0, mostFiles);
  const taken = await Promise.all(asked.map((url, index) => takeFile(url, index + 1, link)));
  return {
    files: taken.filter((one) => typeof one !== 'string'),
    missing: [
      ...urls.slice(mostFiles).map((url) => `${url}: more than ${mostFiles} files`),
      ...media.filter(({ kind }) => kind === 'video').map(({ url }) => `${url}: a stream, not a file`),
      ...taken.filter((one) => typeof one === 'string'),
    ],
  };
}

export function addMedia(run: CaptureRun, { files, missing }: TakenMedia): void {
  run.taken.push(...files);
  if (missing.length > 0) {
    run.issues.push({ step: 'media', code: 'media-unavailable', missing: missing.map((line) => line.slice(0, 400)) });
  }
}
