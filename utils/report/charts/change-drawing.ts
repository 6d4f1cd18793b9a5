import type { ChangeRow, Changes } from '../../pattern/changes-over-time.ts';
import { type Drawing, type Shape, round } from './drawing.ts';

/** Words of the drawing in the reader's language. */
export interface ChangeWords {
  label: string;
  row(row: ChangeRow): string;
  /** Over a column: `2026-10-01` of a month or of the first month of a quarter. */
  column(date: string, unit: Changes['unit']): string;
  rowHead: string;
  columnHead: string;
  countHead: string;
  /** `threat, Oct 2026: 4`. */
  cell(row: string, column: string, count: number): string;
}

const [left, top, rowHeight] = [184, 22, 24];

/** How often each kind of thing came in each stretch of time: the number stands in every cell, the shade only repeats it. */
export function changeDrawing(changes: Changes, words: ChangeWords, width = 720): Drawing {
  const cellWidth = Math.min(72, (width - left - 4) / changes.columns.length);
  const most = Math.max(1, ...changes.rows.flatMap(({ cells }) => cells.map(({ length }) => length)));
  const shapes: Shape[] = [];
  const rows: Drawing['table']['rows'] = [];
  const every = Math.ceil(64 / cellWidth);
  for (const [at, date] of changes.columns.entries()) {
    if (at % every !== 0) continue;
    const x = round(left + at * cellWidth);
    // A word that begins too near the edge would be cut off by it.
    if (x > width - 60) continue;
    shapes.push({ shape: 'text', x, y: 14, text: words.column(date, changes.unit), anchor: 'start', soft: true });
  }
  for (const [index, row] of changes.rows.entries()) {
    const y = top + index * rowHeight;
    const name = words.row(row);
    const short = name.length > 28 ? `${name.slice(0, 27)}…` : name;
    shapes.push({ shape: 'text', x: left - 8, y: y + 16, text: short, anchor: 'end' });
    for (const [at, entries] of row.cells.entries()) {
      const x = round(left + at * cellWidth);
      const box = { shape: 'rect', x: x + 1, y: y + 1, width: round(cellWidth - 2), height: rowHeight - 2 } as const;
      if (entries.length === 0) {
        shapes.push({ ...box, tone: 'line' });
        continue;
      }
      const column = words.column(changes.columns[at] ?? '', changes.unit);
      const label = words.cell(name, column, entries.length);
      const opacity = round(0.12 + 0.38 * (entries.length / most));
      shapes.push({ ...box, tone: 'full', opacity, label, entries });
      const middle = round(x + cellWidth / 2);
      shapes.push({ shape: 'text', x: middle, y: y + 16, text: String(entries.length), anchor: 'middle' });
      rows.push({ cells: [name, column, String(entries.length)], entries });
    }
  }
  return {
    width,
    height: top + changes.rows.length * rowHeight + 4,
    label: words.label,
    shapes,
    table: { caption: words.label, head: [words.rowHead, words.columnHead, words.countHead], rows },
  };
}
