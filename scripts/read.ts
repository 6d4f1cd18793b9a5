/**
 * `npm run read -- --url URL FILE.html`: what Daybook would read from a saved page. The page is served at URL to a real
 * browser with the shipped build, everything else is refused, saved scripts are inert; a real press of the toolbar button
 * opens the page to the extension, whose own reader answers. Exit 0, 3 where no item was found, 2 for bad input.
 * `--explain` says instead, without a browser, which selector of the platform's table hits how often.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ChromiumDaybook } from '../tests/support/chromium.ts';
import { BrowserMissing } from '../tests/support/installed-browser.ts';
import { readInBrowser } from './support/read-in-browser.ts';
import { buildExtension } from './support/build-extension.ts';
import { say, toldPath } from './support/project.ts';

const usage = 'usage: npm run read -- --url URL [--explain] FILE.html';

function input(): { url: URL; html: Buffer; explain: boolean } {
  const { values, positionals } = parseArgs({
    options: { url: { type: 'string' }, explain: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (values.url === undefined || file === undefined || positionals.length !== 1) throw new Error(usage);
  if (!URL.canParse(values.url) || !/^https?:$/.test(new URL(values.url).protocol)) {
    throw new Error(`"${values.url}" is not an http(s) address.`);
  }
  const path = toldPath(file);
  if (!existsSync(path) || !statSync(path).isFile()) throw new Error(`There is no file ${file}.`);
  return { url: new URL(values.url), html: readFileSync(path), explain: values.explain };
}

async function main(): Promise<number> {
  let given: ReturnType<typeof input>;
  try {
    given = input();
  } catch (thrown) {
    say(thrown instanceof Error ? thrown.message : String(thrown));
    return 2;
  }
  if (given.explain) {
    // a probe of the markup alone: which selector of the adapter's table hits, and what is most like one that does not
    const { documentOf, shadowsOf } = await import('../tests/support/jsdom-page.ts');
    const { explainPage, explanationText } = await import('../utils/sites/explain/explain-page.ts');
    const document = documentOf(given.html.toString('utf8'), given.url.href);
    process.stdout.write(explanationText(explainPage(document, given.url, shadowsOf(document))));
    return 0;
  }
  await buildExtension('chrome');
  let daybook: ChromiumDaybook | undefined;
  try {
    const seen = await readInBrowser(given.url, given.html, (launched) => (daybook = launched));
    console.log(JSON.stringify(seen, null, 2));
    return seen.items.length === 0 ? 3 : 0;
  } catch (thrown) {
    say(thrown instanceof BrowserMissing ? thrown.message : `The page could not be read: ${String(thrown)}`);
    return 1;
  } finally {
    await daybook?.close();
  }
}

process.exit(await main());
