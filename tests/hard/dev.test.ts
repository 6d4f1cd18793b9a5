// `npm run dev`: a change to a file shows in the browser by itself, with its looks, and the practice pages are served.
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/support/project.ts';
import { findChromium } from '../support/find-chromium.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

const folder = tempFolder();
const ending: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ending.toReversed()) await end();
});

it('shows a change by itself', async () => {
  const copy = join(folder, 'project');
  const made = new Set(['node_modules', '.output', '.wxt', '.git', 'out']);
  cpSync(projectRoot, copy, {
    recursive: true,
    filter: (path) => !made.has(relative(projectRoot, path).split(sep)[0] ?? ''),
  });
  symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));
  const { DISPLAY: _, WAYLAND_DISPLAY: __, VITEST: ___, NODE_ENV: ____, ...env } = process.env;
  const dev = spawn(process.execPath, ['scripts/dev.ts'], { cwd: copy, env, stdio: ['ignore', 'pipe', 'pipe'] });
  ending.push(() => dev.kill('SIGINT'));
  let told = '';
  for (const stream of [dev.stdout, dev.stderr]) stream.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const practice = await until('the practice pages', () => /Practice pages: (\S+)/u.exec(told)?.[1], 120_000);
  expect((await fetch(practice)).status).toBe(200);

  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: findChromium(),
    headless: true,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: ['--no-sandbox', '--enable-unsafe-extension-debugging', '--disable-background-networking'],
  });
  ending.push(() => context.close());
  const cdp = await context.browser()!.newBrowserCDPSession();
  const { id } = await cdp.send('Extensions.loadUnpacked', { path: join(copy, '.output/chrome-mv3-dev') });
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/welcome.html`);
  await page.getByText(words('welcome_hello_what')).waitFor();
  const looks = () =>
    page
      .locator('main button')
      .last()
      .evaluate((button) => getComputedStyle(button).borderRadius);
  expect(await looks()).not.toBe('0px');

  const step = join(copy, 'components/welcome/HelloStep.tsx');
  const before = readFileSync(step, 'utf8');
  const after = before.replace("{t('welcome_hello_what')}", 'Changed while it was open.');
  expect(after).not.toBe(before);
  writeFileSync(step, after);
  await page.getByText('Changed while it was open.').waitFor({ timeout: 30_000 });
});
