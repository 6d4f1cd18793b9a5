import JSZip from 'jszip';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { writePackage } from '../../../utils/package/write-package.ts';
import { memorySink } from '../../support/memory-sink.ts';
import { nodeTypesetter } from '../../support/node-typesetter.ts';
import { pdfaProblems } from '../../support/pdfa-problems.ts';
import { sampleOptions } from '../../support/sample-package.ts';
import { caseOfMaya, type SampleEntry, sampleSource } from '../../support/sample-source.ts';

async function filesOf(samples: readonly SampleEntry[], typesetter = nodeTypesetter) {
  const sink = memorySink();
  const result = await writePackage(await sampleSource(samples), { ...sampleOptions, typesetter }, sink);
  const files = await JSZip.loadAsync(sink.bytes());
  const text = async (path: string): Promise<string> => files.file(`${result.topFolder}/${path}`)!.async('string');
  return { result, files, text, pdf: await files.file(`${result.topFolder}/data/report.pdf`)?.async('uint8array') };
}

/** Words and links of a PDF as an independent reader finds them. */
async function read(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return { pages, outline: await pdf.getOutline(), info: (await pdf.getMetadata()).info as { Title?: string } };
}

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s|\u200B|\uFE0F|[\u2066-\u2069]/gu, '');

describe('report.pdf', () => {
  let maya: Awaited<ReturnType<typeof filesOf>>;
  let pdf: Awaited<ReturnType<typeof read>>;
  beforeAll(async () => {
    maya = await filesOf(caseOfMaya);
    pdf = await read(maya.pdf!);
    // Work, not waiting: the typesetter is compiled and sets a whole report, on a machine that may be busy.
  }, 60_000);

  it('says on page 1 what report.html says there', () => {
    expect(maya.result.pdf).toBe('made');
    for (const fact of [
      '13 entries in 42 days',
      'CAD 1184/14NOV26',
      '7 posts, 2 comments, 2 messages, 1 call and 1 visit',
      maya.result.keyFingerprint,
    ]) {
      expect(plain(pdf.pages[0]!)).toContain(plain(fact));
    }
  });

  it('is tagged, titled and has a bookmark for every entry', () => {
    const raw = Buffer.from(maya.pdf!).toString('latin1');
    expect(raw).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/u);
    expect(raw).toContain('/StructTreeRoot');
    expect(pdf.info.Title).toBe(`Report ${maya.result.topFolder}`);
    const titles = JSON.stringify(pdf.outline);
    expect(titles.match(/Post, X/gu)!.length).toBeGreaterThanOrEqual(6);
    expect(titles).toContain('What this cannot show');
  });

  it('has links that lead to a place in it or to an exhibit in the package', async () => {
    const document = await getDocument({ data: maya.pdf!.slice(), verbosity: 0 }).promise;
    const files: string[] = [];
    let places = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      for (const { unsafeUrl, dest } of await (await document.getPage(number)).getAnnotations()) {
        if (typeof unsafeUrl === 'string' && !unsafeUrl.startsWith('https://')) files.push(unsafeUrl);
        if (typeof dest === 'string') {
          expect(await document.getDestination(dest), dest).not.toBeNull();
          places += 1;
        }
      }
    }
    expect([places > 20, new Set(files).size]).toEqual([true, maya.result.exhibits]);
    for (const file of files) expect(maya.files.file(`${maya.result.topFolder}/data/${file}`), file).not.toBeNull();
  });

  it('is PDF/A-2b, as far as another reader can tell', async () => {
    expect(await pdfaProblems(maya.pdf!)).toEqual([]);
  });

  it('tells every entry’s words', () => {
    const all = plain(pdf.pages.join(' '));
    for (const { text, offline } of caseOfMaya.slice(0, -1)) {
      const words = text ?? offline!.words;
      // Right-to-left words come out of the reader in pieces; their own test is below.
      if (!/\p{Script=Arabic}/u.test(words)) expect(all).toContain(plain(words));
    }
  });

  it.each([
    ['Latin', 'Ärger façade ﬁne'],
    ['Cyrillic', 'Кириллица ещё'],
    ['Greek', 'Ελληνικά πώς'],
    ['Arabic', 'أعرف تسكنين الشارع'],
    ['Arabic with lam and alef', 'السلام الآن الإسلام والله'],
    ['Hebrew', 'שלום עולם'],
    // Where a vowel sign is drawn before its consonant (दुनिया), the letters are in ActualText, which poppler
    // and Acrobat read and this reader does not: docs/decisions/typst-sets-the-pdf.md.
    ['Devanagari', 'नमस्ते'],
    ['Chinese', '我知道你住在哪里'],
    ['Japanese', 'こんにちは世界カタカナ'],
    ['Korean', '안녕하세요 세계'],
    ['emoji', '😂 🔪 🇬🇧 👩‍👩‍👧‍👦'],
  ])('keeps %s so that its words can be searched', async (_, text) => {
    const { pdf: bytes } = await filesOf([{ at: '2026-11-03T21:14:09.000Z', text }]);
    const all = plain((await read(bytes!)).pages.join(' '));
    for (const word of text.split(' ')) expect(all).toContain(plain(word));
    expect(await pdfaProblems(bytes!)).toEqual([]);
  });

  it('reads no text as a command of the typesetter', async () => {
    const text = '#panic("x") $x$ *bold* @ref <label> #read("/report.json") \\ `code` [x](y)';
    const { pdf: bytes } = await filesOf([
      { at: '2026-11-03T21:14:09.000Z', text, name: '#eval("1")', notes: ['= heading'] },
    ]);
    expect(plain((await read(bytes!)).pages.join(' '))).toContain(plain(text));
  });

  it('is left out, and said to be, where the typesetter gives up; the package is whole', async () => {
    const broken = { ...nodeTypesetter, typeset: () => Promise.reject(new RangeError('out of memory')) };
    const { result, files, text } = await filesOf(caseOfMaya.slice(0, 2), broken);
    expect(result.pdf).toBe('failed');
    expect(files.file(`${result.topFolder}/data/report.pdf`)).toBeNull();
    expect(await text('READ-ME-FIRST.txt')).not.toContain('report.pdf');
    expect(await text('data/report.html')).toContain(`${Object.keys(files.files).length} files in the ZIP`);
  });
});
