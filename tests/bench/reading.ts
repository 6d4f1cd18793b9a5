import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { builtFolder } from '../../scripts/support/build-extension.ts';
import { adapterScriptFor } from '../../utils/sites/adapter-scripts.ts';
import { findChromium } from '../support/find-chromium.ts';
import { documentOf } from '../support/jsdom-page.ts';
import { type SiteFixture, siteFixtures } from '../support/site-fixtures.ts';
import { growPage, layPort, timeReading } from './in-page/grown-page.ts';

/** As many items as a long thread shows. */
const itemCount = 500;

/**
 * Reading in real Chromium with the shipped scripts, on pages of 500 items that are grown from the fixtures: of the
 * slowest platform the time for one item and for the whole page (medians), and both of each platform.
 */
export async function readingFigures(quick = false): Promise<Record<string, number>> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const figures: Record<string, number> = {};
    for (const fixture of longestOfEach(siteFixtures())) {
      const { itemMs, pageMs } = await measure(browser, fixture, quick ? 1 : 3);
      figures[`read_500_ms_${fixture.platform}`] = pageMs;
      figures[`read_item_ms_${fixture.platform}`] = itemMs;
    }
    const slowest = (what: string) =>
      Math.max(...Object.entries(figures).flatMap(([name, ms]) => (name.startsWith(what) ? [ms] : [])));
    return { read_item_ms: slowest('read_item_ms_'), read_500_ms: slowest('read_500_ms_'), ...figures };
  } finally {
    await browser.close();
  }
}

/** Of each platform the page with the most items; one whose items stand in shadow trees cannot be grown by copying. */
function longestOfEach(all: readonly SiteFixture[]): SiteFixture[] {
  const fixtures = all.filter(({ html }) => !html.includes('shadowrootmode'));
  const count = ({ expectedFile }: SiteFixture): number =>
    (JSON.parse(readFileSync(expectedFile, 'utf8')) as { items: unknown[] }).items.length;
  return [...Map.groupBy(fixtures, ({ platform }) => platform).values()].map((pages) =>
    pages.reduce((most, page) => (count(page) > count(most) ? page : most)),
  );
}

async function measure(
  browser: Browser,
  fixture: SiteFixture,
  runs: number,
): Promise<{ itemMs: number; pageMs: number }> {
  const page = await browser.newPage();
  try {
    await serve(page, fixture);
    const script = adapterScriptFor(fixture.url, documentOf(fixture.html, fixture.url.href));
    const adapters = readFileSync(join(builtFolder('chrome'), `${script}.js`), 'utf8');
    const reader = readFileSync(join(builtFolder('chrome'), 'reader.js'), 'utf8');
    await page.evaluate(adapters);
    const items = await page.evaluate(growPage, itemCount);
    if (items < itemCount) throw new Error(`${fixture.platform}: the page has ${items} items`);
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      await page.evaluate(adapters);
      await page.evaluate(layPort);
      await page.evaluate(reader);
      times.push(await page.evaluate(timeReading, itemCount));
    }
    return { itemMs: median(times.map(({ itemMs }) => itemMs)), pageMs: median(times.map(({ pageMs }) => pageMs)) };
  } finally {
    await page.close();
  }
}

/** The page at its address; nothing else is answered, and scripts of the page do not run. */
async function serve(page: Page, { url, html }: SiteFixture): Promise<void> {
  const here = url.href.slice(0, url.href.length - url.hash.length);
  await page.route('**/*', (route) =>
    route.request().url() === here
      ? route.fulfill({
          status: 200,
          contentType: 'text/html; charset=utf-8',
          body: html,
          headers: { 'content-security-policy': "script-src 'none'" },
        })
      : route.abort('blockedbyclient'),
  );
  await page.goto(url.href, { waitUntil: 'domcontentloaded' });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
