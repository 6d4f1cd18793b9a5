import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { toFailure } from '../../utils/shared/errors.ts';
import { type CataloguedEntry, verifyPackage } from '../../utils/verify/verify-package.ts';
import { fileAccess } from './file-access.ts';
import type { CatalogueAnswer } from './catalogue.ts';

parentPort?.on('message', async (paths: string[]) => parentPort?.postMessage(await catalogued(paths)));

/** One line for the package, one for each of its entries. Words, names and addresses of people are in none of them. */
async function catalogued(paths: readonly string[]): Promise<CatalogueAnswer> {
  const names = paths.map((path) => basename(path));
  const files = [];
  try {
    for (const path of paths) files.push(await fileAccess(path));
    const entries: CataloguedEntry[] = [];
    const { ok, checks, package: about } = await verifyPackage(files, { onEntry: (entry) => entries.push(entry) });
    const problems = checks.flatMap((check) => check.problems?.map(({ code }) => code) ?? []);
    const { timestamp, volumes: _, ...rest } = about;
    const stamped = timestamp && { time: timestamp.time, policy: timestamp.policy, authority: timestamp.chain[0] };
    const line = { line: 'package', zips: names, ok, problems: [...new Set(problems)], ...rest, timestamp: stamped };
    const lines = [line, ...entries.map((entry) => ({ line: 'entry', package: about.digest, ok, ...entry }))];
    return { ok, lines: lines.map((one) => `${JSON.stringify(one)}\n`).join('') };
  } catch (thrown) {
    const { code } = toFailure(thrown, 'cannot-read-file');
    return { ok: false, lines: `${JSON.stringify({ line: 'package', zips: names, ok: false, problems: [code] })}\n` };
  } finally {
    for (const file of files) await file.close();
  }
}
