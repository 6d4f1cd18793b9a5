import { utf8 } from '../../shared/bytes.ts';
import { visibleControls } from '../html-template.ts';

/** A statement as files: `.txt` for every editor, `.docx` for whoever types on. */
export interface StatementFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const draftNote = 'DRAFT. Read it, correct it, and sign only what you know to be true.';

/** `DB/12: Post, …`, a line of the list of exhibits. */
const exhibitLine = /^\p{Lu}{1,8}\/\d+: /u;

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

/** One paragraph a line; the first is the title, lines in capitals are headings, exhibits stand in, what is to be filled in stands out. */
async function wordDocument(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const docx = await import('docx');
  const { AlignmentType, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } = docx;
  const runs = (line: string) =>
    line
      .split(/(\[[^\]]{1,400}\])/u)
      .filter((part) => part !== '')
      .map((part) => new TextRun(part.startsWith('[') ? { text: part, highlight: 'yellow' } : { text: part }));
  const paragraphs = text.split('\n').map((line, at) => {
    if (at === 0) return new Paragraph({ text: line, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER });
    if (/\p{Lu}/u.test(line) && line === line.toUpperCase() && !/^\d|\[/u.test(line))
      return new Paragraph({ text: line, heading: HeadingLevel.HEADING_2, keepNext: true });
    const exhibit = exhibitLine.test(line);
    return new Paragraph({
      children: runs(line),
      spacing: { after: exhibit ? 40 : 120 },
      bidirectional: startsRightToLeft(line),
      ...(exhibit ? { indent: { left: 680, hanging: 340 } } : {}),
    });
  });
  const document = new Document({
    title: 'Draft',
    creator: 'Daybook',
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 22 } },
        title: { run: { font: 'Arial', size: 28, bold: true }, paragraph: { spacing: { after: 120 } } },
        heading2: {
          run: { font: 'Arial', size: 22, bold: true, color: '000000' },
          paragraph: { spacing: { before: 160, after: 80 } },
        },
      },
    },
    sections: [
      {
        headers: {
          default: new Header({
            children: [new Paragraph({ children: [new TextRun({ text: draftNote, bold: true })] })],
          }),
        },
        // Whoever signs each page has to say how many there are.
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
              }),
            ],
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
