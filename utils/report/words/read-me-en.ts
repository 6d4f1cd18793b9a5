/** The words of `READ-ME-FIRST.txt` in English; the commands between them are the same in every language. ASCII only. */
export const readMeEn = {
  title: 'READ ME FIRST',
  whatTitle: 'WHAT THIS IS',
  what: (name: string, version: string) =>
    `A record of events, kept by the person they happened to, in their own browser, with open-source software (${name} ${version}).`,
  counts: (entries: number, exhibits: number, files: number | null) =>
    `${entries} entries, ${exhibits} exhibits${files === null ? '' : `, ${files} files`}.`,
  volumeTitle: (number: number, of: number) => `THIS IS VOLUME ${number} OF ${of}`,
  volume: (number: number, of: number) =>
    `The package was divided because of its size. The reports, data/record.json and data/journal.jsonl are in volume 1${number === 1 ? ', this one' : ''}; the other volumes hold the exhibits. Each volume can be checked alone, as below; whether all ${of} are there and belong together, Daybook's own verifier says.`,
  begin:
    'Begin with data/report.html: page 1 shows what happened, when, how often and from which accounts. It opens in any browser, without a network, and runs nothing.',
  files: {
    html: 'the whole, to read and print',
    pdf: 'the same as PDF (of a long one the entries stand in report-entries-1.pdf and so on)',
    timeline: 'every entry in a row, for a spreadsheet',
    preservation: 'account ids, item ids, addresses and times: what to ask the platforms to preserve',
    leftOut: 'entries of the record that are not in this package',
    exhibits: 'one folder for each entry: pictures, words, files, how each was come by (capture.json), notes',
    record: 'all of it for machines',
    journal: 'a chain of digests over everything done to the record',
  },
  showsTitle: 'WHAT IT SHOWS, AND WHAT IT CANNOT SHOW',
  shows:
    'It records what that browser displayed. A page can be altered by its user before it is captured. The digests and the signature show that the files have not changed since this package was made; not that a page was genuine, nor who wrote it. The signing key was made on the same computer: it names no person. The originals are held by the platforms.',
  checkTitle: 'HOW TO CHECK IT',
  unpack: (folder: string) => `Unpack the ZIP and work in the folder ${folder}.`,
  compare: 'Numbers to compare with page 1 of the report, or with what you were told:',
  key: 'SHA-256 of the signing key',
  record: 'SHA-256 of data/record.json',
  listed: '1. Every file is as it was listed.',
  nothingSaid: '(no output: every file is as listed)',
  added: (files: number) => `2. No file was added. There are ${files} files.`,
  addedLater:
    'A timestamp that was added later is three files more: the ones that end in .tsq and .tsr, and tsa-chain.pem.',
  signed: '3. The list is the one that was signed.',
  withOpenssl: 'the same, where OpenSSL is installed',
  opensslWhere: 'It comes with Git for Windows: C:\\Program Files\\Git\\usr\\bin\\openssl.exe',
  sameKey: '4. The key is the one on page 1.',
  number:
    "5. The package's own number: the SHA-256 of tagmanifest-sha256.txt. It covers every file, so it cannot stand in one of them. The person who made the package was shown it and may have quoted it to you.",
  timestamp: '6. A timestamp, where tagmanifest-sha256.txt.tsr is there.',
  timestampWorth:
    "tsa-chain.pem came with the package: for real trust take the certificate from the authority's own site. It is not a qualified timestamp unless the authority is a qualified one.",
  bag: "The folder is a BagIt 1.0 bag (RFC 8493): any BagIt validator does 1 and 2 in one step. Daybook's own verifier does all of it, and checks the journal too.",
};

/** What every language must have. */
export type ReadMeWords = typeof readMeEn;
