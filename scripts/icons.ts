/**
 * Draws the PNG icons from their SVG sources with the installed Chromium:
 * `node scripts/run.mjs icons`. Run by hand when a drawing changes; the PNGs are kept in the repository.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../tests/support/find-chromium.ts';
import { toldOptions } from './support/told-options.ts';

toldOptions({});

const folder = join(import.meta.dirname, '..', 'public', 'icons');
/** Small sizes have a drawing of their own, on the pixel grid. */
const sources: [size: number, file: string, png: string][] = [
  [16, 'book-small.svg', '16.png'],
  [32, 'book-small.svg', '32.png'],
  [48, 'book.svg', '48.png'],
  [128, 'book.svg', '128.png'],
  [16, 'note-small.svg', 'note-16.png'],
  [32, 'note-small.svg', 'note-32.png'],
  [16, 'list-small.svg', 'list-16.png'],
  [32, 'list-small.svg', 'list-32.png'],
];

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [size, file, png] of sources) {
  const svg = readFileSync(join(folder, file)).toString('base64');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0;background:transparent}img{display:block}</style><img width=${size} height=${size} src="data:image/svg+xml;base64,${svg}">`,
  );
  await page.screenshot({ path: join(folder, png), omitBackground: true });
}
await browser.close();
