import { bagInfoLabels, formatVersion, payloadFiles, tagFiles } from '../package/format.ts';
import { DaybookError } from '../shared/errors.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { checkBagit, checkCompleteness, checkHashes, type VerifyProgress } from './check-files.ts';
import { checkJournal } from './check-journal.ts';
import { checkRecord } from './check-record.ts';
import { checkSignature } from './check-signature.ts';
import { parseBagInfo, parseManifest } from './manifest.ts';
import { Problems } from './problem-codes.ts';
import type { RandomAccess } from './random-access.ts';
import { readText } from './read-file.ts';
import { parseRecord, type RecordShape } from './record-shape.ts';
import { checkFrom, type Report } from './report.ts';
import { openZipTree, type ZipTree } from './zip-tree.ts';

export interface VerifyOptions {
  /** Fingerprint that the signing key must have; blanks and colons do not matter. */
  key?: string;
  onProgress?: VerifyProgress;
}

/** `record.json` is read whole; a package of a hundred thousand entries stays below this. */
const largestRecord = 512 << 20;

/**
 * Checks a package and trusts nothing that it says about itself: every number in the report was
 * counted or computed here. Throws `not-a-zip` or `not-a-package` where there is nothing to check.
 */
export async function verifyPackage(volumes: readonly RandomAccess[], options: VerifyOptions = {}): Promise<Report> {
  const [volume] = volumes;
  if (!volume) throw new DaybookError('bad-input', 'no file');
  const problems = {
    structure: new Problems(),
    completeness: new Problems(),
    hashes: new Problems(),
    signature: new Problems(),
    journal: new Problems(),
    record: new Problems(),
  };
  const zip = await openZipTree(volume, problems.structure, true);
  const tree = zip.files;
  mustLookLikePackage(zip);

  await checkBagit(tree, problems.structure);
  const bagInfo = await readBagInfo(zip, problems.structure);
  const manifest = await readManifest(zip, tagFiles.manifest, problems);
  const tagManifest = await readManifest(zip, tagFiles.tagManifest, problems);
  checkCompleteness(tree, manifest, tagManifest, bagInfo, problems.completeness);
  await checkHashes(tree, manifest, tagManifest, problems.hashes, problems.structure, options.onProgress);
  const key = await checkSignature(tree, bagInfo, options.key ?? null, problems.signature);

  const journalText = await readText(tree, payloadFiles.journal, largestRecord);
  if (journalText === null) problems.journal.add('journal-unreadable');
  const journal = await checkJournal(journalText ?? '', bagInfo, problems.journal);
  const recordText = await readText(tree, payloadFiles.record, largestRecord);
  const record = recordText === null ? null : parseRecord(recordText);
  if (!record) problems.record.add('record-unreadable');
  else {
    await checkRecord(record, tree, manifest, journal, bagInfo, problems.record);
    if (key !== null && record.signingKey !== key) problems.signature.add('key-not-named', 'record.json');
  }

  const tagText = await readText(tree, tagFiles.tagManifest);
  const payloadCount = [...tree.keys()].filter((path) => path.startsWith('data/')).length;
  const checks = [
    checkFrom(
      'structure',
      problems.structure,
      `The ZIP is whole: ${tree.size} files in one folder, each described once.`,
    ),
    checkFrom(
      'completeness',
      problems.completeness,
      `Nothing is missing and nothing was added: ${payloadCount} files as listed.`,
    ),
    checkFrom('hashes', problems.hashes, 'Every file is as it was listed: all SHA-256 digests agree.'),
    checkFrom('signature', problems.signature, 'The list of files is the one that was signed with this key.'),
    checkFrom(
      'journal',
      problems.journal,
      `The journal is unbroken: ${journal.length} lines, each following from the one before.`,
    ),
    checkFrom('record', problems.record, recordSentence(record)),
  ];
  return {
    ok: checks.every((check) => check.ok),
    checks,
    package: {
      ...counts(record),
      key,
      made: record?.made.utc ?? null,
      digest: tagText === null ? null : await sha256Hex(tagText),
      record: recordText === null ? null : await sha256Hex(recordText),
      topFolder: zip.topFolder,
      files: tree.size,
    },
  };
}

function mustLookLikePackage({ files }: ZipTree): void {
  const signs = [tagFiles.bagit, tagFiles.manifest, tagFiles.tagManifest, payloadFiles.record];
  if (!signs.some((path) => files.has(path))) throw new DaybookError('not-a-package', 'nothing of a package in it');
}

async function readBagInfo(zip: ZipTree, structure: Problems): Promise<Map<string, string>> {
  const text = await readText(zip.files, tagFiles.bagInfo);
  if (text === null) structure.add('bag-info-wrong');
  const bagInfo = parseBagInfo(text ?? '\n', structure);
  const format = bagInfo.get(bagInfoLabels.format);
  if (format !== String(formatVersion)) structure.add('unknown-format', format ?? 'none named');
  return bagInfo;
}

async function readManifest(
  zip: ZipTree,
  path: string,
  problems: { structure: Problems; completeness: Problems },
): Promise<Map<string, string>> {
  if (!zip.files.has(path)) problems.completeness.add('file-missing', path);
  const text = await readText(zip.files, path);
  if (text === null) problems.structure.add('manifest-wrong', path);
  return parseManifest(text ?? '', path, problems.structure);
}

/** Where words or places were taken out there is nothing to hold what is left against, and that must be told. */
function recordSentence(record: RecordShape | null): string {
  const redacted = record?.entries.filter(({ redaction }) => redaction !== undefined).length ?? 0;
  const whole = 'Entries, notes and exhibits agree with the journal and with their files.';
  return redacted === 0
    ? whole
    : `${whole} Of ${redacted} redacted ${redacted === 1 ? 'entry' : 'entries'} only what is left can be checked, not what it was.`;
}

function counts(record: RecordShape | null): Pick<Report['package'], 'captures' | 'entries' | 'exhibits'> {
  const entries = record?.entries ?? [];
  return {
    captures: entries.filter(({ entry }) => entry.capture !== null).length,
    entries: entries.length,
    exhibits: entries.reduce((sum, one) => sum + one.exhibits.length - one.withheld.length, 0),
  };
}
