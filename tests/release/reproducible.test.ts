// Same sources, same bytes: whoever holds the archive of a store can build it again, and a store's reviewer from our source archive.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildExtension } from '../../scripts/support/build-extension.ts';
import { projectRoot } from '../../scripts/support/project.ts';
import { tempFolder } from '../support/temp-folder.ts';

const minutes = 60_000;

/** SHA-256 of each archive by its name. */
function digests(paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    paths.map((path) => [basename(path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

/** `npm run zip` in a folder of its own, which leaves alone the build that browsers are being tested with; the archives. */
function zipIn(folder: string): string[] {
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  const built = spawnSync(process.execPath, ['scripts/build.ts', '--zip'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, VITEST: undefined, NODE_ENV: undefined },
  });
  expect(built.status, built.stderr).toBe(0);
  return built.stdout.trim().split('\n');
}

const folder = tempFolder();

describe('the archives for the stores', () => {
  let here: string[];
  beforeAll(() => {
    const copy = join(folder, 'here');
    const made = new Set(['node_modules', '.output', '.wxt', '.git', 'out']);
    cpSync(projectRoot, copy, {
      recursive: true,
      filter: (path) => !made.has(relative(projectRoot, path).split(sep)[0] ?? ''),
    });
    here = zipIn(copy);
  }, 5 * minutes);

  it('are three: one per browser, and the sources', () => {
    expect(here.map((path) => basename(path).replace(/\d+\.\d+\.\d+/, 'V')).toSorted()).toEqual([
      'daybook-V-chrome.zip',
      'daybook-V-firefox.zip',
      'daybook-V-sources.zip',
    ]);
  });

  it('hold the very files that the browsers are tested with', async () => {
    for (const browser of ['chrome', 'firefox'] as const) {
      const tested = await buildExtension(browser);
      const zip = await JSZip.loadAsync(readFileSync(here.find((path) => path.endsWith(`-${browser}.zip`))!));
      const files = Object.values(zip.files).filter(({ dir }) => !dir);
      expect(files.length).toBeGreaterThan(20);
      const other: string[] = [];
      for (const file of files)
        if (!readFileSync(join(tested, file.name)).equals(await file.async('nodebuffer'))) other.push(file.name);
      expect(other, browser).toEqual([]);
    }
  });

  it(
    'come out byte for byte the same from the source archive in another folder',
    () => {
      const sources = here.find((path) => path.endsWith('-sources.zip'))!;
      const there = join(folder, 'there');
      mkdirSync(there);
      expect(spawnSync('unzip', ['-q', sources, '-d', there]).status).toBe(0);
      expect(digests(zipIn(there))).toEqual(digests(here));
    },
    5 * minutes,
  );
});
