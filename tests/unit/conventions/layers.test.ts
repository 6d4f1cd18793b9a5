// Who may import whom: the table of ARCHITECTURE.md, held.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, leadsTo, type SourceFile, sourceFiles } from '../../support/source-files.ts';

interface Rule {
  /** Layers that may be imported, besides the own one. A path names a single file, or with `/` at its end a folder. */
  may: readonly string[];
  /** Layers of which only types may be imported. */
  types?: readonly string[];
  /** Packages that may be imported; none unless named. */
  packages?: readonly string[];
}

const all = [
  'shared',
  'messaging',
  'sites',
  'capture',
  'vault',
  'record',
  'import',
  'pattern',
  'law',
  'report',
  'redact',
  'package',
  'verify',
  'backup',
];

const rules: Record<string, Rule> = {
  // the version that the software says it has
  shared: { may: ['package.json'], packages: ['canonicalize', 'hash-wasm'] },
  sites: { may: ['shared'] },
  messaging: { may: ['shared'], packages: ['valibot', 'webextension-polyfill'] },
  vault: { may: ['shared'], packages: ['@hpke/core', 'dexie', 'hash-wasm', 'webextension-polyfill'] },
  law: { may: ['shared'], packages: ['valibot'] },
  record: { may: ['shared', 'vault'], types: ['sites'], packages: ['dexie', 'webextension-polyfill', 'hash-wasm'] },
  capture: {
    may: ['shared', 'messaging', 'sites', 'vault', 'record'],
    packages: ['valibot', 'webextension-polyfill', 'html2canvas-pro'],
  },
  import: {
    // the calendar of zones, which is arithmetic
    may: ['shared', 'messaging', 'sites', 'vault', 'record', 'utils/pattern/zoned-time.ts'],
    packages: ['@kenjiuno/msgreader', '@zip.js/zip.js', 'exifr', 'papaparse', 'postal-mime', 'saxes', 'hash-wasm'],
  },
  // times that ids hold, which is arithmetic
  pattern: { may: ['shared', 'law', 'utils/sites/values/id-time.ts'], types: ['record', 'sites'] },
  report: {
    may: ['shared', 'pattern', 'law'],
    types: ['record', 'sites'],
    packages: ['@myriaddreamin/typst-ts-web-compiler', 'docx'],
  },
  redact: { may: ['shared'], types: ['record'] },
  package: {
    may: ['shared', 'vault', 'record', 'pattern', 'law', 'report', 'redact'],
    types: ['sites'],
    packages: ['hash-wasm', '@zip.js/zip.js', '@myriaddreamin/typst-ts-web-compiler'],
  },
  backup: { may: ['shared', 'vault', 'record'], packages: ['dexie', 'hash-wasm', 'valibot', 'webextension-polyfill'] },
  verify: {
    may: ['shared', 'utils/package/format.ts'],
    packages: ['hash-wasm', 'pkijs', '@peculiar/asn1-tsp', 'valibot'],
  },
  components: {
    may: [...all.filter((layer) => layer !== 'capture' && layer !== 'sites'), 'components'],
    types: ['sites', 'capture', 'public/_locales/en/messages.json'],
  },
  entrypoints: { may: [...all, 'components'] },
};

function layerOf(path: string): string | null {
  const [first, second] = path.split('/');
  if (first === 'utils') return second ?? null;
  return first === 'components' || first === 'entrypoints' ? first : null;
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What a file imports although its layer may not. */
function strayImports(file: SourceFile): string[] {
  const layer = layerOf(file.path) ?? '';
  const rule = rules[layer];
  if (rule === undefined) return [`${file.path}: layer "${layer}" has no rule`];
  return importsOf(file).flatMap(({ specifier, typeOnly }) => {
    const target = leadsTo(file, specifier);
    if (target === null) {
      if (layer === 'components' || layer === 'entrypoints' || typeOnly) return [];
      return rule.packages?.includes(packageName(specifier)) ? [] : [`${file.path} → ${specifier}`];
    }
    const aim = layerOf(target);
    if (aim === layer || rule.may.includes(target)) return [];
    if (aim !== null && rule.may.includes(aim)) return [];
    if (typeOnly && (rule.types?.includes(target) || (aim !== null && rule.types?.includes(aim)))) return [];
    return [`${file.path} → ${target}${typeOnly ? ' (types)' : ''}`];
  });
}

describe('the layers', () => {
  const files = sourceFiles(['utils', 'components', 'entrypoints']);

  it('are there to be checked', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => importsOf(file).length > 0).length).toBeGreaterThan(50);
  });

  it('import only what their row allows', () => {
    expect(files.flatMap(strayImports)).toEqual([]);
  });

  it('notice an import that their row forbids', () => {
    const stray: SourceFile = {
      path: 'utils/sites/stray.ts',
      text: "import { database } from '../record/database.ts';\nimport type { Entry } from '../record/types.ts';\nimport Dexie from 'dexie';\n",
    };
    expect(strayImports(stray)).toHaveLength(3);
  });

  it('are told alike in ARCHITECTURE.md', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../ARCHITECTURE.md'), 'utf8');
    const names = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '').toSorted();
    const told = [...page.matchAll(/^\| [^|]+ \| `utils\/([a-z]+)` \| [^|]+ \| ([^|]+) \|$/gm)].map(
      ([, layer, imports = '']) => {
        const [may = '', types = ''] = imports.split('types of');
        return [layer, { may: names(may), types: names(types) }];
      },
    );
    const held = all.map((layer) => {
      const { may = [], types = [] } = rules[layer] ?? {};
      const ours = may.filter((name) => name !== 'package.json').map((name) => name.replace('utils/', ''));
      return [layer, { may: ours.toSorted(), types: types.toSorted() }];
    });
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(held));
  });

  it('never import an entry point', () => {
    const strays = files
      .filter((file) => layerOf(file.path) !== 'entrypoints')
      .flatMap((file) =>
        importsOf(file).filter(({ specifier }) => leadsTo(file, specifier)?.startsWith('entrypoints/')),
      );
    expect(strays).toEqual([]);
  });

  it('keep one platform’s adapter from another’s', () => {
    const adapters = new Set(
      files
        .filter(
          ({ path, text }) => /^utils\/sites\/(?:[a-z]+\/)+[a-z]+\.ts$/.test(path) && /:\s*Adapter\s*=/.test(text),
        )
        .map(({ path }) => path),
    );
    expect(adapters.size).toBeGreaterThan(4);
    const strays = files
      .filter(({ path }) => adapters.has(path))
      .flatMap((file) =>
        importsOf(file)
          .map(({ specifier }) => leadsTo(file, specifier) ?? '')
          .filter((target) => adapters.has(target))
          .map((target) => `${file.path} → ${target}`),
      );
    expect(strays).toEqual([]);
  });
});
