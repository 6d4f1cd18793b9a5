import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import JSZip from 'jszip';
import { chromium } from 'playwright-core';
import { writePackage } from '../../utils/package/write-package.ts';
import { findChromium } from '../support/find-chromium.ts';
import { memorySink } from '../support/memory-sink.ts';
import { sampleOptions } from '../support/sample-package.ts';
import { caseOfMaya, type SampleEntry, sampleSource } from '../support/sample-source.ts';
import { threadTypesetter } from '../support/thread-typesetter.ts';

const entries = 1000;

/**
 * The report of a thousand entries with pictures: milliseconds until page 1 of report.html is drawn in a real browser,
 * and until all of report.pdf is set, with what the process holds meanwhile.
 */
export async function reportFigures(): Promise<Record<string, number>> {
  const source = await sampleSource(manyEntries());
  const sink = memorySink();
  let setMs = 0;
  const typesetter: typeof threadTypesetter = {
    ...threadTypesetter,
    typeset: async (...job) => {
      const begun = performance.now();
      const pdf = await threadTypesetter.typeset(...job);
      setMs += performance.now() - begun;
      return pdf;
    },
  };
  let peakMib = 0;
  const watch = setInterval(() => (peakMib = Math.max(peakMib, process.memoryUsage().rss / (1 << 20))), 100);
  try {
    const result = await writePackage(source, { ...sampleOptions, typesetter }, sink);
    if (result.pdf !== 'made') throw new Error('no PDF was made');
  } finally {
    clearInterval(watch);
  }
  peakMib = Math.max(peakMib, process.memoryUsage().rss / (1 << 20));
  return {
    report_page1_ms: await firstPageMs(sink.bytes()),
    report_pdf_1000_ms: Math.round(setMs),
    report_pdf_peak_mib: Math.round(peakMib),
  };
}

/** The course of one autumn over and over, an hour later each time, each item its own. */
function manyEntries(): SampleEntry[] {
  const cases = caseOfMaya.filter(({ leftOut }) => leftOut !== true);
  return Array.from({ length: entries }, (_, at) => {
    const one = cases[at % cases.length]!;
    const shift = Math.floor(at / cases.length) * 3_600_000;
    const itemId = one.offline ? null : `1859000000${at}`;
    return { ...one, itemId, at: one.at == null ? null : new Date(Date.parse(one.at) + shift).toISOString() };
  });
}

async function firstPageMs(zip: Uint8Array): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
  try {
    const files = await JSZip.loadAsync(zip);
    for (const [name, file] of Object.entries(files.files)) {
      if (file.dir || !name.includes('/data/')) continue;
      const path = join(folder, ...name.split('/').slice(2));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, await file.async('uint8array'));
    }
    const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      // Page 1 is ready when its last part, the digests, stands there and the frame after it is drawn. The page's own clock
      // tells: a question from outside waits until the rest of the document is read, which nobody looks at yet.
      await page.addInitScript(() => {
        const look = (): void => {
          const ready = document.querySelector('#page-1 .check') !== null;
          requestAnimationFrame(ready ? () => performance.mark('page-1') : look);
        };
        requestAnimationFrame(look);
      });
      await page.goto(pathToFileURL(join(folder, 'report.html')).href);
      return await page.evaluate(() => Math.round(performance.getEntriesByName('page-1')[0]!.startTime));
    } finally {
      await browser.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
