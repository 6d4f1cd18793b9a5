import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import type { EntrySeed } from './seed-record.ts';

let bundled: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'seed-record.ts'), formats: ['iife'], name: 'seed' },
    },
  });
  const [first] = [made].flat();
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the seed was not bundled');
  return chunk.code;
}

/** Writes entries straight into the record of an open page of the extension, by the record's own code. */
export async function seedEntries(page: Page, seeds: readonly EntrySeed[]): Promise<{ id: string; number: number }[]> {
  bundled ??= bundle();
  await page.evaluate(`${await bundled}; undefined`);
  return page.evaluate(async (given) => {
    const { seeding } = globalThis as unknown as { seeding: import('./seed-record.ts').Seeding };
    return seeding.addEntries(given);
  }, seeds);
}
