import type { ComponentChildren } from 'preact';
import './stack-table.css';

export interface StackRow {
  key: string | number;
  /** One for each head. The first is what the row is about. */
  cells: readonly ComponentChildren[];
}

interface Props {
  heads: readonly string[];
  rows: readonly StackRow[];
  /** What the table is, for who hears it where no heading stands over it. */
  caption?: string;
}

/** A table that becomes one block a row where the window is too narrow for columns, each cell with its head beside it. */
export function StackTable({ heads, rows, caption }: Props) {
  return (
    <table class="table">
      {caption === undefined ? null : <caption class="heard">{caption}</caption>}
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, column) => (
              <td key={column} data-head={column === 0 ? undefined : heads[column]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
