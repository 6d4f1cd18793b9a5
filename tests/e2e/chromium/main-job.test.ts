// A person keeps a post, sees it in the casebook, adds what happened at the door, and hands over one file.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { xPermalink, xPostId, xPosts } from '../../practice/x-pages.ts';
import { addOfflineEntry, capturePost, makePackage, openCasebook, type Outcome } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { openPackage, type PackageContent } from '../../support/package-content.ts';
import { stockToolsObject, verifyPackage } from '../../support/recipient-tools.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { words } from '../../support/words.ts';

const daybook = launched();
const folder = tempFolder();
const post = xPosts.watched;
const doorWords = 'He rang twice and would not go.\nJo heard it too.';

describe('from one click on a post to a package that checks out', () => {
  let page: Page;
  let casebook: Page;
  let outcome: Outcome;
  let zip: string;
  let content: PackageContent;

  beforeAll(async () => {
    page = await daybook().open(xPermalink(post));
    outcome = await capturePost(daybook(), page, page.locator('article', { hasText: 'Blue coat again' }));
    casebook = await openCasebook(daybook(), page);
    await addOfflineEntry(casebook, {
      day: '2026-11-20',
      clock: '18:05',
      kind: 'kind_visit',
      where: 'my front door',
      who: 'Devon P.',
      what: doorWords,
    });
    const download = await makePackage(casebook, 'HB/2026/4471');
    zip = join(folder, download.suggestedFilename());
    await download.saveAs(zip);
    content = await openPackage(zip);
  });

  it('says "kept" with the number, and leaves nothing in the page', async () => {
    expect(outcome.notice).toBe(words('notice_kept', 1));
    expect(outcome.number).toBe(1);
    const ours = await page.evaluate(() => [...document.documentElement.children].map((child) => child.localName));
    expect(ours).toEqual(['head', 'body']);
  });

  it('shows both entries in the casebook in time order, the newest first', async () => {
    await casebook
      .getByRole('link', { name: words('nav_entries') })
      .first()
      .click();
    const list = casebook.getByRole('main');
    await list.getByText(words('site_x'), { exact: true }).waitFor();
    const newestFirst = await list.innerText();
    expect(newestFirst).toContain(words('site_offline'));
    expect(newestFirst.indexOf(words('site_x'))).toBeGreaterThan(newestFirst.indexOf(words('site_offline')));
    // number, date and platform; what it was only where that is asked for
    expect(newestFirst).not.toContain(words('kind_visit'));
    await list.getByRole('button', { name: words('timeline_tell_more') }).click();
    await list.getByText(words('kind_visit')).waitFor();
    await list.getByRole('button', { name: words('timeline_tell_less') }).click();
  });

  it('keeps the post as the page had it', async () => {
    const folderName = content.paths.find((path) => path.endsWith('/capture.json'))?.replace(/capture\.json$/, '');
    expect(folderName).toBe('data/exhibits/0001-2026-11-03-x-post/');
    expect(await content.text(`${folderName}text.txt`)).toContain(post.text);
    const record = await content.json<{ entries: Record<string, unknown>[] }>('data/record.json');
    const told = JSON.stringify(record);
    expect(told).toContain(xPostId(post));
    expect(told).toContain(xPermalink(post));
    expect(told).toContain(JSON.stringify(doorWords).slice(1, -1));
    const png = await content.bytes(`${folderName}item.png`);
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  });

  it('verifies by our command', () => {
    const { status, result } = verifyPackage(zip);
    expect(result.checks.filter((check) => !check.ok)).toEqual([]);
    expect(result.ok).toBe(true);
    expect(status).toBe(0);
    expect(result.checks.map((check) => check.id)).toEqual(
      expect.arrayContaining(['structure', 'completeness', 'hashes', 'signature', 'journal']),
    );
    expect(result.package).toMatchObject({ entries: 2, captures: 1 });
  });

  it('verifies by tools that every recipient has', () => {
    expect(stockToolsObject(zip)).toEqual([]);
  });

  it('has a neutral name, and nothing in it that runs', async () => {
    expect(zip).toMatch(/\/notes-\d{4}-\d\d-\d\d\.zip$/);
    expect(content.paths.filter((path) => !/^[A-Za-z0-9._\-/]{1,100}$/.test(path))).toEqual([]);
    expect(await content.text('data/report.html')).not.toMatch(/<script|\son\w+=|javascript:/i);
  });
});

describe('a chat message with a date and a clock time alone', () => {
  it('is counted to the minute, and not by the page’s words, where page and background share a zone', async () => {
    const page = await daybook().open('https://web.whatsapp.com/');
    await capturePost(daybook(), page, page.locator('#main').getByRole('row', { name: 'Open the door tomorrow' }));
    const casebook = await openCasebook(daybook(), page);
    const list = casebook.getByRole('main');
    await list.getByText(words('site_whatsapp'), { exact: true }).first().waitFor();
    const told = await list.innerText();
    expect(told).toMatch(/19 Nov\s+22:21/u);
    expect(told).not.toContain('19/11/2026');
  });
});
