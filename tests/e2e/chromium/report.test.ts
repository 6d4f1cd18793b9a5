// The report as the person makes it in the real extension: PDF and HTML that say the same, in the scripts of the world.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { addOfflineEntry, capturePost, makePackage, openCasebook } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { openPackage, type PackageContent } from '../../support/package-content.ts';
import { verifyPackage } from '../../support/recipient-tools.ts';
import { inTemporaryFolder, run } from '../../support/stock-tools.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

const daybook = launched();
const scripts = 'Οδός Κλείτου, улица Мира, شارع السلام, רחוב השלום, सड़क, 平和通り, 평화로 🔪';
let casebook: Page;
let content: PackageContent;

/** What `pdftotext` finds, blanks aside. */
async function wordsOf(bytes: Uint8Array): Promise<string> {
  return inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'report.pdf'), bytes);
    return run('pdftotext', ['report.pdf', '-'], folder).normalize('NFKC');
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
    for (const word of ['السلام', 'שלום', 'सड़क']) expect(said).toContain(word.normalize('NFKC'));
  });
});

describe('what is taken out', () => {
  it('is found, marked, painted over with the keys, and in no byte of the package', async () => {
    await casebook.evaluate(() => void (location.hash = '#/package'));
    await casebook.reload();
    await casebook.getByText(words('redact_open')).click();
    const list = casebook.getByLabel(words('redact_words'));
    await list.fill('Κλείτου\nDevon P.');
    await casebook.getByRole('button', { name: words('redact_words_keep') }).click();
    await casebook.getByRole('button', { name: words('redact_words_kept') }).waitFor();
    await casebook.getByLabel(words('redact_pictures_entry')).selectOption({ index: 1 });
    const picture = casebook.locator('.redaction').nth(1);
    await picture.locator('img').waitFor();
    await picture.getByRole('button', { name: words('redact_words_find') }).click();
    const found = picture.locator('.redaction-word');
    await found.first().waitFor();
    expect(await found.count()).toBeGreaterThan(5);
    await found.first().press('Enter');
    await picture.getByRole('button', { name: words('redact_box_add') }).click();
    const box = picture.locator('.redaction-box').last();
    await box.press('Shift+ArrowRight');
    await box.press('ArrowUp');
    await picture.getByRole('button', { name: words('redact_places_keep') }).click();
    await until(
      'the boxes to be kept',
      async () => await picture.getByRole('button', { name: words('redact_places_keep') }).isDisabled(),
    );
    const saved = casebook.waitForEvent('download', { timeout: 60_000 });
    await casebook.getByRole('button', { name: words('package_save'), exact: true }).click();
    const path = await (await saved).path();
    const redacted = await openPackage(path);
    for (const file of redacted.paths) {
      const text = Buffer.from(await redacted.bytes(file)).toString('utf8');
      expect(text.includes('Κλείτου') || text.includes('Devon P.'), file).toBe(false);
    }
    expect((await wordsOf(await redacted.bytes('data/report.pdf'))).includes('Κλείτου')).toBe(false);
    const ofFirst = redacted.paths.filter((file) => file.startsWith('data/exhibits/0001'));
    expect(ofFirst.some((file) => file.endsWith('item-redacted.png'))).toBe(true);
    expect(ofFirst.some((file) => file.endsWith('screen-1.png'))).toBe(false);
    expect(verifyPackage(path).result.checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});
