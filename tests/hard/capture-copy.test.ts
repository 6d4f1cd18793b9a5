// The copy of every practice site, and of pages made to lose their looks in a file: opens with nothing but itself, and looks like the page.
import { join } from 'node:path';
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

  /** Each part stands where it was scrolled to, to the pixel, and can be scrolled from there as ever. */
  async function expectScrolled(file: string): Promise<void> {
    const copy = await daybook().open(`file://${file}`);
    const places = await copy.evaluate(async () => {
      const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
      const parts = roots.flatMap((root) => [...root.querySelectorAll('[data-daybook-scroll]')]);
      await Promise.all(parts.flatMap((part) => part.getAnimations().map(({ finished }) => finished)));
      const place = (part: Element) => [part.scrollLeft, part.scrollTop];
      return parts.map((part) => {
        const at = place(part);
        part.scrollTo(0, 1);
        return { told: part.getAttribute('data-daybook-scroll')?.split(' ').map(Number), at, after: place(part) };
      });
    });
    expect(places.map(({ told }) => told)).toEqual([
      [0, 100],
      [0, 213],
      [-317, 0],
      [131, 77],
    ]);
    for (const { told, at, after } of places) {
      expect(at).toEqual(told);
      expect(after).not.toEqual(told);
    }
    await copy.close();
  }

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
    if (site === 'scripted') await expectScrolled(join(folder, `${entry.files[0]?.entryId}.html`));
    if (site === 'scripts' || site === 'built')
      expect(await entry.text('page.html')).not.toMatch(/javascript:|ran=1|onclick|refresh/i);
  });
});
