import { visibleControls } from './html-template.ts';

export type Cell = string | number | null;

/** Excel reads at most 32 767 characters a cell and spills the rest into other cells. */
const longestCell = 32_000;

// What spreadsheets take for the beginning of a formula, also behind blanks and in full width.
const formula = /^[\s\u00A0\u200B-\u200F\u2060\uFEFF]*[=+\-@|%\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]/u;

/** One row of RFC 4180, safe to open in a spreadsheet; ends with CRLF. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** UTF-8's byte order mark, without which Excel takes the file for Latin-1. */
export const csvBegin = '\uFEFF';

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  let text = visibleControls(cell.toWellFormed());
  if (text.length > longestCell) {
    text = `${text.slice(0, longestCell).toWellFormed()} […] (${cell.length} characters; the whole is in record.json)`;
  }
  // An apostrophe in front keeps it text; the exact words are in record.json.
  if (formula.test(text)) text = `'${text}`;
  return /[",\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
