import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../utils/shared/bytes.ts';
import type { ProblemCode } from '../../../utils/verify/problem-codes.ts';
import { verifyBag } from '../../../utils/verify/verify-bag.ts';
import { inTemporaryFolder } from '../../support/stock-tools.ts';

type Files = Record<string, string | Uint8Array<ArrayBuffer>>;

function tree(files: Files) {
  return new Map(
    Object.entries(files).map(([path, content]) => {
      const bytes = typeof content === 'string' ? utf8(content) : content;
      const file = {
        path,
        sizeBytes: bytes.length,
        bytes: async function* () {
          yield bytes;
        },
      };
      return [path, file] as const;
    }),
  );
}

const digest = (algorithm: string, content: string | Uint8Array): string =>
  createHash(algorithm).update(content).digest('hex');
const bagit = (version: string, encoding = 'UTF-8'): string =>
  `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`;
const line = (algorithm: string, path: string, content = path): string => `${digest(algorithm, content)}  ${path}\n`;

/** A small bag: each payload file holds its own name. */
function bag(version: string, algorithm = 'md5', more: Files = {}): Files {
  return {
    'bagit.txt': bagit(version),
    'data/a.txt': 'data/a.txt',
    'data/b/c.txt': 'data/b/c.txt',
    [`manifest-${algorithm}.txt`]: line(algorithm, 'data/a.txt') + line(algorithm, 'data/b/c.txt'),
    ...more,
  };
}

const both = line('md5', 'data/a.txt') + line('md5', 'data/b/c.txt');
const utf16 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([0xfe, 0xff, ...[...text].flatMap((char) => [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 255])]);
const latin1 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (char) => char.charCodeAt(0));

// Named after the cases of the public BagIt conformance suite that they stand for.
const valid: [string, Files][] = [
  ['0.97 basic-bag', bag('0.97', 'md5', { 'bag-info.txt': 'Payload-Oxum: 22.2\nContact-Name: Ä\n' })],
  ...['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'].map((algorithm): [string, Files] => [
    `1.0 basic-bag-${algorithm}`,
    bag('1.0', algorithm),
  ]),
  ['0.97 minimal-bag', { 'bagit.txt': bagit('0.97'), 'manifest-md5.txt': '' }],
  [
    '0.97 UTF-16-encoded-tag-files',
    bag('0.97', 'md5', {
      'bagit.txt': bagit('0.97', 'UTF-16'),
      'manifest-md5.txt': utf16(both),
      'bag-info.txt': utf16('Contact-Name: x\n'),
    }),
  ],
  [
    '0.97 ISO-8859-1-encoded-tag-files',
    bag('0.97', 'md5', { 'bagit.txt': bagit('0.97', 'ISO-8859-1'), 'bag-info.txt': latin1('Contact-Name: Ä\n') }),
  ],
  [
    '0.97 bag-in-a-bag',
    bag('0.97', 'md5', {
      'data/bag/bagit.txt': 'x',
      'manifest-md5.txt': both + line('md5', 'data/bag/bagit.txt', 'x'),
    }),
  ],
  [
    '0.97 bag-with-leading-dot-slash-in-manifest',
    bag('0.97', 'md5', { 'manifest-md5.txt': both.replaceAll('data/', './data/') }),
  ],
  ['0.97 bag-with-space', bag('0.97', 'md5', { 'manifest-md5.txt': both.replaceAll('  ', ' ') })],
  [
    '0.97 bag-with-escapable-characters',
    bag('0.97', 'md5', {
      'data/with spaces.txt': 'x',
      'manifest-md5.txt': both + line('md5', 'data/with spaces.txt', 'x'),
    }),
  ],
  [
    '0.97 bag-with-encoded-names',
    bag('0.97', 'md5', {
      'data/%7Edir2/t.txt': 'x',
      'data/%test.txt': 'x',
      'manifest-md5.txt': both + line('md5', 'data/%7Edir2/t.txt', 'x') + line('md5', 'data/%test.txt', 'x'),
    }),
  ],
  [
    '0.97 uncommon-metadata-separators',
    bag('0.97', 'md5', { 'bag-info.txt': 'One:1\nTwo :2\nThree\t:\t3\nFour: first\n  second\n\tthird\n' }),
  ],
  ['0.97 duplicate-metadata-entries', bag('0.97', 'md5', { 'bag-info.txt': 'Contact-Name: a\nContact-Name: b\n' })],
  ['0.97 holey-bag whose files have come', bag('0.97', 'md5', { 'fetch.txt': 'http://example.org/a 10 data/a.txt\n' })],
  [
    '0.97 two manifests that list it all together',
    bag('0.97', 'md5', {
      'manifest-md5.txt': line('md5', 'data/a.txt'),
      'manifest-sha1.txt': line('sha1', 'data/b/c.txt'),
    }),
  ],
  [
    '1.0 line ends of Windows',
    bag('1.0', 'md5', {
      'bagit.txt': bagit('1.0').replaceAll('\n', '\r\n'),
      'manifest-md5.txt': both.replaceAll('\n', '\r\n'),
    }),
  ],
  [
    '1.0 percent-encoded line end and percent',
    bag('1.0', 'md5', { 'data/x\ny%.txt': 'x', 'manifest-md5.txt': both + line('md5', 'data/x%0Ay%25.txt', 'x') }),
  ],
  [
    '1.0 digests in capitals',
    bag('1.0', 'md5', { 'manifest-md5.txt': both.replaceAll(/^[0-9a-f]{32}/gmu, (hex) => hex.toUpperCase()) }),
  ],
];

const warning: [string, ProblemCode, Files][] = [
  [
    '0.97 made-with-md5sum-tools',
    'md5sum-mark',
    bag('0.97', 'md5', { 'manifest-md5.txt': both.replaceAll('  ', ' *') }),
  ],
  [
    '0.97 same-filename-listed-twice-with-the-same-hash',
    'listed-twice',
    bag('0.97', 'md5', { 'manifest-md5.txt': both + line('md5', 'data/a.txt') }),
  ],
  [
    '0.97 filename-normalization',
    'other-normal-form',
    bag('0.97', 'md5', { 'data/\u00E9.txt': 'x', 'manifest-md5.txt': both + line('md5', 'data/e\u0301.txt', 'x') }),
  ],
  [
    '0.97 duplicate-file-with-different-case',
    'colliding-names',
    bag('0.97', 'md5', { 'data/A.txt': 'x', 'manifest-md5.txt': both + line('md5', 'data/A.txt', 'x') }),
  ],
  [
    '0.97 special-system-files',
    'system-file',
    bag('0.97', 'md5', { 'data/.DS_Store': 'x', 'manifest-md5.txt': both + line('md5', 'data/.DS_Store', 'x') }),
  ],
  [
    '1.0 digests that nobody knows, beside some that are known',
    'unknown-algorithm',
    bag('1.0', 'md5', { 'manifest-md6.txt': 'x' }),
  ],
];

const outside = [
  '../../../README.md',
  '/tmp/foo',
  '~/foo',
  '~root/foo',
  'C:\\Windows\\System32\\setx.exe',
  '%HomeDrive%\\x',
  '\\\\?\\UNC\\server\\x',
  'data/../../x',
];
const invalid: [string, ProblemCode, Files][] = [
  ['0.97 baginfo-missing-encoding', 'not-a-bag', bag('0.97', 'md5', { 'bagit.txt': 'BagIt-Version: 0.97\n' })],
  ['0.97 bom-in-bagit.txt', 'not-a-bag', bag('0.97', 'md5', { 'bagit.txt': `\uFEFF${bagit('0.97')}` })],
  ['0.97 invalid-version-number', 'not-a-bag', bag('0.97', 'md5', { 'bagit.txt': bagit('.97') })],
  [
    '0.97 bagit-with-invalid-whitespace',
    'not-a-bag',
    bag('0.97', 'md5', { 'bagit.txt': bagit('0.97').replace(':', ' :') }),
  ],
  [
    '1.0 bagit-with-invalid-whitespace',
    'not-a-bag',
    bag('1.0', 'md5', { 'bagit.txt': bagit('1.0').replace(':', ' :') }),
  ],
  ['1.0 a version from the future', 'not-a-bag', bag('9.9')],
  ['0.97 missing-bagit.txt', 'not-a-bag', (({ 'bagit.txt': _, ...rest }) => rest)(bag('0.97'))],
  ['0.97 missing-baginfo', 'file-missing', bag('0.97', 'md5', { 'tagmanifest-md5.txt': line('md5', 'bag-info.txt') })],
  ['0.97 missing payload manifest', 'file-missing', (({ 'manifest-md5.txt': _, ...rest }) => rest)(bag('0.97'))],
  ['0.97 corrupt-data-file', 'file-changed', bag('0.97', 'md5', { 'data/a.txt': 'other' })],
  [
    '0.97 corrupt-tag-file',
    'tag-file-changed',
    bag('0.97', 'md5', { 'bag-info.txt': 'x: y\n', 'tagmanifest-md5.txt': line('md5', 'bag-info.txt', 'other') }),
  ],
  ['0.97 extra-file-in-bag', 'file-added', bag('0.97', 'md5', { 'data/bar': 'x' })],
  ['0.97 missing file', 'file-missing', bag('0.97', 'md5', { 'manifest-md5.txt': both + line('md5', 'data/gone') })],
  [
    '0.97 a file still to be fetched',
    'file-to-fetch',
    bag('0.97', 'md5', {
      'manifest-md5.txt': both + line('md5', 'data/gone'),
      'fetch.txt': 'http://example.org/gone - data/gone\n',
    }),
  ],
  [
    '0.97 same-filename-listed-twice-with-different-hashes',
    'listed-twice',
    bag('0.97', 'md5', { 'manifest-md5.txt': both + line('md5', 'data/a.txt', 'other') }),
  ],
  [
    '1.0 same-filename-listed-twice-with-different-hashes',
    'listed-twice',
    bag('1.0', 'md5', { 'manifest-md5.txt': both + line('md5', 'data/a.txt', 'other') }),
  ],
  ['1.0 missing-from-manifest', 'file-added', bag('1.0', 'sha512', { 'data/missingFromManifest.txt': 'x' })],
  [
    '1.0 a file that one of two manifests does not list',
    'file-added',
    bag('1.0', 'md5', { 'manifest-sha1.txt': line('sha1', 'data/a.txt') }),
  ],
  [
    '1.0 fetch.txt naming a tag file',
    'fetch-wrong',
    bag('1.0', 'md5', { 'fetch.txt': 'http://example.org/x 1 bag-info.txt\n' }),
  ],
  [
    '1.0 Payload-Oxum that is wrong',
    'payload-size-differs',
    bag('1.0', 'md5', { 'bag-info.txt': 'Payload-Oxum: 1.1\n' }),
  ],
  [
    '1.0 a manifest line without a path',
    'manifest-wrong',
    bag('1.0', 'md5', { 'manifest-md5.txt': `${both}d41d8cd98f00b204e9800998ecf8427e\n` }),
  ],
  [
    '1.0 a digest that is too short',
    'manifest-wrong',
    bag('1.0', 'md5', { 'manifest-md5.txt': `${both}d41d8cd9  data/a.txt\n` }),
  ],
  [
    '1.0 bagit.txt with its lines the other way round',
    'not-a-bag',
    bag('1.0', 'md5', { 'bagit.txt': bagit('1.0').trimEnd().split('\n').toReversed().join('\n') }),
  ],
  ['1.0 an encoding that there is not', 'not-a-bag', bag('1.0', 'md5', { 'bagit.txt': bagit('1.0', 'none') })],
  [
    '1.0 a manifest that lists itself',
    'manifest-wrong',
    bag('1.0', 'md5', { 'manifest-md5.txt': both + line('md5', 'manifest-md5.txt') }),
  ],
  [
    '1.0 a tag manifest that lists itself',
    'tag-file-changed',
    bag('1.0', 'md5', { 'tagmanifest-md5.txt': line('md5', 'tagmanifest-md5.txt') }),
  ],
  [
    '1.0 a line of nothing but blanks, so many that looking for a colon could take forever',
    'bag-info-wrong',
    bag('1.0', 'md5', { 'bag-info.txt': `x${' '.repeat(1_000_000)}` }),
  ],
  ['1.0 bag-info without a colon', 'bag-info-wrong', bag('1.0', 'md5', { 'bag-info.txt': 'nothing\n' })],
  ...outside.map((path): [string, ProblemCode, Files] => [
    `0.97 out-of-scope path ${path}`,
    'unsafe-name',
    bag('0.97', 'md5', { 'manifest-md5.txt': both + line('md5', path) }),
  ]),
  ...outside.map((path): [string, ProblemCode, Files] => [
    `0.97 out-of-scope path for fetch ${path}`,
    'fetch-wrong',
    bag('0.97', 'md5', { 'fetch.txt': `http://example.org/x 1 ${path}\n` }),
  ]),
];

describe('verifyBag', () => {
  it.each(valid)('finds valid: %s', async (_, files) => {
    const report = await verifyBag(tree(files));
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
    expect(report.warnings).toEqual([]);
  });

  it.each(warning)('warns only: %s → %s', async (_, code, files) => {
    const report = await verifyBag(tree(files));
    expect(report.ok).toBe(true);
    expect(report.warnings.map((problem) => problem.code)).toContain(code);
  });

  it.each(invalid)('finds invalid: %s → %s', async (_, code, files) => {
    const report = await verifyBag(tree(files));
    expect(report.ok).toBe(false);
    expect(report.checks.flatMap((check) => check.problems?.map((problem) => problem.code) ?? [])).toContain(code);
  });
});

describe('npm run verify -- --bag-only', { timeout: 60_000 }, () => {
  const verify = (path: string): { code: number; stdout: string; stderr: string } => {
    try {
      const stdout = execFileSync(process.execPath, ['scripts/verify.ts', '--bag-only', '--json', path], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
      return { code: 0, stdout, stderr: '' };
    } catch (thrown) {
      const { status, stdout, stderr } = thrown as { status: number; stdout: string; stderr: string };
      return { code: status, stdout, stderr };
    }
  };

  it('takes a folder, and tells valid, invalid and unreadable apart', async () => {
    await inTemporaryFolder((folder) => {
      const put = (name: string, files: Files): string => {
        for (const [path, content] of Object.entries(files)) {
          mkdirSync(dirname(join(folder, name, path)), { recursive: true });
          writeFileSync(join(folder, name, path), content);
        }
        return join(folder, name);
      };
      const good = verify(put('good', bag('0.97')));
      expect([good.code, JSON.parse(good.stdout).ok]).toEqual([0, true]);
      const bad = verify(put('bad', bag('1.0', 'sha512', { 'data/extra': 'x' })));
      expect([bad.code, JSON.parse(bad.stdout).ok]).toEqual([1, false]);
      const none = verify(join(folder, 'nothing-there'));
      expect([none.code, none.stdout, none.stderr.trim().split('\n').length]).toEqual([2, '', 1]);
    });
  });
});
