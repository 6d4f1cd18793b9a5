import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startPracticeServer } from '../../tests/practice/server.ts';
import { practiceAnswer, practiceHosts } from '../../tests/practice/sites.ts';
import { findChromium } from '../../tests/support/find-chromium.ts';

/**
 * Opens Chromium with Daybook for a person, in a fresh profile that is deleted afterwards: the list of practice pages in
 * front, and the practice pages at their real addresses in this window. Resolves when the window was closed.
 */
export async function openForPerson(
  extension: string,
  options: { headless?: boolean; opened?: (close: () => Promise<void>) => void } = {},
): Promise<void> {
  const server = await startPracticeServer({ realAddresses: true });
  const profile = await mkdtemp(join(tmpdir(), 'daybook-profile-'));
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: findChromium(),
      headless: options.headless ?? false,
      viewport: null,
      // the browser's own sandbox does not start for root
      chromiumSandbox: process.getuid?.() !== 0,
      ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
      args: ['--enable-unsafe-extension-debugging', '--no-first-run', '--no-default-browser-check'],
    });
    const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
    const browser = context.browser();
    if (browser === null) throw new Error('Playwright gave no browser');
    const cdp = await browser.newBrowserCDPSession();
    await cdp.send('Extensions.loadUnpacked', { path: extension });
    await context.route(
      (url) => practiceHosts.has(url.host),
      (route) => route.fulfill(practiceAnswer(new URL(route.request().url())) ?? notThere),
    );
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(server.url);
    options.opened?.(() => context.close());
    await closed;
  } finally {
    await server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const notThere = {
  status: 404,
  contentType: 'text/html; charset=utf-8',
  body: '<!doctype html><title>Not a practice page</title><p>There is no practice page at this address.</p>',
};
