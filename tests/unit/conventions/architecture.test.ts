// The documents for whoever comes next: every folder and command they should name is named, and what they name is there.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const page = read('ARCHITECTURE.md');

/** Folders right below one of the project's, or with `files` the files too, without their endings. */
function below(folder: string, files = false): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((item) => item.isDirectory() || files)
    .map(({ name }) => name.replace(/\.(ts|mjs)$/, ''))
    .toSorted();
}

/** What stands in backquotes in the rows of the table whose head matches; the first column is the arrow. */
function named(head: RegExp): string[] {
  const lines = page.split('\n');
  const from = lines.findIndex((line) => line.startsWith('|') && head.test(line));
  expect(from).toBeGreaterThan(0);
  const rows = lines.slice(from + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows
    .slice(0, end === -1 ? undefined : end)
    .flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''))
    .toSorted();
}

describe('ARCHITECTURE.md names every folder', () => {
  it('of utils, each in a row of its own', () => {
    const rows = [...page.matchAll(/^\| [^|]+ \| `utils\/([a-z-]+)` \|/gm)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual(below('utils'));
  });

  it.each(['utils/capture', 'utils/capture/in-page'])('of %s, where no file lies beside them', (folder) => {
    expect(named(new RegExp(`\\| folders of \`${folder}\` \\|$`))).toEqual(below(folder, true));
  });

  it('of utils/sites', () => {
    expect(named(/^\| arrow \| folders of `utils\/sites` \|$/)).toEqual(below('utils/sites'));
  });

  it('of components', () => {
    expect(named(/^\| arrow \| folders of `components` \|$/)).toEqual(below('components'));
  });

  it('of entrypoints', () => {
    const shown = named(/^\| arrow \| `entrypoints` \|$/);
    const there = below('entrypoints', true).map((name) => name.replace(/^adapters-.*/, 'adapters-*'));
    expect(shown).toEqual([...new Set(there)]);
  });

  it('of tests', () => {
    const shown = [...page.matchAll(/`tests\/([a-z0-9]+)`/g)].map(([, name]) => name ?? '');
    expect([...new Set(shown)].toSorted()).toEqual(below('tests'));
  });

  it('of scripts, and every command', () => {
    const shown = named(/^\| arrow \| `scripts` \|$/).map((name) => name.replace(/\/$/, ''));
    expect(shown).toEqual(below('scripts', true));
  });
});

describe('the documents', () => {
  const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root });
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

  it('name commands that are there, in a way that Node 20 can run', () => {
    expect(documents.length).toBeGreaterThan(20);
    const wrong = documents.flatMap((path) => {
      const text = read(path);
      const run = [...text.matchAll(/\bnpm run ([a-z:-]+)/g)].filter(([, name]) => !((name ?? '') in scripts));
      const mjs = [...text.matchAll(/scripts\/run\.mjs ([a-z-]+)/g)].filter(
        ([, name]) => !existsSync(join(root, 'scripts', `${name}.ts`)),
      );
      const bare = text.matchAll(/\bnode scripts\/[a-z-]+\.ts/g);
      return [...run, ...mjs, ...bare].map(([command]) => `${path}: ${command}`);
    });
    expect(wrong).toEqual([]);
  });

  it('name files of the project that are there', () => {
    const wrong = documents.flatMap((path) =>
      [...read(path).matchAll(/`((?:utils|components|entrypoints|scripts|tests|docs|public)\/[\w./*-]+)`/g)]
        .map(([, file]) => file ?? '')
        // words in capitals stand for a name
        .filter((file) => !/\b[A-Z]{2,}\b/.test(file) && !file.startsWith('public/_locales/xx'))
        .filter((file) => globSync(file, { cwd: root }).length === 0)
        .map((file) => `${path}: ${file}`),
    );
    expect(wrong).toEqual([]);
  });
});
