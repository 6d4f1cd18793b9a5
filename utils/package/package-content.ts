import { patternOf } from '../pattern/pattern.ts';
import { htmlAfterEntries, htmlAfterRows, htmlHead, htmlTail } from '../report/html-report.ts';
import type { ReportFront } from '../report/report-front.ts';
import type { EntryLook } from '../report/html-entry.ts';
import { timeWords } from '../report/report-time.ts';
import { reportWords } from '../report/report-words.ts';
import type { Moment } from '../shared/clock.ts';
import { DaybookError } from '../shared/errors.ts';
import { asResult } from '../shared/result.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { builtFrom, type BuiltFile, newBlobBuilder } from './blob-builder.ts';
import { noDigest, payloadFiles, statementsFolder, tagFiles } from './format.ts';
import { type Gathered, gatherEntries, type PlannedEntry } from './gather-entries.ts';
import { journalText } from './journal-file.ts';
import { type PdfFile, PdfParts, pdfPaths } from './pdf-parts.ts';
import { recordSchema } from './record-schema.ts';
import type { PackageOptions, PackageSource, PdfOutcome } from './source.ts';
import { entrySize, planVolumes, volumeBytes } from './volume-plan.ts';

/** Everything of a package but the exhibits' bytes: made in full before the first byte is written. */
export interface PackageContent {
  /** What the report says of the first volume. */
  front: ReportFront;
  /** Files of the first volume that belong to no entry. */
  shared: readonly { path: string; file: BuiltFile }[];
  /** Entries by volume; the first list is the first volume's, and empty where there are several volumes. */
  volumes: readonly (readonly PlannedEntry[])[];
  exhibits: number;
  pdf: PdfOutcome;
}

/** Top folder and file name of a volume. */
export function volumeName(base: string, number: number, of: number): string {
  return of === 1 ? base : `${base}-${number}of${of}`;
}

/** Reads every entry, makes reports and tables, and decides what goes into which volume. */
export async function packageContent(
  source: PackageSource,
  options: PackageOptions,
  made: Moment,
  base: string,
): Promise<PackageContent> {
  const times = timeWords(options.zone, options.language);
  const look: EntryLook = { times, words: reportWords(options.language), pictures: options.pictures ?? 'shown' };
  const keyFingerprint = await sha256Hex(source.publicKeySpki);
  const journalFile = await joined(journalText(source.journal));
  const journal = { lines: source.journal.length, head: source.journal.at(-1)?.digest ?? noDigest };
  const pdfParts = options.typesetter ? new PdfParts(options.typesetter, look) : null;
  const gathered = await gatherEntries(source, { made, keyFingerprint, journal }, look, pdfParts);
  const pdfs = pdfParts ? pdfPaths(gathered.planned.length).length : 0;
  const exhibits = gathered.planned.reduce((sum, entry) => sum + entry.exhibits.length, 0);
  const others = [
    { path: payloadFiles.timeline, file: gathered.timeline },
    { path: payloadFiles.preservation, file: gathered.preservation },
    { path: payloadFiles.leftOut, file: gathered.leftOut },
    { path: payloadFiles.record, file: gathered.record },
    { path: payloadFiles.recordSchema, file: await builtFrom(`${JSON.stringify(recordSchema, null, 2)}\n`) },
    { path: payloadFiles.journal, file: journalFile },
    ...(await Promise.all(
      (options.statements ?? []).map(async ({ name, bytes }) => ({
        path: `${statementsFolder}/${name}`,
        file: await builtFrom(bytes),
      })),
    )),
  ];

  const laidOut = async (volumes: readonly (readonly PlannedEntry[])[]): Promise<PackageContent> => {
    const withPdf: ReportFront = {
      words: look.words,
      made,
      reference: options.reference,
      contactName: options.contactName,
      software: source.software,
      pattern: patternOf(gathered.facts, options.zone),
      facts: gathered.facts,
      times,
      things: gathered.things,
      packs: source.packs,
      asks: options.asks ?? [],
      pictures: look.pictures,
      conversations: gathered.conversations,
      missing: gathered.missing,
      redactions: gathered.redactions,
      leftOutThings: source.leftOutThings,
      notesApart: gathered.notesApart,
      leftOut: source.leftOut,
      exhibits,
      volume: volumes.length === 1 ? null : { number: 1, of: volumes.length },
      digests: {
        topFolder: volumeName(base, 1, volumes.length),
        filesInZip: countFiles(others.length + 1 + pdfs, volumes[0]!),
        record: gathered.record.sha256,
        keyFingerprint,
        journalHead: journal.head,
        journalLines: journal.lines,
      },
      hasPdf: pdfParts !== null,
    };
    const pdf = pdfParts && (await setPdf(pdfParts, withPdf));
    const front = pdfParts && !pdf ? withoutPdf(withPdf, pdfs) : withPdf;
    const report = { path: payloadFiles.reportHtml, file: await reportFile(front, gathered) };
    return {
      front,
      shared: [...(await built(pdf ?? [])), report, ...others],
      volumes,
      exhibits,
      pdf: pdf ? 'made' : pdfParts ? 'failed' : 'not-asked',
    };
  };

  const limit = options.volumeBytes ?? null;
  const inOne = [gathered.planned];
  // Reports come on top of the exhibits: where those alone are too much, nothing is laid out in vain.
  if (limit === null || volumeBytes(sizeOf([], gathered.planned)) <= limit) {
    const content = await laidOut(inOne);
    if (limit === null || volumeBytes(sizeOf(content.shared, gathered.planned)) <= limit) return content;
  }
  const content = await laidOut([[], ...planVolumes(gathered.planned, limit)]);
  if (volumeBytes(sizeOf(content.shared, [])) > limit) throw new DaybookError('volume-too-small', 'the reports');
  return content;
}

/** Files of one volume: its own tag files, the shared ones, those of its entries. */
export function countFiles(shared: number, entries: readonly PlannedEntry[]): number {
  return Object.keys(tagFiles).length + shared + entries.reduce((sum, entry) => sum + entrySize(entry).count, 0);
}

function sizeOf(shared: PackageContent['shared'], entries: readonly PlannedEntry[]): { bytes: number; count: number } {
  const sizes = [...shared.map(({ file }) => ({ bytes: file.sizeBytes, count: 1 })), ...entries.map(entrySize)];
  return {
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    count: sizes.reduce((sum, { count }) => sum + count, 0),
  };
}

/**
 * Null where the typesetter gives up, as it does where memory is short. The package is then made without
 * a PDF, and says so in READ-ME-FIRST and in its result: report.html tells the same, and nobody who has
 * to hand something over today should be left with nothing.
 */
async function setPdf(parts: PdfParts, front: ReportFront): Promise<PdfFile[] | null> {
  const pdf = await asResult('package-not-written', () => parts.typeset(front));
  return pdf.ok ? pdf.value : null;
}

async function built(files: readonly PdfFile[]): Promise<{ path: string; file: BuiltFile }[]> {
  return Promise.all(files.map(async ({ path, bytes }) => ({ path, file: await builtFrom(bytes) })));
}

function withoutPdf(front: ReportFront, pdfs: number): ReportFront {
  return { ...front, hasPdf: false, digests: { ...front.digests, filesInZip: front.digests.filesInZip - pdfs } };
}

async function reportFile(front: ReportFront, { report: parts }: Gathered): Promise<BuiltFile> {
  const report = await newBlobBuilder();
  const appendBlob = async (blob: Blob): Promise<void> => {
    for await (const chunk of blob.stream()) report.appendBytes(chunk);
  };
  report.append(htmlHead(front));
  report.append(parts.rows);
  report.append(htmlAfterRows(front));
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
