import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** SHA-256 of every file of a folder, by path with `/`. */
export function filesOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => {
        const path = join(item.parentPath, item.name);
        const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
        return [relative(folder, path).split(sep).join('/'), digest] as const;
      }),
  );
}

/** LZ4 block format, as Firefox writes its sessions: `mozLz40\0`, size, one block. */
function unpackMozLz4(file: Buffer): Buffer {
  const out = Buffer.alloc(file.readUInt32LE(8));
  let from = 12;
  let to = 0;
  const length = (first: number): number => {
    let sum = first;
    if (first === 15) {
      let next;
      do {
        next = file[from++] ?? 0;
        sum += next;
      } while (next === 255);
    }
    return sum;
  };
  while (from < file.length) {
    const token = file[from++] ?? 0;
    const literals = length(token >> 4);
    file.copy(out, to, from, from + literals);
    from += literals;
    to += literals;
    if (from >= file.length) break;
    const back = file.readUInt16LE(from);
    from += 2;
    const copied = length(token & 15) + 4;
    for (let at = 0; at < copied; at += 1) out[to + at] = out[to - back + at] ?? 0;
    to += copied;
  }
  return out;
}

function contentOf(path: string): Buffer {
  const file = readFileSync(path);
  return file.subarray(0, 8).toString('latin1') === 'mozLz40\0' ? Buffer.concat([file, unpackMozLz4(file)]) : file;
}

/** What was looked for, by name, and the files that hold it as UTF-8 or UTF-16. */
export function whereFound(folder: string, needles: Readonly<Record<string, string>>): Record<string, string[]> {
  const found = Object.fromEntries(Object.keys(needles).map((name) => [name, [] as string[]]));
  const forms = Object.entries(needles).map(
    ([name, text]) => [name, [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]] as const,
  );
  for (const path of filesOf(folder).keys()) {
    const content = contentOf(join(folder, path));
    for (const [name, texts] of forms) if (texts.some((text) => content.includes(text))) found[name]?.push(path);
  }
  return found;
}

/** A path without what differs from profile to profile: ids, numbers of files. */
export function withoutIds(path: string): string {
  return path
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu, 'ID')
    .replaceAll(/\b[a-p]{32}\b/gu, 'ID')
    .replaceAll(/\b[0-9A-F]{40}\b/gu, 'ID')
    .replaceAll(/\^[^/]*/gu, '')
    .replaceAll(/\d{5,}/gu, '…')
    .replaceAll(/\b\d{6}(?=\.(log|ldb)\b)/gu, '…');
}
