import * as v from 'valibot';
import { concatBytes, fromBase64, utf8 } from '../shared/bytes.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { DaybookError } from '../shared/errors.ts';

/** The backup file, version 1. Byte by byte in docs/backup-format.md; this file and that one change together. */
export const magic = utf8('daybook backup\r\n');
export const formatVersion = 1;

/** Plain bytes of a chunk, at most; the chunk after encryption has 16 more. */
export const chunkSize = 1024 * 1024;
/** Plain bytes of a chunk as it is written: browsers use the memory of pieces of this size again, larger ones cost more than the cipher. */
export const writtenChunkSize = 256 * 1024;
export const tagSize = 16;

/** Longest header and longest head of a row that are read at all. */
export const longestHeader = 64 * 1024;
export const longestHead = 64 * 1024 * 1024;
/** Longest binary part of a row; one that is not a blob may be as long as a head. */
export const longestPart = 16 * 1024 * 1024 * 1024;

/** Purpose of the key that the body is encrypted with; see `drawKey`. */
export const bodyPurpose = 'backup';

const base64 = v.pipe(v.string(), v.base64());
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const sealed = { iv: base64, sealed: base64 };

const headerSchema = v.object({
  format: v.literal(formatVersion),
  made: v.pipe(v.string(), v.isoTimestamp()),
  software: v.string(),
  /** Version of the database's schema whose rows are inside. */
  recordSchema: positive,
  recordId: v.string(),
  sealingPublicKey: base64,
  signingPublicKey: base64,
  /** Salt of the body's key. */
  salt: base64,
  slots: v.pipe(
    v.array(
      v.variant('kind', [
        v.object({
          kind: v.literal('passphrase'),
          salt: base64,
          // Bounds, so that a made-up file cannot make a computer work for hours.
          memoryKib: v.pipe(positive, v.maxValue(1024 * 1024)),
          passes: v.pipe(positive, v.maxValue(50)),
          ...sealed,
        }),
        v.object({ kind: v.literal('recovery'), ...sealed }),
      ]),
    ),
    v.minLength(1),
    v.maxLength(4),
  ),
});

export type BackupHeader = v.InferOutput<typeof headerSchema>;
export type Slot = BackupHeader['slots'][number];

/** What stands in the last chunk: totals of all before it. */
export interface BackupEnd {
  rows: number;
  entries: number;
  /** Bytes of all chunks before, unencrypted. */
  bytes: number;
  /** SHA-256 over the SHA-256 (32 bytes each) of every chunk before, unencrypted. */
  digest: string;
}

/** Everything in front of the first chunk. */
export function prefixBytes(header: BackupHeader): Uint8Array<ArrayBuffer> {
  const text = utf8(canonicalJson(header));
  const sizes = new DataView(new ArrayBuffer(6));
  sizes.setUint16(0, formatVersion);
  sizes.setUint32(2, text.length);
  return concatBytes([magic, new Uint8Array(sizes.buffer), text]);
}

/** The header that `text` holds; `backup-newer` or `backup-altered`. */
export function parseHeader(text: Uint8Array<ArrayBuffer>): BackupHeader {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch (cause) {
    throw new DaybookError('backup-altered', 'header', { cause });
  }
  const parsed = v.safeParse(headerSchema, value);
  if (!parsed.success) throw new DaybookError('backup-altered', 'header');
  return parsed.output;
}

export function slotBytes(slot: Slot): { iv: Uint8Array<ArrayBuffer>; sealed: Uint8Array<ArrayBuffer> } {
  return { iv: fromBase64(slot.iv), sealed: fromBase64(slot.sealed) };
}

/** 7 zero bytes, the chunk's index, and 1 in the last chunk: none can be lost, moved, or be the end too early. */
export function chunkNonce(index: number, last: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(7, index);
  bytes[11] = last ? 1 : 0;
  return bytes;
}
