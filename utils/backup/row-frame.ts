import * as v from 'valibot';
import { utf8 } from '../shared/bytes.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { DaybookError } from '../shared/errors.ts';
import { longestHead, longestPart } from './format.ts';

/** A row of a table of the record, as it lies there. */
export interface BackupRow {
  table: string;
  row: Record<string, unknown>;
}

interface Head {
  table: string;
  row: unknown;
  /** Sizes of the binary parts that follow, in bytes. */
  parts: number[];
}

interface PartMark {
  $part: number;
  as: 'bytes' | 'blob';
}

/** A row as a frame: size of the head, the head, then its parts: bytes as they are, blobs to be streamed. */
export function frameOf({ table, row }: BackupRow): { head: Uint8Array<ArrayBuffer>; parts: (Uint8Array | Blob)[] } {
  const parts: (Uint8Array | Blob)[] = [];
  const mark = (value: unknown): unknown => {
    if (value instanceof Uint8Array || value instanceof Blob) {
      parts.push(value);
      return { $part: parts.length - 1, as: value instanceof Blob ? 'blob' : 'bytes' } satisfies PartMark;
    }
    if (Array.isArray(value)) return value.map(mark);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mark(inner)]));
  };
  const marked = mark(row);
  const sizes = parts.map((part) => (part instanceof Blob ? part.size : part.length));
  const text = utf8(canonicalJson({ table, row: marked, parts: sizes } satisfies Head));
  const head = new Uint8Array(4 + text.length);
  new DataView(head.buffer).setUint32(0, text.length);
  head.set(text, 4);
  return { head, parts };
}

/** Reads plain bytes of a backup in order; `backup-altered` where they end too early. */
export interface PlainReader {
  /** Whether all bytes before the end marker were read. */
  atEnd(): Promise<boolean>;
  take(size: number): Promise<Uint8Array<ArrayBuffer>>;
  takeBlob(size: number): Promise<Blob>;
}

function isMark(value: unknown): value is PartMark {
  return typeof value === 'object' && value !== null && '$part' in value;
}

const headSchema = v.object({
  table: v.string(),
  row: v.unknown(),
  parts: v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestPart))),
});

function parseHead(text: Uint8Array<ArrayBuffer>): Head {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(text));
  } catch (cause) {
    throw new DaybookError('backup-altered', 'row head', { cause });
  }
  const parsed = v.safeParse(headSchema, value);
  if (!parsed.success) throw new DaybookError('backup-altered', 'row head');
  return parsed.output;
}

/** The next row. */
export async function readFrame(reader: PlainReader): Promise<BackupRow> {
  const size = new DataView((await reader.take(4)).buffer).getUint32(0);
  if (size > longestHead) throw new DaybookError('backup-altered', 'row head');
  const head = parseHead(await reader.take(size));
  const marks: PartMark[] = [];
  const collect = (value: unknown): void => {
    if (isMark(value)) marks[value.$part] = value;
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(collect);
  };
  collect(head.row);
  const parts: (Uint8Array<ArrayBuffer> | Blob)[] = [];
  for (const [at, part] of head.parts.entries()) {
    const blob = marks[at]?.as === 'blob';
    if (!blob && part > longestHead) throw new DaybookError('backup-altered', 'row part');
    parts.push(blob ? await reader.takeBlob(part) : await reader.take(part));
  }
  const fill = (value: unknown): unknown => {
    if (isMark(value)) return parts[value.$part];
    if (Array.isArray(value)) return value.map(fill);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner)]));
  };
  return { table: head.table, row: fill(head.row) as Record<string, unknown> };
}
