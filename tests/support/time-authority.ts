import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A real time authority: `openssl ts` behind a server on loopback, with a root and a signer of its own. */
export interface TimeAuthority {
  /** The root's certificate, PEM. */
  rootPem: string;
  /** The reply that `openssl ts` gives to a query. */
  reply(query: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Serves on loopback; `answer` may do something else than reply well. */
  serve(
    answer?: Answer,
  ): Promise<{ url: string; asked: { headers: IncomingMessage['headers'] }[]; close(): Promise<void> }>;
}

export type Answer = (query: Uint8Array, response: ServerResponse, authority: TimeAuthority) => void;

interface Options {
  /** A signer whose certificate ran out years ago. */
  expired?: boolean;
  /** `extendedKeyUsage` of the signer. */
  usage?: string;
}

/** Makes an authority in `folder` with the machine's openssl. */
export function newTimeAuthority(folder: string, options: Options = {}): TimeAuthority {
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  };
  const path = (name: string): string => join(folder, name);
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  writeFileSync(
    path('ts.cnf'),
    `[tsa]
serial = ${path('serial')}
default_policy = 1.3.6.1.4.1.99999.1.1
digests = sha256, sha512
signer_digest = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[ca]
default_ca = root
[root]
dir = ${folder}
new_certs_dir = ${folder}
database = ${path('index.txt')}
serial = ${path('ca-serial')}
default_md = sha256
policy = any
email_in_dn = no
[any]
organizationName = optional
commonName = supplied
[signer]
extendedKeyUsage = ${options.usage ?? 'critical,timeStamping'}
`,
  );
  writeFileSync(path('serial'), '01\n');
  writeFileSync(path('ca-serial'), '01\n');
  writeFileSync(path('index.txt'), '');
  openssl(
    'req',
    '-x509',
    ...curve,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '3650',
    '-subj',
    '/O=Invented Authority/CN=Root',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
  );
  openssl(
    'req',
    '-new',
    ...curve,
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.csr',
    '-subj',
    '/O=Invented Authority/CN=Clock 1',
  );
  const dates = options.expired ? ['-startdate', '20200101000000Z', '-enddate', '20210101000000Z'] : ['-days', '365'];
  openssl(
    'ca',
    '-batch',
    '-notext',
    '-config',
    'ts.cnf',
    '-cert',
    'ca.pem',
    '-keyfile',
    'ca.key',
    '-in',
    'tsa.csr',
    '-out',
    'tsa.pem',
    '-extensions',
    'signer',
    ...dates,
  );
  let count = 0;
  const authority: TimeAuthority = {
    rootPem: readFileSync(path('ca.pem'), 'utf8'),
    reply(query) {
      count += 1;
      const [asked, given] = [`q${count}.tsq`, `r${count}.tsr`];
      writeFileSync(path(asked), query);
      openssl(
        'ts',
        '-reply',
        '-config',
        'ts.cnf',
        '-section',
        'tsa',
        '-queryfile',
        asked,
        '-signer',
        'tsa.pem',
        '-inkey',
        'tsa.key',
        '-chain',
        'ca.pem',
        '-out',
        given,
      );
      return new Uint8Array(readFileSync(path(given)));
    },
    async serve(answer = replyWell) {
      const asked: { headers: IncomingMessage['headers'] }[] = [];
      const server = createServer((request, response) => {
        asked.push({ headers: request.headers });
        const pieces: Buffer[] = [];
        request.on('data', (piece: Buffer) => pieces.push(piece));
        request.on('end', () => answer(Buffer.concat(pieces), response, authority));
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      return {
        url: `http://127.0.0.1:${port}/tsr`,
        asked,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections();
            server.close(() => done());
          }),
      };
    },
  };
  return authority;
}

/** What an honest server does. */
export const replyWell: Answer = (query, response, authority) => {
  response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
  response.end(authority.reply(query));
};
