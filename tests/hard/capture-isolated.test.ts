// What a site's headers and a page's root can ask of the browser: each kept as a post and as a whole, the page as it was.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  chooseMoreInPopup,
  type KeptEntry,
  openRecord,
  type OpenRecord,
  putNoticeAway,
} from '../support/capture-flows.ts';
import { capturePost, type Outcome, waitForOutcome } from '../support/flows.ts';
import { hostilePost, postWords } from '../support/hostile-pages.ts';
import { launched } from '../support/launched.ts';
import { quietLook } from '../support/quiet-look.ts';
import { samplePicture } from '../support/sample-picture.ts';

const origin = 'https://isolated.example';
const elsewhere = 'https://files.example';

interface Kind {
  headers?: Record<string, string>;
  head?: string;
  root?: string;
  /** Said of the post, and of the whole page. */
  codes?: [string[], string[]];
}

const kinds: Record<string, Kind> = {
  plain: {},
  isolated: {
    headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
  },
  credentialless: { headers: { 'cross-origin-embedder-policy': 'credentialless' } },
  'isolated by its document': { headers: { 'document-isolation-policy': 'isolate-and-require-corp' } },
  powerless: {
    headers: {
      'permissions-policy':
        'camera=(), clipboard-read=(), clipboard-write=(), display-capture=(), fullscreen=(), sync-xhr=(), unload=(), focus-without-user-activation=()',
      'document-policy': 'force-load-at-top, sync-xhr=?0',
    },
  },
  'never stored': { headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } },
  'clearing what is stored': { headers: { 'clear-site-data': '"cache", "storage"' } },
  'shut by its policy': {
    headers: {
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src ${origin} ${elsewhere}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
  },
  'with another base': { head: `<base href="${elsewhere}/deep/" target="_blank">` },
  'to be loaded anew in an hour': { head: '<meta http-equiv="refresh" content="3600;url=/gone">' },
  'that can be written in': { root: 'contenteditable spellcheck="false"' },
  'zoomed by a style': { head: '<style>html{zoom:1.5}</style>' },
  'turned upside down': { head: '<style>html{transform:rotate(180deg)}</style>' },
  'written downwards': { head: '<style>html{writing-mode:vertical-rl}</style>' },
  'that takes no press': { head: '<style>html{pointer-events:none;user-select:none}</style>' },
  'without order': { head: '<style>*{all:unset;display:block}head,head *{display:none}</style>' },
  'that only the wide may see': {
    head: '<style>@media (max-width: 5000px){article:hover{outline:9px solid red}}</style>',
  },
};

const names = Object.keys(kinds);
const addressOf = (name: string) => `${origin}/${names.indexOf(name)}`;

const daybook = launched({
  answer: (url) => {
    if (url.pathname.endsWith('picture.png'))
      return {
        status: 200,
        contentType: 'image/png',
        body: Buffer.from(samplePicture(1)),
        headers: { 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' },
      };
    const kind = url.origin === origin ? kinds[names[Number(url.pathname.slice(1))] ?? ''] : undefined;
    if (kind === undefined) return null;
    const pictures = `<img src="${origin}/picture.png" alt="" width=40 height=40><img src="${elsewhere}/picture.png" alt="" width=40 height=40 crossorigin>`;
    return {
      status: 200,
      contentType: 'text/html; charset=utf-8',
      headers: kind.headers ?? {},
      body: `<!doctype html><html ${kind.root ?? ''}><head><title>Page</title><link rel="icon" href="data:,"><style>body{margin:0;font:16px/24px sans-serif}article{margin:20px;padding:20px;background:#eef}p.row{height:90px}</style>${kind.head ?? ''}</head><body>${hostilePost(`${postWords}${pictures}`)}${Array.from({ length: 14 }, (_, at) => `<p class="row">row number ${at} of the page</p>`).join('')}</body></html>`,
    };
  },
});

describe('a page', () => {
  const outcomes = new Map<string, Outcome>();
  const looks = new Map<string, unknown[]>();
  let record: OpenRecord;

  async function keep(name: string, page: Page): Promise<void> {
    await page.locator('article').scrollIntoViewIfNeeded();
    const before = await quietLook(page);
    outcomes.set(`${name} post`, await capturePost(daybook(), page, page.locator('article')));
    looks.set(`${name} post`, [before, await quietLook(page)]);
    await chooseMoreInPopup(daybook(), page, 'whole_page');
    outcomes.set(`${name} page`, await waitForOutcome(page));
    await putNoticeAway(page);
    looks.set(`${name} page`, [before, await quietLook(page)]);
  }

  beforeAll(async () => {
    for (const name of names) {
      const page = await daybook().open(addressOf(name));
      await keep(name, page).catch((cause: unknown) => {
        throw new Error(`not kept: ${name}`, { cause });
      });
      await page.close();
    }
    record = await openRecord(daybook());
  }, 900_000);

  const entry = (what: string): Promise<KeptEntry> => record(outcomes.get(what)?.number ?? -1);

  it.each(names)('%s', async (name) => {
    const [ofPost, ofPage] = kinds[name]?.codes ?? [[], []];
    const post = await entry(`${name} post`);
    expect(post.capture.issues.map(({ code, detail }) => [code, detail])).toEqual(ofPost);
    expect(await post.text('text.txt')).toBe(postWords);
    expect(post.capture.reading?.permalink).toMatchObject({
      value: `${name === 'with another base' ? elsewhere : origin}/p/1`,
    });
    const whole = await entry(`${name} page`);
    expect(whole.capture.issues.map(({ code, detail }) => [code, detail])).toEqual(ofPage);
    expect(await whole.text('text.txt')).toContain('row number 13 of the page');
    const copy = await whole.text('page.html');
    expect(copy).toContain('row number 13 of the page');
    expect(copy.match(/<img[^>]+src="data:image\/png/g)).toHaveLength(2);
    for (const way of ['post', 'page']) {
      const [before, after] = looks.get(`${name} ${way}`) ?? [];
      expect(after).toEqual(before);
    }
  });
});
