import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeCatalogue } from '../../../scripts/support/catalogue.ts';
import { volumeFiles } from '../../../scripts/support/volume-files.ts';
import { compareKey, parseSeenKeys } from '../../../utils/verify/seen-keys.ts';
import { blobAccess } from '../../../utils/verify/random-access.ts';
import { verifyPackage } from '../../../utils/verify/verify-package.ts';
import { samplePackage } from '../../support/sample-package.ts';
import { inTemporaryFolder } from '../../support/stock-tools.ts';

describe('npm run verify -- --catalogue', () => {
  it(
    'writes a line for each package and each entry, also for those that fail, and no words of anybody',
    { timeout: 30_000 },
    async () => {
      const { zip } = await samplePackage();
      await inTemporaryFolder(async (folder) => {
        mkdirSync(join(folder, 'in/more'), { recursive: true });
        for (const name of ['a.zip', 'b.zip', 'more/c.zip']) writeFileSync(join(folder, 'in', name), zip);
        writeFileSync(join(folder, 'in/bad.zip'), zip.with(zip.length >> 1, zip[zip.length >> 1]! ^ 1));
        writeFileSync(join(folder, 'in/none.zip'), 'hello');
        const out = join(folder, 'out.ndjson');
        expect(await writeCatalogue(out, [join(folder, 'in')], () => undefined)).toBe(1);
        const text = readFileSync(out, 'utf8');
        const lines = text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
        const packages = lines.filter(({ line }) => line === 'package');
        expect(packages.map(({ zips, ok }) => [zips[0], ok]).toSorted()).toEqual([
          ['a.zip', true],
          ['b.zip', true],
          ['bad.zip', false],
          ['c.zip', true],
          ['none.zip', false],
        ]);
        expect(packages.find(({ zips }) => zips[0] === 'none.zip').problems).toEqual(['not-a-zip']);
        expect(lines.filter(({ line, ok }) => line === 'entry' && ok)).toHaveLength(3 * 14);
        expect(text).not.toMatch(/light is on|nightowl|Sam K|library/u);
      });
    },
  );

  it('takes volumes together', () => {
    expect(volumeFiles(['/a/n-1of2.zip', '/a/m.zip', '/a/n-2of2.zip', '/b/n-1of2.zip'])).toEqual([
      ['/a/n-1of2.zip', '/a/n-2of2.zip'],
      ['/a/m.zip'],
      ['/b/n-1of2.zip'],
    ]);
  });
});

describe('keys seen before', () => {
  it('are known again, and a change is told and not taken over', async () => {
    const check = async (zip: Uint8Array<ArrayBuffer>) => verifyPackage([blobAccess(new Blob([zip]))]);
    const [one, other] = [await samplePackage([{}]), await samplePackage([{}])];
    const first = compareKey({}, await check(one.zip), '2026-11-01T00:00:00.000Z');
    expect(first.result.state).toBe('new');
    const again = compareKey(
      parseSeenKeys(JSON.stringify(first.seen)),
      await check(one.zip),
      '2026-11-02T00:00:00.000Z',
    );
    expect(again.result).toMatchObject({
      state: 'same',
      before: { firstUtc: '2026-11-01T00:00:00.000Z', packages: 1 },
    });
    const changed = compareKey(again.seen, await check(other.zip), '2026-11-03T00:00:00.000Z');
    expect([changed.result.state, changed.seen]).toEqual(['changed', again.seen]);
    const broken = await check(one.zip.with(one.zip.length >> 1, one.zip[one.zip.length >> 1]! ^ 1));
    expect(compareKey({}, broken, '2026-11-02T00:00:00.000Z').seen).toEqual({});
    for (const stored of ['', 'null', '[1]', '{"a":1}', '{"__proto__":{"key":"x"}}'])
      expect(parseSeenKeys(stored)).toEqual({});
  });
});
