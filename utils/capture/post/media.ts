import type { TakenExhibit } from '../../record/captures.ts';
import { fromBase64, utf8 } from '../../shared/bytes.ts';
import type { MediaRef } from '../../sites/contract.ts';
import type { CaptureRun } from '../run/capture-run.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import { exhibitOf } from '../run/taken.ts';

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
  'audio/wav': 'wav',
};

export interface TakenMedia {
  files: TakenExhibit[];
  /** Address and reason of what could not be had. */
  missing: string[];
}

/** How the bytes of a stream are asked for: an address of nothing that could be read whole. */
const streamAddress = /^(blob:|mediastream:)|\.(m3u8|mpd)(\?|#|$)/i;
const streamType = /mpegurl|dash\+xml/i;

/** Addresses worth asking for: pictures, films and voices that are files, and the stills of films. */
function wanted(media: readonly MediaRef[]): string[] {
  const urls = media.flatMap(({ kind, url, posterUrl }) => {
    const still = posterUrl === null ? [] : [posterUrl];
    return kind === 'link' || streamAddress.test(url) ? still : [url, ...still];
  });
  return [...new Set(urls)];
}

/** What was asked for and how the site answered, for `media.json`. */
interface Told {
  url: string;
  file: string | null;
  status: number | null;
  headers: [string, string][];
  /** Why it is not there. */
  notAvailable: string | null;
}

const shown = (url: string) => (url.startsWith('data:') ? 'data: address in the page' : url.slice(0, 2000));
const notThere = (url: string, why: string): Told => ({
  url: shown(url),
  file: null,
  status: null,
  headers: [],
  notAvailable: why,
});

/** One file as an exhibit and how it was served, or why it cannot be had; `number` is its place among the item's files. */
async function takeFile(
  url: string,
  number: number,
  link: ReaderLink,
): Promise<{ exhibit: TakenExhibit | null; told: Told }> {
  const medium = await link.ask('medium', { url });
  if ('why' in medium) return { exhibit: null, told: notThere(url, medium.why) };
  const { mediaType, status, headers } = medium;
  if (streamType.test(mediaType)) return { exhibit: null, told: notThere(url, 'a stream: its parts are no one file') };
  const ending = endings[mediaType.split(';')[0] ?? ''] ?? 'bin';
  const exhibit = await exhibitOf(fromBase64(medium.base64), {
    role: 'media',
    fileName: `media-${number}.${ending}`,
    mediaType: mediaType || 'application/octet-stream',
    parents: [],
    madeBy: 'read again inside the page, bytes as served to it',
    source: shown(url),
  });
  return {
    exhibit,
    told: { url: shown(url), file: exhibit.facts.fileName, status, headers, notAvailable: null },
  };
}

/** The answers of the site: address, status and headers of every file, and why each other one is not there. */
function servedList(told: readonly Told[]): Promise<TakenExhibit> {
  return exhibitOf(utf8(JSON.stringify({ format: 'daybook-media/1', files: told }, null, 1).toWellFormed()), {
    role: 'file',
    fileName: 'media.json',
    mediaType: 'application/json',
    parents: [],
    madeBy: 'answers of the site to the page, as far as the browser shows them to it',
  });
}

/**
 * Files of an item as served to the page, read again inside the page, all at the same time: a slow one holds up none.
 * Without leave to ask for anything each is listed with its address.
 */
export async function takeMedia(
  media: readonly MediaRef[],
  link: ReaderLink,
  mayRequest: boolean,
): Promise<TakenMedia> {
  const urls = wanted(media);
  const local = (url: string) => url.startsWith('data:');
  const asked = (mayRequest ? urls : urls.filter(local)).slice(0, mostFiles);
  const taken = await Promise.all(asked.map((url, index) => takeFile(url, index + 1, link)));
  const told = [
    ...taken.map((one) => one.told),
    ...media
      .filter(({ kind, url }) => kind !== 'link' && streamAddress.test(url))
      .map(({ url }) => notThere(url, 'a stream, not a file')),
    ...urls
      .filter((url) => !asked.includes(url))
      .map((url) =>
        notThere(url, mayRequest || local(url) ? `more than ${mostFiles} files` : 'no requests, by the setting'),
      ),
  ];
  const files = taken.flatMap(({ exhibit }) => exhibit ?? []);
  return {
    files: told.length === 0 ? files : [...files, await servedList(told)],
    missing: told.flatMap(({ url, notAvailable }) => (notAvailable === null ? [] : [`${url}: ${notAvailable}`])),
  };
}

/** What was had of the files, and what was not; nothing where the asking itself failed, which is an issue already. */
export function addMedia(run: CaptureRun, { files, missing }: TakenMedia = { files: [], missing: [] }): void {
  run.taken.push(...files);
  if (missing.length > 0) {
    run.issues.push({ step: 'media', code: 'media-unavailable', missing: missing.map((line) => line.slice(0, 400)) });
  }
}
