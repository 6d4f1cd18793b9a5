import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timestampQuery } from '../../../utils/package/timestamp-query.ts';
import { withTimestamp } from '../../../utils/package/with-timestamp.ts';
import { concatBytes } from '../../../utils/shared/bytes.ts';
import { sha256Hex } from '../../../utils/shared/sha256.ts';
import { blobAccess } from '../../../utils/verify/random-access.ts';
import { checkTimestamp } from '../../../utils/verify/timestamp-token.ts';
import { verifyPackage } from '../../../utils/verify/verify-package.ts';
import { samplePackage } from '../../support/sample-package.ts';
import { run, unpack } from '../../support/stock-tools.ts';
import { stampPackage } from '../../../scripts/support/stamp-package.ts';
import { type Answer, newTimeAuthority, replyWell, type TimeAuthority } from '../../support/time-authority.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-time-'));
const folder = (name: string): string => {
  mkdirSync(join(root, name), { recursive: true });
  return join(root, name);
};
let authority: TimeAuthority;
let zip: Uint8Array<ArrayBuffer>;
let digest: string;

beforeAll(async () => {
  authority = newTimeAuthority(folder('authority'));
  const made = await samplePackage([{ at: '2026-11-03T21:14:09.000Z' }]);
  ({ zip } = made);
  ({ digest } = made.result);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const verify = (content: Blob) => verifyPackage([blobAccess(content)]);

describe('a timestamp of openssl ts', () => {
  it('is asked for as openssl reads it, and tells time, policy and chain', async () => {
    const query = timestampQuery(digest);
    writeFileSync(join(root, 'q.tsq'), query);
    const told = run('openssl', ['ts', '-query', '-in', 'q.tsq', '-text'], root);
    expect(told).toContain('Hash Algorithm: sha256');
    expect(told).toMatch(/Certificate required: yes/u);
    const { problem, timestamp } = await checkTimestamp({ reply: authority.reply(query), query, chainPem: '' }, digest);
    expect(problem).toBeNull();
    expect(timestamp).toMatchObject({
      policy: '1.3.6.1.4.1.99999.1.1',
      chain: ['Clock 1, Invented Authority', 'Root, Invented Authority'],
      last: { isRoot: true },
    });
    expect(Math.abs(Date.parse(timestamp!.time) - Date.now())).toBeLessThan(60_000);
  });

  it('lies in a new package that verifies here and by openssl ts -verify, as docs/verify.md has it', async () => {
    const query = timestampQuery(digest);
    const reply = authority.reply(query);
    const { timestamp } = await checkTimestamp({ reply, query, chainPem: '' }, digest);
    const stamped = await withTimestamp(
      new Blob([zip]),
      { query, reply, chainPem: timestamp!.chainPem },
      timestamp!.time,
    );
    const report = await verify(stamped);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    const check = report.checks.find(({ id }) => id === 'timestamp');
    expect(check?.detail).toContain('1.3.6.1.4.1.99999.1.1');
    expect(check?.detail).toContain('Not a qualified timestamp');
    const bag = unpack(new Uint8Array(await stamped.arrayBuffer()), folder('unpacked'));
    const args = ['ts', '-verify', '-data', 'tagmanifest-sha256.txt', '-in', 'tagmanifest-sha256.txt.tsr'];
    expect(run('sh', ['-c', `openssl ${args.join(' ')} -CAfile tsa-chain.pem 2>&1`], bag)).toContain(
      'Verification: OK',
    );
    await expect(withTimestamp(stamped, { query, reply, chainPem: '' }, timestamp!.time)).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  const other = async (): Promise<string> => sha256Hex('another package');
  const wrong: [string, string, () => Promise<{ reply: Uint8Array<ArrayBuffer>; query: Uint8Array<ArrayBuffer> }>][] = [
    [
      'for another digest',
      'timestamp-other-hash',
      async () => {
        const query = timestampQuery(await other());
        return { query, reply: authority.reply(query) };
      },
    ],
    [
      'to another query',
      'timestamp-other-nonce',
      async () => ({
        query: timestampQuery(digest),
        reply: authority.reply(timestampQuery(digest)),
      }),
    ],
    [
      'by an expired certificate',
      'timestamp-expired',
      async () => {
        const query = timestampQuery(digest);
        return { query, reply: newTimeAuthority(folder('expired'), { expired: true }).reply(query) };
      },
    ],
    [
      'with its time altered',
      'timestamp-signature',
      async () => {
        const query = timestampQuery(digest);
        const reply = authority.reply(query);
        const at = Buffer.from(reply).indexOf(`${new Date().getUTCFullYear()}`, 0, 'latin1');
        return { query, reply: reply.with(at + 3, reply[at + 3]! ^ 1) };
      },
    ],
    [
      'without the certificate that signed it',
      'timestamp-certificate',
      async () => {
        run('openssl', ['ts', '-query', '-digest', digest, '-sha256', '-out', 'bare.tsq'], root);
        const query = new Uint8Array(readFileSync(join(root, 'bare.tsq')));
        return { query, reply: authority.reply(query) };
      },
    ],
    [
      'that is an error',
      'timestamp-refused',
      async () => ({
        query: timestampQuery(digest),
        reply: authority.reply(new TextEncoder().encode('no query')),
      }),
    ],
    [
      'cut off',
      'timestamp-unreadable',
      async () => {
        const query = timestampQuery(digest);
        return { query, reply: authority.reply(query).slice(0, 300) };
      },
    ],
    [
      'that is something else',
      'timestamp-unreadable',
      async () => ({
        query: timestampQuery(digest),
        reply: new TextEncoder().encode('<html>hello'),
      }),
    ],
  ];
  it.each(wrong)('is refused: %s → %s', async (_, problem, make) => {
    const files = await make();
    expect((await checkTimestamp({ ...files, chainPem: '' }, digest)).problem).toBe(problem);
    const stamped = await withTimestamp(new Blob([zip]), { ...files, chainPem: '' }, '2026-11-26T00:00:00.000Z');
    const report = await verify(stamped);
    expect([report.ok, report.checks.find(({ id }) => id === 'timestamp')?.code]).toEqual([false, problem]);
  });

  it('hides nothing: not behind its own end, not among its certificates, not by being too large to be read', async () => {
    const query = timestampQuery(digest);
    const files = { query, reply: authority.reply(query), chainPem: '' };
    const behind = (bytes: Uint8Array) => concatBytes([bytes, new TextEncoder().encode('hidden')]);
    const hiding: Partial<typeof files>[] = [
      { query: behind(query) },
      { reply: behind(files.reply) },
      { chainPem: 'hidden words' },
      { query: new Uint8Array(300_000) },
      { chainPem: ' '.repeat(300_000) },
    ];
    for (const change of hiding) {
      const stamped = await withTimestamp(new Blob([zip]), { ...files, ...change }, '2026-11-26T00:00:00.000Z');
      const report = await verify(stamped);
      expect([report.ok, report.checks.find(({ id }) => id === 'timestamp')?.code]).toEqual([
        false,
        'timestamp-unreadable',
      ]);
    }
  });

  it('inside the package is checked also where another came beside it', async () => {
    const query = timestampQuery(digest);
    const bad = await withTimestamp(
      new Blob([zip]),
      { query, reply: new TextEncoder().encode('no'), chainPem: '' },
      '2026-11-26T00:00:00.000Z',
    );
    const beside = { query, reply: authority.reply(query), chainPem: '' };
    const report = await verifyPackage([blobAccess(bad)], { timestamp: beside });
    expect([report.ok, report.package.timestamp?.policy]).toEqual([false, expect.any(String)]);
  });

  it('is refused whichever byte of it is altered, or says the same', async () => {
    const query = timestampQuery(digest);
    const reply = authority.reply(query);
    const before = (await checkTimestamp({ reply, query, chainPem: '' }, digest)).timestamp!;
    for (let at = 0; at < reply.length; at += 37) {
      const { problem, timestamp } = await checkTimestamp(
        { reply: reply.with(at, reply[at]! ^ (1 << (at % 8))), query, chainPem: '' },
        digest,
      );
      // Bytes outside the signature (the status' words, a certificate that is not needed) may change; what it tells may not.
      if (problem === null) expect([at, timestamp!.time, timestamp!.policy]).toEqual([at, before.time, before.policy]);
    }
  });
});

/** Not spawnSync: the server answers in this very process. */
function stamp(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, ['scripts/stamp.ts', ...args], (error, stdout, stderr) =>
      done({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('npm run stamp', { timeout: 60_000 }, () => {
  const put = (name: string): string => {
    const path = join(folder(name), 'notes.zip');
    writeFileSync(path, zip);
    return path;
  };

  it('asks the server that it is told, once, and writes token and new package', async () => {
    const server = await authority.serve();
    const path = put('good');
    const { status, stdout, stderr } = await stamp(path, '--server', server.url);
    await server.close();
    expect([status, stdout.trim()]).toEqual([0, path.replace('.zip', '-stamped.zip')]);
    expect(stderr).toContain('Not a qualified timestamp');
    expect(server.asked.map(({ headers }) => headers['content-type'])).toEqual(['application/timestamp-query']);
    expect(readdirSync(join(root, 'good')).toSorted()).toEqual(
      ['notes-stamped.zip', 'notes-tsa-chain.pem', 'notes.tsq', 'notes.tsr', 'notes.zip'].toSorted(),
    );
    const report = await verify(new Blob([readFileSync(stdout.trim())]));
    expect([report.ok, report.package.timestamp?.policy]).toEqual([true, '1.3.6.1.4.1.99999.1.1']);
  });

  const bad: [string, Answer, RegExp][] = [
    ['slow', () => undefined, /no answer in 0.5 seconds/u],
    [
      'drips',
      (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('x'), 50);
        response.on('close', () => clearInterval(timer));
      },
      /no answer in 0.5 seconds/u,
    ],
    ['wrong', (_, response) => response.end('<html>'), /cannot be read/u],
    ['an error', (_, response) => response.writeHead(500).end(), /status 500/u],
    [
      'elsewhere',
      (_, response) => response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
      /sends elsewhere/u,
    ],
    ['too large', (_, response) => response.end(Buffer.alloc(1 << 20)), /too large/u],
    [
      'cut off',
      (query, response, { reply }) => {
        const whole = reply(query);
        response.writeHead(200, { 'content-length': whole.length });
        response.write(whole.slice(0, 200), () => response.destroy());
      },
      /cut off|cannot be reached/u,
    ],
    [
      'of another hash',
      async (_, response, { reply }) => response.end(reply(timestampQuery(await sha256Hex('x')))),
      /something else/u,
    ],
    [
      'lying about the nonce',
      (_, response, { reply }) => response.end(reply(timestampQuery(digest))),
      /does not answer the query/u,
    ],
  ];
  const asking = (path: string, url: string, waitMs: number) =>
    stampPackage(path, { server: new URL(url), waitMs, chainPem: '', out: null, beside: false, tell: () => undefined });

  it.each(bad)('writes nothing where the server is %s', async (name, answer, words) => {
    const server = await authority.serve(answer);
    const path = put(`bad-${name.replaceAll(' ', '-')}`);
    await expect(asking(path, server.url, name === 'slow' || name === 'drips' ? 500 : 20_000)).rejects.toThrow(words);
    await server.close();
    expect(readdirSync(join(path, '..'))).toEqual(['notes.zip']);
  });

  it('writes nothing where the certificate has expired, or is not for timestamps', async () => {
    const expired = await newTimeAuthority(folder('expired-2'), { expired: true }).serve(replyWell);
    const path = put('with-expired');
    await expect(asking(path, expired.url, 20_000)).rejects.toThrow('was not valid at the time told');
    await expired.close();
    expect(readdirSync(join(path, '..'))).toEqual(['notes.zip']);
  });

  it('gives a package that does not verify no timestamp, and asks nobody', async () => {
    const server = await authority.serve();
    const path = put('broken');
    writeFileSync(path, zip.with(zip.length >> 1, zip[zip.length >> 1]! ^ 1));
    expect((await stamp(path, '--server', server.url)).status).toBe(1);
    await server.close();
    expect(server.asked).toHaveLength(0);
    expect((await stamp(path)).status).toBe(2);
  });
});
