import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/verify/report.ts';
import { samplePackage } from '../../support/sample-package.ts';
import { inTemporaryFolder } from '../../support/stock-tools.ts';

function verify(cwd: string, ...args: string[]) {
  const env = { ...process.env, INIT_CWD: cwd };
  return spawnSync(process.execPath, ['scripts/verify.ts', ...args], { encoding: 'utf8', env });
}

// each start of the command costs a second on a busy machine
describe('npm run verify', { timeout: 60_000 }, () => {
  it('exits 0, 1 or 2, with one line of JSON or one plain sentence', async () => {
    const { zip, result } = await samplePackage();
    await inTemporaryFolder((folder) => {
      writeFileSync(join(folder, 'good.zip'), zip);
      writeFileSync(join(folder, 'bad.zip'), zip.with(zip.length >> 1, zip[zip.length >> 1]! ^ 1));
      writeFileSync(join(folder, 'cut.zip'), zip.slice(0, -500));
      writeFileSync(join(folder, 'none.zip'), 'hello');

      const good = verify(folder, 'good.zip', '--json');
      expect([good.status, good.stdout.split('\n').length]).toEqual([0, 2]);
      const report = JSON.parse(good.stdout) as Report;
      expect(report).toMatchObject({
        ok: true,
        package: { entries: 14, captures: 12, exhibits: 36, key: result.keyFingerprint },
      });
      for (const id of ['structure', 'completeness', 'hashes', 'signature', 'journal']) {
        expect(report.checks.find((check) => check.id === id)).toMatchObject({ ok: true });
      }

      expect(verify(folder, 'good.zip', '--key', result.keyFingerprint).status).toBe(0);
      expect(verify(folder, 'good.zip', '--key', 'ab'.repeat(32)).status).toBe(1);
      expect(verify(folder, 'bad.zip').status).toBe(1);
      for (const unreadable of ['cut.zip', 'none.zip', 'missing.zip', '.']) {
        const { status, stdout, stderr } = verify(folder, unreadable);
        expect([unreadable, status, stdout, stderr.trim().split('\n').length]).toEqual([unreadable, 2, '', 1]);
        expect(stderr).not.toMatch(/Error|at /u);
      }
      expect(verify(folder).stderr).toContain('Usage');
    });
  });

  it('prints no command to the terminal that a file name may hold', async () => {
    const { zip } = await samplePackage();
    await inTemporaryFolder((folder) => {
      const text = Buffer.from(zip).toString('latin1').replaceAll('READ-ME-FIRST.txt', 'READ\u001B[2JFIRST.txt');
      writeFileSync(join(folder, 'evil.zip'), Buffer.from(text, 'latin1'));
      const { status, stdout } = verify(folder, 'evil.zip');
      expect(status).toBe(1);
      expect(stdout).not.toContain('\u001B');
    });
  });
});
