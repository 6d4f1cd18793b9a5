import { join, resolve } from 'node:path';

/** The project's root folder. */
export const projectRoot = join(import.meta.dirname, '../..');

/** A path of the command line: it means the folder that npm was called in. */
export function toldPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** Says something to a person; stdout stays free for what a command gives. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
