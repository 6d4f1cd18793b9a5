import { concatBytes, utf8 } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';
import { PdfObjects } from './pdf-objects.ts';
import { shownGlyphs } from './shown-glyphs.ts';

/**
 * Makes a PDF of the typesetter's a PDF/A-2b (ISO 19005-2): its embedded sRGB profile becomes the output intent, and the
 * metadata say what the file is. Added at the end as a second version, so that nothing of the first is touched. A text with
 * characters that no font of ours has is shown with empty boxes, which the standard forbids (6.2.11.8): such a file is
 * given back as it came, and claims nothing.
 */
export async function archivalPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PdfObjects(bytes);
  const profile = profileOf(pdf);
  if (profile === null || (await hasEmptyBoxes(pdf))) return bytes;
  const root = Number.parseInt(pdf.trailer('Root'), 10);
  const metadata = Number(/\/Metadata (\d+) 0 R/u.exec(pdf.dictionary(root))?.[1]);
  const objects = [
    { number: root, body: withIntent(pdf.dictionaryBytes(root), profile) },
    { number: metadata, body: metadataStream(await pdf.content(metadata)) },
  ].toSorted((a, b) => a.number - b.number);
  return concatBytes([bytes, secondVersion(pdf, objects)]);
}

/** Whether text is shown with glyph 0 of a composite font, which stands for characters that the font does not have. */
async function hasEmptyBoxes(pdf: PdfObjects): Promise<boolean> {
  for (let number = 1; number < pdf.count; number += 1) {
    const dictionary = pdf.dictionary(number);
    const fonts = /\/Font <<([^>]*)>>/u.exec(dictionary)?.[1];
    if (fonts === undefined) continue;
    const composite = new Set<string>();
    for (const [, name, font] of fonts.matchAll(/\/(\S+) (\d+) 0 R/gu))
      if (pdf.dictionary(Number(font)).includes('/Subtype /Type0')) composite.add(name!);
    const contents = /\/Contents (\d+) 0 R/u.exec(dictionary)?.[1];
    for (const { font, bytes } of shownGlyphs(await pdf.content(Number(contents ?? number)))) {
      if (composite.has(font) && bytes.some((byte, at) => at % 2 === 0 && byte === 0 && bytes[at + 1] === 0))
        return true;
    }
  }
  return false;
}

/** Number of the object that has the profile of the colours; null where nothing is coloured. */
function profileOf(pdf: PdfObjects): number | null {
  for (let number = 1; number < pdf.count; number += 1) {
    const profile = /^\[\/ICCBased (\d+) 0 R\]/u.exec(pdf.dictionary(number))?.[1];
    if (profile !== undefined && /\/N 3\b/u.test(pdf.dictionary(Number(profile)))) return Number(profile);
  }
  return null;
}

function withIntent(catalogue: Uint8Array<ArrayBuffer>, profile: number): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder('latin1').decode(catalogue);
  const shows = '/ViewerPreferences <<';
  const [title, end] = [text.indexOf(shows) + shows.length, text.lastIndexOf('>>')];
  const intent = `  /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) /DestOutputProfile ${profile} 0 R >>]\n>>`;
  if (title < shows.length || end < title) throw new DaybookError('package-not-written', 'another catalogue');
  // A window shows the report's title, not the file's name (ISO 14289-1, 7.1).
  return concatBytes([
    catalogue.subarray(0, title),
    utf8('\n    /DisplayDocTitle true'),
    catalogue.subarray(title, end),
    utf8(intent),
  ]);
}

function metadataStream(xmp: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const claim =
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF>';
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(xmp);
  if (!text.includes('</rdf:RDF>')) throw new DaybookError('package-not-written', 'a PDF without metadata');
  const claimed = utf8(text.replace('</rdf:RDF>', claim));
  return concatBytes([
    utf8(`<<\n  /Length ${claimed.length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n`),
    claimed,
    utf8('\nendstream'),
  ]);
}

/** Objects in a newer form, and the table that makes them count (ISO 32000-1, 7.5.6). */
function secondVersion(
  pdf: PdfObjects,
  objects: readonly { number: number; body: Uint8Array<ArrayBuffer> }[],
): Uint8Array<ArrayBuffer> {
  const parts = [utf8('\n')];
  let offset = pdf.bytes.length + 1;
  let table = 'xref\n';
  for (const { number, body } of objects) {
    const whole = concatBytes([utf8(`${number} 0 obj\n`), body, utf8('\nendobj\n')]);
    table += `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`;
    parts.push(whole);
    offset += whole.length;
  }
  const trailer = `trailer\n<<\n  /Size ${pdf.count}\n  /Root ${pdf.trailer('Root')}\n  /Info ${pdf.trailer('Info')}\n  /ID ${pdf.trailer('ID')}\n  /Prev ${pdf.table}\n>>\n`;
  parts.push(utf8(`${table}${trailer}startxref\n${offset}\n%%EOF\n`));
  return concatBytes(parts);
}
