// What a tab may show that is no ordinary page: each as a whole and as a screen, kept, or said why not.
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseMoreInPopup, type KeptEntry, openRecord, type OpenRecord } from '../support/capture-flows.ts';
import type { Answer } from '../support/chromium.ts';
import { chooseInPopup } from '../support/flows.ts';
import { hostilePost } from '../support/hostile-pages.ts';
import { launched } from '../support/launched.ts';
import { type QuietLook, quietLook } from '../support/quiet-look.ts';
import { until } from '../support/until.ts';
import { openAttempts, stepsSoFar, watchSteps } from '../support/worker-steps.ts';

const origin = 'https://documents.example';
const html = (body: string) => `<!doctype html><title>Document</title><link rel="icon" href="data:,">${body}`;

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** A second of a tone, eight thousand samples of one byte. */
const tone = wave(Uint8Array.from({ length: 8000 }, (_, at) => 128 + Math.round(100 * Math.sin(at / 5))));

/** A sound of one channel, as a WAV file. */
function wave(samples: Uint8Array): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  for (const [at, value] of [
    [16, 16],
    [24, samples.length],
    [28, samples.length],
    [40, samples.length],
  ] as const)
    head.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    head.writeUInt16LE(value, at);
  head.write('data', 36);
  return Buffer.concat([head, samples]);
}

/** What is served, and what must be said of it as a whole; as a screen nothing must be. */
const documents: Record<string, Omit<Answer, 'status'> & { codes: string[]; own?: string }> = {
  text: { contentType: 'text/plain', body: 'plain words\n'.repeat(80), codes: [] },
  json: { contentType: 'application/json', body: JSON.stringify({ words: ['one', 'two'] }), codes: [] },
  drawing: {
    contentType: 'image/svg+xml',
    body: '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="1500"><rect width="300" height="1500" fill="teal"/><text y="40">words in a drawing</text></svg>',
    codes: ['copy-failed'],
    own: 'media/media-1.svg.txt',
  },
  picture: { contentType: 'image/png', body: dot, codes: [], own: 'media/media-1.png' },
  sound: { contentType: 'audio/wav', body: tone, codes: ['copy-incomplete'], own: 'media/media-1.wav' },
  xml: {
    contentType: 'application/xml',
    body: `<list>${'<one>words of it</one>'.repeat(80)}</list>`,
    codes: ['copy-failed'],
  },
  xhtml: {
    contentType: 'application/xhtml+xml',
    body: '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Document</title></head><body><p>words</p></body></html>',
    codes: [],
  },
  empty: { contentType: 'text/html', body: '', codes: [] },
  bodiless: { contentType: 'text/html', body: html('<p>words<script>document.body.remove()</script>'), codes: [] },
  rootless: {
    contentType: 'text/html',
    body: html('<p>words<script>setTimeout(() => document.documentElement.remove())</script>'),
    codes: ['page-changed', 'copy-failed'],
  },
  framed: {
    contentType: 'text/html',
    body: '<title>Document</title><frameset cols="50%,50%"><frame src="/text"><frame src="/json"></frameset>',
    codes: ['copy-incomplete'],
  },
  painted: {
    contentType: 'text/html',
    body: html(
      '<canvas width="900" height="900"></canvas><script>const c = document.querySelector("canvas").getContext("2d"); c.fillStyle = "teal"; c.fillRect(0, 0, 900, 900);</script>',
    ),
    codes: [],
  },
  'shut-off': {
    contentType: 'text/html',
    body: html(hostilePost()),
    headers: { 'record-security-policy': 'sandbox' },
    codes: [],
  },
};

const daybook = launched(
  {
    answer: (url) => {
      const found = url.origin === origin ? documents[url.pathname.slice(1)] : undefined;
      return found === undefined ? null : { status: 200, ...found };
    },
  },
  // a document that is no page cannot name its icon: the browser asks for one
  new URL(origin).hostname,
);

describe('a document', () => {
  let record: OpenRecord;
  const looks = new Map<string, [QuietLook | null, QuietLook | null]>();
  const names = Object.keys(documents);

  /** A page without a root has no look; keys go to the frame in which a notice is put away by a press. */
  const lookAt = async (name: string, page: Parameters<typeof quietLook>[0]) =>
    name === 'rootless' ? null : { ...(await quietLook(page)), focus: '' };

  async function keep(name: string, way: 'page' | 'screen'): Promise<void> {
    const page = await daybook().open(`${origin}/${name}`);
    if (name === 'rootless') await page.waitForFunction(() => document.documentElement === null);
    const before = await lookAt(name, page);
    await watchSteps(daybook(), {});
    if (way === 'page') await chooseMoreInPopup(daybook(), page, 'whole_page');
    else await chooseInPopup(daybook(), page, 'screen');
    // not every document shows a notice
    await until('the capture to run', async () => (await stepsSoFar(daybook())).writes > 1, 20_000);
    await until('the capture to end', async () => (await openAttempts(daybook())) === 0, 20_000);
    // where there is a notice, a press puts it away, and everything of ours with it; in a drawing, where none is drawn, it
    // goes after its ten seconds
    await until(
      'the page as it was',
      async () => {
        await page.mouse.click(1220, 760);
        const after = await lookAt(name, page);
        looks.set(`${name} ${way}`, [before, after]);
        return JSON.stringify(after) === JSON.stringify(before);
      },
      15_000,
    ).catch(() => undefined);
    await page.close();
  }

  beforeAll(async () => {
    for (const name of names) for (const way of ['page', 'screen'] as const) await keep(name, way);
    record = await openRecord(daybook());
  }, 600_000);

  async function expectKept(entry: KeptEntry, codes: readonly string[]): Promise<void> {
    expect(entry.capture.issues.map(({ code }) => code)).toEqual(codes);
    // a page without a root cannot be scrolled, nor photographed view by view
    const file = codes.includes('page-changed') ? 'text.txt' : 'screen-1.png';
    expect(entry.files.map(({ path }) => path)).toContain(file);
  }

  it.each(names)('%s', async (name) => {
    const at = names.indexOf(name) * 2;
    const { codes, own } = documents[name] ?? { codes: [] };
    const whole = await record(at + 1);
    await expectKept(whole, codes);
    if (own !== undefined) expect(await whole.file(own)).toEqual(Buffer.from(documents[name]?.body ?? ''));
    await expectKept(await record(at + 2), []);
    for (const way of ['page', 'screen']) {
      const [before, after] = looks.get(`${name} ${way}`) ?? [];
      expect(after).toEqual(before);
    }
  });
});
