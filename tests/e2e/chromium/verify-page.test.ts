import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkTimestamp } from '../../../utils/verify/timestamp-token.ts';
import { timestampQuery } from '../../../utils/package/timestamp-query.ts';
import { withTimestamp } from '../../../utils/package/with-timestamp.ts';
import { findChromium } from '../../support/find-chromium.ts';
import { samplePackage } from '../../support/sample-package.ts';
import { newTimeAuthority } from '../../support/time-authority.ts';
import { words } from '../../support/words.ts';

/** What an agency does: builds the one file, opens it from a disc, drops a package on it. */
describe('the verifier as one HTML file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-verify-'));
  const put = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  let browser: Browser;
  let address: string;
  let made: Awaited<ReturnType<typeof samplePackage>>;
  const asked: string[] = [];
  const said: string[] = [];

  beforeAll(async () => {
    const built = spawnSync(process.execPath, ['scripts/build-verify.ts'], { encoding: 'utf8' });
    expect(built.stderr).toBe('');
    address = pathToFileURL(built.stdout.trim()).href;
    made = await samplePackage();
    browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened(): Promise<Page> {
    const page = await browser.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(address);
    return page;
  }

  async function check(page: Page, ...paths: string[]): Promise<string> {
    await page.locator('input[type=file]').first().setInputFiles(paths);
    await page.locator('#answer, [role=alert]').first().waitFor();
    return (await page.locator('main').textContent()) ?? '';
  }

  it('finds a package whole, compares digests, knows its key again', async () => {
    const page = await opened();
    const path = put('good.zip', made.zip);
    await page.getByLabel(words('verify_digest')).fill(made.result.digest.toUpperCase());
    const first = await check(page, path);
    expect(first).toContain(words('verify_ok'));
    expect(first).toContain(made.result.digest);
    expect(first).toContain(words('verify_digest_found', `${made.result.topFolder}/tagmanifest-sha256.txt`));
    expect(first).toContain(words('seen_new'));
    expect(await check(page, path)).toMatch(/The same key as in 1 package/u);
    await page.close();
  });

  it('says which file and which line differ, and that a ZIP of something else is none', async () => {
    const page = await opened();
    const at = Buffer.from(made.zip).indexOf('"kind":"note-added"');
    const text = await check(page, put('bad.zip', made.zip.with(at + 9, 'x'.charCodeAt(0))));
    expect(text).toContain(words('verify_not_ok'));
    expect(text).toContain('data/journal.jsonl');
    expect(text).toMatch(/line \d+/u);
    await page.reload();
    expect(await check(page, put('none.zip', Buffer.from('hello')))).toContain(words('error_not_a_zip'));
    await page.close();
  });

  it('shows a timestamp as it stands, and takes one in by file', async () => {
    const authority = newTimeAuthority(mkdtempSync(join(folder, 'tsa-')));
    const query = timestampQuery(made.result.digest);
    const reply = authority.reply(query);
    const page = await opened();
    await check(page, put('plain.zip', made.zip));
    await page.getByText(words('stamp_title')).click();
    await page.locator('input[accept=".tsr,.tsq"]').setInputFiles([put('q.tsq', query), put('r.tsr', reply)]);
    await page.getByText('1.3.6.1.4.1.99999.1.1').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: words('stamp_save_package') }).click();
    const saved = join(folder, 'stamped.zip');
    await (await download).saveAs(saved);
    const text = await check(page, saved);
    for (const part of [words('verify_ok'), 'Root, Invented Authority', words('stamp_worth')])
      expect(text).toContain(part);
    // The reply of another query is none.
    const { timestamp } = await checkTimestamp({ reply, query, chainPem: '' }, made.result.digest);
    const other = await withTimestamp(
      new Blob([made.zip]),
      { query: timestampQuery(made.result.digest), reply, chainPem: timestamp!.chainPem },
      timestamp!.time,
    );
    const refused = await check(page, put('other.zip', new Uint8Array(await other.arrayBuffer())));
    expect(refused).toContain(words('problem_timestamp_other_nonce'));
    await page.close();
  });

  it('asked nobody for anything, and broke no rule of its own', () => {
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:file:'))).toEqual([]);
    expect(said).toEqual([]);
  });
});
