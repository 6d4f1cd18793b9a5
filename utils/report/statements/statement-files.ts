import { utf8 } from '../../shared/bytes.ts';
import { visibleControls } from '../html-template.ts';

/** A statement as files: `.txt` for every editor, `.docx` for whoever types on. */
export interface StatementFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const draftNote = 'DRAFT. Read it, correct it, and sign only what you know to be true.';

/** Makes both files of a draft as the person left it; `docx` is loaded only here. */
export async function statementFiles(file: string, text: string): Promise<StatementFile[]> {
  const shown = visibleControls(text.toWellFormed());
  const plain = `${draftNote}\n\n${shown}\n`.replaceAll('\n', '\r\n');
  return [
    { name: `${file}.docx`, bytes: await wordDocument(shown) },
    // The mark tells old editors of Windows that it is UTF-8.
    { name: `${file}.txt`, bytes: utf8(`\uFEFF${plain}`) },
  ];
}

/** One paragraph a line; the first is the title, lines in capitals are headings, what is to be filled in stands out. */
async function wordDocument(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const { AlignmentType, Document, Header, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx');
  const runs = (line: string) =>
    line
      .split(/(\[[^\]]{1,400}\])/u)
      .filter((part) => part !== '')
      .map((part) => new TextRun(part.startsWith('[') ? { text: part, highlight: 'yellow' } : { text: part }));
  const paragraphs = text.split('\n').map((line, at) => {
    if (at === 0) return new Paragraph({ text: line, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER });
    if (/\p{Lu}/u.test(line) && line === line.toUpperCase() && !/^\d|\[/u.test(line))
      return new Paragraph({ text: line, heading: HeadingLevel.HEADING_2 });
    return new Paragraph({ children: runs(line), spacing: { after: 120 }, bidirectional: startsRightToLeft(line) });
  });
  const document = new Document({
    title: 'Draft',
    creator: 'Daybook',
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [
      {
        headers: {
          default: new Header({
            children: [new Paragraph({ children: [new TextRun({ text: draftNote, bold: true })] })],
          }),
        },
        children: paragraphs,
      },
    ],
  });
  const packed = await Packer.toBlob(document);
  return new Uint8Array(await packed.arrayBuffer());
}

function startsRightToLeft(line: string): boolean {
  const first = /\p{L}/u.exec(line)?.[0];
  return first !== undefined && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first);
}
