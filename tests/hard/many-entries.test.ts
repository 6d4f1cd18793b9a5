import { describe, expect, it } from 'vitest';
import { DaybookError } from '../../utils/shared/errors.ts';
import { blobAccess } from '../../utils/verify/random-access.ts';
import { verifyPackage } from '../../utils/verify/verify-package.ts';
import { samplePackage } from '../support/sample-package.ts';
import { joinParts, type ZipPart, zipParts } from '../support/zip-parts.ts';

async function found(zip: Uint8Array<ArrayBuffer>): Promise<string[]> {
  try {
    const report = await verifyPackage([blobAccess(new Blob([zip]))]);
    return report.checks.flatMap((check) => check.problems?.map(({ code }) => code) ?? []);
  } catch (thrown) {
    if (thrown instanceof DaybookError) return [thrown.code];
    throw thrown;
  }
}

describe('a ZIP of very many entries', async () => {
  const parts = zipParts((await samplePackage([{ at: '2026-11-03T21:14:09.000Z' }])).zip);
  const top = parts[0]!.name.split('/')[0]!;
  const extra = (name: string, more: Partial<ZipPart> = {}): ZipPart => ({
    name: `${top}/${name}`,
    bytes: new Uint8Array(0),
    ...more,
  });

  it('answers for 65 536 entries whose count does not fit, without Zip64', { timeout: 600_000 }, async () => {
    const many = Array.from({ length: 65_536 }, (_, at) => extra(`data/m/${at}`));
    expect(await found(joinParts([...parts, ...many], { count: (parts.length + many.length) & 0xffff }))).toContain(
      'count-disagrees',
    );
  });

  it('is refused for more entries than any package has, before any of them is read', { timeout: 600_000 }, async () => {
    const line = extra('data/m', { onlyDirectory: true, offset: 0 });
    const many = Array.from({ length: 200_001 }, () => line);
    expect(await found(joinParts([...parts, ...many], { count: 0xffff }))).toEqual(['not-a-package']);
  });
});
