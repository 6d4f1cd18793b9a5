import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { concatBytes, utf8 } from '../../../utils/shared/bytes.ts';
import { crc32 } from '../../../utils/shared/crc32.ts';
import { DaybookError } from '../../../utils/shared/errors.ts';
import type { ProblemCode } from '../../../utils/verify/problem-codes.ts';
import { blobAccess } from '../../../utils/verify/random-access.ts';
import { verifyPackage } from '../../../utils/verify/verify-package.ts';
import { samplePackage } from '../../support/sample-package.ts';
import { joinParts, type ZipPart, zipParts } from '../../support/zip-parts.ts';

let parts: ZipPart[];
let top: string;
beforeAll(async () => {
  parts = zipParts((await samplePackage([{ at: '2026-11-03T21:14:09.000Z' }])).zip);
  top = parts[0]!.name.split('/')[0]!;
});

/** Codes of the problems, or the code with which it is refused as a whole; and how long that took. */
async function found(zip: Uint8Array<ArrayBuffer>): Promise<string[]> {
  try {
    const report = await verifyPackage([blobAccess(new Blob([zip]))]);
    expect(report.ok).toBe(false);
    return report.checks.flatMap((check) => check.problems?.map(({ code }) => code) ?? []);
  } catch (thrown) {
    if (thrown instanceof DaybookError) return [thrown.code];
    throw thrown;
  }
}

const extra = (name: string, more: Partial<ZipPart> = {}): ZipPart => ({
  name: `${top}/${name}`,
  bytes: utf8('x'),
  ...more,
});
const zip64 = (...values: bigint[]): Uint8Array => {
  const bytes = new Uint8Array(4 + values.length * 8);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 1, true);
  view.setUint16(2, values.length * 8, true);
  values.forEach((value, at) => view.setBigUint64(4 + at * 8, value, true));
  return bytes;
};

describe('a ZIP made to break readers', () => {
  it.each<[string, ProblemCode, () => ZipPart[]]>([
    ['a traversal', 'unsafe-name', () => [extra('data/../../../etc/passwd')]],
    ['a traversal by backslash', 'unsafe-name', () => [extra('data\\..\\..\\evil.exe')]],
    ['an absolute path', 'several-folders', () => [{ name: '/etc/passwd', bytes: utf8('x') }]],
    ['a drive', 'several-folders', () => [{ name: 'C:/evil.exe', bytes: utf8('x') }]],
    ['a NUL in a name', 'unsafe-name', () => [extra('data/a.png\u0000.exe')]],
    ['names that differ in case', 'colliding-names', () => [extra('BAG-INFO.TXT')]],
    ['names that differ in their normal form', 'colliding-names', () => [extra('data/\u00E9'), extra('data/e\u0301')]],
    ['a name twice', 'duplicate-name', () => [extra('bag-info.txt')]],
    ['one file under two names', 'overlapping-files', () => [extra('data/twin', { offset: 0, onlyDirectory: true })]],
    [
      'a size that only Zip64 could tell, and does not',
      'bad-header',
      () => [
        extra('data/big', {
          central: { size: 0xffffffff, packed: 0xffffffff },
          local: { size: 0xffffffff, packed: 0xffffffff },
        }),
      ],
    ],
    [
      'a Zip64 field that tells another size',
      'bad-header',
      () => [
        extra('data/big', {
          extra: zip64(9_000_000_000_000n, 9_000_000_000_000n),
          central: { size: 0xffffffff, packed: 0xffffffff },
          local: { size: 0xffffffff, packed: 0xffffffff },
        }),
      ],
    ],
    ['a Zip64 field where none belongs', 'zip64-disagrees', () => [extra('data/big', { extra: zip64(1n, 1n) })]],
    [
      'another name by an extra field',
      'bad-header',
      () => [extra('data/a', { extra: concatBytes([Uint8Array.of(0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 0x62)]) })],
    ],
  ])('is refused with a reason: %s → %s', async (_, code, more) => {
    expect(await found(joinParts([...parts, ...more()]))).toContain(code);
  });

  it('is refused for a size that no number holds', async () => {
    const impossible = extra('data/big', {
      extra: zip64(2n ** 63n, 2n ** 63n),
      central: { size: 0xffffffff, packed: 0xffffffff },
      local: { size: 0xffffffff, packed: 0xffffffff },
    });
    expect(await found(joinParts([...parts, impossible]))).toEqual(['not-a-zip']);
  });

  it('unpacks no bomb: one that says what it is, and one that lies', { timeout: 30_000 }, async () => {
    const bytes = new Uint8Array(deflateRawSync(new Uint8Array(16 << 20)));
    const honest = { method: 8, size: 16 << 20, packed: bytes.length, crc32: crc32(new Uint8Array(16 << 20)) };
    const report = await found(joinParts([...parts, extra('data/zeros', { bytes, local: honest, central: honest })]));
    expect(report).toContain('file-added');
    const huge = { ...honest, size: 0xfffffff0 };
    expect(await found(joinParts([...parts, extra('data/zeros', { bytes, local: huge, central: huge })]))).toContain(
      'bomb',
    );
    const small = { ...honest, size: 100 };
    expect(await found(joinParts([...parts, extra('data/zeros', { bytes, local: small, central: small })]))).toContain(
      'bad-data',
    );
  });
});
