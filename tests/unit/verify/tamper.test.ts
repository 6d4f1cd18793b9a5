import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { derSignature } from '../../../utils/package/der-signature.ts';
import type { PackageSource } from '../../../utils/package/source.ts';
import { concatBytes, utf8 } from '../../../utils/shared/bytes.ts';
import { canonicalJson, digestOf } from '../../../utils/shared/canonical-json.ts';
import { crc32 } from '../../../utils/shared/crc32.ts';
import type { ProblemCode } from '../../../utils/verify/problem-codes.ts';
import { blobAccess } from '../../../utils/verify/random-access.ts';
import type { Report } from '../../../utils/verify/report.ts';
import { verifyPackage } from '../../../utils/verify/verify-package.ts';
import { samplePackage } from '../../support/sample-package.ts';
import { thingsOfMaya } from '../../support/sample-things.ts';
import { innerPath, joinParts, reseal, type ZipPart, zipParts } from '../../support/zip-parts.ts';

let zip: Uint8Array<ArrayBuffer>;
let source: PackageSource;
let fingerprint: string;
const sign = async (bytes: Uint8Array<ArrayBuffer>) => derSignature(await source.sign(bytes));

beforeAll(async () => {
  const made = await samplePackage();
  ({ zip, source } = made);
  fingerprint = made.result.keyFingerprint;
});

const verify = (bytes: Uint8Array<ArrayBuffer>, key?: string): Promise<Report> =>
  verifyPackage([blobAccess(new Blob([bytes]))], key === undefined ? {} : { key });

function codesOf(report: Report): ProblemCode[] {
  return [...new Set(report.checks.flatMap((check) => check.problems?.map((problem) => problem.code) ?? []))];
}

const text = (part: ZipPart): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(part.bytes);

/** Changes one file's text. */
function edit(parts: readonly ZipPart[], path: string, change: (text: string) => string): ZipPart[] {
  const changed = parts.map((part) => (innerPath(part) === path ? { ...part, bytes: utf8(change(text(part))) } : part));
  expect(
    changed.some((part, at) => text(part) !== text(parts[at]!)),
    `${path} was there to change`,
  ).toBe(true);
  return changed;
}

const at = (parts: readonly ZipPart[], path: string): number => {
  const index = parts.findIndex((part) => innerPath(part) === path);
  expect(index, path).toBeGreaterThanOrEqual(0);
  return index;
};
const picture = 'data/exhibits/0001-2026-10-02-x-post/item.png';
const manifest = 'manifest-sha256.txt';
const record = 'data/record.json';
const ownFile = 'data/exhibits/0001-2026-10-02-x-post/capture.json';
const otherPicture = 'data/exhibits/0002-2026-10-09-x-post/item.png';

function flipped(part: ZipPart): ZipPart {
  const bytes = part.bytes.slice();
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  return { ...part, bytes };
}

type Tamper = (parts: ZipPart[]) => ZipPart[] | Promise<ZipPart[]> | Uint8Array<ArrayBuffer>;
const change =
  (path: string, how: (part: ZipPart) => ZipPart): Tamper =>
  (parts) =>
    parts.with(at(parts, path), how(parts[at(parts, path)]!));

/** What an outsider does, who has no key: each row and the code that must be among those found. */
const withoutKey: [what: string, code: ProblemCode, tamper: Tamper][] = [
  ['a byte of an exhibit flipped', 'file-changed', change(picture, flipped)],
  ['a byte of a tag file flipped', 'tag-file-changed', change('READ-ME-FIRST.txt', flipped)],
  [
    'a byte of the signature flipped',
    'signature-wrong',
    change('tagmanifest-sha256.txt.sig', (part) => ({ ...part, bytes: part.bytes.with(20, part.bytes[20]! ^ 1) })),
  ],
  [
    'the signature in another form',
    'signature-malformed',
    change('tagmanifest-sha256.txt.sig', (part) => ({ ...part, bytes: part.bytes.slice(0, -1) })),
  ],
  [
    'the key garbled',
    'key-wrong',
    change('signing-key.pub.pem', (part) => ({ ...part, bytes: utf8(text(part).replace('M', '!')) })),
  ],
  [
    'a file added',
    'file-added',
    (parts) => [...parts, { name: parts[0]!.name.replace(/[^/]+$/u, 'data/exhibits/extra.png'), bytes: utf8('x') }],
  ],
  ['a file dropped', 'file-missing', (parts) => parts.toSpliced(at(parts, picture), 1)],
  [
    'a file dropped and the manifests made again',
    'record-file-missing',
    (parts) => reseal(parts.toSpliced(at(parts, picture), 1)),
  ],
  [
    'a file renamed and the manifests made again',
    'exhibit-unknown',
    (parts) =>
      reseal(
        parts.map((part) =>
          innerPath(part) === picture ? { ...part, name: part.name.replace('item', 'post') } : part,
        ),
      ),
  ],
  [
    'two files swapped',
    'file-changed',
    (parts) => {
      const [one, other] = [at(parts, picture), at(parts, otherPicture)];
      return parts
        .with(one, { ...parts[one]!, bytes: parts[other]!.bytes })
        .with(other, { ...parts[other]!, bytes: parts[one]!.bytes });
    },
  ],
  [
    'two files swapped and the manifests made again',
    'record-file-differs',
    (parts) => {
      const [one, other] = [at(parts, picture), at(parts, otherPicture)];
      return reseal(
        parts
          .with(one, { ...parts[one]!, bytes: parts[other]!.bytes })
          .with(other, { ...parts[other]!, bytes: parts[one]!.bytes }),
      );
    },
  ],
  ['a file cut short', 'file-changed', change(picture, (part) => ({ ...part, bytes: part.bytes.slice(0, -10) }))],
  [
    'a journal line removed and the manifests made again',
    'journal-gap',
    (parts) => reseal(edit(parts, 'data/journal.jsonl', (lines) => lines.split('\n').toSpliced(4, 1).join('\n'))),
  ],
  [
    'the last journal line removed',
    'journal-cut',
    (parts) => reseal(edit(parts, 'data/journal.jsonl', (lines) => lines.split('\n').toSpliced(-2, 1).join('\n'))),
  ],
  [
    'a journal line altered',
    'journal-line-changed',
    (parts) => reseal(edit(parts, 'data/journal.jsonl', (lines) => lines.replace('2026-11-20T10', '2026-11-19T10'))),
  ],
  [
    'a journal line that is no JSON',
    'journal-unreadable',
    (parts) => reseal(edit(parts, 'data/journal.jsonl', (lines) => `${lines}{"seq":\n`)),
  ],
  [
    'the manifest made again without signing',
    'signature-wrong',
    (parts) => reseal(parts.with(at(parts, picture), flipped(parts[at(parts, picture)]!))),
  ],
  [
    'words altered in record.json, all digests made again',
    'entry-not-in-journal',
    (parts) => reseal(edit(parts, 'data/record.json', (json) => json.replace('You looked tired', 'You looked fine'))),
  ],
  [
    'a note altered in record.json',
    'note-not-in-journal',
    (parts) => reseal(edit(parts, 'data/record.json', (json) => json.replace('Nobody knew', 'All knew'))),
  ],
  [
    'words altered in capture.json',
    'capture-file-differs',
    (parts) =>
      reseal(
        edit(parts, 'data/exhibits/0001-2026-10-02-x-post/capture.json', (json) =>
          json.replace('You looked tired', 'You looked fine'),
        ),
      ),
  ],
  [
    'an entry hidden from left-out',
    'entry-unaccounted',
    (parts) => reseal(edit(parts, 'data/record.json', (json) => json.replace(/"leftOut":\[.*\]/u, '"leftOut":[]'))),
  ],
  [
    'record.json replaced by something else',
    'record-unreadable',
    (parts) => reseal(edit(parts, 'data/record.json', () => '{"schema":"other"}')),
  ],
  [
    'a manifest line twice',
    'listed-twice',
    (parts) => edit(parts, 'manifest-sha256.txt', (list) => list + list.split('\n')[0]! + '\n'),
  ],
  [
    'a manifest line of another form',
    'manifest-wrong',
    (parts) => edit(parts, 'manifest-sha256.txt', (list) => `${list}x\n`),
  ],
  [
    'Payload-Oxum altered',
    'payload-size-differs',
    (parts) => edit(parts, 'bag-info.txt', (info) => info.replace(/Oxum: \d+/u, 'Oxum: 1')),
  ],
  [
    'counts in bag-info altered',
    'counts-differ',
    (parts) => edit(parts, 'bag-info.txt', (info) => info.replace(/Entries: \d+/u, 'Entries: 99')),
  ],
  [
    'a format from the future',
    'unknown-format',
    (parts) => edit(parts, 'bag-info.txt', (info) => info.replace('Format: 1', 'Format: 2')),
  ],
  [
    'a format that there never was',
    'no-format',
    (parts) => edit(parts, 'bag-info.txt', (info) => info.replace('Format: 1', 'Format: 0')),
  ],
  [
    'no format named',
    'no-format',
    (parts) => edit(parts, 'bag-info.txt', (info) => info.replace(/Daybook-Format: 1\n/u, '')),
  ],
  [
    'a journal line tied to another line, its own digest made again',
    'journal-link-broken',
    async (parts) => {
      const lines = text(parts[at(parts, 'data/journal.jsonl')]!).split('\n');
      const { digest, ...rest } = JSON.parse(lines[3]!) as Record<string, unknown>;
      const tied = { ...rest, prev: digest };
      const line = canonicalJson({ ...tied, digest: await digestOf(tied) });
      return reseal(edit(parts, 'data/journal.jsonl', () => lines.with(3, line).join('\n')));
    },
  ],
  [
    'bag-info with a label twice',
    'bag-info-wrong',
    (parts) => edit(parts, 'bag-info.txt', (info) => `${info}${info.split('\n')[0]!}\n`),
  ],
  ['bagit.txt altered', 'not-a-bag', (parts) => edit(parts, 'bagit.txt', (lines) => lines.replace('1.0', '0.97'))],
  ['the signature removed', 'no-signature', (parts) => parts.toSpliced(at(parts, 'tagmanifest-sha256.txt.sig'), 1)],
  [
    'a name twice in the directory',
    'duplicate-name',
    (parts) => [...parts, { ...parts[at(parts, picture)]!, bytes: utf8('other') }],
  ],
  [
    'one file, two lines in the directory',
    'overlapping-files',
    (parts) => [
      ...parts,
      { ...parts[0]!, name: parts[0]!.name.replace('READ', 'read'), offset: 0, onlyDirectory: true },
    ],
  ],
  [
    'names that differ only in case',
    'colliding-names',
    (parts) => [
      ...parts,
      { ...parts[at(parts, picture)]!, name: parts[at(parts, picture)]!.name.replace('item', 'ITEM') },
    ],
  ],
  [
    'local and central header disagreeing on the name',
    'headers-disagree',
    change(picture, (part) => ({ ...part, localName: part.name.replace('item', 'itex') })),
  ],
  [
    'local and central header disagreeing on the size',
    'headers-disagree',
    change(picture, (part) => ({ ...part, local: { size: 5, packed: 5 } })),
  ],
  [
    'the directory telling another CRC',
    'crc-wrong',
    change(picture, (part) => ({ ...part, local: { crc32: 7 }, central: { crc32: 7 } })),
  ],
  [
    'a path out of the folder',
    'unsafe-name',
    (parts) => [...parts, { name: `${parts[0]!.name.split('/')[0]}/../evil.txt`, bytes: utf8('x') }],
  ],
  ['a file beside the folder', 'several-folders', (parts) => [...parts, { name: 'evil.txt', bytes: utf8('x') }]],
  [
    'an encrypted file',
    'encrypted-file',
    change(picture, (part) => ({ ...part, local: { flags: 0x801 }, central: { flags: 0x801 } })),
  ],
  [
    'an unknown way of packing',
    'unknown-method',
    change(picture, (part) => ({ ...part, local: { method: 14 }, central: { method: 14 } })),
  ],
  [
    'bytes that do not unpack',
    'bad-data',
    change(picture, (part) => ({ ...part, local: { method: 8 }, central: { method: 8 } })),
  ],
  [
    'a bomb',
    'bomb',
    change(picture, (part) => ({
      ...part,
      local: { method: 8, size: 0xfffffff0 },
      central: { method: 8, size: 0xfffffff0 },
    })),
  ],
  [
    'another name in an extra field',
    'bad-header',
    change(picture, (part) => ({ ...part, extra: Uint8Array.of(0x75, 0x70, 1, 0, 1) })),
  ],
  [
    'a Zip64 field that lies',
    'zip64-disagrees',
    change(picture, (part) => ({ ...part, extra: concatBytes([Uint8Array.of(1, 0, 8, 0), new Uint8Array(8)]) })),
  ],
  ['bytes before the first file', 'bytes-before', (parts) => withHidden(parts, 0)],
  ['bytes after the end', 'bytes-after', (parts) => concatBytes([joinParts(parts), Uint8Array.of(1, 2, 3)])],
  ['a comment', 'zip-comment', (parts) => joinParts(parts, { comment: 'hello' })],
  ['a count of files that lies', 'count-disagrees', (parts) => joinParts(parts, { count: parts.length - 1 })],
  ['a hidden file between two others', 'bytes-between', (parts) => withHidden(parts, 1)],
  [
    'a file marked as a link to another',
    'not-a-plain-file',
    change(picture, (part) => ({ ...part, attributes: (0o120777 << 16) >>> 0 })),
  ],
  [
    'a file marked as a device',
    'not-a-plain-file',
    change(picture, (part) => ({ ...part, attributes: (0o020666 << 16) >>> 0 })),
  ],
  ['a file marked as a folder', 'not-a-plain-file', change(picture, (part) => ({ ...part, attributes: 0x10 }))],
  ['the two headers telling other times', 'headers-disagree', change(picture, (p) => ({ ...p, local: { time: 1 } }))],
  [
    'a file said to be strongly encrypted',
    'encrypted-file',
    change(picture, (part) => ({ ...part, local: { flags: 0x840 }, central: { flags: 0x840 } })),
  ],
  [
    'a file said to be a patch of another',
    'unknown-method',
    change(picture, (part) => ({ ...part, local: { flags: 0x820 }, central: { flags: 0x820 } })),
  ],
  [
    'a size in a descriptor behind the file that lies',
    'headers-disagree',
    change(picture, (part) => ({
      ...part,
      local: { flags: 0x808, crc32: 0, size: 0, packed: 0 },
      central: { flags: 0x808 },
      behind: Uint8Array.of(0x50, 0x4b, 7, 8, 1, 2, 3, 4, 9, 0, 0, 0, 9, 0, 0, 0),
    })),
  ],
  ['a size of 2 GB that is not there', 'bad-header', sized(2 ** 31)],
  ['a size of nearly 4 GB that is not there', 'bad-header', sized(2 ** 32 - 2)],
  [
    'folders without end',
    'unsafe-name',
    (parts) => [...parts, { name: folderOf(parts, 'a/'.repeat(3000)), bytes: utf8('x') }],
  ],
  [
    'a NUL in a name',
    'unsafe-name',
    (parts) => [...parts, { name: folderOf(parts, 'data/a.png\0.exe'), bytes: utf8('x') }],
  ],
  [
    'a comment with another end of the directory in it',
    'zip-comment',
    (parts) => joinParts(parts, { comment: `PK\u0005\u0006${'\0'.repeat(17)}x` }),
  ],
  [
    'an end of the directory behind the end',
    'bytes-between',
    (parts) => concatBytes([joinParts(parts), joinParts(parts).slice(-22)]),
  ],
  [
    'line ends of Windows in a manifest',
    'manifest-wrong',
    (parts) => edit(parts, manifest, (list) => list.replaceAll('\n', '\r\n')),
  ],
  ['a byte order mark in a manifest', 'manifest-wrong', (parts) => edit(parts, manifest, (list) => `\uFEFF${list}`)],
  [
    'a NUL in a manifest',
    'manifest-wrong',
    (parts) => edit(parts, manifest, (list) => list.replace('/item.png\n', '/item\0.png ')),
  ],
  [
    'a percent sign in a path of a manifest',
    'manifest-wrong',
    (parts) => edit(parts, manifest, (list) => list.replace('item.png', 'item%2Epng')),
  ],
  [
    'a path of a manifest in another case',
    'file-missing',
    (parts) => edit(parts, manifest, (list) => list.replace('item.png', 'Item.png')),
  ],
  [
    'a path of a manifest with a dot in front',
    'file-missing',
    (parts) => edit(parts, manifest, (list) => list.replace('  data', '  ./data')),
  ],
  [
    'a file of the payload in the manifest of tag files',
    'manifest-wrong',
    (parts) =>
      edit(parts, 'tagmanifest-sha256.txt', (list) => list + text(parts[at(parts, manifest)]!).split('\n')[0]! + '\n'),
  ],
  [
    'a fetch.txt, and the manifests made again',
    'unknown-file',
    (parts) =>
      reseal([
        ...parts,
        { name: folderOf(parts, 'fetch.txt'), bytes: utf8('https://evil.example/x 1 data/report.html\n') },
      ]),
  ],
  [
    'a program beside the reports, and the manifests made again',
    'unknown-file',
    (parts) => reseal([...parts, { name: folderOf(parts, 'data/report.exe'), bytes: utf8('MZ') }]),
  ],
  [
    'the report replaced and the manifests made again',
    'signature-wrong',
    (parts) => reseal(edit(parts, 'data/report.html', () => '<p>Nothing happened.</p>')),
  ],
  [
    'the signed list of another package',
    'tag-file-changed',
    async (parts) => {
      const other = zipParts((await samplePackage([{}])).zip);
      const signed = ['tagmanifest-sha256.txt', 'tagmanifest-sha256.txt.sig', 'signing-key.pub.pem'];
      return parts.map((part) =>
        signed.includes(innerPath(part)) ? { ...part, bytes: other[at(other, innerPath(part))]!.bytes } : part,
      );
    },
  ],
  [
    'the journal of another record, all digests made again',
    'other-record',
    async (parts) => {
      const lines = text(parts[at(parts, 'data/journal.jsonl')]!).trimEnd().split('\n');
      const others = await chainedAgain(lines, 0, (line) => ({ ...line, subject: { id: 'another' } }));
      return reseal(edit(parts, 'data/journal.jsonl', () => others));
    },
  ],
  [
    'a record nested without end',
    'record-unreadable',
    (parts) =>
      reseal(
        edit(parts, 'data/record.json', (json) =>
          json.replace('"things":', `"other":${'['.repeat(200_000)}${']'.repeat(200_000)},"things":`),
        ),
      ),
  ],
  [
    'a journal line nested without end',
    'journal-unreadable',
    (parts) =>
      reseal(edit(parts, 'data/journal.jsonl', (lines) => `${lines}${'{"a":'.repeat(99_999)}1${'}'.repeat(99_999)}\n`)),
  ],
  [
    'an entry’s own file nested without end',
    'capture-file-differs',
    (parts) =>
      reseal(
        edit(parts, 'data/exhibits/0001-2026-10-02-x-post/capture.json', () => '['.repeat(99_999) + ']'.repeat(99_999)),
      ),
  ],
  [
    'a name twice in record.json',
    'two-readings',
    (parts) => reseal(edit(parts, 'data/record.json', (json) => json.replace('{\n', '{\n"zone":"Asia/Tokyo",\n'))),
  ],
  [
    'a name twice inside an entry',
    'two-readings',
    (parts) =>
      reseal(edit(parts, 'data/record.json', (json) => json.replace('"entry":{', '"entry":{"words":"other words",'))),
  ],
  [
    'a name twice in capture.json',
    'two-readings',
    (parts) =>
      reseal(
        edit(parts, 'data/exhibits/0001-2026-10-02-x-post/capture.json', (json) =>
          json.replace('{\n', '{\n  "kind": "page",\n'),
        ),
      ),
  ],
  [
    'an entry twice',
    'entry-twice',
    (parts) =>
      reseal(
        edit(parts, 'data/record.json', (json) => json.replace(/"entries":\[\n(.+)\n\]/su, '"entries":[\n$1,\n$1\n]')),
      ),
  ],
  ...(
    [
      ['a link, as ASi Unix has it', 'not-a-plain-file', 0x756e, 18],
      ['a link, as PKWARE Unix has it', 'not-a-plain-file', 0x000d, 16],
      ['sixty thousand bytes under a number that nobody knows', 'extra-bytes', 0xdada, 60_000],
      ['words where a time should be', 'extra-bytes', 0x5455, 40],
    ] as const
  ).map(([what, code, id, length]): [string, ProblemCode, Tamper] => [
    `an extra field with ${what}`,
    code,
    change(picture, (part) => ({
      ...part,
      extra: concatBytes([Uint8Array.of(id & 255, id >> 8, length & 255, length >> 8), new Uint8Array(length)]),
    })),
  ]),
  ['a folder whose name says something', 'empty-folder', withFile('data/she-lies/', new Uint8Array(0))],
  [
    'a folder with bytes of its own',
    'empty-folder',
    (parts) => [
      ...parts,
      { name: folderOf(parts, 'data/'), bytes: utf8('no'), local: { size: 0 }, central: { size: 0 } },
    ],
  ],
  ['a file where a folder has to be', 'colliding-names', withFile('data/exhibits', utf8('x'))],
  ['a name that Windows keeps for a device', 'unsafe-name', withFile('data/exhibits/nul.png', utf8('x'))],
  ['certificates without a timestamp', 'file-added', withFile('tsa-chain.pem', utf8('anything'))],
  ['a query without a timestamp', 'file-added', withFile('tagmanifest-sha256.txt.tsq', utf8('anything'))],
  [
    'bytes hidden behind the end of packed ones',
    'bad-data',
    change(picture, (part) => {
      const bytes = new Uint8Array(concatBytes([deflateRawSync(part.bytes), utf8('hidden words')]));
      const numbers = { method: 8, size: part.bytes.length, packed: bytes.length, crc32: crc32(part.bytes) };
      return { ...part, bytes, local: numbers, central: numbers };
    }),
  ],
  [
    'an entry told to be left out that there never was',
    'entry-not-in-journal',
    (parts) =>
      reseal(
        edit(parts, 'data/record.json', (json) =>
          json.replace(
            '"leftOut":[',
            '"leftOut":[{"at":"2026-01-01T00:00:00.000Z","id":"none","kind":"post","number":77},',
          ),
        ),
      ),
  ],
];

/** What whoever holds the key may do, and sign: each row and the only codes that must be found. */
const withTheKey: [what: string, codes: ProblemCode[], path: string, edit: (text: string) => string][] = [
  ...(
    [
      ['a number that none can hold', '"aaa":1e999'],
      ['half a surrogate pair', '"aaa":"\\ud800"'],
      ['a prototype', '"__proto__":{"words":"other"}'],
      ['a prototype, spelled otherwise', '"\\u005f_proto__":{"words":"other"}'],
    ] as const
  ).flatMap(([what, member]): typeof withTheKey => [
    [`${what} in an entry`, ['record-unreadable'], record, (json) => json.replace('"entry":{', `"entry":{${member},`)],
    [`${what} in the record`, ['record-unreadable'], record, (json) => json.replace('{\n', `{\n${member},\n`)],
    [
      `${what} in the journal`,
      ['journal-unreadable', 'journal-cut'],
      'data/journal.jsonl',
      (lines) => `${lines}${lines.split('\n')[0]!.replace('{', `{${member},`)}\n`,
    ],
    [`${what} in capture.json`, ['capture-file-differs'], ownFile, (json) => json.replace('{\n', `{\n  ${member},\n`)],
  ]),
  [
    'a number in digits without end',
    ['two-readings'],
    record,
    (json) => json.replace('{\n', `{\n"aaa":${'9'.repeat(30)},\n`),
  ],
  [
    'a claim added to capture.json',
    ['capture-file-differs'],
    ownFile,
    (json) => json.replace('{\n', '{\n  "seen": "all",\n'),
  ],
  [
    'an exhibit of capture.json described otherwise',
    ['capture-file-differs'],
    ownFile,
    (json) => json.replace('"mediaType": "image/png"', '"mediaType": "image/gif"'),
  ],
  [
    'another number in notes.json',
    ['capture-file-differs'],
    'data/exhibits/0003-2026-10-17-x-post/notes.json',
    (json) => json.replace('"number": 3', '"number": 4'),
  ],
  [
    'a field of the record that no journal line covers',
    ['entry-not-in-journal', 'capture-file-differs'],
    record,
    (json) => json.replace('"entry":{', '"entry":{"aaa":"more",'),
  ],
  ['control characters in bag-info.txt', ['bag-info-wrong'], 'bag-info.txt', (info) => `${info}X: \u001b[2J\n`],
  [
    'a line break of Unicode in bag-info.txt',
    ['bag-info-wrong'],
    'bag-info.txt',
    (info) => `${info}X: y\u2028Daybook-Format: 2\n`,
  ],
];

/** A size that the file has not, in both of its headers. */
function sized(size: number): Tamper {
  return change(picture, (part) => ({ ...part, local: { size, packed: size }, central: { size, packed: size } }));
}

function withFile(path: string, bytes: Uint8Array<ArrayBuffer>): Tamper {
  return (parts) => [...parts, { name: folderOf(parts, path), bytes }];
}

function folderOf(parts: readonly ZipPart[], path: string): string {
  return `${parts[0]!.name.split('/')[0]!}/${path}`;
}

/** Lines of a journal from `first` on as somebody changed them, chained again so that each follows from the one before. */
async function chainedAgain(
  lines: readonly string[],
  first: number,
  changed: (line: Record<string, unknown>) => Record<string, unknown>,
): Promise<string> {
  let prev = '0'.repeat(64);
  const chained: string[] = [];
  for (const [index, line] of lines.entries()) {
    const { digest: _, ...rest } = JSON.parse(line) as Record<string, unknown>;
    const next = index < first ? rest : { ...changed(rest), prev };
    prev = await digestOf(next);
    chained.push(canonicalJson({ ...next, digest: prev }));
  }
  return `${chained.join('\n')}\n`;
}

/** A file that a reader from front to back finds, at place `index`, and the directory does not name. */
function withHidden(parts: readonly ZipPart[], index: number): Uint8Array<ArrayBuffer> {
  const whole = joinParts(parts.toSpliced(index, 0, { name: 'hidden', bytes: utf8('hidden words') }));
  const view = new DataView(whole.buffer);
  let line = view.getUint32(whole.length - 22 + 16, true);
  for (let before = 0; before < index; before += 1) {
    line += 46 + view.getUint16(line + 28, true) + view.getUint16(line + 30, true);
  }
  return cutDirectory(whole, line, 46 + 'hidden'.length);
}

function cutDirectory(whole: Uint8Array<ArrayBuffer>, from: number, length: number): Uint8Array<ArrayBuffer> {
  const cut = concatBytes([whole.subarray(0, from), whole.subarray(from + length)]);
  const view = new DataView(cut.buffer);
  const end = cut.length - 22;
  const count = view.getUint16(end + 8, true) - 1;
  view.setUint16(end + 8, count, true);
  view.setUint16(end + 10, count, true);
  view.setUint32(end + 12, view.getUint32(end + 12, true) - length, true);
  return cut;
}

describe('a package that was tampered with', () => {
  it('verifies before', async () => {
    expect((await verify(joinParts(zipParts(zip)), fingerprint)).checks.filter((check) => !check.ok)).toEqual([]);
  });

  it.each(withoutKey)('fails: %s → %s', async (_, code, tamper) => {
    const tampered = await tamper(zipParts(zip));
    const report = await verify(tampered instanceof Uint8Array ? tampered : joinParts(tampered));
    expect(report.ok).toBe(false);
    expect(codesOf(report)).toContain(code);
  });

  it('fails where another key signed it all again, and the package still names the first', async () => {
    const other = await samplePackage([{}]);
    const pem = zipParts(other.zip).find((part) => innerPath(part) === 'signing-key.pub.pem')!.bytes;
    const parts = zipParts(zip).map((part) =>
      innerPath(part) === 'signing-key.pub.pem' ? { ...part, bytes: pem } : part,
    );
    const resigned = await reseal(parts, async (bytes) => derSignature(await other.source.sign(bytes)));
    const report = await verify(joinParts(resigned));
    expect(report.checks.find((check) => check.id === 'signature')).toMatchObject({ ok: false, code: 'key-not-named' });
  });

  it('fails against the expected key where everything was made anew', async () => {
    const other = await samplePackage();
    expect((await verify(other.zip)).ok).toBe(true);
    expect((await verify(other.zip, other.result.keyFingerprint.toUpperCase())).ok).toBe(true);
    const report = await verify(other.zip, fingerprint);
    expect(report.checks.find((check) => check.id === 'signature')).toMatchObject({ ok: false, code: 'other-key' });
  });

  it('finds what even the holder of the key altered behind the journal’s back', async () => {
    const parts = edit(zipParts(zip), 'data/record.json', (json) =>
      json.replace('You looked tired', 'You looked fine'),
    );
    const report = await verify(joinParts(await reseal(parts, sign)), fingerprint);
    expect(report.checks.find((check) => check.id === 'signature')?.ok).toBe(true);
    expect(codesOf(report)).toContain('entry-not-in-journal');
  });

  it.each(withTheKey)('fails though its own key signed it: %s → %s', async (_, codes, path, how) => {
    const report = await verify(joinParts(await reseal(edit(zipParts(zip), path, how), sign)), fingerprint);
    expect(codesOf(report).toSorted()).toEqual(codes.toSorted());
  });

  it('takes from the holder of the key no file that is none of a package', async () => {
    for (const name of ['run.exe', 'page.html', 'nul.txt']) {
      const parts = withFile(`data/statements/${name}`, utf8('x'))(zipParts(zip)) as ZipPart[];
      const report = await verify(joinParts(await reseal(parts, sign)));
      expect([name, codesOf(report)]).toEqual([name, [name === 'nul.txt' ? 'unsafe-name' : 'unknown-file']]);
    }
  });

  it('verifies where somebody packed it again: deflated, with folders and times of another program', async () => {
    const parts = zipParts(zip);
    const time = Uint8Array.of(0x55, 0x54, 5, 0, 1, 1, 2, 3, 4, 0x75, 0x78, 11, 0, 1, 4, 0, 0, 0, 0, 4, 0, 0, 0, 0);
    const packed = parts.map((part): ZipPart => {
      const bytes = new Uint8Array(deflateRawSync(part.bytes));
      const numbers = { method: 8, size: part.bytes.length, packed: bytes.length, crc32: crc32(part.bytes) };
      return { ...part, bytes, local: numbers, central: numbers, extra: time };
    });
    const folders = ['', 'data/', 'data/exhibits/'].map((path) => ({
      name: folderOf(parts, path),
      bytes: new Uint8Array(0),
    }));
    expect(codesOf(await verify(joinParts([...folders, ...packed]), fingerprint))).toEqual([]);
  });

  it('finds what was altered of the things that were written around the entries', async () => {
    const made = await samplePackage(undefined, thingsOfMaya);
    const parts = edit(zipParts(made.zip), 'data/record.json', (json) =>
      json.replace('CAD 1184/14NOV26', 'CAD 9999/14NOV26'),
    );
    expect(codesOf(await verify(joinParts(await reseal(parts))))).toContain('thing-not-in-journal');
  });

  it('finds a journal that was chained again from the middle', async () => {
    const parts = zipParts(zip);
    const lines = text(parts[at(parts, 'data/journal.jsonl')]!).trimEnd().split('\n');
    const chained = await chainedAgain(lines, 3, (line) => ({ ...line, at: '2026-12-01T00:00:00.000Z' }));
    const again = edit(parts, 'data/journal.jsonl', () => chained);
    expect(codesOf(await verify(joinParts(await reseal(again))))).toEqual(
      expect.arrayContaining(['journal-cut', 'signature-wrong']),
    );
  });

  it.each([
    ['cut off', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, -1000), 'not-a-zip', 'cut off'],
    ['empty', () => new Uint8Array(0), 'not-a-zip', 'too short'],
    ['some other file', () => utf8('hello '.repeat(100)), 'not-a-zip', 'no ZIP at all'],
    [
      'a ZIP of something else',
      () => joinParts([{ name: 'a/b.txt', bytes: utf8('x') }]),
      'not-a-package',
      'nothing of a package in it',
    ],
  ])('is unreadable: %s', async (_, make, code, detail) => {
    await expect(verify(make(zip) as Uint8Array<ArrayBuffer>)).rejects.toMatchObject({ code, detail });
  });
});
