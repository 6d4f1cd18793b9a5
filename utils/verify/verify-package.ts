import { payloadFiles } from '../package/format.ts';
import { DaybookError } from '../shared/errors.ts';
import { sha256Hex } from '../shared/sha256.ts';
import type { BagTree, TreeFile } from './bag-tree.ts';
import { checkBagit, checkCompleteness, checkHashes, type VerifyProgress } from './check-files.ts';
import { checkJournal } from './check-journal.ts';
import { checkRecord } from './check-record.ts';
import { checkSignature, normalFingerprint } from './check-signature.ts';
import { checkPackageTimestamp, type LooseTimestamp, sayTimestamp } from './check-timestamp.ts';
import { checkVolumes, volumePlace } from './check-volumes.ts';
import { openVolume, type OpenVolume, type ProblemsOf } from './open-volume.ts';
import { Problems } from './problem-codes.ts';
import type { RandomAccess } from './random-access.ts';
import { readText } from './read-file.ts';
import { parseRecord, type RecordShape } from './record-shape.ts';
import { type Check, checkFrom, type CheckId, type Report } from './report.ts';

export interface VerifyOptions {
  /** Fingerprint that the signing key must have; blanks and colons do not matter. */
  key?: string;
  /** A SHA-256 that somebody holds: of the package, of its key, or of any file in it. */
  digest?: string;
  /** A timestamp that lies beside the package, over its first volume. */
  timestamp?: LooseTimestamp;
  onProgress?: VerifyProgress;
  /** Told of every entry of record.json, as far as it can be counted and compared; no words, no names. */
  onEntry?: (entry: CataloguedEntry) => void;
}

/** What may be known of an entry where many packages are looked at together. */
export interface CataloguedEntry {
  number: number;
  source: string;
  site: string;
  kind: string;
  /** UTC; null where the time is told in words only. */
  happened: string | null;
  kept: string;
  state: string | null;
  exhibits: number;
  bytes: number;
}

/** `record.json` is read whole; a package of a hundred thousand entries stays below this. */
const largestRecord = 512 << 20;

/**
 * Checks a package, all its volumes together, and trusts nothing that it says about itself: every number in the report
 * was counted or computed here. Throws `not-a-zip`, `not-a-package` or `package-protected` where there is nothing to check.
 */
export async function verifyPackage(sources: readonly RandomAccess[], options: VerifyOptions = {}): Promise<Report> {
  if (sources.length === 0) throw new DaybookError('bad-input', 'no file');
  const problems = newProblems();
  const volumes = await openVolumes(sources, problems);
  const first = volumes[0]!;

  const of = volumes.reduce((sum, { tree }) => sum + bytesIn(tree), 0);
  let before = 0;
  const keys: (string | null)[] = [];
  for (const volume of volumes) {
    const { tree, manifest, tagManifest, bagInfo, problems: own } = volume;
    await checkBagit(tree, own.structure);
    checkCompleteness(tree, manifest, tagManifest, bagInfo, own.completeness);
    const begun = before;
    await checkHashes(tree, manifest, tagManifest, own.hashes, own.structure, ({ bytes }) =>
      options.onProgress?.({ bytes: begun + bytes, of }),
    );
    before += bytesIn(tree);
    keys.push(await checkSignature(tree, bagInfo, options.key ?? null, own.signature));
  }
  checkVolumes(volumes, keys, problems.completeness);
  const [key] = keys as [string | null];

  const journalText = await readText(first.tree, payloadFiles.journal, largestRecord);
  if (journalText === null) problems.journal.add('journal-unreadable', payloadFiles.journal);
  const journal = await checkJournal(journalText ?? '', first.bagInfo, problems.journal);
  const recordText = await readText(first.tree, payloadFiles.record, largestRecord);
  const record = recordText === null ? null : parseRecord(recordText, problems.record);
  if (!record) problems.record.add('record-unreadable');
  else {
    const { tree, manifest } = merged(volumes, problems.completeness);
    await checkRecord(record, tree, manifest, journal, first.bagInfo, problems.record);
    if (options.onEntry) for (const one of record.entries) options.onEntry(catalogued(one));
    if (key !== null && record.signingKey !== key) problems.signature.add('key-not-named', 'record.json');
  }
  const timestamp = await checkPackageTimestamp(
    first.tree,
    first.digest ?? '',
    options.timestamp ?? null,
    problems.timestamp,
  );

  const files = volumes.reduce((sum, { tree }) => sum + tree.size, 0);
  const payload = volumes.flatMap(({ tree }) => [...tree.keys()]).filter((path) => path.startsWith('data/')).length;
  const fine: [CheckId, string][] = [
    ['structure', `The ZIP is whole: ${files} files in one folder, each described once.`],
    ['completeness', `Nothing is missing and nothing was added: ${payload} files as listed.`],
    ['hashes', 'Every file is as it was listed: all SHA-256 digests agree.'],
    ['signature', 'The list of files is the one that was signed with this key.'],
    ['journal', `The journal is unbroken: ${journal.length} lines, each following from the one before.`],
    ['record', recordSentence(record)],
  ];
  if (timestamp !== undefined) fine.push(['timestamp', timestamp ? sayTimestamp(timestamp) : '']);
  const checks: Check[] = fine.map(([id, words]) => checkFrom(id, problems[id], words));
  return {
    ok: checks.every((check) => check.ok),
    checks,
    compared: options.digest === undefined ? null : { found: whatHas(options.digest, volumes, key) },
    package: {
      ...counts(record),
      key,
      made: record?.made.utc ?? null,
      digest: first.digest,
      record: recordText === null ? null : await sha256Hex(recordText),
      recordId: record?.recordId ?? null,
      topFolder: first.topFolder,
      files,
      volumes: volumes.map(({ topFolder, digest }) => ({ topFolder, digest })),
      timestamp: timestamp ?? null,
    },
  };
}

/** Where words or places were taken out there is nothing to hold what is left against, and that must be told. */
function recordSentence(record: RecordShape | null): string {
  const redacted = record?.entries.filter(({ redaction }) => redaction !== undefined).length ?? 0;
  const whole = 'Entries, notes and exhibits agree with the journal and with their files.';
  return redacted === 0
    ? whole
    : `${whole} Of ${redacted} redacted ${redacted === 1 ? 'entry' : 'entries'} only what is left can be checked, not what it was.`;
}

/** What in the package has this digest, as computed or checked here. */
function whatHas(told: string, volumes: readonly OpenVolume[], key: string | null): string | null {
  const digest = normalFingerprint(told);
  if (digest === key) return 'signing-key.pub.pem';
  for (const volume of volumes) {
    if (volume.digest === digest) return `${volume.topFolder}/tagmanifest-sha256.txt`;
    for (const list of [volume.manifest, volume.tagManifest])
      for (const [path, listed] of list) if (listed === digest) return `${volume.topFolder}/${path}`;
  }
  return null;
}

function newProblems(): ProblemsOf {
  return {
    structure: new Problems(),
    completeness: new Problems(),
    hashes: new Problems(),
    signature: new Problems(),
    journal: new Problems(),
    record: new Problems(),
    timestamp: new Problems(),
  };
}

/** All volumes, the first one first; a problem is told with its volume where there are several. */
async function openVolumes(sources: readonly RandomAccess[], problems: ProblemsOf): Promise<OpenVolume[]> {
  const volumes: OpenVolume[] = [];
  for (const [at, source] of sources.entries()) {
    const own = sources.length === 1 ? problems : problemsOf(problems, `file ${at + 1}`);
    volumes.push(await openVolume(source, own));
  }
  return volumes.toSorted((a, b) => (volumePlace(a)?.number ?? 99) - (volumePlace(b)?.number ?? 99));
}

function problemsOf(problems: ProblemsOf, volume: string): ProblemsOf {
  return Object.fromEntries(
    Object.entries(problems).map(([id, all]) => [id, new Problems({ problems: all, volume })]),
  ) as ProblemsOf;
}

/** The payload of all volumes as one; a path in two of them could be read as either. */
function merged(
  volumes: readonly OpenVolume[],
  problems: Problems,
): { tree: BagTree; manifest: ReadonlyMap<string, string> } {
  if (volumes.length === 1) return volumes[0]!;
  const tree = new Map<string, TreeFile>();
  const manifest = new Map<string, string>();
  for (const volume of volumes) {
    for (const [path, file] of volume.tree) {
      if (tree.has(path) && path.startsWith('data/')) problems.add('volumes-differ', path);
      if (!tree.has(path)) tree.set(path, file);
    }
    for (const [path, digest] of volume.manifest) if (!manifest.has(path)) manifest.set(path, digest);
  }
  return { tree, manifest };
}

function bytesIn(tree: BagTree): number {
  return [...tree.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function catalogued({ entry, exhibits }: RecordShape['entries'][number]): CataloguedEntry {
  return {
    number: entry.number,
    source: entry.source,
    site: entry.site,
    kind: entry.kind,
    happened: entry.happened.from,
    kept: entry.madeAt.utc,
    state: entry.capture?.state ?? null,
    exhibits: exhibits.length,
    bytes: exhibits.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

function counts(record: RecordShape | null): Pick<Report['package'], 'captures' | 'entries' | 'exhibits'> {
  const entries = record?.entries ?? [];
  return {
    captures: entries.filter(({ entry }) => entry.capture !== null).length,
    entries: entries.length,
    exhibits: entries.reduce((sum, one) => sum + one.exhibits.length - one.withheld.length, 0),
  };
}
