import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the length of `work`, removed after it. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-test-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a stock tool; its output, or a throw with what it wrote where it fails. */
export function run(tool: string, args: readonly string[], cwd: string): string {
  return execFileSync(tool, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Writes the package into `folder` and unpacks it there with `unzip`; gives the bag's folder. */
export function unpack(zip: Uint8Array, folder: string): string {
  writeFileSync(join(folder, 'package.zip'), zip);
  run('unzip', ['-q', 'package.zip'], folder);
  const top = run('unzip', ['-Z1', 'package.zip'], folder).split('/')[0];
  return join(folder, top ?? '');
}
