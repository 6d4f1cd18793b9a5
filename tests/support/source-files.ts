import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const root = join(import.meta.dirname, '../..');
const generated = new Set(['node_modules', '.output', '.wxt', 'out', '.git']);

export interface SourceFile {
  /** From the project's root, with `/`. */
  path: string;
  text: string;
}

/** All text sources below these folders of the project, by path. */
export function sourceFiles(folders: readonly string[], endings = /\.(ts|tsx|mjs)$/): SourceFile[] {
  return folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((item) => item.isFile() && endings.test(item.name))
    .map((item) => join(item.parentPath, item.name))
    .filter(
      (path) =>
        !relative(root, path)
          .split(sep)
          .some((part) => generated.has(part)),
    )
    .toSorted()
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

export interface WrittenImport {
  /** As written after `from` or in `import('…')`. */
  specifier: string;
  typeOnly: boolean;
}

/** Every import and re-export of a file, as written. */
export function importsOf({ text }: SourceFile): WrittenImport[] {
  const found: WrittenImport[] = [];
  const statement = /^(?:import|export)\s+(type\s+)?(?:[\w*{][^'"]*?\s+from\s+)?'([^']+)'/gm;
  for (const [whole, type, specifier] of text.matchAll(statement)) {
    if (specifier === undefined) continue;
    const named = /\{([^}]*)\}/.exec(whole)?.[1];
    const allTypes =
      named !== undefined && /^\s*type\s/.test(named) && named.split(',').every((name) => /^\s*(type\s|$)/.test(name));
    found.push({ specifier, typeOnly: type !== undefined || allTypes });
  }
  for (const [, specifier] of text.matchAll(/\bimport\('([^']+)'\)/g)) {
    if (specifier !== undefined) found.push({ specifier, typeOnly: false });
  }
  return found;
}

/** Where a relative import of a file leads, from the project's root; null for packages. */
export function leadsTo(file: SourceFile, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return join(file.path, '..', specifier.replace(/\?.*$/, '')).split(sep).join('/');
}
