import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { protectedSink } from '../../../utils/package/protected-sink.ts';
import { writePackage } from '../../../utils/package/write-package.ts';
import { blobAccess } from '../../../utils/verify/random-access.ts';
import { verifyPackage } from '../../../utils/verify/verify-package.ts';
import { memorySink } from '../../support/memory-sink.ts';
import { sampleOptions } from '../../support/sample-package.ts';
import { sampleSource } from '../../support/sample-source.ts';
import { inTemporaryFolder } from '../../support/stock-tools.ts';

const passphrase = 'blaue Tür 37 & „Zöe“';

async function written() {
  const outer = memorySink();
  const sink = await protectedSink(outer, 'notes-2026-11-26.zip', passphrase);
  const result = await writePackage(await sampleSource(), sampleOptions, sink);
  return { outer, result };
}

describe('a protected package', { timeout: 60_000 }, () => {
  it('opens in 7-Zip with its passphrase only, encrypted by AES-256, and what is inside verifies', async () => {
    const { outer, result } = await written();
    await inTemporaryFolder(async (folder) => {
      const run = (...args: string[]) =>
        execFileSync('7z', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
      writeFileSync(join(folder, 'locked.zip'), outer.bytes());
      expect(run('l', '-slt', 'locked.zip')).toMatch(/Path = notes-2026-11-26\.zip[^]*Encrypted = \+[^]*AES-256/u);
      expect(() => run('t', '-pwrong', 'locked.zip')).toThrow(/Wrong password|Data Error|Cannot open encrypted/u);
      expect(run('x', `-p${passphrase}`, 'locked.zip')).toContain('Everything is Ok');
      const inner = readFileSync(join(folder, 'notes-2026-11-26.zip'));
      expect(inner.length).toBe(result.sizeBytes);
      expect((await verifyPackage([blobAccess(new Blob([inner]))])).ok).toBe(true);
    });
  });

  it('is told apart from a broken package: its passphrase has to open it first', async () => {
    const { outer } = await written();
    await expect(verifyPackage([blobAccess(new Blob([outer.bytes()]))])).rejects.toMatchObject({
      code: 'package-protected',
    });
  });

  it('holds no byte of the inner ZIP in the clear', async () => {
    const { outer } = await written();
    expect(Buffer.from(outer.bytes()).includes('bagit.txt')).toBe(false);
  });

  it('leaves nothing where the writing fails, inside or outside', async () => {
    const source = { ...(await sampleSource()), sign: () => Promise.reject(new Error('no key')) };
    const outer = memorySink();
    const sink = await protectedSink(outer, 'n.zip', passphrase);
    await expect(writePackage(source, sampleOptions, sink)).rejects.toMatchObject({ code: 'package-not-written' });
    expect(outer.state).toBe('aborted');
    const full = Object.assign(memorySink(), { write: () => Promise.reject(new Error('disk full')) });
    const failing = await protectedSink(full, 'n.zip', passphrase);
    await expect(writePackage(await sampleSource(), sampleOptions, failing)).rejects.toMatchObject({
      code: 'package-not-written',
    });
  });
});
