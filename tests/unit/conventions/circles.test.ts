// No file imports itself by way of others, not even for a type.
import { expect, it } from 'vitest';
import { importsOf, leadsTo, type SourceFile, sourceFiles } from '../../support/source-files.ts';

type Imports = ReadonlyMap<string, readonly string[]>;

function importsByFile(files: readonly SourceFile[]): Imports {
  const targets = (file: SourceFile) => importsOf(file).flatMap(({ specifier }) => leadsTo(file, specifier) ?? []);
  return new Map(files.map((file) => [file.path, targets(file)]));
}

/** Circles found on the way through all files, each once, as `a → b → a`. */
function circles(imports: Imports): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const follow = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.push([...way.slice(way.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of imports.get(path) ?? []) follow(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) follow(path, []);
  return found;
}

it('no imports go in a circle', () => {
  const imports = importsByFile(sourceFiles(['utils', 'components', 'entrypoints', 'scripts', 'tests']));
  expect(imports.size).toBeGreaterThan(500);
  expect(circles(imports)).toEqual([]);
});

it('a circle of three, of which one asks only for a type, is noticed', () => {
  const files = [
    { path: 'utils/a.ts', text: "import { b } from './b.ts';" },
    { path: 'utils/b.ts', text: "import { c } from './c.ts';" },
    { path: 'utils/c.ts', text: "import type { A } from './a.ts';" },
  ];
  expect(circles(importsByFile(files))).toEqual(['utils/a.ts → utils/b.ts → utils/c.ts → utils/a.ts']);
});
