// The pages on safety name the test that shows each line: a row without one, or with one that is not there, fails.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const tests = join(root, 'tests');

interface Row {
  heading: string;
  first: string;
  where: string;
  shownBy: string;
}

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\|\s*|\s*\|$/gu, '')
    .split(/\s*\|\s*/u)
    .map((cell) => cell.trim());

/** Rows of every table that has a column *shown by*; and the tables that have none. */
function readTables(page: string): { rows: Row[]; without: string[] } {
  const rows: Row[] = [];
  const without: string[] = [];
  let heading = '';
  let head: string[] | null = null;
  for (const line of page.split('\n')) {
    if (line.startsWith('## ')) heading = line.slice(3);
    if (!line.startsWith('|')) head = null;
    else if (head === null) {
      head = cellsOf(line);
      if (!head.includes('shown by')) without.push(heading);
    } else if (!/^\|[\s:|-]+\|$/u.test(line)) {
      const cells = cellsOf(line);
      expect(cells.length, `cells of "${line.slice(0, 80)}"`).toBe(head.length);
      const at = (name: string) => cells[head?.indexOf(name) ?? -1] ?? '';
      rows.push({ heading, first: cells.slice(0, 2).join(': '), where: at('where'), shownBy: at('shown by') });
    }
  }
  return { rows, without };
}

const testsIn = (text: string): string[] =>
  [...text.matchAll(/`((?:unit|e2e|hard|release)\/[\w/*-]+)`/gu)].map(([, path]) => path ?? '');
const isThere = (path: string): boolean => globSync(`${path}.test.{ts,tsx}`, { cwd: tests }).length > 0;

describe.each(['threat-model.md', 'safety-items.md'])('docs/%s', (name) => {
  const page = readFileSync(join(root, 'docs', name), 'utf8');
  const { rows, without } = readTables(page);

  it('has a test for each row, or says why there can be none', () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(without).toEqual([]);
    const bare = rows.filter(({ shownBy }) => testsIn(shownBy).length === 0 && !/^no test: \w/u.test(shownBy));
    expect(bare).toEqual([]);
    expect(rows.filter(({ shownBy }) => shownBy.startsWith('no test')).length).toBeLessThan(4);
  });

  it('names tests, files and pages that are there', () => {
    expect([...new Set(testsIn(page))].filter((path) => !isThere(path))).toEqual([]);
    const files = rows.flatMap(({ where }) =>
      [...where.matchAll(/`([\w./-]+\/[\w./-]+)`/gu)].map(([, path]) => path ?? ''),
    );
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const links = [...page.matchAll(/\]\(([\w./-]+\.md)\)/gu)].map(([, path]) => path ?? '');
    expect(links.filter((path) => !existsSync(join(root, 'docs', path)))).toEqual([]);
  });
});

it('walks every item', () => {
  const page = readFileSync(join(root, 'docs/safety-items.md'), 'utf8');
  const numbers = readTables(page).rows.map(({ first }) => Number(first.split(':')[0]));
  expect(numbers).toEqual(Array.from({ length: 38 }, (_, at) => at + 1));
});
