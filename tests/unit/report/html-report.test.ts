import { JSDOM } from 'jsdom';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../utils/shared/sha256.ts';
import { writePackage } from '../../../utils/package/write-package.ts';
import { memorySink } from '../../support/memory-sink.ts';
import { sampleOptions, samplePackage } from '../../support/sample-package.ts';
import { caseOfMaya, hostileCase, sampleSource } from '../../support/sample-source.ts';
import { thingsOfMaya } from '../../support/sample-things.ts';

async function reportOf(samples: Parameters<typeof samplePackage>[0]) {
  const { zip, source, result } = await samplePackage(samples);
  const files = await JSZip.loadAsync(zip);
  const markup = await files.file(`${result.topFolder}/data/report.html`)!.async('string');
  return { files, markup, source, result, document: new JSDOM(markup).window.document };
}

/** The same case with what was written down around its entries: orders, people, what was done about it. */
async function reportWithThings() {
  const sink = memorySink();
  const { topFolder } = await writePackage(await sampleSource(caseOfMaya, thingsOfMaya), sampleOptions, sink);
  const files = await JSZip.loadAsync(sink.bytes());
  const markup = await files.file(`${topFolder}/data/report.html`)!.async('string');
  return new JSDOM(markup).window.document;
}

describe('report.html', () => {
  let report: Awaited<ReturnType<typeof reportOf>>;
  let hostile: Awaited<ReturnType<typeof reportOf>>;
  beforeAll(async () => {
    [report, hostile] = await Promise.all([reportOf(caseOfMaya), reportOf(hostileCase)]);
    // Work, not waiting: a document of a megabyte of text is parsed here, on a machine that may be busy.
  }, 60_000);

  it('begins with the pattern', () => {
    const page = report.document.querySelector('#page-1')!;
    expect(page.querySelector('h1')?.textContent).toBe('13 entries in 42 days');
    expect(page.querySelectorAll('svg rect')).toHaveLength(7);
    const facts = page.textContent.replaceAll(/\s+/gu, ' ');
    for (const fact of [
      'CAD 1184/14NOV26',
      '10 of the 42 days',
      '7 posts, 2 comments, 2 messages, 1 call and 1 visit',
      '1 own message',
    ]) {
      expect(facts).toContain(fact);
    }
  });

  it('prints on page 1 the digest of the record.json beside it, the key and the number of files', async () => {
    const { files, result, document } = report;
    const fixed = document.querySelector('#page-1 .check')!.textContent.replaceAll(/\s+/gu, ' ');
    expect(fixed).toContain(await sha256Hex(await files.file(`${result.topFolder}/data/record.json`)!.async('string')));
    expect(fixed).toContain(result.keyFingerprint);
    expect(fixed).toContain(`${Object.values(files.files).filter((file) => !file.dir).length} files in the ZIP`);
  });

  it('tells every entry with its words exactly, its notes, and links that lead to its files', async () => {
    for (const { document, source, files, result } of [report, hostile]) {
      for (const id of source.entryIds) {
        const { entry, notes } = await source.openEntry(id);
        const article = document.querySelector(`#entry-${entry.number}`)!;
        const reading = entry.capture?.reading;
        const words = reading?.text.state === 'found' ? reading.text.value : entry.words;
        const shown = article.querySelector('.words')?.textContent ?? '';
        expect(shown).toBe(asShown(words ?? ''));
        expect([...article.querySelectorAll('.note .body')].map((body) => body.textContent)).toEqual(
          notes.map(({ text }) => asShown(text)),
        );
        for (const link of article.querySelectorAll('a[href^="exhibits/"], img')) {
          const path = link.getAttribute('href') ?? link.getAttribute('src');
          expect(files.file(`${result.topFolder}/data/${path}`), path ?? '').not.toBeNull();
        }
      }
    }
  });

  it('runs nothing, loads nothing from elsewhere, and lets no text become markup', () => {
    for (const { document, markup } of [report, hostile]) {
      expect(
        document.querySelectorAll('script, iframe, object, embed, form, base, link, svg[onload], foreignObject'),
      ).toHaveLength(0);
      const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')!;
      expect(policy.getAttribute('content')).toMatch(
        /^default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'/u,
      );
      for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          expect(name).not.toMatch(/^on/u);
          if (name === 'src') expect(value).toMatch(/^exhibits\//u);
          if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|#|exhibits\/)/u);
        }
      }
      expect(markup).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/u);
    }
  });

  it('isolates the direction of what it shows', () => {
    const block = hostile.document.querySelector('#entry-4 .words')!;
    expect(block.getAttribute('dir')).toBe('auto');
    expect(hostile.document.querySelector('#entry-4')!.textContent).toContain('invisible direction marks');
    for (const name of hostile.document.querySelectorAll('#entry-4 .who bdi')) expect(name.tagName).toBe('BDI');
  });

  it('names an account that was blocked as it was shown, not by its number', async () => {
    const contacts = (await reportWithThings()).querySelector('#contacts')!;
    const rows = [...contacts.querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
    expect(rows.find((row) => row.includes('blocked'))).toContain('nightowl_77, X (Twitter)');
    expect(rows.find((row) => row.includes('told to stop'))).toContain('Unknown +44 7700 900123, WhatsApp');
  });

  it('draws on page 2 how it changed, and tells what came while an order ran', async () => {
    const page = (await reportWithThings()).querySelector('#pattern')!;
    const titles = [...page.querySelectorAll('svg title')].map(({ textContent }) => textContent);
    // Twelve dated by day or hour, and the calls of which only the start of a month is told.
    expect(titles).toEqual(
      expect.arrayContaining(['all entries, Oct 2026: 7', 'Post, Nov 2026: 4', 'tagged: threat, Nov 2026: 1']),
    );
    const table = [...page.querySelectorAll('table')].find(({ textContent }) =>
      textContent.includes('Notice or order'),
    )!;
    const cells = [...table.querySelectorAll('tbody td')].map(({ textContent }) => textContent.trim());
    expect(cells).toEqual(['Bail conditions', '10 Nov 2026', '10 Feb 2027', '1', '14']);
    expect(table.querySelector('a')?.getAttribute('href')).toBe('#entry-14');
  });

  it('says what was left out and nothing of what it holds', async () => {
    const leftOut = report.document.querySelector('#left-out')!;
    expect(leftOut.textContent).toContain('14 Nov 2026');
    expect(caseOfMaya.at(-1)!.offline!.words).toBe('a letter nobody shall see');
    for (const file of Object.values(report.files.files))
      expect(await file.async('string')).not.toContain('nobody shall see');
  });
});

/** Control characters stand as their pictures; everything else is as it was. */
function asShown(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F]/gu, (char) => String.fromCodePoint(0x2400 + char.charCodeAt(0)))
    .replaceAll(/[\u0080-\u009F\uFFFE\uFFFF]/gu, '\uFFFD');
}
