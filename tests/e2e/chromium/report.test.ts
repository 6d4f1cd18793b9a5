// The report as the person makes it in the real extension: PDF and HTML that say the same, in the scripts of the world.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timestampQuery } from '../../../utils/package/timestamp-query.ts';
import { sha256Hex } from '../../../utils/shared/sha256.ts';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { addOfflineEntry, capturePost, makePackage, openCasebook } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { canKeep, chooseFiles, keepChosen } from '../../support/import-flows.ts';
import { openPackage, type PackageContent } from '../../support/package-content.ts';
import { answerFolderQuestion, copyOut, inPageFolder } from '../../support/page-folder.ts';
import { verifyPackage } from '../../support/recipient-tools.ts';
import { inTemporaryFolder, run } from '../../support/stock-tools.ts';
import { type Answer, newTimeAuthority } from '../../support/time-authority.ts';
import { until } from '../../support/until.ts';
import { words } from '../../support/words.ts';

/** A real `openssl ts` on loopback; what stands at its address in the browser is carried there and back. */
const authorityFolder = mkdtempSync(join(tmpdir(), 'daybook-tab-time-'));
const authority = newTimeAuthority(authorityFolder);
let server: Awaited<ReturnType<typeof authority.serve>>;
let answerOf: Answer;
const timeHost = 'time.example';
const daybook = launched(
  {
    answer: async (url, navigates, sent) => {
      if (url.hostname !== timeHost) return null;
      if (navigates) return { status: 200, contentType: 'text/html', body: '<title>An authority</title><p>Time' };
      const reply = await fetch(server.url, { method: 'POST', body: new Uint8Array(sent ?? []) });
      const body = Buffer.from(await reply.arrayBuffer());
      return { status: reply.status, contentType: 'application/timestamp-reply', body };
    },
  },
  timeHost,
);
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

/** The steepest step of brightness between two pixels side by side in the pictures of a PDF, 0–255: small where they are blurred. */
async function steepestEdge(bytes: Uint8Array): Promise<number> {
  const pictures = await inTemporaryFolder((folder) => {
    writeFileSync(join(folder, 'report.pdf'), bytes);
    run('pdfimages', ['-j', 'report.pdf', 'picture'], folder);
    const found = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
    return found.map((name) => readFileSync(join(folder, name)).toString('base64'));
  });
  expect(pictures.length).toBeGreaterThan(0);
  return casebook.evaluate(async (all) => {
    let steepest = 0;
    for (const base64 of all) {
      const jpeg = new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type: 'image/jpeg' });
      const picture = await createImageBitmap(jpeg);
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, picture.width, picture.height);
      for (let at = 0; at + 4 < data.length; at += 4) {
        if ((at / 4 + 1) % picture.width !== 0) steepest = Math.max(steepest, Math.abs(data[at + 1]! - data[at + 5]!));
      }
    }
    return steepest;
  }, pictures);
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

describe('a trusted time, asked for in a tab at the server of the person’s choice', () => {
  beforeAll(async () => {
    server = await authority.serve((...given) => answerOf(...given));
  });
  afterAll(async () => {
    await server.close();
    rmSync(authorityFolder, { recursive: true, force: true });
  });

  /** Opens the server in a tab, and presses there what sends the query; each answer with what the panel then says. */
  async function ask(...answers: [answer: Answer, told: string][]): Promise<void> {
    await casebook.bringToFront();
    const opened = daybook().context.waitForEvent('page', { predicate: (tab) => tab.url() !== 'about:blank' });
    await casebook.getByRole('button', { name: words('stamp_tab_open') }).click();
    const tab = await opened;
    await tab.waitForLoadState();
    const popup = await daybook().pressToolbar(tab);
    for (const [answer, told] of answers) {
      answerOf = answer;
      await popup.pressNamed(words('stamp_here_ask'));
      await popup.waitForWords(told);
    }
    await tab.close();
  }

  it('is refused where the server refuses or lies, and lies in a new package where it does not', async () => {
    await casebook.getByText(words('stamp_title')).click();
    await casebook.getByLabel(words('stamp_tab_server')).fill(`https://${timeHost}/tsr?policy=1`);
    const other = timestampQuery(await sha256Hex(await content.text('tagmanifest-sha256.txt')));
    const done = words('stamp_here_done');
    await ask(
      [(_, response) => response.writeHead(503).end(), words('stamp_here_status', '503')],
      [(_, response) => response.end(Buffer.alloc(300 << 10)), words('stamp_here_large')],
      [(_, response, { reply }) => response.end(reply(other)), done],
    );
    await casebook.getByText(words('problem_timestamp_other_nonce')).waitFor();
    await ask([(query, response, { reply }) => response.end(reply(query)), done]);
    await casebook.getByText('1.3.6.1.4.1.99999.1.1').waitFor();
    const saved = casebook.waitForEvent('download');
    await casebook.getByRole('button', { name: words('stamp_save_package') }).click();
    const { result } = verifyPackage(await (await saved).path());
    expect(result.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(result.checks.find(({ id }) => id === 'timestamp')?.detail).toContain('Clock 1, Invented Authority');
    expect(server.asked).toHaveLength(4);
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
    await casebook.getByText(words('content_more')).click();
    await casebook.getByLabel(words('content_pictures')).selectOption('blurred');
    await casebook.getByLabel(words('content_language')).selectOption('es');
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
    expect(await redacted.text('READ-ME-FIRST.txt')).toContain('LÉAME PRIMERO');
    expect(await steepestEdge(await content.bytes('data/report.pdf'))).toBeGreaterThan(100);
    expect(await steepestEdge(await redacted.bytes('data/report.pdf'))).toBeLessThan(40);
    expect(verifyPackage(path).result.checks.filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe('a package in several files whose page is killed while it is written', () => {
  /** Thirteen megabytes of noise that is a recording to whoever looks at its first bytes. */
  function recording(): Buffer {
    const bytes = randomBytes(13_000_000);
    bytes.write('RIFF', 0, 'latin1');
    bytes.writeUInt32LE(bytes.length - 8, 4);
    bytes.write('WAVEfmt ', 8, 'latin1');
    return bytes;
  }

  it('is gone on with where it stopped: what is whole is checked and not made again', async () => {
    await inTemporaryFolder(async (folder) => {
      const paths = [1, 2, 3].map((number) => join(folder, `call-${number}.wav`));
      for (const path of paths) writeFileSync(path, recording());
      await chooseFiles(casebook, paths);
      await canKeep(casebook, 20_000);
      expect(await keepChosen(casebook, 30_000)).toContain(words('import_see'));
    });
    await casebook.evaluate(() => void (location.hash = '#/package'));
    await casebook.getByText(words('package_how')).click();
    await casebook.getByLabel(words('package_size')).selectOption('25000000');
    await answerFolderQuestion(casebook, '3of');
    await casebook.getByRole('button', { name: words('package_choose_place') }).click();
    const names = async (page: Page) => (await inPageFolder(page)).map(({ name }) => name.replace(/^.*-(?=\dof)/u, ''));
    await until('the third file to be begun', async () => (await names(casebook)).includes('3of4.zip'), 60_000);
    const then = await inPageFolder(casebook);
    expect(then.map(({ size }) => size > 0)).toEqual([true, true, false]);
    const devtools = await daybook().context.newCDPSession(casebook);
    const crashed = casebook.waitForEvent('crash');
    void devtools.send('Page.crash').catch(() => undefined);
    await crashed;
    await casebook.close();

    casebook = await daybook().openOwn('casebook.html#/package');
    await casebook.getByText(words('unfinished_whole', words('files_count_other', 2), 4)).waitFor();
    await answerFolderQuestion(casebook, null);
    await casebook.getByRole('button', { name: words('unfinished_go_on') }).click();
    await casebook.getByRole('heading', { name: words('result_title') }).waitFor({ timeout: 60_000 });
    const now = await inPageFolder(casebook);
    expect(await names(casebook)).toEqual(['1of4.zip', '2of4.zip', '3of4.zip', '4of4.zip']);
    expect(now.slice(0, 2)).toEqual(then.slice(0, 2));
    const volumes = [];
    for (const { name } of now) volumes.push(await copyOut(casebook, name));
    expect(verifyPackage(...volumes).result.checks.filter(({ ok }) => !ok)).toEqual([]);
    await casebook.reload();
    await casebook.getByRole('button', { name: words('package_choose_place') }).waitFor();
    expect(await casebook.getByText(words('unfinished_title')).count()).toBe(0);
  });
});
