/**
 * Everything that can be wrong with a package, each with a code of its own and one plain
 * sentence. `where` of a problem says which file or line.
 */
export const problemSentences = {
  // structure: the ZIP itself
  'bytes-before': 'There are bytes before the first file of the ZIP.',
  'bytes-between': 'There are bytes between the files of the ZIP that belong to none of them.',
  'bytes-after': 'There are bytes after the end of the ZIP.',
  'zip-comment': 'The ZIP carries a comment.',
  'extra-bytes': 'The ZIP carries bytes beside a file that no unpacked file would show.',
  'empty-folder': 'The ZIP names a folder with nothing in it, or with bytes of its own.',
  'duplicate-name': 'Two files of the ZIP have the same name.',
  'colliding-names': 'Two names differ only in case or in how their letters are encoded.',
  'overlapping-files': 'Two files of the ZIP share bytes.',
  'unsafe-name': 'A name would lead out of the folder, or is none that the format allows.',
  'headers-disagree': 'The two places in which the ZIP describes a file say different things.',
  'bad-header': 'The description of a file in the ZIP cannot be right.',
  'count-disagrees': 'The ZIP’s own count of its files is wrong.',
  'zip64-disagrees': 'The two places in which the ZIP tells its size say different things.',
  'encrypted-file': 'A file inside is encrypted.',
  'not-a-plain-file': 'The ZIP marks a file as something else: a link to another file, a folder or a device.',
  'unknown-method': 'A file inside is packed in a way that the format does not allow.',
  'bad-data': 'The packed bytes of a file cannot be unpacked.',
  'crc-wrong': 'A file does not fit its checksum in the ZIP.',
  bomb: 'A file would unpack to far more than it can hold.',
  'several-folders': 'Not everything is in one top folder.',
  'not-a-bag': 'bagit.txt is not as it has to be.',
  'unknown-format': 'The package is of a later format than this verifier knows: use a newer verifier.',
  'no-format': 'The package does not name a format that there ever was.',
  'bag-info-wrong': 'bag-info.txt cannot be read.',
  'manifest-wrong': 'A manifest cannot be read.',
  // completeness
  'file-missing': 'A file that is listed is not there.',
  'file-added': 'A file is there that is not listed.',
  'unknown-file': 'There is a file of which the format knows nothing.',
  'listed-twice': 'A manifest lists a file twice.',
  'payload-size-differs': 'Number or size of the files is not what bag-info.txt says.',
  'counts-differ': 'The number of entries or exhibits is not what bag-info.txt says.',
  // hashes
  'file-changed': 'A file is not as it was listed: its digest differs.',
  'tag-file-changed': 'A file about the package is not as it was listed: its digest differs.',
  // signature
  'no-signature': 'The signature or its key is missing.',
  'key-wrong': 'The signing key cannot be read.',
  'signature-malformed': 'The signature is no ECDSA P-256 signature.',
  'signature-wrong': 'The signature does not fit: the list of files or the key was replaced.',
  'key-not-named': 'The signing key is not the one that the package names.',
  'other-key': 'The package was signed with another key than the one expected.',
  // journal
  'journal-unreadable': 'A line of the journal cannot be read.',
  'journal-gap': 'A line of the journal is missing or out of order.',
  'journal-link-broken': 'A line of the journal does not follow from the line before.',
  'journal-line-changed': 'A line of the journal is not as it was written.',
  'journal-cut': 'The journal does not end where bag-info.txt says.',
  'other-record': 'The journal is that of another record.',
  // record
  'record-unreadable': 'record.json cannot be read.',
  'two-readings':
    'A file could be read in two ways: it names something twice, or is not written as the format writes it.',
  'record-file-missing': 'record.json names a file that is not in the package.',
  'record-file-differs': 'A file is not the one that record.json describes.',
  'exhibit-unknown': 'There is an exhibit that record.json does not know.',
  'entry-not-in-journal': 'An entry is not as the journal has it.',
  'note-not-in-journal': 'A note is not as the journal has it.',
  'thing-not-in-journal': 'Something written around the entries is not as the journal has it.',
  'entry-twice': 'An entry is there twice, or is both in the package and listed as left out.',
  'entry-unaccounted': 'The journal knows an entry that is neither in the package nor listed as left out.',
  'capture-file-differs': 'An entry’s own file says something else than record.json.',
  // bags of others
  'file-to-fetch': 'A file is listed but not there: it has still to be fetched.',
  'fetch-wrong': 'fetch.txt names something outside of the bag, or cannot be read.',
  'unknown-algorithm': 'A manifest uses digests that this verifier does not know.',
  'other-normal-form': 'A name is written in another form of Unicode than the file’s.',
  'md5sum-mark': 'A manifest marks names with an asterisk, as md5sum does.',
  'system-file': 'A file that an operating system left behind is in the bag.',
  // timestamp
  'timestamp-unreadable': 'The timestamp cannot be read.',
  'timestamp-refused': 'The time authority refused to give a timestamp.',
  'timestamp-other-hash': 'The timestamp is for something else than this package.',
  'timestamp-other-nonce': 'The timestamp does not answer the query that lies beside it.',
  'timestamp-certificate': 'The certificate that signed the timestamp is missing, or is none for timestamps.',
  'timestamp-signature': 'The signature of the timestamp does not fit.',
  'timestamp-expired': 'A certificate of the time authority was not valid at the time told.',
  // volumes
  'volume-missing': 'A volume of the package is missing.',
  'volumes-differ': 'The volumes are not of one package.',
} as const;

export type ProblemCode = keyof typeof problemSentences;

export interface Problem {
  code: ProblemCode;
  /** File, line or entry, as the package names it: untrusted text. */
  where?: string;
}

/** Gathers problems; the first 50 are kept, all are counted. */
export class Problems {
  readonly list: Problem[] = [];
  count = 0;
  /** Where the problems of one of several volumes go, and that volume's name. */
  readonly #whole: { problems: Problems; volume: string } | null;

  constructor(whole: { problems: Problems; volume: string } | null = null) {
    this.#whole = whole;
  }

  add(code: ProblemCode, where?: string): void {
    if (this.#whole) {
      const { problems, volume } = this.#whole;
      return problems.add(code, where === undefined ? volume : `${volume}: ${where}`);
    }
    this.count += 1;
    if (this.list.length < 50) this.list.push(where === undefined ? { code } : { code, where: shortened(where) });
  }
}

function shortened(where: string): string {
  return where.length <= 200 ? where : `${where.slice(0, 200)}…`;
}
