import { utf8 } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';
import { type BuiltFile, builtFrom } from './blob-builder.ts';
import { zipTime } from './dos-time.ts';
import { maxPathLength, outsideTagManifest, safeSegment, tagFiles } from './format.ts';
import type { StoredZip } from './stored-zip.ts';

/** Digests of one file of the bag, as its manifests list it. */
export interface ListedFile {
  path: string;
  sizeBytes: number;
  sha256: string;
}

/** Writes a bag's files into a ZIP under one top folder, and remembers what its manifests must list. */
export class BagWriter {
  readonly topFolder: string;
  readonly #zip: StoredZip;
  readonly #zone: string;
  readonly #files: ListedFile[] = [];

  constructor(zip: StoredZip, topFolder: string, zone: string) {
    this.#zip = zip;
    this.topFolder = topFolder;
    this.#zone = zone;
  }

  get payload(): { bytes: number; files: number } {
    const files = this.#files.filter(({ path }) => path.startsWith('data/'));
    return { bytes: files.reduce((sum, file) => sum + file.sizeBytes, 0), files: files.length };
  }

  /** Writes a file whose digests are known; `timeUtc` becomes its time in the ZIP. */
  async add(path: string, file: BuiltFile, timeUtc: string): Promise<void> {
    this.#list(path, file);
    const entry = {
      path: this.#whole(path),
      sizeBytes: file.sizeBytes,
      crc32: file.crc32,
      time: zipTime(timeUtc, this.#zone),
    };
    await this.#zip.add(entry, file.blob.stream());
  }

  /** Writes bytes whose size and digests the caller checks. */
  async addChecked(
    path: string,
    content: Uint8Array<ArrayBuffer> | AsyncIterable<Uint8Array<ArrayBuffer>>,
    known: { sizeBytes: number; sha256: string; crc32: number },
    timeUtc: string,
  ): Promise<void> {
    this.#list(path, known);
    const entry = {
      path: this.#whole(path),
      sizeBytes: known.sizeBytes,
      crc32: known.crc32,
      time: zipTime(timeUtc, this.#zone),
    };
    await this.#zip.add(entry, content);
  }

  async addText(path: string, text: string, timeUtc: string): Promise<BuiltFile> {
    const file = await builtFrom(text);
    await this.add(path, file, timeUtc);
    return file;
  }

  /** Writes both manifests, the signature over the second, and the key; gives the second's SHA-256. */
  async seal(
    sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>,
    publicKeyPem: string,
    timeUtc: string,
  ): Promise<string> {
    await this.addText(tagFiles.publicKey, publicKeyPem, timeUtc);
    await this.addText(
      tagFiles.manifest,
      this.#manifest((path) => path.startsWith('data/')),
      timeUtc,
    );
    const tagManifest = this.#manifest((path) => !path.startsWith('data/') && !outsideTagManifest.includes(path));
    const { sha256 } = await this.addText(tagFiles.tagManifest, tagManifest, timeUtc);
    await this.add(tagFiles.signature, await builtFrom(await sign(utf8(tagManifest))), timeUtc);
    return sha256;
  }

  /** Lines of a manifest, sorted by path: two spaces, forward slashes, LF, as sha256sum reads them. */
  #manifest(of: (path: string) => boolean): string {
    return this.#files
      .filter(({ path }) => of(path))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
      .join('');
  }

  #list(path: string, { sizeBytes, sha256 }: Omit<ListedFile, 'path'>): void {
    this.#files.push({ path, sizeBytes, sha256 });
  }

  #whole(path: string): string {
    const whole = `${this.topFolder}/${path}`;
    if (whole.length > maxPathLength || !whole.split('/').every((segment) => safeSegment.test(segment))) {
      throw new DaybookError('package-not-written', 'a path that the format does not allow');
    }
    return whole;
  }
}
