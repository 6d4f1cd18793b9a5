/**
 * The evidence package, format 1: names, paths and limits that writer and verifier share.
 * A BagIt 1.0 bag (RFC 8493) in a ZIP with one top folder.
 */
export const formatVersion = 1;

export const schemaNames = {
  record: 'daybook-record',
  capture: 'daybook-capture',
  entry: 'daybook-entry',
  notes: 'daybook-notes',
} as const;
export const schemaVersion = 1;

/** Files at the top of the bag. */
export const tagFiles = {
  bagit: 'bagit.txt',
  bagInfo: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  signature: 'tagmanifest-sha256.txt.sig',
  publicKey: 'signing-key.pub.pem',
  readMe: 'READ-ME-FIRST.txt',
} as const;

/** A trusted time over the tag manifest (RFC 3161), where one was asked for. */
export const timestampFiles = {
  query: 'tagmanifest-sha256.txt.tsq',
  reply: 'tagmanifest-sha256.txt.tsr',
  chain: 'tsa-chain.pem',
} as const;

/** Tag files that the tag manifest does not list: itself, and what is made over it. */
export const outsideTagManifest: readonly string[] = [
  tagFiles.tagManifest,
  tagFiles.signature,
  ...Object.values(timestampFiles),
];

/** Payload files with a name of their own. */
export const payloadFiles = {
  reportHtml: 'data/report.html',
  timeline: 'data/timeline.csv',
  preservation: 'data/preservation.csv',
  leftOut: 'data/left-out.csv',
  record: 'data/record.json',
  recordSchema: 'data/record.schema.json',
  journal: 'data/journal.jsonl',
} as const;

/** Only where a typesetter was at hand. */
export const reportPdf = 'data/report.pdf';

/** Drafts for the person to edit and sign; only where they asked for them. */
export const statementsFolder = 'data/statements';

export const exhibitsFolder = 'data/exhibits';

export const bagitText = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Labels of `bag-info.txt` beyond the RFC's own. */
export const bagInfoLabels = {
  format: 'Daybook-Format',
  journalHead: 'Daybook-Journal-Head',
  journalLines: 'Daybook-Journal-Lines',
  entries: 'Daybook-Entries',
  exhibits: 'Daybook-Exhibits',
  keyFingerprint: 'Daybook-Key-Fingerprint',
} as const;

/** Whole path with the top folder: what Windows Explorer and evidence portals take without complaint. */
export const maxPathLength = 100;

/** One segment of a path as the writer makes it. */
export const safeSegment = /^(?![.-])[A-Za-z0-9._-]+(?<!\.)$/u;

/** A segment that Windows keeps for a device, whatever its extension. */
export const windowsDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** `prev` of the first journal line. */
export const noDigest = '0'.repeat(64);
