// Mozilla's own lint of the Firefox build: no errors, and no warning but those that libraries bring.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildExtension } from '../../scripts/support/build-extension.ts';
import { projectRoot } from '../../scripts/support/project.ts';

interface Remark {
  code: string;
  file?: string;
  message: string;
}

/** What the lint warns of and why it stays. Each is a line of a library that no path of ours takes with data. */
const known: readonly { code: string; file: RegExp; why: string }[] = [
  {
    code: 'DANGEROUS_EVAL',
    file: /typeset-worker/,
    why: 'the typesetter’s constructor; our policy forbids eval, see docs/decisions/typst-sets-the-pdf.md',
  },
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: /^chunks\//, why: 'Preact’s dangerouslySetInnerHTML, which our lint forbids' },
  {
    code: 'UNSUPPORTED_API',
    file: /\.js$/,
    why: 'dom.openOrClosedShadowRoot is Chromium’s; in Firefox the method of elements is asked first',
  },
];

describe('web-ext lint', () => {
  it('finds no errors, and no warning that is ours', async () => {
    const folder = await buildExtension('firefox');
    const cli = join(projectRoot, 'node_modules/web-ext/bin/web-ext.js');
    const args = [cli, 'lint', '--source-dir', folder, '--output', 'json'];
    const done = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
    const found = JSON.parse(done.stdout) as { errors: Remark[]; warnings: Remark[] };
    expect(found.errors).toEqual([]);
    const ours = found.warnings.filter(
      ({ code, file }) => !known.some((one) => one.code === code && one.file.test(file ?? '')),
    );
    expect(ours).toEqual([]);
  }, 120_000);
});
