// A person drags in what they already have, chooses from it, and hands it over with the rest.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { axeFindings } from '../../support/axe.ts';
import { makePackage, openCasebook } from '../../support/flows.ts';
import { type SampleFile, chatText, mixedFiles } from '../../support/import-samples.ts';
import { launched } from '../../support/launched.ts';
import { openPackage, type PackageContent } from '../../support/package-content.ts';
import { verifyPackage } from '../../support/recipient-tools.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { words } from '../../support/words.ts';

const daybook = launched();
const folder = tempFolder();

/** Drops files on the screen as a hand with a mouse does. */
async function drop(page: Page, files: readonly SampleFile[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }));
  const transfer = await page.evaluateHandle((list) => {
    const made = new DataTransfer();
    for (const { name, mimeType, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      made.items.add(new File([bytes], name, { type: mimeType }));
    }
    return made;
  }, given);
  await page.dispatchEvent('.drop', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: transfer });
}

describe('bringing in files that lie on the computer', () => {
  let casebook: Page;
  let content: PackageContent;
  let zip: string;

  beforeAll(async () => {
    const page = await daybook().open(xPermalink(xPosts.watched));
    casebook = await openCasebook(daybook(), page);
    await casebook
      .getByRole('link', { name: words('nav_bring') })
      .first()
      .click();
    await drop(casebook, await mixedFiles());
    await casebook.getByRole('button', { name: words('import_keep') }).waitFor();
  });

  it('says what each file is before anything is stored, and why two are left out', async () => {
    const shown = await casebook.getByRole('main').innerText();
    expect(shown).toContain('Sam Carter');
    expect(shown).toContain(words('import_time_camera'));
    expect(shown).toContain(words('error_import_empty'));
    expect(shown).toContain(words('error_import_unknown'));
    expect(shown).toContain(words('import_chosen', '4', '2', '2'));
    expect(await axeFindings(casebook)).toEqual([]);
  });

  it('keeps them, says so once they were read back, and lists them', async () => {
    await casebook.getByRole('button', { name: words('import_keep') }).click();
    await casebook.getByText(words('import_kept_other', '5')).waitFor();
    await casebook.getByRole('link', { name: words('import_see') }).click();
    const main = casebook.getByRole('main');
    await main.getByText(words('site_email'), { exact: false }).first().waitFor();
    const listed = await main.innerText();
    expect(listed).toContain(words('site_whatsapp'));
  });

  it('hands them over in a package that checks out, originals byte for byte', async () => {
    const download = await makePackage(casebook, '');
    zip = join(folder, download.suggestedFilename());
    await download.saveAs(zip);
    const { status, result } = verifyPackage(zip);
    expect(result.checks.filter((check) => !check.ok)).toEqual([]);
    expect(status).toBe(0);
    content = await openPackage(zip);
    const original = content.paths.find((path) => /whatsapp-export\/.*\.txt$/u.test(path));
    expect(await content.text(original ?? '')).toBe(chatText);
    const report = await content.text('data/report.html');
    expect(report).toContain('Blue coat again');
    expect(report).toContain('dkim=pass');
    expect(report).toContain('Phone 9');
    // The place was not asked for.
    expect(report).not.toContain('51.5');
  });
});
