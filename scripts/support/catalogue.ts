import { createWriteStream, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DaybookError } from '../../utils/shared/errors.ts';
import { volumeFiles } from './volume-files.ts';

/** What a worker gives back for one package: its lines, ready to be written. */
export interface CatalogueAnswer {
  lines: string;
  ok: boolean;
}

/**
 * Checks every package among files and folders and writes one JSON line for each package and each entry, in the order
 * in which they are done. Memory does not grow with their number: each worker holds one package. Exit code 0 where all
 * verified, 1 where not. The file stands there only when it is whole.
 */
export async function writeCatalogue(
  out: string,
  paths: readonly string[],
  say: (line: string) => void,
): Promise<number> {
  const packages = volumeFiles(paths.flatMap(filesAt));
  if (packages.length === 0) throw new DaybookError('cannot-read-file');
  const begun = performance.now();
  const part = `${out}.part`;
  const stream = createWriteStream(part);
  let [next, done, failed] = [0, 0, 0];
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./catalogue-worker.ts', import.meta.url));
    try {
      while (next < packages.length) {
        const files = packages[next]!;
        next += 1;
        worker.postMessage(files);
        const [answer] = (await once(worker, 'message')) as [CatalogueAnswer];
        if (!answer.ok) failed += 1;
        done += 1;
        if (!stream.write(answer.lines)) await once(stream, 'drain');
        if (done % 1000 === 0) say(`${done} of ${packages.length} packages`);
      }
    } finally {
      await worker.terminate();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(availableParallelism(), packages.length) }, work));
    stream.end();
    await once(stream, 'finish');
    renameSync(part, out);
  } finally {
    rmSync(part, { force: true });
  }
  const seconds = (performance.now() - begun) / 1000;
  say(`${done} packages, ${failed} of them not verified, in ${seconds.toFixed(1)} s: ${out}`);
  return failed === 0 ? 0 : 1;
}

function filesAt(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new DaybookError('cannot-read-file');
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && /\.zip$/iu.test(item.name))
    .map((item) => join(item.parentPath, item.name))
    .toSorted();
}
