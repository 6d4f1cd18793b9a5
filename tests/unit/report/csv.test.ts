import { describe, expect, it } from 'vitest';
import JSZip from 'jszip';
import { csvRow } from '../../../utils/report/csv.ts';
import { samplePackage } from '../../support/sample-package.ts';
import { hostileCase } from '../../support/sample-source.ts';

describe('csvRow', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', '\u00A0=1', '\uFEFF=1', '＝1', '＠x', '|cmd', '\r\n=1'])(
    'keeps %j text',
    (formula) => {
      expect(csvRow([formula])).toMatch(/^"?'/u);
    },
  );

  it('quotes as RFC 4180 does, and ends with CRLF', () => {
    expect(csvRow(['a', 'b"c', 'd,e', 'f\ng', null, 7])).toBe('a,"b""c","d,e","f\ng",,7\r\n');
  });

  it('cuts a cell that a spreadsheet would spill, never within a character, and says so', () => {
    const cell = csvRow(['😀'.repeat(20_000)]);
    expect(cell.isWellFormed()).toBe(true);
    expect(cell).toContain('(40000 characters; the whole is in record.json)');
    expect(cell.length).toBeLessThan(32_767);
  });

  it('shows control characters without their effect', () => {
    expect(csvRow(['a\u0000b\u001Bc'])).toBe('a\u2400b\u241Bc\r\n');
  });
});

describe('timeline.csv', () => {
  it('has the same number of cells in every row, and no row that begins a formula', async () => {
    const { zip } = await samplePackage(hostileCase);
    const files = await JSZip.loadAsync(zip);
    for (const name of ['timeline', 'preservation']) {
      const text = await files.file(new RegExp(`data/${name}\\.csv$`, 'u'))[0]!.async('string');
      expect(text.startsWith('\uFEFF')).toBe(true);
      const rows = parseCsv(text.slice(1));
      expect(rows).toHaveLength(hostileCase.length + 1);
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/u);
    }
  });
});

/** RFC 4180 by the letter. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    row.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
