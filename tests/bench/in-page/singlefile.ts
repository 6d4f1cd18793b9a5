import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';

/** In the page, where SingleFile copies it. */
declare const singlefile: {
  init(given: { fetch: typeof fetch }): void;
  getPageData(options: Record<string, boolean>): Promise<{ content: string }>;
};

/** What SingleFile's own command sets when it is told nothing. */
const asItComes = {
  removeHiddenElements: true,
  removeUnusedStyles: true,
  removeUnusedFonts: true,
  compressHTML: true,
  blockScripts: true,
  removeAlternativeFonts: true,
  removeAlternativeMedias: true,
  removeAlternativeImages: true,
  groupDuplicateImages: true,
  saveOriginalURLs: false,
};

/**
 * What SingleFile takes for its copy of this page, warm, in milliseconds; null where it is not there. It is AGPL and no part of
 * this project: `DAYBOOK_SINGLEFILE` tells where `lib/single-file-bundle.js` of `single-file-cli` lies on this computer.
 */
export async function singlefileMs(page: Page, times: number): Promise<number | null> {
  const file = process.env['DAYBOOK_SINGLEFILE'];
  if (file === undefined) return null;
  const { script } = (await import(pathToFileURL(file).href)) as { script: string };
  // its `var` would stay inside of the function in which a page is asked
  await page.evaluate(`${script};globalThis.singlefile = singlefile`);
  const took = await page.evaluate(
    async ([count, options]) => {
      singlefile.init({ fetch });
      const all: number[] = [];
      for (let n = 0; n <= count; n += 1) {
        const begun = performance.now();
        const { content } = await singlefile.getPageData(options);
        if (!content.includes('post number 499')) throw new Error('not the whole page');
        if (n > 0) all.push(performance.now() - begun);
      }
      return all;
    },
    [times, asItComes] as const,
  );
  return took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? Number.NaN;
}
