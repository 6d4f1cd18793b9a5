// A person drags in what they already have, chooses from it, and hands it over with the rest.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { axeFindings } from '../../support/axe.ts';
import { makePackage, openCasebook, waitForOutcome } from '../../support/flows.ts';
import { beginWithoutRoom } from '../../support/full-disk.ts';
import { type SampleFile, chatText, mixedFiles } from '../../support/import-samples.ts';
import { canKeep, chooseFiles, keepChosen } from '../../support/import-flows.ts';
import { launched } from '../../support/launched.ts';
import { writeChat } from '../../support/many-messages.ts';
import { openPackage, type PackageContent } from '../../support/package-content.ts';
import { verifyPackage } from '../../support/recipient-tools.ts';
import { storedCount, storedRows } from '../../support/stored-rows.ts';
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

/** The first bytes of every PNG. */
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

const entryCount = (page: Page): Promise<number> => storedCount(page, 'entries');
const entryTimes = async (page: Page): Promise<string[]> =>
  (await storedRows(page, 'entries')).flatMap(({ at }) => at ?? []).toSorted();

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
    expect(shown).toContain(words('import_chosen', '4', '2', '4'));
    expect(await axeFindings(casebook)).toEqual([]);
  });

  it('keeps them, says so once they were read back, and lists them', async () => {
    await casebook.getByRole('button', { name: words('import_keep') }).click();
    await casebook.getByText(words('import_kept_other', '7')).waitFor();
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
    expect(report).toContain('You can’t hide');
    // The place was not asked for.
    expect(report).not.toContain('51.5');
  });

  it('stores nothing of what is not chosen, nor where it is stopped; a date that is wrong is put right in the table', async () => {
    const chat = join(folder, 'WhatsApp Chat with Jo Bell.txt');
    writeChat(chat, 300_000);
    const shots = ['Screenshot_20260105-101500.png', 'shot.png'].map((name) => join(folder, name));
    for (const [at, path] of shots.entries()) writeFileSync(path, Buffer.concat([png, Buffer.from([at])]));
    await chooseFiles(casebook, [chat, ...shots]);
    await canKeep(casebook, 30_000);
    const before = await entryCount(casebook);
    await casebook.getByRole('button', { name: words('import_keep') }).click();
    await casebook.getByRole('button', { name: words('import_stop') }).click();
    await canKeep(casebook, 30_000);
    expect(await entryCount(casebook)).toBe(before);
    expect(await storedCount(casebook, 'staged')).toBe(0);

    await casebook.getByLabel(words('import_from')).fill('2021-01-10');
    await casebook.getByLabel(words('import_to')).fill('2021-01-12');
    const day = casebook.getByLabel(words('import_date_of', 'shot.png'));
    await day.fill('2025-05-06');
    await casebook.getByLabel(words('import_time_of', 'shot.png')).fill('07:08');
    await casebook.getByText(words('import_time_name')).waitFor();
    await casebook.getByText(words('import_time_person')).waitFor();
    // three days, the chat's own file, two pictures
    expect(await keepChosen(casebook, 30_000)).toContain(words('import_kept_other', '6'));
    expect(await entryCount(casebook)).toBe(before + 6);
    expect(await entryTimes(casebook)).toEqual(
      expect.arrayContaining(['2025-05-06T06:08:00.000Z', '2026-01-05T10:15:00.000Z']),
    );
    const chatDays = (await entryTimes(casebook)).filter((at) => at.startsWith('2021-'));
    expect(chatDays.map((at) => at.slice(0, 10))).toEqual(['2021-01-10', '2021-01-11', '2021-01-12']);
  });

  it('holds what was taken, and leaves what is written in its field, while the browser gives no room', async () => {
    const session = await daybook().context.newCDPSession(casebook);
    const origin = `chrome-extension://${daybook().extensionId}`;
    await casebook.goto(`${origin}/casebook.html#/new`);
    await casebook.getByLabel(words('offline_words')).fill('He stood by the gate.');
    const before = await entryCount(casebook);
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    const waiting = await beginWithoutRoom(daybook());
    await casebook.bringToFront();
    await casebook.getByRole('button', { name: words('offline_keep') }).click();
    await casebook.locator('[data-code="storage-full"]').waitFor();
    expect(await casebook.getByLabel(words('offline_words')).inputValue()).toBe('He stood by the gate.');
    expect(await entryCount(casebook)).toBe(before);

    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await waiting.bringToFront();
    expect((await waitForOutcome(waiting)).number).toBeGreaterThan(0);
    await casebook.bringToFront();
    await casebook.getByRole('button', { name: words('offline_keep') }).click();
    await casebook.waitForURL(/#\/entry\//u);
    expect(await entryCount(casebook)).toBe(before + 2);
  });
});
