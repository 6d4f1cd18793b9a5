import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './installed-browser.ts';

/** What a recipient's own tools say of a package: one line per command that objected. */
export function stockToolsObject(zip: string): string[] {
  const objections: string[] = [];
  const run = (program: string, args: readonly string[], cwd?: string): void => {
    const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
    if (status !== 0) objections.push(`${program} ${args.join(' ')}: ${error?.message ?? `${stdout}${stderr}`.trim()}`);
  };
  const folder = mkdtempSync(join(tmpdir(), 'daybook-stock-'));
  try {
    run('unzip', ['-tq', zip]);
    run('unzip', ['-q', zip, '-d', folder]);
    const tops = readdirSync(folder);
    if (tops.length !== 1 || tops[0] === undefined) return [...objections, `top folders: ${tops.join(', ')}`];
    const bag = join(folder, tops[0]);
    // macOS has shasum in its place
    const [sha, ...before] = onPath(['sha256sum']) === null ? ['shasum', '-a', '256'] : ['sha256sum'];
    run(sha ?? 'sha256sum', [...before, '-c', 'manifest-sha256.txt'], bag);
    run(sha ?? 'sha256sum', [...before, '-c', 'tagmanifest-sha256.txt'], bag);
    const key = 'signing-key.pub.pem';
    run(
      'openssl',
      ['dgst', '-sha256', '-verify', key, '-signature', 'tagmanifest-sha256.txt.sig', 'tagmanifest-sha256.txt'],
      bag,
    );
    const listed = readFileSync(join(bag, 'manifest-sha256.txt'), 'utf8').trim().split('\n').length;
    const payload = readdirSync(join(bag, 'data'), { recursive: true, withFileTypes: true }).filter((item) =>
      item.isFile(),
    );
    if (listed !== payload.length) objections.push(`manifest names ${listed} files, data/ holds ${payload.length}`);
    return objections;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `npm run verify -- --json` on packages. */
export function verifyPackage(...zips: readonly string[]): {
  status: number | null;
  result: { ok: boolean; checks: { id: string; ok: boolean; detail: string }[]; package: Record<string, unknown> };
} {
  const script = join(import.meta.dirname, '../../scripts/verify.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...zips, '--json'], { encoding: 'utf8' });
  if (stdout.trim() === '') throw new Error(`verify printed nothing: ${stderr}`);
  return { status, result: JSON.parse(stdout) };
}
