import { createSHA256 } from 'hash-wasm';
import { DaybookError, type Failure, toFailure } from '../shared/errors.ts';
import { release } from '../shared/release.ts';
import { archiveFiles } from './archive.ts';
import { looksLikeCalls, openCallsCsv } from './calls-csv.ts';
import { type FileTime, timeOfFile } from './file-time.ts';
import { type ImportFile, baseName, headOf } from './import-file.ts';
import { type MailFacts, looksLikeMail, readMailFile } from './mail-facts.ts';
import { type Recognised, headBytes, recogniseMedia } from './media-type.ts';
import type { MessageSource } from './message-source.ts';
import { readOutlookFile } from './outlook-msg.ts';
import { openPhoneXml } from './phone-xml.ts';
import { type PictureFacts, noPictureFacts, readPictureFacts } from './picture-facts.ts';
import { platformSource } from './platform-source.ts';
import { splitDownloads } from './split-download.ts';
import { detectEncoding, likelyEncoding, openAsFound, shortLines } from './text-encoding.ts';
import type { WallClock } from './wall-clock.ts';
import { looksLikeWhatsApp, openWhatsApp } from './whatsapp.ts';

export type ItemKind = 'picture' | 'audio' | 'video' | 'document' | 'mail';

/** A file that becomes one entry. */
export interface FileItem {
  file: ImportFile;
  kind: ItemKind;
  mediaType: string;
  extension: string;
  sha256: string;
  time: FileTime;
  picture: PictureFacts;
  /** Headers and words of a mail, without what came with it. */
  mail: Omit<MailFacts, 'files'> | null;
}

/** A file as it was given. */
export interface GivenFile {
  name: string;
  sizeBytes: number;
  /** Null where it is too large to be read as a whole. */
  sha256: string | null;
}

/** An export with messages, and the archive it came in. */
export interface OpenedSource extends GivenFile {
  source: MessageSource;
  /** Further archives of the same download. */
  more: GivenFile[];
}

export interface Looked {
  sources: OpenedSource[];
  items: FileItem[];
  refused: { name: string; failure: Failure }[];
}

export interface LookProgress {
  done: number;
  of: number;
  name: string;
}

/** Up to here an archive is hashed as a whole; what is taken out of it is hashed in any case. */
const hashedWhole = 4 * 2 ** 30;
/** The largest file that becomes an exhibit: it is opened as one. */
export const largestExhibit = 2 ** 30;
/** More files than a person looks through. */
const mostItems = 5000;

export async function sha256Of(file: ImportFile, signal?: AbortSignal): Promise<string> {
  const hash = await createSHA256();
  for await (const piece of file.stream()) {
    signal?.throwIfAborted();
    hash.update(piece);
    release(piece);
  }
  return hash.digest('hex');
}

interface Looking {
  clock: WallClock;
  beside: readonly ImportFile[];
  signal: AbortSignal | undefined;
}

type Seen = { source: MessageSource } | { item: FileItem };

const kindOf = { picture: 'picture', audio: 'audio', video: 'video', pdf: 'document' } as const;

async function mediaItem(file: ImportFile, recognised: Recognised, looking: Looking): Promise<FileItem> {
  if (recognised.kind === 'zip' || recognised.kind === 'compound') throw new DaybookError('import-unknown');
  if (file.sizeBytes > largestExhibit) throw new DaybookError('import-too-big', 'file');
  const picture = recognised.kind === 'picture' ? await readPictureFacts(file, false) : noPictureFacts;
  return {
    file,
    kind: kindOf[recognised.kind],
    mediaType: recognised.mediaType,
    extension: recognised.extension,
    sha256: await sha256Of(file, looking.signal),
    time: timeOfFile(file, picture, looking.clock),
    picture,
    mail: null,
  };
}

async function mailItem(
  file: ImportFile,
  { files: _files, ...mail }: MailFacts,
  signal?: AbortSignal,
): Promise<FileItem> {
  const at = mail.sentAt ?? mail.receivedAt;
  const isMsg = recogniseMedia(await headOf(file, headBytes))?.kind === 'compound';
  return {
    file,
    kind: 'mail',
    mediaType: isMsg ? 'application/vnd.ms-outlook' : 'message/rfc822',
    extension: isMsg ? 'msg' : 'eml',
    sha256: await sha256Of(file, signal),
    time: { at, precision: 'exact', source: at === null ? 'none' : 'mail' },
    picture: noPictureFacts,
    mail,
  };
}

async function lookAtText(file: ImportFile, head: Uint8Array<ArrayBuffer>, looking: Looking): Promise<Seen> {
  const text = new TextDecoder(likelyEncoding(head)).decode(head).replace(/^\uFEFF/u, '');
  if (text.includes('\0')) throw new DaybookError('import-unknown');
  const begin = text.trimStart();
  if (/^<(?:\?xml|!DOCTYPE|!--|smses|calls)/iu.test(begin)) {
    if (/<!ENTITY/iu.test(begin)) throw new DaybookError('import-unsafe', 'entities');
    const root = /<(smses|calls)[\s>]/u.exec(begin)?.[1];
    if (root !== 'smses' && root !== 'calls') throw new DaybookError('import-unknown', 'xml');
    return { source: await openPhoneXml(root, file, await detectEncoding(file, head)) };
  }
  if (looksLikeWhatsApp(shortLines(text))) {
    return { source: await openAsFound(head, (encoding) => openWhatsApp(file, encoding, looking.beside)) };
  }
  if (looksLikeMail(text)) return { item: await mailItem(file, await readMailFile(file), looking.signal) };
  if (looksLikeCalls(text)) return { source: await openCallsCsv(file, await detectEncoding(file, head)) };
  throw new DaybookError('import-unknown');
}

/** What one file is, by what it holds. */
async function lookAtFile(file: ImportFile, looking: Looking): Promise<Seen> {
  if (file.sizeBytes === 0) throw new DaybookError('import-empty');
  const head = await headOf(file, headBytes);
  if (head.length === 0) throw new DaybookError('import-empty');
  const recognised = recogniseMedia(head);
  if (recognised === null) return lookAtText(file, head, looking);
  if (recognised.kind === 'compound')
    return { item: await mailItem(file, await readOutlookFile(file), looking.signal) };
  return { item: await mediaItem(file, recognised, looking) };
}

async function isZip(file: ImportFile): Promise<boolean> {
  return file.blob !== null && recogniseMedia(await headOf(file, 4))?.kind === 'zip';
}

/** Files that came with a chat have names that say so; they are part of it, not pictures of their own. */
const chatMedia = /(?:^|\/)(?:(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d+|\d{8}-(?:PHOTO|VIDEO|AUDIO|STICKER|GIF)-)/u;

class Look {
  readonly looked: Looked = { sources: [], items: [], refused: [] };
  readonly #looking: Omit<Looking, 'beside'>;
  readonly #onProgress: (progress: LookProgress) => void;

  constructor(looking: Omit<Looking, 'beside'>, onProgress: (progress: LookProgress) => void) {
    this.#looking = looking;
    this.#onProgress = onProgress;
  }

  async #try(name: string, work: () => Promise<void>): Promise<void> {
    this.#looking.signal?.throwIfAborted();
    try {
      await work();
    } catch (thrown) {
      this.#looking.signal?.throwIfAborted();
      this.looked.refused.push({ name, failure: toFailure(thrown, 'import-unreadable') });
    }
  }

  #addSource(source: MessageSource, given: ImportFile, sha256: string | null, more: GivenFile[] = []): void {
    this.looked.sources.push({ source, name: given.path, sizeBytes: given.sizeBytes, sha256, more });
  }

  async #digestOf(file: ImportFile): Promise<string | null> {
    return file.sizeBytes > hashedWhole ? null : sha256Of(file, this.#looking.signal);
  }

  /** Puts together what came in several archives; gives what is left. */
  async #together(files: readonly ImportFile[]): Promise<readonly ImportFile[]> {
    if (files.length < 2 || files.length > mostItems) return files;
    const zips: ImportFile[] = [];
    for (const file of files) if (await isZip(file)) zips.push(file);
    const taken = new Set<ImportFile>();
    for (const group of await splitDownloads(zips)) {
      const [first, ...others] = group.map(({ file }) => file);
      if (first === undefined) continue;
      await this.#try([first, ...others].map(({ path }) => baseName(path)).join(', '), async () => {
        for (const { file } of group) taken.add(file);
        const source = await platformSource(group.flatMap(({ members }) => members));
        if (source === null) {
          for (const { file } of group) taken.delete(file);
          return;
        }
        const more: GivenFile[] = [];
        for (const other of others)
          more.push({ name: other.path, sizeBytes: other.sizeBytes, sha256: await this.#digestOf(other) });
        this.#addSource(source, first, await this.#digestOf(first), more);
      });
    }
    return files.filter((file) => !taken.has(file));
  }

  async #archive(file: ImportFile): Promise<void> {
    if (file.blob === null) throw new DaybookError('import-unknown');
    const members = await archiveFiles(file.blob, baseName(file.path));
    if (members.length === 0) throw new DaybookError('import-empty');
    const source = await platformSource(members);
    const sha256 = await this.#digestOf(file);
    if (source !== null) this.#addSource(source, file, sha256);
    else await this.#loose(members, file, sha256);
  }

  async #loose(files: readonly ImportFile[], container: ImportFile | null, sha256: string | null): Promise<void> {
    if (files.length > mostItems) throw new DaybookError('import-too-big', 'files');
    const before = this.looked.sources.length + this.looked.items.length;
    const chats = new Set<string>();
    for (const [at, file] of files.entries()) {
      this.#onProgress({ done: at, of: files.length, name: baseName(file.path) });
      await this.#try(file.path, async () => {
        if (container === null && (await isZip(file))) {
          await this.#archive(file);
          return;
        }
        const seen = await lookAtFile(file, { ...this.#looking, beside: files });
        if ('item' in seen) this.looked.items.push(seen.item);
        else {
          this.#addSource(seen.source, container ?? file, container === null ? await sha256Of(file) : sha256);
          if (seen.source.format === 'whatsapp') chats.add(folderOf(file.path));
        }
      });
    }
    // Files of a chat that came in beside it.
    this.looked.items = this.looked.items.filter(
      ({ file }) => !(chats.has(folderOf(file.path)) && chatMedia.test(file.path)),
    );
    if (container !== null && before === this.looked.sources.length + this.looked.items.length) {
      const [first] = this.looked.refused;
      if (first === undefined) throw new DaybookError('import-empty');
    }
  }

  async all(files: readonly ImportFile[]): Promise<void> {
    const source = files.length > 1 ? await platformSource(files) : null;
    const [first] = files;
    if (source !== null && first !== undefined) {
      this.#addSource(source, { ...first, path: first.path.split('/')[0] ?? first.path, blob: null }, null);
      return;
    }
    await this.#loose(await this.#together(files), null, null);
  }
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/**
 * Looks at what was dropped or chosen and says what it is. Nothing is stored. A file that cannot be read is refused
 * with its reason, and takes no other with it.
 */
export async function lookAt(
  files: readonly ImportFile[],
  clock: WallClock,
  options: { signal?: AbortSignal; onProgress?: (progress: LookProgress) => void } = {},
): Promise<Looked> {
  const look = new Look({ clock, signal: options.signal }, options.onProgress ?? (() => undefined));
  await look.all(files);
  return look.looked;
}
