import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A browser that is not there; the message is one sentence that says what to install. */
export class BrowserMissing extends Error {
  override readonly name = 'BrowserMissing';
}

/** The first of these programs that `$PATH` holds, as a path. */
export function onPath(names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      if (existsSync(path)) return path;
    }
  }
  return null;
}

/** A path that an environment variable names; throws where nothing is there. */
export function toldBy(variable: string): string | null {
  const told = process.env[variable];
  if (told === undefined || told === '') return null;
  if (!existsSync(told)) throw new BrowserMissing(`$${variable} names ${told}, which does not exist.`);
  return told;
}
