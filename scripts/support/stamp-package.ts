import { createWriteStream, existsSync, openAsBlob, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { timestampQuery } from '../../utils/package/timestamp-query.ts';
import { withTimestamp } from '../../utils/package/with-timestamp.ts';
import { DaybookError } from '../../utils/shared/errors.ts';
import { problemSentences } from '../../utils/verify/problem-codes.ts';
import { blobAccess } from '../../utils/verify/random-access.ts';
import { checkTimestamp, type Timestamp } from '../../utils/verify/timestamp-token.ts';
import { verifyPackage } from '../../utils/verify/verify-package.ts';
import { askTime, NoTime } from './ask-time.ts';

interface StampOptions {
  server: URL;
  waitMs: number;
  /** Certificates that the reply may lack. */
  chainPem: string;
  /** Path of the new package; beside the old one where there is none. */
  out: string | null;
  /** Only the token, no new package. */
  beside: boolean;
  tell: (line: string) => void;
}

/**
 * Gets a token for a package that verifies and writes it; gives the paths, the new package's last. Nothing is written
 * over. Throws {@link NoTime} where no token that fits was given: then nothing was written at all.
 */
export async function stampPackage(
  path: string,
  options: StampOptions,
): Promise<{ written: string[]; timestamp: Timestamp }> {
  const zip = await opened(path);
  const report = await verifyPackage([blobAccess(zip)]);
  const { digest } = report.package;
  // The first of several volumes can be stamped alone: its list is signed, and names every file of the others.
  const isFirst = report.checks.some(({ code }) => code === 'volume-missing');
  const wrong = report.checks.find(
    ({ ok, code }) => !ok && !(isFirst && (code === 'volume-missing' || code === 'record-file-missing')),
  );
  if (digest === null || wrong) {
    throw new NoTime(`This package does not verify: ${wrong?.detail ?? 'its list of files is missing.'}`);
  }
  if (report.package.timestamp) throw new NoTime('This package carries one already.');
  const stem = path.replace(/\.zip$/iu, '');
  const out = options.out ?? `${stem}-stamped.zip`;
  const paths = { query: `${stem}.tsq`, reply: `${stem}.tsr`, chain: `${stem}-tsa-chain.pem` };
  const asked = [...(options.out === null ? Object.values(paths) : []), ...(options.beside ? [] : [out])];
  const there = asked.find((one) => existsSync(one));
  if (there !== undefined) throw new NoTime(`There is a file ${there} already; nothing is written over.`);

  options.tell(`Sending ${digest.slice(0, 16)}… and a random number to ${options.server.host}, nothing else.`);
  const query = timestampQuery(digest);
  const reply = await askTime(options.server, query, options.waitMs);
  const { problem, timestamp } = await checkTimestamp({ reply, query, chainPem: options.chainPem }, digest);
  if (problem !== null || !timestamp) throw new NoTime(problemSentences[problem ?? 'timestamp-unreadable']);
  if (options.out === null) {
    writeFileSync(paths.query, query);
    writeFileSync(paths.reply, reply);
    writeFileSync(paths.chain, timestamp.chainPem);
  }
  const { chainPem, time } = timestamp;
  if (!options.beside) await writeBlob(out, await withTimestamp(zip, { query, reply, chainPem }, time));
  return { written: options.beside ? [paths.reply] : asked, timestamp };
}

async function opened(path: string): Promise<Blob> {
  try {
    return await openAsBlob(path);
  } catch (cause) {
    throw new DaybookError('cannot-read-file', undefined, { cause });
  }
}

/** Whole or not at all: written beside, then put in place. */
async function writeBlob(path: string, content: Blob): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.fromWeb(content.stream() as ReadableStream<Uint8Array>), createWriteStream(part));
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}
