import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { esc, page } from './markup.ts';
import { practiceAnswer, practicePages } from './sites.ts';

export interface PracticeServer {
  /** `http://127.0.0.1:PORT/` */
  url: string;
  close(): Promise<void>;
}

/** Where a page of a real address lies on this server: `/x.com/home`. */
function localPath(address: string): string {
  const url = new URL(address);
  return `/${url.host}${url.pathname}`;
}

/** The list of practice pages. `real` names them by their real addresses, which only a browser under test answers. */
function indexPage(real: boolean): string {
  const items = practicePages
    .map(
      (given) =>
        `<li><a href="${esc(real ? given.address : localPath(given.address))}">${esc(given.title)}</a><br><small>${esc(given.address)}</small></li>`,
    )
    .join('\n');
  const how = real
    ? 'In this browser window the addresses below show practice pages, not the real sites.'
    : 'Local copies. Daybook knows platforms by their address, so here it reads them as it would any page.';
  return page({
    title: 'Practice pages',
    language: 'en',
    style:
      'body{font:16px/1.5 system-ui,"Noto Sans",sans-serif;max-width:680px;margin:40px auto;padding:0 16px;color:#1f2a33}li{margin:10px 0}small{color:#66757f;word-break:break-all}a{color:#1d5c63}',
    body: `<h1>Practice pages</h1><p>An invented story on invented pages: a potter is pursued by a former customer, for ten weeks, on six platforms. Keep what she should keep: open a page, press Daybook’s button, choose <em>Capture a post</em> and click the post.</p><p>${how}</p><ol>${items}</ol>`,
  });
}

/** Serves the practice pages on loopback, for a person; pictures of the platforms' second hosts come from here too. */
export async function startPracticeServer(
  options: { port?: number; realAddresses?: boolean } = {},
): Promise<PracticeServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const answer =
      path === '/'
        ? { status: 200, contentType: 'text/html; charset=utf-8', body: indexPage(options.realAddresses ?? false) }
        : practiceAnswer(new URL(`https:/${path}`));
    if (answer === null) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('no such practice page');
      return;
    }
    response.writeHead(answer.status, { 'content-type': answer.contentType });
    response.end(answer.body.replaceAll('https://cdn.bsky.app/', '/cdn.bsky.app/'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
