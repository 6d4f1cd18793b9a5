/**
 * `npm run stamp -- FILE.zip --server URL`: asks a time authority (RFC 3161) for a token over the package's list of files,
 * checks it, and writes it beside the package (`.tsq`, `.tsr`, chain) and into a new package that carries it
 * (`--out NEW.zip`, or `FILE-stamped.zip`; none with `--beside`). Exit 0 done, 1 no token that fits, 2 cannot be read.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DaybookError, toFailure } from '../utils/shared/errors.ts';
import { sayTimestamp } from '../utils/verify/check-timestamp.ts';
import { NoTime } from './support/ask-time.ts';
import { say, toldPath } from './support/project.ts';
import { stampPackage } from './support/stamp-package.ts';

const usage = 'Usage: npm run stamp -- FILE.zip --server URL [--chain CA.pem] [--out NEW.zip | --beside]';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      server: { type: 'string' },
      chain: { type: 'string' },
      out: { type: 'string' },
      beside: { type: 'boolean', default: false },
      wait: { type: 'string', default: '30' },
    },
  });
  const [given, ...more] = positionals;
  const server = values.server === undefined ? null : URL.parse(values.server);
  const waitMs = Number(values.wait) * 1000;
  if (given === undefined || more.length > 0 || !server || !/^https?:$/u.test(server.protocol) || !(waitMs > 0))
    throw new DaybookError('bad-input');
  const { written, timestamp } = await stampPackage(toldPath(given), {
    server,
    waitMs,
    chainPem: values.chain === undefined ? '' : readFileSync(toldPath(values.chain), 'utf8'),
    out: values.out === undefined ? null : toldPath(values.out),
    beside: values.beside,
    tell: say,
  });
  console.log(written.at(-1));
  say(sayTimestamp(timestamp));
}

const unreadable: Partial<Record<string, string>> = {
  'bad-input': usage,
  'not-a-zip': 'This file is not a whole ZIP: it is damaged, cut off, or something else.',
  'not-a-package': 'This ZIP is not a package: none of the files that a package has are in it.',
  'package-protected': 'This ZIP is protected by a passphrase: the package is the ZIP inside it.',
};

try {
  await main();
} catch (thrown) {
  if (thrown instanceof NoTime) say(`No timestamp: ${thrown.message}`);
  else say(unreadable[toFailure(thrown, 'bad-input').code] ?? 'The file cannot be read.');
  process.exitCode = thrown instanceof NoTime ? 1 : 2;
}
