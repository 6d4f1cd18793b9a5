import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build, type Plugin } from 'vite';
import { builtFolder } from '../../scripts/support/build-extension.ts';
import { thingsOfMaya } from './sample-things.ts';
import type { EntrySeed } from './seed-record.ts';

const outlook = '@kenjiuno/msgreader';
const bundles = new Map<string, Promise<string>>();

/** A script that is evaluated brings no workers: those of the built extension stand in, made of the same sources. */
const builtWorkers: Plugin = {
  name: 'built-workers',
  enforce: 'pre',
  transform: (code) =>
    code.replaceAll(/new URL\('\.\/([a-z-]+-worker)\.ts', import\.meta\.url\)/gu, (_, worker: string) => {
      const built = readdirSync(join(builtFolder('chrome'), 'assets')).filter((name) => name.startsWith(`${worker}-`));
      if (built.length !== 1) throw new Error(`${built.length} built files for ${worker}`);
      return `new URL('/assets/${built[0]}', location.href)`;
    }),
};

async function bundle(file: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [builtWorkers],
    // a script that is evaluated has no address of its own: that of the page stands in
    define: { __BUILD_DIGEST__: JSON.stringify('0'.repeat(64)), 'import.meta.url': 'location.href' },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, file), formats: ['iife'], name: 'seed' },
      // What reads mails of Outlook wants more of Node than such a script has; none of them reads one.
      rolldownOptions: { external: [outlook], output: { globals: { [outlook]: '({})' } } },
    },
  });
  const [first] = [made].flat();
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${file} was not bundled`);
  return chunk.code;
}

/** A file of this folder with all it imports, as a script that a page of the extension can run. */
export function bundledForPage(file: string): Promise<string> {
  const known = bundles.get(file) ?? bundle(file);
  bundles.set(file, known);
  return known;
}

/** Writes entries straight into the record of an open page of the extension, by the record's own code. */
export async function seedEntries(page: Page, seeds: readonly EntrySeed[]): Promise<{ id: string; number: number }[]> {
  await page.evaluate(`${await bundledForPage('seed-record.ts')}; undefined`);
  return page.evaluate(async (given) => {
    const { seeding } = globalThis as unknown as { seeding: import('./seed-record.ts').Seeding };
    return seeding.addEntries(given);
  }, seeds);
}

/** Keeps a copy of a page in the record of an open page of the extension; gives the entry's address. */
export async function seedPageCopy(
  run: (source: string) => Promise<unknown>,
  html: string,
): Promise<{ id: string; number: number }> {
  const source = `(async () => { ${await bundledForPage('seed-record.ts')};
    return globalThis.seeding.addPageCopy(${JSON.stringify(html)}); })()`;
  return (await run(source)) as { id: string; number: number };
}

/** Sixteen entries of four months, online and off, with all that a person can write around them; gives where the longest are. */
export async function seedBook(run: (source: string) => Promise<unknown>): Promise<{ entry: string; consent: string }> {
  const day = 86_400_000;
  const seeds = Array.from({ length: 16 }, (_, at): EntrySeed => {
    const when = new Date(Date.parse('2026-07-20T19:10:00Z') + 112 * day * Math.sqrt(at / 16)).toISOString();
    const from = {
      site: at % 3 === 0 ? 'whatsapp' : 'x',
      handle: at % 2 === 0 ? 'samk_private_2026' : 'library_watcher',
    };
    return at % 4 === 3
      ? { site: 'offline', kind: 'visit', at: when, precision: 'day', handle: null, words: 'He stood by the gate.' }
      : { ...from, kind: 'post', at: when, precision: 'exact', words: `Words of number ${at + 1}.` };
  });
  const source = `(async () => { ${await bundledForPage('seed-record.ts')};
    return globalThis.seeding.fillBook(${JSON.stringify(seeds)}, ${JSON.stringify(thingsOfMaya)}); })()`;
  return (await run(source)) as { entry: string; consent: string };
}
