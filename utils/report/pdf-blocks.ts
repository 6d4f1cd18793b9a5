import type { Block, Cell, Inline, Section } from './blocks.ts';
import { type Drawing } from './charts/drawing.ts';
import { drawingFile } from './charts/drawing-markup.ts';
import { cellWords, type Words, words } from './pdf-words.ts';

/** A piece of a line as the template sets it; `to` is a label of the document (`entry-12`) or an address. */
interface PdfInline extends Words {
  look: string;
  to: string;
}

/** Drawings by the name of their file, which the template reads as pictures. */
export type DrawingFiles = Map<string, Uint8Array>;

/** A section as the template sets it; puts its drawings into `files`. */
export function pdfSection({ id, title, apart, blocks }: Section, files: DrawingFiles) {
  return { id, title, apart: apart ?? false, blocks: blocks.map((block) => pdfBlock(block, files)) };
}

function pdfBlock(block: Block, files: DrawingFiles) {
  switch (block.block) {
    case 'heading':
    case 'notice':
      return { block: block.block, body: words(block.text) };
    case 'quote':
      return { block: 'quote', body: words(block.text) };
    case 'text':
      return { block: 'text', body: pieces(block.body, words), soft: block.soft ?? false };
    case 'facts':
      return { block: 'facts', rows: block.rows.map(([label, value]) => [words(label), pieces(value, words)]) };
    case 'table': {
      const rows = block.rows.map((cells) => cells.map((cell) => pieces(cell, cellWords)));
      return { block: 'table', head: block.head, widths: block.widths, rows };
    }
    case 'list':
      return { block: 'list', items: block.items.map((item) => pieces(item, words)) };
    case 'drawing':
      return pdfDrawing(block.name, block.drawing, files);
    case 'code':
      return { block: 'code', lines: block.lines };
  }
}

/** A drawing as a picture with its numbers as alternative text. */
export function pdfDrawing(name: string, drawing: Drawing, files: DrawingFiles) {
  const path = `drawings/${name}.svg`;
  files.set(path, drawingFile(drawing));
  const rows = drawing.table.rows.map(({ cells }) => cells.join(' '));
  return { block: 'drawing', path, alt: words(`${drawing.label}: ${rows.join('; ')}`).text };
}

/** A line or cell as pieces. */
function pieces(cell: Cell, set: (text: string) => Words): PdfInline[] {
  const parts: readonly Inline[] = typeof cell === 'string' ? [{ text: cell }] : cell;
  return parts.map(({ text, to = '', look = '' }) => ({ ...set(text), look, to }));
}
