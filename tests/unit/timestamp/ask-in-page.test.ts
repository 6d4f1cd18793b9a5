import { afterEach, expect, it, vi } from 'vitest';
import { askInPage } from '../../../components/stamp/ask-in-page.ts';
import { fromBase64, toBase64 } from '../../../utils/shared/bytes.ts';
import { servedAnswers } from '../../support/served-answers.ts';

const query = toBase64(new TextEncoder().encode('a query'));
const ask = { path: '/tsr', query, most: 1000, limitMs: 400 };
afterEach(() => vi.unstubAllGlobals());

it('posts the query to the page’s own site, with nothing else, and gives the bytes that come', async () => {
  await servedAnswers(
    (_, response) => response.end(Buffer.from([0, 255, 10])),
    async (origin, asked) => {
      vi.stubGlobal('location', { origin });
      const answer = await askInPage(ask);
      expect(answer.ok && [...fromBase64(answer.reply)]).toEqual([0, 255, 10]);
      expect(asked.map(({ path, body, headers }) => [path, body, headers['content-type']])).toEqual([
        ['/tsr', 'a query', 'application/timestamp-query'],
      ]);
      expect(asked[0]!.headers).not.toHaveProperty('cookie');
      expect(asked[0]!.headers).not.toHaveProperty('referer');
    },
  );
});

it.each<[string, Parameters<typeof servedAnswers>[0], object]>([
  ['refuses', (_, response) => response.writeHead(403).end(), { why: 'status', status: 403 }],
  ['sends elsewhere', (_, response) => response.writeHead(307, { location: '/other' }).end(), { why: 'unreached' }],
  ['says too much', (_, response) => response.end(Buffer.alloc(5000)), { why: 'large' }],
  ['is silent', () => undefined, { why: 'silent' }],
  ['drips', (_, response) => void response.writeHead(200).write('x'), { why: 'silent' }],
  [
    'breaks off',
    (_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('x', () => response.destroy());
    },
    { why: 'unreached' },
  ],
])('gives no reply where the server %s', async (_, answer, expected) => {
  await servedAnswers(answer, async (origin, asked) => {
    vi.stubGlobal('location', { origin });
    expect(await askInPage(ask)).toMatchObject({ ok: false, ...expected });
    expect(asked).toHaveLength(1);
  });
});
