// Conventions that a review would otherwise have to remember.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapters } from '../../../utils/sites/registry.ts';
import { errorCodes } from '../../../utils/shared/errors.ts';
import { importsOf, sourceFiles } from '../../support/source-files.ts';

const product = sourceFiles(['utils', 'components', 'entrypoints']);
const everything = [...product, ...sourceFiles(['scripts', 'tests'])];
const read = (path: string): string => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');

const baseName = (path: string): string => path.split('/').at(-1) ?? '';

describe('names', () => {
  it('are kebab-case for modules and PascalCase for components', () => {
    const odd = everything.filter(({ path }) => {
      const name = baseName(path).replace(/\.(test|d|css)?\.?(ts|tsx|mjs)$/, '');
      return path.endsWith('.tsx') && path.startsWith('components/')
        ? !/^[A-Z][A-Za-z]+$/.test(name)
        : !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name);
    });
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it('say what a file is for: no utils, helpers, misc, no barrels', () => {
    const vague = /^(utils?|helpers?|misc|common|index)\.(ts|tsx|mjs)$/;
    expect(everything.filter(({ path }) => vague.test(baseName(path))).map(({ path }) => path)).toEqual([]);
    const barrels = product.filter(({ text }) => /^export \*( as \w+)? from /m.test(text));
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });
});

describe('imports', () => {
  it('are written out with their ending, so that Node runs the files as they are', () => {
    const bare = everything.flatMap((file) =>
      importsOf(file)
        .filter(({ specifier }) => specifier.startsWith('.') && !/\.(ts|tsx|mjs|json|css)(\?\w+)?$/.test(specifier))
        .map(({ specifier }) => `${file.path} → ${specifier}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('data never becomes markup or code', () => {
  it.each([
    ['innerHTML', /\.innerHTML\b|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write\b/],
    ['eval', /\beval\(|new Function\(/],
  ])('no %s', (_, pattern) => {
    const used = product.filter(({ text }) =>
      text.split('\n').some((line) => !/^\s*(\/\/|\*|\/\*)/.test(line) && pattern.test(line)),
    );
    expect(used.map(({ path }) => path)).toEqual([]);
  });
});

describe('what runs in pages', () => {
  it('goes through parameters as a whole: in a page Firefox gives add-ons no iterator of them', () => {
    const iterating = product.filter(({ text }) => /searchParams\.(values|keys|entries)\(/i.test(text));
    expect(iterating.map(({ path }) => path)).toEqual([]);
  });
});

describe('the network', () => {
  it('is asked for nothing but what the page itself shows, and from one place', () => {
    const asking = product.filter(({ text }) =>
      /\bfetch\(|XMLHttpRequest|new WebSocket|sendBeacon|EventSource\(|RTCPeerConnection/.test(text),
    );
    // The second reads the typesetter and its fonts out of the extension's own package.
    // The third runs in the page of a time server that the person opened and pressed the button in.
    const allowed = [
      'components/stamp/ask-in-page.ts',
      'utils/capture/in-page/copy/quiet-fetch.ts',
      'utils/package/typeset-worker.ts',
    ];
    expect(asking.map(({ path }) => path).filter((path) => !allowed.includes(path))).toEqual([]);
    const through = product.filter(({ text }) => text.includes("/quiet-fetch.ts'"));
    expect(through.map(({ path }) => path)).toEqual(['utils/capture/in-page/copy/embed-resource.ts']);
  });
});

describe('errors', () => {
  it('never vanish: no empty catch, no console', () => {
    const empty = everything.filter(({ text }) => /catch\s*(\([^)]*\))?\s*\{\s*\}/.test(text));
    expect(empty.map(({ path }) => path)).toEqual([]);
    expect(product.filter(({ text }) => /\bconsole\.\w+\(/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('each have one sentence for people', () => {
    const messages = JSON.parse(read('public/_locales/en/messages.json')) as Record<string, unknown>;
    const silent = errorCodes.filter((code) => !(`error_${code.replaceAll('-', '_')}` in messages));
    expect(silent).toEqual([]);
  });
});

describe('words', () => {
  it('name every platform', () => {
    const messages = JSON.parse(read('public/_locales/en/messages.json')) as Record<string, unknown>;
    expect(adapters.length).toBeGreaterThan(20);
    expect(adapters.map(({ id }) => id).filter((id) => !(`site_${id}` in messages))).toEqual([]);
  });

  it('never promise what nobody can', () => {
    const promised = /\b(admissible|forensic(ally)?|court-proof|certified)\b/i;
    const shown = sourceFiles(
      ['public', 'components', 'entrypoints', 'utils/report', 'utils/package'],
      /\.(json|tsx?|html)$/,
    );
    const said = shown.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => promised.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(said).toEqual([]);
  });
});

describe('tests', () => {
  it('all run', () => {
    const tests = sourceFiles(['tests']).filter(({ path }) => path.endsWith('.test.ts') || path.endsWith('.test.tsx'));
    expect(tests.length).toBeGreaterThan(20);
    const idle = tests.filter(({ text }) => /\b(it|test|describe)\.(skip|only|todo|fixme)\b/.test(text));
    expect(idle.map(({ path }) => path)).toEqual([]);
  });

  it('measure no speed: a busy machine is not a fault, and `npm run bench` compares with a reference', () => {
    const timed = sourceFiles(['tests'])
      .filter(({ path }) => path.endsWith('.test.ts'))
      .filter(({ text }) => /expect\([^;]*(tookMs|performance\.now\(\) - )[^;]*toBeLess/.test(text));
    expect(timed.map(({ path }) => path)).toEqual([]);
  });
});

describe('dependencies', () => {
  it('are exact, and each is explained in docs/dependencies.md', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const named = { ...dependencies, ...devDependencies };
    expect(Object.values(named).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const explained = new Set([...read('docs/dependencies.md').matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name));
    expect(Object.keys(named).filter((name) => !explained.has(name))).toEqual([]);
    expect([...explained].filter((name) => !((name ?? '') in named))).toEqual([]);
  });
});
