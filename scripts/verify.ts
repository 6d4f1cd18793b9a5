/** `npm run verify -- FILE.zip […]`: exit 0 verified, 1 not, 2 unreadable. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DaybookError, toFailure } from '../utils/shared/errors.ts';
import { problemSentences, Problems } from '../utils/verify/problem-codes.ts';
import type { Check, Report } from '../utils/verify/report.ts';
import { type BagReport, verifyBag } from '../utils/verify/verify-bag.ts';
import { verifyPackage } from '../utils/verify/verify-package.ts';
import { openZipTree } from '../utils/verify/zip-tree.ts';
import { fileAccess } from './file-access.ts';
import { folderTree } from './folder-tree.ts';

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
  if (values['bag-only']) return await checkBag(paths[0]!, values.json === true);
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

/** `--bag-only`: what RFC 8493 asks, of a folder or a ZIP. */
async function checkBag(path: string, json: boolean): Promise<number> {
  const structure = new Problems();
  const file = (await isFolder(path)) ? null : await openFile(path);
  try {
    const tree = file ? (await openZipTree(file, structure, false)).files : await folderTree(path, structure);
    const report = await verifyBag(tree, structure);
    const nothing = { captures: 0, entries: 0, exhibits: 0, key: null, made: null };
    if (json) print({ ...report, package: nothing });
    else process.stdout.write(toldOfBag(report));
    return report.ok ? 0 : 1;
  } finally {
    await file?.close();
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw new DaybookError('cannot-read-file', undefined, { cause });
  }
}

/** One line where another program reads it. */
function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0)}\n`);
}

async function openFile(path: string): ReturnType<typeof fileAccess> {
  try {
    if (!(await stat(path)).isFile()) throw new Error('not a file');
    return await fileAccess(path);
  } catch (cause) {
    throw new DaybookError('cannot-read-file', undefined, { cause });
  }
}

function checkLine(check: Check): string {
  const where = check.where === undefined ? '' : `\n        ${harmless(check.where)}`;
  const code = check.code === undefined ? '' : ` [${check.code}]`;
  return `  ${check.ok ? 'yes' : 'NO '}  ${check.id.padEnd(13)} ${check.detail}${code}${where}`;
}

function toldOfBag(report: BagReport): string {
  const warnings = report.warnings.map(
    ({ code, where }) => `  note  ${problemSentences[code]}${where === undefined ? '' : ` ${harmless(where)}`}\n`,
  );
  return `${report.ok ? 'A valid bag.' : 'NOT a valid bag.'}\n\n${report.checks.map(checkLine).join('\n')}\n${warnings.join('')}`;
}

/** A calm page for people: one line a check, then the numbers to compare. */
function told(report: Report): string {
  const { checks, package: about } = report;
  const lines = checks.map(checkLine);
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
