import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { builtFolder } from '../../scripts/support/build-extension.ts';
import { projectRoot } from '../../scripts/support/project.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import type { PageWork } from './in-page/package/main.ts';

/**
 * Package and verifier in real Chromium, in a page of the extension with the product's own modules: export of 600 MB
 * (and 2 GB unless `quick`) against raw copies of the same bytes from the store to a file, and against JSZip; memory is
 * that of all of Chromium's processes together, over the idle page. See docs/decisions/what-an-export-is-held-against.md.
 */
export async function packageFigures(quick: boolean): Promise<Record<string, number>> {
  const figures = await measured(quick ? 200 : 600, quick ? 1 : 3, true);
  if (quick) return figures;
  const large = await measured(2000, 1, false);
  return {
    ...figures,
    export_2gb_vs_copy: large['export_vs_copy']!,
    export_2gb_peak_mib: large['export_peak_mib']!,
  };
}

async function measured(megabytes: number, rounds: number, withRivals: boolean): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  const profile = join(folder, 'profile');
  const extension = join(folder, 'extension');
  cpSync(builtFolder('chrome'), extension, { recursive: true });
  await buildPage(join(extension, 'bench'));
  const daybook = await ChromiumDaybook.launch({ extension, profile });
  try {
    const fill = await daybook.openOwn('bench/index.html');
    await work(fill, 'fill', megabytes);
    await fill.close();
    const fresh = async <T>(todo: (page: Page) => Promise<T>): Promise<T> => {
      const page = await daybook.openOwn('bench/index.html');
      await page.waitForFunction(() => 'pageWork' in globalThis);
      try {
        return await todo(page);
      } finally {
        await page.close();
      }
    };
    // Once before, so that neither side finds the disk's cache cold.
    await fresh((page) => work(page, 'copy'));
    const copies: number[] = [];
    const exports: number[] = [];
    let peak = 0;
    for (let round = 0; round < rounds; round += 1) {
      copies.push(await fresh((page) => work(page, 'copy')));
      await fresh(async (page) => {
        const watched = await watching(profile, () => work(page, 'exported'));
        exports.push(watched.result);
        peak = Math.max(peak, watched.overIdleMib);
      });
    }
    const quickest = await fresh((page) => work(page, 'quickestCopy'));
    const opened = await fresh((page) => work(page, 'openedCopy'));
    const figures: Record<string, number> = {
      export_vs_copy: median(exports) / median(copies),
      export_vs_quickest_copy: median(exports) / quickest,
      export_vs_opened_copy: median(exports) / opened,
      export_ms: median(exports),
      copy_ms: median(copies),
      export_peak_mib: peak,
    };
    if (!withRivals) return figures;
    const rival = await fresh((page) => watching(profile, () => work(page, 'jszip')));
    const [verify, digest] = await fresh(async (page) => {
      await work(page, 'exported');
      const [verifies, digests]: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        digests.push(await work(page, 'digested'));
        verifies.push(await work(page, 'verified'));
      }
      return [median(verifies), median(digests)];
    });
    return {
      ...figures,
      export_vs_jszip: rival.result / median(exports),
      export_mem_vs_jszip: peak / rival.overIdleMib,
      jszip_peak_mib: rival.overIdleMib,
      verify_vs_digest: verify / digest,
      verify_ms: verify,
    };
  } finally {
    await daybook.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    root: join(import.meta.dirname, 'in-page/package'),
    base: './',
    configFile: false,
    logLevel: 'error',
    define: { __BUILD_DIGEST__: JSON.stringify('0'.repeat(64)) },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2023', modulePreload: false },
    cacheDir: join(projectRoot, '.output/bench-cache'),
  });
}

async function work<K extends keyof PageWork>(page: Page, name: K, ...args: Parameters<PageWork[K]>): Promise<number> {
  await page.waitForFunction(() => 'pageWork' in globalThis);
  return page.evaluate(
    async ([key, given]) => {
      const { pageWork } = globalThis as unknown as {
        pageWork: Record<string, (...all: unknown[]) => Promise<number>>;
      };
      return (await pageWork[key]!(...given)) ?? 0;
    },
    [name, args] as [string, unknown[]],
  );
}

/** Runs something and gives by how much all of Chromium's processes together grew over what they had before it. */
async function watching(
  profile: string,
  todo: () => Promise<number>,
): Promise<{ result: number; overIdleMib: number }> {
  const idle = Math.min(memoryMib(profile), await later(500).then(() => memoryMib(profile)));
  let peak = idle;
  const timer = setInterval(() => (peak = Math.max(peak, memoryMib(profile))), 100);
  try {
    const result = await todo();
    return { result, overIdleMib: Math.max(peak, memoryMib(profile)) - idle };
  } finally {
    clearInterval(timer);
  }
}

function later(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Proportional set size of the browser that has this profile and of all its children (Linux). */
function memoryMib(profile: string): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  const parents = new Map<string, string>();
  let root: string | undefined;
  for (const id of processes) {
    const stat = text(`/proc/${id}/stat`);
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(id, parent);
    const line = text(`/proc/${id}/cmdline`);
    if (line.includes(profile) && !line.includes('--type=')) root = id;
  }
  if (root === undefined) throw new Error('the browser’s process was not found');
  const isBelow = (id: string | undefined): boolean => id === root || (id !== undefined && isBelow(parents.get(id)));
  const kib = processes
    .filter(isBelow)
    .map((id) => Number(/^Pss:\s+(\d+)/mu.exec(text(`/proc/${id}/smaps_rollup`))?.[1] ?? 0));
  return kib.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Empty where the process is gone by now. */
function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error) return '';
    throw error;
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;
}
