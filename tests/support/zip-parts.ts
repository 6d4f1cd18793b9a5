import { concatBytes, toHex, utf8 } from '../../utils/shared/bytes.ts';
import { crc32 } from '../../utils/shared/crc32.ts';

/** A file of a ZIP as an attacker would have it: every field free. */
export interface ZipPart {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  local?: Partial<ZipNumbers>;
  central?: Partial<ZipNumbers>;
  /** External attributes of its directory line: the Unix mode in the upper half. */
  attributes?: number;
  /** What stands right behind its bytes, as a data descriptor does. */
  behind?: Uint8Array;
  /** Extra fields, both headers. */
  extra?: Uint8Array;
  /** Name in the local header, where it shall differ. */
  localName?: string;
  /** Points its directory line at this offset instead of its own header. */
  offset?: number;
  /** Writes no bytes of its own, only a line in the directory. */
  onlyDirectory?: boolean;
}

interface ZipNumbers {
  method: number;
  flags: number;
  crc32: number;
  packed: number;
  size: number;
  /** DOS date and time. */
  time?: number;
}

/** Takes a stored ZIP of ours apart (test use: no checks). */
export function zipParts(zip: Uint8Array<ArrayBuffer>): ZipPart[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const parts: ZipPart[] = [];
  let at = 0;
  while (view.getUint32(at, true) === 0x04034b50) {
    const size = view.getUint32(at + 18, true);
    const nameEnd = at + 30 + view.getUint16(at + 26, true);
    const begin = nameEnd + view.getUint16(at + 28, true);
    parts.push({
      name: new TextDecoder().decode(zip.subarray(at + 30, nameEnd)),
      bytes: zip.slice(begin, begin + size),
    });
    at = begin + size;
  }
  return parts;
}

/** Puts parts together again, with every lie that they ask for. */
export function joinParts(
  parts: readonly ZipPart[],
  tail: { comment?: string; count?: number } = {},
): Uint8Array<ArrayBuffer> {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const honest = {
      method: 0,
      flags: 0x800,
      crc32: crc32(part.bytes),
      packed: part.bytes.length,
      size: part.bytes.length,
    };
    const file = header(part.localName ?? part.name, { ...honest, ...part.local }, part.extra, null);
    const line = header(part.name, { ...honest, ...part.central }, part.extra, part.offset ?? offset);
    new DataView(line.buffer).setUint32(38, part.attributes ?? 0, true);
    directory.push(line);
    if (part.onlyDirectory) continue;
    const behind = part.behind ?? new Uint8Array(0);
    files.push(file, part.bytes, behind);
    offset += file.length + part.bytes.length + behind.length;
  }
  const comment = utf8(tail.comment ?? '');
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, tail.count ?? parts.length, true);
  view.setUint16(10, tail.count ?? parts.length, true);
  view.setUint32(
    12,
    directory.reduce((sum, line) => sum + line.length, 0),
    true,
  );
  view.setUint32(16, offset, true);
  view.setUint16(20, comment.length, true);
  return concatBytes([...files, ...directory, end, comment]);
}

function header(
  name: string,
  numbers: ZipNumbers,
  extra: Uint8Array = new Uint8Array(0),
  offset: number | null,
): Uint8Array {
  const nameBytes = utf8(name);
  const at = offset === null ? 0 : 2;
  const head = new Uint8Array(offset === null ? 30 : 46);
  const view = new DataView(head.buffer);
  view.setUint32(0, offset === null ? 0x04034b50 : 0x02014b50, true);
  if (offset !== null) view.setUint16(4, 0x0314, true);
  view.setUint16(4 + at, 20, true);
  view.setUint16(6 + at, numbers.flags, true);
  view.setUint16(8 + at, numbers.method, true);
  view.setUint32(10 + at, numbers.time ?? 0x5d780000, true);
  view.setUint32(14 + at, numbers.crc32, true);
  view.setUint32(18 + at, numbers.packed, true);
  view.setUint32(22 + at, numbers.size, true);
  view.setUint16(26 + at, nameBytes.length, true);
  view.setUint16(28 + at, extra.length, true);
  if (offset !== null) view.setUint32(42, offset, true);
  return concatBytes([head, nameBytes, extra]);
}

/** The path inside the bag's folder. */
export function innerPath(part: ZipPart): string {
  return part.name.slice(part.name.indexOf('/') + 1);
}

/**
 * Makes the digests anew, as an attacker without the key would: manifest, Payload-Oxum and tag
 * manifest fit the files again; the signature does not, unless `sign` (DER) makes another.
 */
export async function reseal(
  parts: readonly ZipPart[],
  sign?: (tagManifest: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<ZipPart[]> {
  const sealed = parts.map((part) => ({ ...part }));
  const find = (path: string): ZipPart | undefined => sealed.find((part) => innerPath(part) === path);
  const put = (path: string, bytes: Uint8Array<ArrayBuffer>): void => {
    const part = find(path);
    if (part) part.bytes = bytes;
  };
  const payload = sealed.filter((part) => innerPath(part).startsWith('data/'));
  const oxum = `${payload.reduce((sum, part) => sum + part.bytes.length, 0)}.${payload.length}`;
  const info = new TextDecoder().decode(find('bag-info.txt')?.bytes);
  put('bag-info.txt', utf8(info.replace(/^Payload-Oxum: .*$/mu, `Payload-Oxum: ${oxum}`)));
  put('manifest-sha256.txt', utf8(await manifestOf(payload)));
  const tags = sealed.filter(
    (part) => !innerPath(part).startsWith('data/') && !innerPath(part).startsWith('tagmanifest'),
  );
  const tagManifest = utf8(await manifestOf(tags));
  put('tagmanifest-sha256.txt', tagManifest);
  if (sign) put('tagmanifest-sha256.txt.sig', await sign(tagManifest));
  return sealed;
}

async function manifestOf(parts: readonly ZipPart[]): Promise<string> {
  const lines = await Promise.all(
    parts.map(async (part) => {
      const digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', part.bytes)));
      return [innerPath(part), `${digest}  ${innerPath(part)}\n`] as const;
    }),
  );
  return lines
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => line)
    .join('');
}
