import { type BulkRow, newRow } from './bulk-row.ts';

type Column = 'when' | 'clock' | 'kind' | 'who' | 'where' | 'words';

/** What columns are called, lower case, and how cells are understood. */
export interface CellReading {
  headings: Record<Column, ReadonlySet<string>>;
  /** Kinds by their names, lower case. */
  kinds: ReadonlyMap<string, string>;
  isDate: (text: string) => boolean;
}

const columns: readonly Column[] = ['when', 'clock', 'kind', 'who', 'where', 'words'];
const isClock = (text: string) =>
  /^\s*\d{1,2}(?:[:.h]\d{2}){1,2}(?:\s*[ap]\.?m\.?)?\s*$|^\s*\d{1,2}\s*[ap]\.?m\.?\s*$/iu.test(text);

function columnOf(heading: string, { headings }: CellReading): Column | null {
  const name = heading.trim().toLocaleLowerCase();
  return columns.find((column) => headings[column].has(name)) ?? null;
}

/** Columns by their headings; null where the first row is not one of headings. */
function byHeadings(first: readonly string[], reading: CellReading): (Column | null)[] | null {
  const found = first.map((heading) => columnOf(heading, reading));
  const known = found.filter((column) => column !== null);
  if (known.length === 0 || first.some(reading.isDate)) return null;
  // A second column of the same name is kept beside the words.
  return found.map((column, at) => (column !== null && found.indexOf(column) === at ? column : null));
}

function share(cells: readonly string[], fits: (cell: string) => boolean): number {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
}

/** Columns by what they hold: dates, clocks, kinds; the longest is what happened. */
function byContent(rows: readonly (readonly string[])[], reading: CellReading): (Column | null)[] {
  const width = Math.max(...rows.map((row) => row.length));
  const cells = Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? ''));
  const found: (Column | null)[] = cells.map(() => null);
  const claim = (column: Column, fits: (cell: string) => boolean) => {
    const at = cells.findIndex((own, index) => found[index] === null && share(own, fits) > 0.5);
    if (at >= 0) found[at] = column;
  };
  claim('when', reading.isDate);
  claim('clock', isClock);
  claim('kind', (cell) => reading.kinds.has(cell.trim().toLocaleLowerCase()));
  const lengths = cells.map((own, at) => (found[at] === null ? own.join('').length : -1));
  const longest = lengths.indexOf(Math.max(...lengths));
  if ((lengths[longest] ?? -1) > 0) found[longest] = 'words';
  return found;
}

/** Rows of a spreadsheet as incidents. A column that is not understood is kept with its heading beside the words: nothing is lost. */
export function rowsFromCells(table: readonly (readonly string[])[], reading: CellReading): BulkRow[] {
  const filled = table.filter((row) => row.some((cell) => cell.trim() !== ''));
  const [first] = filled;
  if (first === undefined) return [];
  const headed = byHeadings(first, reading);
  const rows = headed === null ? filled : filled.slice(1);
  const layout = headed ?? byContent(filled, reading);
  const at = (row: readonly string[], column: Column) => row[layout.indexOf(column)]?.trim() ?? '';
  return rows.map((row) => {
    const kind = at(row, 'kind');
    const known = reading.kinds.get(kind.toLocaleLowerCase());
    const more = row.flatMap((cell, index) => {
      const text = cell.trim();
      if (text === '' || (layout[index] ?? null) !== null) return [];
      const heading = headed === null ? '' : (first[index]?.trim() ?? '');
      return [heading === '' ? text : `${heading}: ${text}`];
    });
    const words = [kind === '' || known !== undefined ? '' : kind, at(row, 'words'), ...more];
    return newRow({
      when: [at(row, 'when'), at(row, 'clock')].filter(Boolean).join(' '),
      kind: known ?? '',
      who: at(row, 'who'),
      where: at(row, 'where'),
      words: words.filter(Boolean).join('\n'),
    });
  });
}
