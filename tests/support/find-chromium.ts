import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { BrowserMissing, onPath, toldBy } from './installed-browser.ts';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
];
const places = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of a Chromium: `$DAYBOOK_CHROMIUM`, an installed one, or Playwright's download. Throws {@link BrowserMissing}. */
export function findChromium(): string {
  const told = toldBy('DAYBOOK_CHROMIUM');
  if (told !== null) return told;
  const installed = onPath(names) ?? places.find((path) => existsSync(path)) ?? playwrightsOwn();
  if (installed !== null) return installed;
  process.stderr.write('No Chromium found; trying Playwright’s own download …\n');
  const cli = join(import.meta.dirname, '../../node_modules/playwright-core/cli.js');
  spawnSync(process.execPath, [cli, 'install', '--no-shell', 'chromium'], { stdio: ['ignore', 2, 2] });
  const downloaded = playwrightsOwn();
  if (downloaded !== null) return downloaded;
  throw new BrowserMissing(
    'No Chromium was found: install one (Debian, Ubuntu: "apt-get install chromium") or name one in $DAYBOOK_CHROMIUM.',
  );
}

function playwrightsOwn(): string | null {
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : null;
}
