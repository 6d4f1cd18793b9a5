import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib';

/** Operators of ISO 32000-1, Annex A: a conforming file has no others (ISO 19005-2, 6.2.2). */
const operators = new Set(
  'b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y \' "'.split(
    ' ',
  ),
);
const blendModes =
  'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity'.split(
    ' ',
  );

/**
 * What speaks against a PDF being PDF/A-2b, by the main clauses of ISO 19005-2, as a second reader (pdf-lib) sees it.
 * Not a replacement for veraPDF: it looks at what a typesetter could get wrong, not at every rule.
 */
export async function pdfaProblems(bytes: Uint8Array): Promise<string[]> {
  const problems: string[] = [];
  const must = (holds: boolean, clause: string): void => {
    if (!holds && !problems.includes(clause)) problems.push(clause);
  };
  const latin1 = Buffer.from(bytes).toString('latin1');
  must(/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}/u.test(latin1), '6.1.2 header');
  must(/%%EOF\r?\n?$/u.test(latin1), '6.1.3 bytes after the end');
  const doc = await PDFDocument.load(bytes.slice(), { updateMetadata: false });
  const { context, catalog } = doc;
  const name = (dict: PDFDict, key: string): string => dict.lookup(PDFName.of(key))?.toString() ?? '';
  const has = (dict: PDFDict, ...keys: string[]): boolean => keys.some((key) => dict.has(PDFName.of(key)));
  must(context.trailerInfo.ID !== undefined && !context.trailerInfo.Encrypt, '6.1.3 trailer');

  must(!has(catalog, 'OpenAction', 'AA', 'OCProperties', 'AcroForm', 'Collection', 'Requirements'), '6 catalogue');
  const names = catalog.lookup(PDFName.of('Names'));
  must(
    !(names instanceof PDFDict) || !has(names, 'EmbeddedFiles', 'JavaScript', 'AlternatePresentations'),
    '6.8 names',
  );
  const intents = catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
  const intent = intents.lookup(0, PDFDict);
  must(intents.size() === 1 && name(intent, 'S') === '/GTS_PDFA1', '6.2.3 output intent');
  const profile = intent.lookup(PDFName.of('DestOutputProfile'));
  const icc = profile instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(profile).decode()) : Buffer.alloc(0);
  const iccFits = icc.subarray(12, 20).toString() === 'mntrRGB ' && icc.subarray(36, 40).toString() === 'acsp';
  must(iccFits && icc.length === icc.readUInt32BE(0) && (icc[8] ?? 9) <= 4, '6.2.3 profile');

  const metadata = catalog.lookup(PDFName.of('Metadata'));
  must(metadata instanceof PDFRawStream && !has(metadata.dict, 'Filter'), '6.6.2.1 metadata');
  const xmp = metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString('utf8') : '';
  must(/<\?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"\?>/u.test(xmp), '6.6.2.1 packet');
  must(xmp.includes('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>'), '6.6.4 claim');
  must(xmp.includes(`<rdf:li xml:lang="x-default">${doc.getTitle()}</rdf:li>`), '6.6.3 title');
  must(xmp.includes(`<pdf:Keywords>${doc.getKeywords()}</pdf:Keywords>`), '6.6.3 keywords');
  must(name(catalog.lookup(PDFName.of('MarkInfo'), PDFDict), 'Marked') === 'true', '6.7 tags');
  must(has(catalog, 'StructTreeRoot', 'Lang'), '6.7 structure');
  must(name(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict), 'DisplayDocTitle') === 'true', 'UA-1 7.1 title');

  const composite = new Set<PDFObject>();
  const objects = context.enumerateIndirectObjects();
  must(objects.length < 8_388_607, '6.1.13 objects');
  for (const [, object] of objects) {
    checkLimits(object, must);
    const dict = object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : null;
    if (!dict) continue;
    if (object instanceof PDFRawStream) {
      must(!has(dict, 'F', 'FFilter', 'FDecodeParms'), '6.1.7.1 stream elsewhere');
      must(!/LZWDecode|Crypt/u.test(name(dict, 'Filter')), '6.1.7.2 filter');
    }
    must(!/DeviceCMYK|DeviceN|Separation/u.test(name(dict, 'ColorSpace')), '6.2.4 colour space');
    if (name(dict, 'Subtype') === '/Image') {
      must(!has(dict, 'Alternates', 'OPI') && name(dict, 'Interpolate') !== 'true', '6.2.8 image');
    }
    if (name(dict, 'Subtype') === '/Form') must(!has(dict, 'OPI', 'PS', 'Ref', 'Subtype2'), '6.2.9 form');
    if (has(dict, 'ca', 'CA', 'BM', 'SMask') && name(dict, 'Type') === '/ExtGState') {
      must(!has(dict, 'TR', 'TR2', 'HTP', 'HTO'), '6.2.5 graphics state');
      must(!has(dict, 'BM') || blendModes.includes(name(dict, 'BM').slice(1)), '6.2.10 blend mode');
    }
    if (name(dict, 'Type') === '/Annot') {
      must(name(dict, 'Subtype') === '/Link', '6.3.1 kind of annotation');
      const flags = dict.lookup(PDFName.of('F'), PDFNumber).asNumber();
      must((flags & 4) !== 0 && (flags & (1 | 2 | 32 | 256)) === 0, '6.3.2 annotation flags');
    }
    if (has(dict, 'S') && has(dict, 'URI', 'JS', 'D', 'Launch') && !has(dict, 'K'))
      must(['/URI', '/GoTo', '/D', ''].includes(name(dict, 'S')), '6.5.1 action');
    if (name(dict, 'Type') === '/Font') {
      if (name(dict, 'Subtype') === '/Type0') composite.add(dict);
      checkFont(dict, must);
    }
  }
  for (const page of doc.getPages()) {
    const { width, height } = page.getSize();
    must(width >= 3 && height >= 3 && width <= 14_400 && height <= 14_400, '6.1.13 page');
    must(name(page.node, 'Tabs') === '/S' || !has(page.node, 'Annots'), 'UA-1 7.18.3 tab order');
    const contents = page.node.lookup(PDFName.of('Contents'));
    if (contents instanceof PDFRawStream) checkContent(decodePDFRawStream(contents).decode(), must);
  }
  return problems;
}

type Must = (holds: boolean, clause: string) => void;

function checkLimits(object: PDFObject, must: Must): void {
  const values =
    object instanceof PDFDict ? object.entries().flat() : object instanceof PDFArray ? object.asArray() : [];
  for (const value of values) {
    if (value instanceof PDFName) must(value.asBytes().length <= 127, '6.1.13 name');
    if (value instanceof PDFString || value instanceof PDFHexString)
      must(value.asBytes().length <= 32_767, '6.1.13 string');
    if (value instanceof PDFDict || value instanceof PDFArray) checkLimits(value, must);
  }
}

function checkFont(font: PDFDict, must: Must): void {
  const name = (key: string): string => font.lookup(PDFName.of(key))?.toString() ?? '';
  const subtype = name('Subtype');
  must(['/Type0', '/CIDFontType2', '/CIDFontType0', '/Type3'].includes(subtype), '6.2.11 kind of font');
  if (subtype === '/Type0') {
    must(['/Identity-H', '/Identity-V'].includes(name('Encoding')), '6.2.11.3.3 map of characters');
    must(font.has(PDFName.of('ToUnicode')), '6.2.11.7 words');
  }
  if (!subtype.startsWith('/CIDFont')) return;
  const descriptor = font.lookup(PDFName.of('FontDescriptor'), PDFDict);
  must(
    ['FontFile2', 'FontFile3'].some((key) => descriptor.lookup(PDFName.of(key)) instanceof PDFRawStream),
    '6.2.11.4 embedded',
  );
  if (subtype === '/CIDFontType2') must(name('CIDToGIDMap') === '/Identity', '6.2.11.3.2 glyphs');
}

function checkContent(content: Uint8Array, must: Must): void {
  // Brackets stand in pairs within a string, however deep: taken away from the inside out.
  const withoutStrings = (given: string): string => {
    const without = given.replaceAll(/\([^()]*\)/gu, '');
    return without === given ? given : withoutStrings(without);
  };
  const plain = Buffer.from(content)
    .toString('latin1')
    .replaceAll(/\\[\s\S]/gu, '')
    .replaceAll(/<[0-9a-fA-F\s]*>/gu, ' ')
    .replaceAll(/<<|>>|[[\]]/gu, ' ');
  const text = withoutStrings(plain);
  let depth = 0;
  for (const word of text.split(/\s+/u)) {
    if (word === '' || /^[-+.\d/]/u.test(word) || word === 'true' || word === 'false') continue;
    must(operators.has(word), `6.2.2 operator ${word}`);
    depth += word === 'q' ? 1 : word === 'Q' ? -1 : 0;
    must(depth >= 0 && depth <= 28, '6.1.13 nesting');
  }
}
