import { existsSync } from 'node:fs';
import { BrowserMissing, onPath, toldBy } from './installed-browser.ts';

const names = ['firefox-esr', 'firefox'];
const places = ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'];

/** Path of a Firefox: `$DAYBOOK_FIREFOX` or an installed one. Throws {@link BrowserMissing}. */
export function findFirefox(): string {
  const installed = toldBy('DAYBOOK_FIREFOX') ?? onPath(names) ?? places.find((path) => existsSync(path));
  if (installed !== undefined) return installed;
  throw new BrowserMissing(
    'No Firefox was found: install one (Debian: "apt-get install firefox-esr") or name one in $DAYBOOK_FIREFOX.',
  );
}
