// Same sources, same bytes: whoever holds the archive of a store can build it again, and a store's reviewer from our source archive.
import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { zipExtension } from '../../scripts/support/build-extension.ts';
import { projectRoot } from '../../scripts/support/project.ts';
import { tempFolder } from '../support/temp-folder.ts';

const minutes = 60_000;

/** SHA-256 of each archive by its name. */
function digests(paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    paths.map((path) => [basename(path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

const folder = tempFolder();

describe('the archives for the stores', () => {
  let here: string[];
  beforeAll(async () => {
    here = await zipExtension();
  }, 5 * minutes);

  it('are three: one per browser, and the sources', () => {
    expect(here.map((path) => basename(path).replace(/\d+\.\d+\.\d+/, 'V')).toSorted()).toEqual([
      'daybook-V-chrome.zip',
      'daybook-V-firefox.zip',
      'daybook-V-sources.zip',
    ]);
  });

  it(
    'come out byte for byte the same from the source archive in another folder',
    async () => {
      const sources = here.find((path) => path.endsWith('-sources.zip'))!;
      expect(spawnSync('unzip', ['-q', sources, '-d', folder]).status).toBe(0);
      symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
      const built = spawnSync(process.execPath, ['scripts/build.ts', '--zip'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, VITEST: undefined, NODE_ENV: undefined },
      });
      expect(built.status, built.stderr).toBe(0);
      const there = built.stdout.trim().split('\n');
      expect(digests(there)).toEqual(digests(here));
    },
    5 * minutes,
  );
});
