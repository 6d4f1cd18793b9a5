// The report as the person makes it in the real extension: PDF and HTML that say the same, in the scripts of the world.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { addOfflineEntry, capturePost, makePackage, openCasebook } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { openPackage, type PackageContent } from '../../support/package-content.ts';
import { inTemporaryFolder, run } from '../../support/stock-tools.ts';

const daybook = launched();
const scripts = 'Οδός Κλείτου, улица Мира, شارع السلام, רחוב השלום, सड़क, 平和通り, 평화로 🔪';
let casebook: Page;
let content: PackageContent;

/** What `pdftotext` finds, blanks aside. */
async function wordsOf(bytes: Uint8Array): Promise<string> {
  return inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'report.pdf'), bytes);
    return run('pdftotext', ['-raw', 'report.pdf', '-'], folder).normalize('NFKC');
  });
}

beforeAll(async () => {
  const page = await daybook().open(xPermalink(xPosts.watched));
  await capturePost(daybook(), page, page.locator('article', { hasText: 'Blue coat again' }));
  casebook = await openCasebook(daybook(), page);
  await addOfflineEntry(casebook, {
    day: '2026-11-20',
    clock: '18:05',
    kind: 'kind_visit',
    where: 'my front door',
    who: 'Devon P.',
    what: scripts,
  });
  content = await openPackage(await (await makePackage(casebook, 'CAD 77')).path());
});

describe('the report of a package made in the browser', () => {
  it('is there as PDF, set in the extension’s own worker, with every script to be searched', async () => {
    const said = (await wordsOf(await content.bytes('data/report.pdf'))).replaceAll(/\s|\u200B/gu, '');
    for (const word of ['2entriesin', 'CAD77', 'DevonP.', 'Οδός', 'улица', '平和通り', '평화로'])
      expect(said).toContain(word);
    for (const word of ['سلام', 'שלום', 'सड़क']) expect(said).toContain(word.normalize('NFKC'));
  });
});
