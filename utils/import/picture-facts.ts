import { parse } from 'exifr';
import { type ImportFile, wholeFile } from './import-file.ts';
import { asName, asNumber, asObject, asText } from './json-shape.ts';

/** So much of a picture is looked at for what its camera wrote; longer ones have it at their beginning. */
const searched = 24 << 20;

export interface PictureFacts {
  /** The camera's clock, read as if it were UTC, epoch milliseconds; null where it says nothing. */
  wallMs: number | null;
  /** Offset of that clock from UTC in minutes, where the camera wrote one. */
  offsetMinutes: number | null;
  device: string | null;
  software: string | null;
  /** Only where the person asked for it. */
  place: string | null;
}

export const noPictureFacts: PictureFacts = {
  wallMs: null,
  offsetMinutes: null,
  device: null,
  software: null,
  place: null,
};

/** `2026:11-03 21:14:09` as a camera writes it, on its own clock. */
function wallTime(value: unknown): number | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)/u.exec(asText(value) ?? '');
  if (match === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(at);
  // A camera that was never set writes zeros, which are no date.
  return year > 1990 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 ? at : null;
}

function offsetOf(value: unknown): number | null {
  const match = /^([+-])(\d\d):(\d\d)/u.exec(asText(value) ?? '');
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return minutes > 14 * 60 ? null : match[1] === '-' ? -minutes : minutes;
}

/** Reads what the camera wrote into a picture. A picture without it, or with one that is damaged, has no facts. */
export async function readPictureFacts(file: ImportFile, withPlace: boolean): Promise<PictureFacts> {
  const bytes =
    file.blob === null
      ? file.sizeBytes > searched
        ? null
        : await wholeFile(file, searched)
      : new Uint8Array(await file.blob.slice(0, searched).arrayBuffer());
  if (bytes === null) return noPictureFacts;
  const found = await exifOf(bytes, withPlace);
  if (found === null) return noPictureFacts;
  const [make, model] = [asName(found['Make'])?.trim() ?? null, asName(found['Model'])?.trim() ?? null];
  const device = make !== null && model?.startsWith(make) === true ? model : [make, model].filter(Boolean).join(' ');
  const [latitude, longitude] = [asNumber(found['latitude']), asNumber(found['longitude'])];
  return {
    wallMs: wallTime(found['DateTimeOriginal'] ?? found['CreateDate'] ?? found['DateTimeDigitized']),
    offsetMinutes: offsetOf(found['OffsetTimeOriginal'] ?? found['OffsetTimeDigitized'] ?? found['OffsetTime']),
    device: device || null,
    software: asName(found['Software']),
    place:
      withPlace && latitude !== null && longitude !== null ? `${latitude.toFixed(6)}, ${longitude.toFixed(6)}` : null,
  };
}

/** No camera writes more beside its picture. */
const longestBlock = 4 << 20;
/** `Exif`, two zeros and the mark of TIFF in either order of bytes: how the block begins in a picture of the HEIF family. */
const blockMarks = ['Exif\0\0MM\0*', 'Exif\0\0II*\0'];

/** Where the block lies in a picture whose own table of places is written in a way that the library does not follow. */
function findBlock(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const is = (mark: string, at: number) => String.fromCharCode(...bytes.subarray(at, at + mark.length)) === mark;
  if (is('WEBP', 8)) return webpBlock(bytes);
  if (!is('ftyp', 4)) return null;
  // One character a byte, whatever it is: the browser's own search ends soon, whoever made the picture.
  const text = new TextDecoder('latin1').decode(bytes);
  const found = blockMarks.map((mark) => text.indexOf(mark)).filter((at) => at >= 0);
  const at = found.length === 0 ? null : Math.min(...found);
  return at === null ? null : bytes.slice(at + 6, at + longestBlock);
}

/** WebP is a row of named pieces, each with its length; one of them is the block, with or without its mark. */
function webpBlock(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length;) {
    const [name, size] = [view.getUint32(at), view.getUint32(at + 4, true)];
    if (name === 0x45584946) {
      const block = bytes.slice(at + 8, at + 8 + Math.min(size, longestBlock));
      return block[0] === 0x45 ? block.slice(6) : block;
    }
    at += 8 + size + (size % 2);
  }
  return null;
}

async function exifOf(bytes: Uint8Array<ArrayBuffer>, withPlace: boolean): Promise<Record<string, unknown> | null> {
  const found = await parsed(bytes, withPlace);
  if (found !== null && found['errors'] === undefined) return found;
  const block = findBlock(bytes);
  return block === null ? found : parsed(block, withPlace);
}

async function parsed(bytes: Uint8Array<ArrayBuffer>, withPlace: boolean): Promise<Record<string, unknown> | null> {
  try {
    return asObject(
      await parse(bytes, {
        tiff: true,
        exif: true,
        gps: withPlace,
        ifd1: false,
        interop: false,
        xmp: false,
        icc: false,
        iptc: false,
        jfif: false,
        ihdr: false,
        makerNote: false,
        userComment: false,
        reviveValues: false,
        mergeOutput: true,
      }),
    );
  } catch (thrown) {
    // Facts that cannot be read are facts that are not there; the picture itself is kept as it is either way.
    if (thrown instanceof Error) return null;
    throw thrown;
  }
}
