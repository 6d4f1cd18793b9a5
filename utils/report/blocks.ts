import type { Drawing } from './charts/drawing.ts';

/** A piece of a line. `foreign`: from a page or a person, of its own direction; `to`: `#entry-12`, a file or an address. */
export interface Inline {
  text: string;
  foreign?: true;
  to?: string;
  look?: 'soft' | 'strong' | 'digest' | 'missing';
}

/** A line or cell: our own words as a string, or pieces. */
export type Cell = string | readonly Inline[];

/** What a section of the report is made of; HTML and PDF draw the very same blocks, so that they say the same. */
export type Block =
  | { block: 'heading'; text: string }
  | { block: 'text'; body: Cell; soft?: true }
  | { block: 'facts'; rows: readonly (readonly [label: string, value: Cell])[] }
  /** `widths`: shares of the line, one a column. */
  | { block: 'table'; head: readonly string[]; widths: readonly number[]; rows: readonly (readonly Cell[])[] }
  | { block: 'list'; items: readonly Cell[] }
  /** Words exactly as they were, with every line break. */
  | { block: 'quote'; text: string }
  | { block: 'drawing'; name: string; drawing: Drawing }
  | { block: 'notice'; text: string }
  | { block: 'code'; lines: readonly string[] };

export interface Section {
  id: string;
  title: string;
  /** Begins a page of its own in print. */
  apart?: true;
  blocks: readonly Block[];
}

/** A text from a page or a person. */
export function foreign(text: string, look?: Inline['look']): Inline {
  return look === undefined ? { text, foreign: true } : { text, foreign: true, look };
}

/** Numbers of entries as links to them: `3, 7, 12`. */
export function entryLinks(numbers: readonly number[]): Inline[] {
  return numbers.flatMap((number, at) => [
    ...(at > 0 ? [{ text: ', ' }] : []),
    { text: String(number), to: `#entry-${number}` },
  ]);
}
