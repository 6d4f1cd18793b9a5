import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { levelLogRecords, levelTableBlocks, unMozLz4, unsnappy } from './unpack.ts';

/** A text as it may lie on a disk. */
function forms(text: string): Buffer<ArrayBuffer>[] {
  return [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
}

/** What a database of SQLite holds, cell by cell, each also unpacked where it was packed. */
function cells(path: string): Buffer<ArrayBuffer>[] {
  const found: Buffer<ArrayBuffer>[] = [];
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
    for (const { name } of tables) {
      const reading = database.prepare(`SELECT * FROM "${name}"`);
      reading.setReadBigInts(true);
      for (const row of reading.all()) {
        for (const value of Object.values(row)) {
          if (!(value instanceof Uint8Array)) continue;
          const blob = Buffer.from(value);
          found.push(blob);
          const plain = unsnappy(blob);
          if (plain !== null) found.push(plain);
        }
      }
    }
  } finally {
    database.close();
  }
  return found;
}

/** A file as it is, and all that can be unpacked of it. */
function layersOf(path: string): Buffer<ArrayBuffer>[] {
  const bytes = readFileSync(path);
  const layers: Buffer<ArrayBuffer>[] = [bytes];
  if (bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3') layers.push(...cells(path));
  layers.push(...levelTableBlocks(bytes));
  if (path.endsWith('.log')) layers.push(levelLogRecords(bytes));
  const session = unMozLz4(bytes);
  if (session !== null) layers.push(session);
  // Firefox keeps large values as packed files beside its database.
  const packed = /\.files\//u.test(path) ? unsnappy(bytes) : null;
  if (packed !== null) layers.push(packed);
  return layers;
}

/** What of `needles` (texts, or bytes as they are) any file of a folder holds, as `file: needle`. */
export function foundOnDisk(folder: string, needles: Record<string, string | Buffer>): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return files.flatMap((item) => {
    const path = join(item.parentPath, item.name);
    const layers = layersOf(path);
    return Object.entries(needles).flatMap(([name, needle]) => {
      const wanted = typeof needle === 'string' ? forms(needle) : [needle];
      const there = layers.some((layer) => wanted.some((form) => layer.includes(form)));
      return there ? [`${relative(folder, path)}: ${name}`] : [];
    });
  });
}
