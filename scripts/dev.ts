/**
 * `npm run dev`: builds on every change, reloads the extension in a Chromium of its own, and serves the practice pages
 * on localhost; `--browser firefox` opens Firefox instead. Without a screen it only builds and serves. Ends with Ctrl+C.
 */
import { createServer } from 'wxt';
import { startPracticeServer } from '../tests/practice/server.ts';
import { findChromium } from '../tests/support/find-chromium.ts';
import { findFirefox } from '../tests/support/find-firefox.ts';
import { hasScreen } from './support/has-screen.ts';
import { projectRoot, say } from './support/project.ts';
import { toldOptions } from './support/told-options.ts';

const values = toldOptions({ browser: { type: 'string', default: 'chrome' } });
const firefox = values.browser === 'firefox';
const practice = await startPracticeServer();
const server = await createServer({
  root: projectRoot,
  browser: values.browser,
  webExt: {
    disabled: !hasScreen(),
    binaries: firefox ? { firefox: findFirefox() } : { chrome: findChromium() },
    // the browser's own sandbox does not start for root
    chromiumArgs: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    startUrls: [practice.url],
  },
});
await server.start();
say(`Practice pages: ${practice.url}`);
process.on('SIGINT', () => {
  void server
    .stop()
    .then(() => practice.close())
    .then(() => process.exit(0));
});
