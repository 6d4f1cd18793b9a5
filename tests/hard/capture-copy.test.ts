// The copy of every practice site, and of pages made to lose their looks in a file: opens with nothing but itself, and looks like the page.
import { beforeAll, describe, expect, it } from 'vitest';
import { practicePages } from '../practice/sites.ts';
import { openRecord, type OpenRecord } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { answerCopyFiles, copyPages } from '../support/copy-pages.ts';
import { launched } from '../support/launched.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { expectCopyLikePage, keepWholeAt } from '../support/whole-copy.ts';

const made = answerCapturePages(copyPages);
const daybook = launched({ answer: (url) => answerCopyFiles(url) ?? made(url) });
const folder = tempFolder();

/** One page of each site. */
const sites = new Map(practicePages.toReversed().map(({ site, address }) => [site, address]));

const shadowWords = ['one', 'deep', 'slotted', 'default slotted', 'a', 'b', 'c'];

describe('a copy looks like the page, with nothing but itself', () => {
  const kept = new Map<string, { number: number; reference: Buffer }>();
  let record: OpenRecord;

  beforeAll(async () => {
    for (const [site, address] of sites) kept.set(site, await keepWholeAt(daybook(), address));
    for (const name of Object.keys(copyPages)) kept.set(name, await keepWholeAt(daybook(), captureAddress(name)));
    record = await openRecord(daybook());
  }, 900_000);

  it.each([...sites.keys(), ...Object.keys(copyPages)])('%s', async (site) => {
    const { number, reference } = kept.get(site) ?? { number: -1, reference: Buffer.of() };
    const entry = await record(number);
    expect(entry.files.map(({ path }) => path)).toContain('page.html');
    const any = await daybook().open('https://x.com/home');
    // nothing of ours, which is in the page while it is copied
    expect(await entry.text('page.html')).not.toMatch(/initial !important|data-words/);
    await expectCopyLikePage(daybook(), any, entry, reference, folder);
    await any.close();
    // what stands in shadow trees and frames is among the words of the page
    if (site === 'shadow')
      expect((await entry.text('text.txt')).split('\n')).toEqual(expect.arrayContaining(shadowWords));
    if (site === 'frames') expect(await entry.text('text.txt')).toMatch(/one\n.*srcdoc.*written/su);
    if (site === 'scripts' || site === 'built')
      expect(await entry.text('page.html')).not.toMatch(/javascript:|ran=1|onclick|refresh/i);
  });
});
