/** `npm run verify -- FILE.zip […]`: exit 0 verified, 1 not, 2 unreadable. */
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DaybookError, toFailure } from '../utils/shared/errors.ts';
import { Problems } from '../utils/verify/problem-codes.ts';
import { verifyBag } from '../utils/verify/verify-bag.ts';
import { verifyPackage, type VerifyOptions } from '../utils/verify/verify-package.ts';
import { openZipTree } from '../utils/verify/zip-tree.ts';
import { fileAccess } from './support/file-access.ts';
import { folderTree } from './support/folder-tree.ts';
import { writeCatalogue } from './support/catalogue.ts';
import { pinnedKey } from './support/pinned-keys.ts';
import { say, toldPath } from './support/project.ts';
import { told, toldOfBag, toldOfWarnings } from './support/tell-report.ts';

const usage = `Usage: npm run verify -- FILE.zip [FILE.zip …] [--json] [--key FINGERPRINT] [--digest SHA256] [--pins FILE.json] [--tsr FILE.tsr [--chain CA.pem]]
       npm run verify -- --bag-only DIR_OR_ZIP [--json]
       npm run verify -- --catalogue OUT.ndjson FILE.zip|DIR […]`;

const unreadable: Partial<Record<string, string>> = {
  'not-a-zip': 'This file is not a whole ZIP: it is damaged, cut off, or something else.',
  'not-a-package': 'This ZIP is not a package: none of the files that a package has are in it.',
  'package-protected': 'This ZIP is protected by a passphrase. Open it first; then check the ZIP inside it.',
  'cannot-read-file': 'The file cannot be read.',
  'bad-input': usage,
};

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      key: { type: 'string' },
      digest: { type: 'string' },
      pins: { type: 'string' },
      tsr: { type: 'string' },
      chain: { type: 'string' },
      'bag-only': { type: 'boolean', default: false },
      catalogue: { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new DaybookError('bad-input');
  const paths = positionals.map(toldPath);
  if (values.catalogue !== undefined) return await writeCatalogue(toldPath(values.catalogue), paths, say);
  if (values['bag-only']) {
    if (paths.length > 1) throw new DaybookError('bad-input');
    return await checkBag(paths[0]!, values.json);
  }
  const options: VerifyOptions = {};
  if (values.key !== undefined) options.key = values.key;
  if (values.digest !== undefined) options.digest = values.digest;
  if (values.tsr !== undefined) {
    const chainPem = values.chain === undefined ? '' : readFileSync(toldPath(values.chain), 'utf8');
    options.timestamp = { reply: new Uint8Array(readFileSync(toldPath(values.tsr))), query: null, chainPem };
  }
  const files = [];
  try {
    for (const path of paths) files.push(await openFile(path));
    const report = await verifyPackage(files, options);
    const pin = values.pins === undefined ? null : pinnedKey(toldPath(values.pins), report);
    if (values.json) print(pin === null ? report : { ...report, pin });
    else process.stdout.write(told(report, pin));
    const isOther = pin?.state === 'changed' || report.compared?.found === null;
    return report.ok && !isOther ? 0 : 1;
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
    // The public conformance suite listens for warnings there.
    process.stderr.write(toldOfWarnings(report));
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

try {
  process.exitCode = await main();
} catch (thrown) {
  const { code } = toFailure(thrown, 'bad-input');
  process.stderr.write(`${unreadable[code] ?? 'The file cannot be read.'}\n`);
  process.exitCode = 2;
}
