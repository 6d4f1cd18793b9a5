// The copy of a page in Firefox, of every practice site and of pages made to lose their looks in a file: looks like the page.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practicePages } from '../practice/sites.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { answerCopyFiles, copyPages } from '../support/copy-pages.ts';
import { FirefoxDaybook } from '../support/firefox.ts';
import { keepMore, makePackage } from '../support/firefox-flows.ts';
import { openPackage, type PackageContent } from '../support/package-content.ts';
import { entryOf } from '../support/package-entry.ts';
import { differenceInPage } from '../support/pixels.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

const made = answerCapturePages(copyPages);
const folder = tempFolder();
/** One page of each site. */
const sites = new Map([
  ...practicePages.toReversed().map(({ site, address }) => [site, address] as const),
  ...Object.keys(copyPages).map((name) => [name, captureAddress(name)] as const),
]);

/** Runs in the page: whether its pictures and frames are there. */
const isLoaded = () => document.readyState === 'complete';

describe('a copy in Firefox looks like the page, with nothing but itself', () => {
  const kept = new Map<string, { number: number; reference: Buffer }>();
  let daybook: FirefoxDaybook;
  let content: PackageContent;

  beforeAll(async () => {
    daybook = await FirefoxDaybook.launch({ answer: (url) => answerCopyFiles(url) ?? made(url) });
    for (const [site, address] of sites) {
      const tab = await daybook.open(address);
      await until('the page', () => tab.evaluate(isLoaded));
      const reference = await tab.wholePicture();
      const notice = await keepMore(daybook, tab, 'whole_page');
      kept.set(site, { number: Number(/\d+/.exec(notice)?.[0]), reference });
      await tab.close();
    }
    const casebook = await daybook.openOwn('casebook.html');
    await casebook.waitForWords(words('entries_title'));
    content = await openPackage(await makePackage(daybook, casebook));
    await casebook.close();
  }, 900_000);
  afterAll(() => daybook.close());

  it.each([...sites.keys()])('%s', async (site) => {
    const { number, reference } = kept.get(site) ?? { number: -1, reference: Buffer.of() };
    const html = await (await entryOf(content, number)).text('page.html');
    const file = join(folder, `${number}.html`);
    writeFileSync(file, html);
    const copy = await daybook.open(`file://${file}`);
    await until('the copy', () => copy.evaluate(isLoaded));
    const shown = (await copy.wholePicture()).toString('base64');
    expect(await copy.evaluate(() => document.scripts.length)).toBe(0);
    await copy.close();
    const any = await daybook.open(captureAddress('plain'));
    const { sizes, rows, share } = await any.evaluate(differenceInPage, shown, reference.toString('base64'), 0);
    await any.close();
    expect(sizes[0]).toBe(sizes[1]);
    expect({ rows, share: Math.round(share * 1000) / 1000 }).toEqual({ rows: [], share: 0 });
  });
});
