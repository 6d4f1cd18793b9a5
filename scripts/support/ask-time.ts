import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { largestReply } from '../../utils/verify/timestamp-token.ts';

/** Why no reply came, in one sentence for people. */
export class NoTime extends Error {}

/**
 * Posts a query to a time authority's server and gives its reply (RFC 3161, 3.4). To that one server and nowhere else: a
 * redirection is not followed. Bounded in time and size; throws {@link NoTime}.
 */
export function askTime(server: URL, query: Uint8Array, limitMs = 30_000): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((done, failed) => {
    const request = server.protocol === 'https:' ? secureRequest : plainRequest;
    const no = (words: string): void => {
      clearTimeout(timer);
      asked.destroy();
      failed(new NoTime(words));
    };
    const asked = request(
      server,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/timestamp-query',
          accept: 'application/timestamp-reply',
          'content-length': query.length,
        },
      },
      (reply) => {
        const { statusCode = 0 } = reply;
        if (statusCode >= 300 && statusCode < 400) return no('The server sends elsewhere; that is not followed.');
        if (statusCode !== 200) return no(`The server answered with status ${statusCode}.`);
        const pieces: Buffer[] = [];
        let size = 0;
        reply.on('data', (piece: Buffer) => {
          size += piece.length;
          if (size > largestReply) no('The server’s answer is far too large for a timestamp.');
          else pieces.push(piece);
        });
        reply.on('aborted', () => no('The server’s answer was cut off.'));
        reply.on('end', () => {
          clearTimeout(timer);
          const expected = Number(reply.headers['content-length'] ?? size);
          if (!reply.complete || size !== expected) no('The server’s answer was cut off.');
          else done(new Uint8Array(Buffer.concat(pieces)));
        });
      },
    );
    // One clock for all of it: a server that sends a byte now and then is stopped, too.
    const timer = setTimeout(() => no(`The server gave no answer in ${limitMs / 1000} seconds.`), limitMs);
    asked.on('error', ({ message }) => no(`The server cannot be reached: ${message}.`));
    asked.end(query);
  });
}
