import { createSHA256 } from 'hash-wasm';
import { patternOf } from '../pattern/pattern.ts';
import { isoDate, zonedTime } from '../pattern/zoned-time.ts';
import { htmlAfterEntries, htmlAfterRows, htmlHead, htmlTail } from '../report/html-report.ts';
import { readMe } from '../report/read-me.ts';
import type { ReportFront } from '../report/report-front.ts';
import { type TimeWords, timeWords } from '../report/report-time.ts';
import { momentNow } from '../shared/clock.ts';
import { crc32 } from '../shared/crc32.ts';
import { DaybookError } from '../shared/errors.ts';
import { asResult } from '../shared/result.ts';
import { sha256Hex } from '../shared/sha256.ts';
import type { ByteSink } from '../shared/sink.ts';
import type { Exhibit } from '../record/types.ts';
import { bagInfoText } from './bag-info.ts';
import { BagWriter } from './bag-writer.ts';
import { builtFrom, type BuiltFile, newBlobBuilder } from './blob-builder.ts';
import { derSignature, publicKeyPem } from './der-signature.ts';
import { bagitText, noDigest, payloadFiles, reportPdf, tagFiles } from './format.ts';
import { type Gathered, gatherEntries } from './gather-entries.ts';
import { journalText } from './journal-file.ts';
import { mostPdfEntries, PdfParts } from './pdf-parts.ts';
import { recordSchema } from './record-schema.ts';
import type { PackageOptions, PackageResult, PackageSource } from './source.ts';
import { StoredZip } from './stored-zip.ts';

/** Told after each entry whose files are written. */
export type PackageProgress = (done: { entries: number; of: number }) => void;

/**
 * Writes the package for `source` into `sink`, entry by entry. Every exhibit's digest is taken
 * again (`exhibit-damaged` with the entry's number), the journal's chain followed again
 * (`journal-broken`). On any error the sink is aborted: nothing that looks whole is left.
 */
export async function writePackage(
  source: PackageSource,
  options: PackageOptions,
  sink: ByteSink,
  onProgress?: PackageProgress,
): Promise<PackageResult> {
  try {
    if (source.entryIds.length === 0) throw new DaybookError('nothing-selected');
    const result = await writeBag(source, options, sink, onProgress);
    await sink.close();
    return result;
  } catch (thrown) {
    await sink.abort();
    throw thrown instanceof DaybookError
      ? thrown
      : new DaybookError('package-not-written', String(thrown), { cause: thrown });
  }
}

async function writeBag(
  source: PackageSource,
  options: PackageOptions,
  sink: ByteSink,
  onProgress: PackageProgress | undefined,
): Promise<PackageResult> {
  const made = momentNow();
  const times = timeWords(options.zone, options.language);
  const keyFingerprint = await sha256Hex(source.publicKeySpki);
  const journalFile = await joined(journalText(source.journal));
  const journal = { lines: source.journal.length, head: source.journal.at(-1)?.digest ?? noDigest };
  const pdfParts = partsFor(options, source.entryIds.length, times);
  const gathered = await gatherEntries(source, { made, keyFingerprint, journal }, times, pdfParts);

  const zipHash = await createSHA256();
  const zip = new StoredZip({
    write: async (bytes) => {
      zipHash.update(bytes);
      await sink.write(bytes);
    },
  });
  const topFolder = `notes-${isoDate(zonedTime(made.utc, options.zone))}`;
  const bag = new BagWriter(zip, topFolder, options.zone);
  const exhibits = gathered.planned.flatMap((entry) => entry.exhibits);
  const withPdf: ReportFront = {
    language: options.language,
    made,
    reference: options.reference,
    contactName: options.contactName,
    software: source.software,
    pattern: patternOf(gathered.facts, options.zone),
    times,
    leftOut: source.leftOut,
    exhibits: exhibits.length,
    digests: {
      topFolder,
      filesInZip: countFiles(gathered) + (pdfParts ? 1 : 0),
      record: gathered.record.sha256,
      keyFingerprint,
      journalHead: journal.head,
      journalLines: journal.lines,
    },
    hasPdf: pdfParts !== null,
  };
  const pdf = pdfParts && (await setPdf(pdfParts, withPdf));
  const front = pdfParts && !pdf ? withoutPdf(withPdf) : withPdf;

  await bag.addText(tagFiles.readMe, readMe(front), made.utc);
  await bag.addText(tagFiles.bagit, bagitText, made.utc);
  if (pdf) await bag.add(reportPdf, await builtFrom(pdf), made.utc);
  await bag.add(payloadFiles.reportHtml, await reportFile(front, gathered), made.utc);
  await bag.add(payloadFiles.timeline, gathered.timeline, made.utc);
  await bag.add(payloadFiles.preservation, gathered.preservation, made.utc);
  await bag.add(payloadFiles.leftOut, gathered.leftOut, made.utc);
  await bag.add(payloadFiles.record, gathered.record, made.utc);
  await bag.addText(payloadFiles.recordSchema, `${JSON.stringify(recordSchema, null, 2)}\n`, made.utc);
  await bag.add(payloadFiles.journal, journalFile, made.utc);
  await writeExhibits(source, gathered, bag, onProgress);
  const about = { ...options, made, keyFingerprint, journal, software: source.software };
  await bag.addText(
    tagFiles.bagInfo,
    bagInfoText({ ...about, payload: bag.payload, entries: source.entryIds.length, exhibits: exhibits.length }),
    made.utc,
  );
  const sign = async (bytes: Uint8Array<ArrayBuffer>) => derSignature(await source.sign(bytes));
  const digest = await bag.seal(sign, publicKeyPem(source.publicKeySpki), made.utc);
  if (zip.fileCount !== front.digests.filesInZip)
    throw new RangeError('the report counts other files than were written');
  await zip.finish();
  return {
    fileName: `${topFolder}.zip`,
    topFolder,
    sizeBytes: zip.sizeBytes,
    digest,
    keyFingerprint,
    entries: source.entryIds.length,
    exhibits: exhibits.length,
    zipSha256: zipHash.digest('hex'),
    pdf: pdf ? 'made' : pdfParts ? 'failed' : options.typesetter ? 'too-many-entries' : 'not-asked',
  };
}

function partsFor(options: PackageOptions, entries: number, times: TimeWords): PdfParts | null {
  return options.typesetter && entries <= mostPdfEntries ? new PdfParts(options.typesetter, times) : null;
}

/**
 * Null where the typesetter gives up, as it does where memory is short. The package is then made without
 * a PDF, and says so in READ-ME-FIRST and in its result: report.html tells the same, and nobody who has
 * to hand something over today should be left with nothing.
 */
async function setPdf(parts: PdfParts, front: ReportFront): Promise<Uint8Array<ArrayBuffer> | null> {
  const pdf = await asResult('package-not-written', () => parts.typeset(front));
  return pdf.ok ? pdf.value : null;
}

function withoutPdf(front: ReportFront): ReportFront {
  return { ...front, hasPdf: false, digests: { ...front.digests, filesInZip: front.digests.filesInZip - 1 } };
}

/** Files of the whole ZIP: page 1 tells it, so it must be known before the last file is written. */
function countFiles({ planned }: Gathered): number {
  const ofEntries = planned.reduce((sum, entry) => sum + entry.made.length + entry.exhibits.length, 0);
  return Object.keys(tagFiles).length + Object.keys(payloadFiles).length + ofEntries;
}

async function writeExhibits(
  source: PackageSource,
  { planned }: Gathered,
  bag: BagWriter,
  onProgress: PackageProgress | undefined,
): Promise<void> {
  for (const [at, entry] of planned.entries()) {
    for (const { path, file, timeUtc } of entry.made) await bag.add(path, file, timeUtc);
    for (const { path, exhibit } of entry.exhibits) {
      const bytes = await openChecked(source, exhibit, entry.number);
      await bag.addChecked(path, bytes, exhibit, exhibit.takenAt.utc);
    }
    onProgress?.({ entries: at + 1, of: planned.length });
  }
}

async function openChecked(source: PackageSource, exhibit: Exhibit, number: number): Promise<Uint8Array<ArrayBuffer>> {
  const which = `entry ${number}, ${exhibit.role}`;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await source.openExhibit(exhibit);
  } catch (thrown) {
    const damaged = thrown instanceof DaybookError && (thrown.code === 'seal-broken' || thrown.code === 'not-found');
    throw damaged ? new DaybookError('exhibit-damaged', which, { cause: thrown }) : thrown;
  }
  const whole =
    bytes.length === exhibit.sizeBytes && (await sha256Hex(bytes)) === exhibit.sha256 && crc32(bytes) === exhibit.crc32;
  if (!whole) throw new DaybookError('exhibit-damaged', which);
  return bytes;
}

async function reportFile(front: ReportFront, { report: parts }: Gathered): Promise<BuiltFile> {
  const report = await newBlobBuilder();
  const appendBlob = async (blob: Blob): Promise<void> => {
    for await (const chunk of blob.stream()) report.appendBytes(chunk);
  };
  report.append(htmlHead(front));
  report.append(parts.rows);
  report.append(htmlAfterRows());
  await appendBlob(parts.entries);
  report.append(htmlAfterEntries(front));
  await appendBlob(parts.annex);
  report.append(htmlTail());
  return report.finish();
}

async function joined(texts: AsyncIterable<string>): Promise<BuiltFile> {
  const file = await newBlobBuilder();
  for await (const text of texts) file.append(text);
  return file.finish();
}
