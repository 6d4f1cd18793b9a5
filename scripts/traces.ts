/**
 * `node scripts/run.mjs traces`: does ten flows in each browser in a profile of its own, compares the profile folders
 * before and after, looks in every file for what was kept, and writes docs/traces.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserName, buildExtension } from './support/build-extension.ts';
import { filesOf, whereFound, withoutIds } from './support/profile-traces.ts';
import { projectRoot, say } from './support/project.ts';
import { type Asked, flowNames, tenInChromium, tenInFirefox, told } from './support/trace-flows.ts';
import { type Measured, tracesPage } from './support/traces-page.ts';
import { toldOptions } from './support/told-options.ts';

toldOptions({});

/** What is looked for: first what must be nowhere, then what a browser itself may remember. */
const needles = {
  'words of the post that was kept': told.post,
  'what was written down': told.door,
  'the name of a person': told.who,
  'a place': told.where,
  'the passphrase': told.passphrase,
  'the address of the page that was visited': told.address.replace('https://', ''),
  'the address of the book': 'casebook.html',
  'the address of the first pages': 'welcome.html',
  'the number of an entry, in a title': 'No. 1 – Daybook',
  'the name Daybook': 'Daybook',
  'the name of the package': 'notes-20',
};

async function measure(
  name: BrowserName,
  work: (folder: string, extension: string, only: boolean) => Promise<Asked>,
): Promise<Measured> {
  const extension = await buildExtension(name);
  const folder = mkdtempSync(join(tmpdir(), 'daybook-traces-'));
  try {
    say(`${name}: the page opened, nothing else …`);
    await work(folder, extension, true);
    const before = filesOf(folder);
    say(`${name}: ten flows …`);
    const asked = await work(folder, extension, false);
    const after = filesOf(folder);
    const own = (path: string) => !/(^|\/)(build|Daybook build)\//u.test(path);
    const found = whereFound(folder, needles);
    return {
      browser: name === 'chrome' ? 'Chromium' : 'Firefox',
      asked,
      newFiles: [
        ...new Set([...after.keys()].filter((path) => own(path) && !before.has(path)).map(withoutIds)),
      ].toSorted(),
      changed: [...after].filter(([path, digest]) => before.has(path) && before.get(path) !== digest).length,
      found: Object.fromEntries(
        Object.entries(found).map(([what, paths]) => [
          what,
          [...new Set(paths.filter(own).map(withoutIds))].toSorted(),
        ]),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const measured = [await measure('chrome', tenInChromium), await measure('firefox', tenInFirefox)];
const secret = Object.keys(needles).slice(0, 5);
const leaks = measured.flatMap(({ browser, found }) =>
  secret.flatMap((what) =>
    (found[what] ?? [])
      .filter((path) => !path.startsWith('downloads/'))
      .map((path) => `${browser}: ${what} in ${path}`),
  ),
);
const reached = measured.flatMap(({ browser, asked }) =>
  asked.notTheBrowser.map((address) => `${browser}: ${address}`),
);
writeFileSync(join(projectRoot, 'docs/traces.md'), tracesPage(measured, flowNames, secret));
say('docs/traces.md is written.');
for (const line of [...leaks, ...reached]) console.log(line);
process.exitCode = leaks.length + reached.length === 0 ? 0 : 1;
