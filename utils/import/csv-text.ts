import { type ImportFile, wholeFile } from './import-file.ts';
import type { TextEncodingName } from './text-encoding.ts';

/** A table is read as a whole, and larger ones are not. */
const largestCsv = 64 << 20;

/** The text of a table (CSV); throws `import-too-big`. */
export async function csvText(file: ImportFile, encoding: TextEncodingName): Promise<string> {
  return new TextDecoder(encoding).decode(await wholeFile(file, largestCsv));
}
