/** `npm run verify -- FILE.zip […]`: exit 0 verified, 1 not, 2 unreadable. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DaybookError, toFailure } from '../utils/shared/errors.ts';
import type { Report } from '../utils/verify/report.ts';
import { verifyPackage } from '../utils/verify/verify-package.ts';
import { fileAccess } from './file-access.ts';

const usage = 'Usage: npm run verify -- FILE.zip [FILE.zip …] [--json] [--key FINGERPRINT] | --bag-only DIR_OR_ZIP';

const unreadable: Partial<Record<string, string>> = {
  'not-a-zip': 'This file is not a whole ZIP: it is damaged, cut off, or something else.',
  'not-a-package': 'This ZIP is not a package: none of the files that a package has are in it.',
  'cannot-read-file': 'The file cannot be read.',
  'bad-input': usage,
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, key: { type: 'string' }, 'bag-only': { type: 'boolean' } },
  });
  if (positionals.length === 0) throw new DaybookError('bad-input');
  const paths = positionals.map((path) => resolve(process.env['INIT_CWD'] ?? process.cwd(), path));
  const files = [];
  try {
    for (const path of paths) files.push(await openFile(path));
    const report = await verifyPackage(files, values.key === undefined ? {} : { key: values.key });
    process.stdout.write(
      values.json ? `${JSON.stringify(report, null, process.stdout.isTTY ? 2 : 0)}\n` : told(report),
    );
    return report.ok ? 0 : 1;
  } finally {
    for (const file of files) await file.close();
  }
}

async function openFile(path: string): ReturnType<typeof fileAccess> {
  try {
    if (!(await stat(path)).isFile()) throw new Error('not a file');
    return await fileAccess(path);
  } catch (cause) {
    throw new DaybookError('cannot-read-file', undefined, { cause });
  }
}

/** A calm page for people: one line a check, then the numbers to compare. */
function told(report: Report): string {
  const { checks, package: about } = report;
  const lines = checks.map((check) => {
    const where = check.where === undefined ? '' : `\n        ${harmless(check.where)}`;
    const code = check.code === undefined ? '' : ` [${check.code}]`;
    return `  ${check.ok ? 'yes' : 'NO '}  ${check.id.padEnd(13)} ${check.detail}${code}${where}`;
  });
  return `
${report.ok ? 'Verified: nothing in this package has changed since it was signed with the key below.' : 'NOT verified: this package is not as it was made.'}

${lines.join('\n')}

  ${about.entries} entries, ${about.captures} of them captures; ${about.exhibits} exhibits; ${about.files} files in ${harmless(about.topFolder)}
  made         ${harmless(about.made ?? 'unknown')} (by the maker’s own clock)
  signing key  ${about.key ?? 'unknown'}
  package      ${about.digest ?? 'unknown'}
  record.json  ${about.record ?? 'unknown'}

This shows whether files changed since. It does not show that a page was genuine, nor who wrote it.
`;
}

/** Text from the package may hold terminal commands: only its visible characters are printed. */
function harmless(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

try {
  process.exitCode = await main();
} catch (thrown) {
  const { code } = toFailure(thrown, 'bad-input');
  process.stderr.write(`${unreadable[code] ?? 'The file cannot be read.'}\n`);
  process.exitCode = 2;
}
