import { describe, expect, it } from 'vitest';
import { archivalPdf } from '../../../utils/report/archival-pdf.ts';
import { shownGlyphs } from '../../../utils/report/shown-glyphs.ts';
import { reportPdfOf } from '../../support/report-pdf.ts';
import { nodeTypesetter } from '../../support/node-typesetter.ts';

const claim = '<pdfaid:part>2</pdfaid:part>';
const saidBy = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1');

describe('report.pdf as PDF/A-2b', () => {
  it('claims nothing where a character has no glyph, and shows the rest', async () => {
    const pdf = await reportPdfOf([{ at: '2026-11-20T10:00:00.000Z', text: 'before สวัสดี after' }]);
    expect(saidBy(pdf)).not.toContain('pdfaid');
  });

  it('adds a version and leaves the first as it was', async () => {
    const template =
      '#set document(title: "t", author: "Daybook")\n#set text(font: "Noto Sans", fill: rgb("#1d4f5c"))\nwords';
    const pdf = await nodeTypesetter.typeset(template, {}, new Map());
    const first = saidBy(pdf).indexOf('%%EOF') + 5;
    expect(saidBy(pdf.slice(0, first))).not.toContain(claim);
    expect(saidBy(pdf.slice(first))).toContain(claim);
    await expect(archivalPdf(pdf.slice(0, 900))).rejects.toThrow('package-not-written');
  });

  it('reads what a content stream shows', () => {
    const content = String.raw`/Span <</ActualText (\000\000 x)>> BDC /f1 9 Tf [(a\(\051\101) 3 (b(c)d)] TJ <00 41> Tj (\
e) ' EMC`;
    expect(
      [...shownGlyphs(Buffer.from(content))].map(({ font, bytes }) => [font, Buffer.from(bytes).toString()]),
    ).toEqual([
      ['f1', 'a()A'],
      ['f1', 'b(c)d'],
      ['f1', '\0A'],
      ['f1', 'e'],
    ]);
  });
});
