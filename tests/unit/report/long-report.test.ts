import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfPaths } from '../../../utils/package/pdf-parts.ts';
import { writePackage } from '../../../utils/package/write-package.ts';
import { memorySink } from '../../support/memory-sink.ts';
import { nodeTypesetter } from '../../support/node-typesetter.ts';
import { sampleOptions } from '../../support/sample-package.ts';
import { type SampleEntry, sampleSource } from '../../support/sample-source.ts';

/** More than are set in one piece: a whole run and a second of two. */
const entries = 402;

const many: SampleEntry[] = Array.from({ length: entries }, (_, at) => ({
  at: new Date(Date.UTC(2026, 0, 1) + at * 3_600_000).toISOString(),
  precision: 'minute',
  kind: 'call',
  offline: { who: 'Sam', where: 'Mobile', words: `Silent call, the ${at + 1}th.` },
}));

interface Job {
  entries: { number: number }[];
  timeline: unknown[];
  part: { whole: boolean; pieces: string[] };
}

async function wordsOf(bytes: Uint8Array): Promise<{ words: string; outline: string }> {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const words: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    words.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return { words: words.join(' ').replaceAll(/\s+/gu, ' '), outline: JSON.stringify(await pdf.getOutline()) };
}

describe('a report that is too long for one PDF', () => {
  const jobs: Job[] = [];
  let paths: string[];
  let file: (path: string) => Promise<Uint8Array>;
  beforeAll(async () => {
    const sink = memorySink();
    // The whole run of 400 is looked at as data; the first file and the last are really set.
    const typesetter: typeof nodeTypesetter = {
      ...nodeTypesetter,
      typeset: async (template, data, pictures) => {
        const job = data as Job;
        jobs.push(job);
        return job.entries.length === 400 ? new Uint8Array([37]) : nodeTypesetter.typeset(template, data, pictures);
      },
    };
    const result = await writePackage(await sampleSource(many), { ...sampleOptions, typesetter }, sink);
    expect(result.pdf).toBe('made');
    const zip = await JSZip.loadAsync(sink.bytes());
    paths = Object.keys(zip.files)
      .filter((path) => path.endsWith('.pdf'))
      .map((path) => path.slice(result.topFolder.length + 1))
      .toSorted();
    file = (path) => zip.file(`${result.topFolder}/${path}`)!.async('uint8array');
    // Work, not waiting: four hundred entries are packed and two documents set, on a machine that may be busy.
  }, 60_000);

  it('stands in the package as the files that were counted before', () => {
    expect(paths).toEqual(pdfPaths(entries).toSorted());
    expect(paths).toHaveLength(3);
  });

  it('has every entry in one file, in order, and all of them in the table of the first', () => {
    const numbers = jobs.map((job) => job.entries.map(({ number }) => number));
    expect(numbers.map(({ length }) => length)).toEqual([0, 400, 2]);
    expect(numbers.flat()).toEqual(Array.from({ length: entries }, (_, at) => at + 1));
    expect(jobs.map(({ timeline }) => timeline.length)).toEqual([entries, 0, 0]);
  });

  it('tells in the first file the pattern, every entry in a line and where the rest is', async () => {
    const { words, outline } = await wordsOf(await file('data/report.pdf'));
    expect(words).toContain('402 entries in 17 days');
    expect(words).toContain('the 402th');
    expect(words).toContain('report-entries-1.pdf');
    expect(outline).toContain('What this cannot show');
  });

  it('tells in the last file the last entries and nothing of the front', async () => {
    const { words, outline } = await wordsOf(await file('data/report-entries-2.pdf'));
    expect(words).toContain('Silent call, the 401th.');
    expect(words).toContain('Silent call, the 402th.');
    expect(words).not.toContain('402 entries in 17 days');
    expect(outline.match(/Call, Offline/gu)).toHaveLength(2);
  });
});
