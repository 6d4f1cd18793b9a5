import Papa from 'papaparse';
import { kindName } from '../entries/entry-names.ts';
import { offlineKinds } from '../offline/offline-kinds.ts';
import { t } from '../words.ts';
import type { BulkRow } from './bulk-row.ts';
import { type WhenRules, readWhen } from './read-when.ts';
import { type CellReading, rowsFromCells } from './rows-from-cells.ts';
import { rowsFromDiary } from './rows-from-diary.ts';

const listed = (words: string): Set<string> => new Set(words.toLocaleLowerCase().split(/\s*,\s*/u));

function cellReading(rules: WhenRules): CellReading {
  return {
    headings: {
      when: listed(t('bulk_heads_when')),
      clock: listed(t('bulk_heads_clock')),
      kind: listed(t('bulk_heads_kind')),
      who: listed(t('bulk_heads_who')),
      where: listed(t('bulk_heads_where')),
      words: listed(t('bulk_heads_words')),
    },
    kinds: new Map(offlineKinds.map((kind) => [kindName(kind).toLocaleLowerCase(), kind])),
    isDate: (text) => {
      const read = readWhen(text, rules);
      return read.ok
        ? read.value.from !== null && text.trim().length <= 40
        : read.problem !== 'empty' && /\d/u.test(text) && text.trim().length <= 20;
    },
  };
}

/** Cells of a table as text: tabs, commas or semicolons, found by themselves; quotes as spreadsheets write them. */
function cellsOf(text: string): string[][] {
  const delimiter = text.includes('\t') ? '\t' : '';
  return Papa.parse<string[]>(text, { delimiter, delimitersToGuess: [',', ';', '|'], skipEmptyLines: true }).data;
}

/** What was pasted, as incidents: cells of a spreadsheet, or a diary. `file` says that it comes from a table file. */
export function readPasted(text: string, rules: WhenRules, file = false): BulkRow[] {
  const clean = text.toWellFormed().replace(/^\uFEFF/u, '');
  if (clean.includes('\t') || file) {
    const cells = cellsOf(clean);
    if (cells.some((row) => row.length > 1)) return rowsFromCells(cells, cellReading(rules));
  }
  return rowsFromDiary(clean, rules);
}
