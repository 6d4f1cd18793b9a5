// One post of several in a frame of the page, on hard ground: covered, veiled, drawn larger, frames in frames and in closed trees.
import { describe, expect, it } from 'vitest';
import { type KeptEntry, openRecord } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress, type MadePage } from '../support/capture-pages.ts';
import { capturePost, chooseInPopup, type Outcome, waitForOutcome, waitForPicker } from '../support/flows.ts';
import { launched } from '../support/launched.ts';
import { comparePictures } from '../support/pixels.ts';
import { siteFixtures } from '../support/site-fixtures.ts';
import { words } from '../support/words.ts';

const colours = ['#c33', '#3a3', '#33c', '#a3a'];
/** Four posts of 150 pixels, in a frame of 400: the third shows in part. */
const posts = colours
  .map(
    (colour, n) =>
      `<article itemscope itemtype="https://schema.org/Comment" style="height:150px;overflow:hidden;background:${colour}"><b itemprop="author">Person ${n}</b> <time itemprop="datePublished" datetime="2026-10-01T08:0${n}:00Z">1 Oct</time><p itemprop="text">post number ${n} of the frame</p></article>`,
  )
  .join('');
const frame = (src = '/posts', look = '') => `<iframe src="${src}" style="${look}"></iframe>`;
const style =
  'body{margin:0;padding:100px 40px 1200px}iframe{border:0;width:600px;height:400px;display:block}.over{position:fixed;inset:0;background:#fff}';

const pages: Record<string, MadePage> = {
  posts: { style: 'body{margin:0}', body: posts },
  plain: { style, body: frame() },
  covered: { style, body: `${frame()}<div class="over" style="opacity:.97"></div>` },
  veiled: { style, body: `${frame()}<div class="over" style="pointer-events:none;opacity:.9"></div>` },
  'veiled-posts': {
    style: 'body{margin:0}',
    body: `${posts}<div style="position:fixed;inset:0;background:#fff;pointer-events:none;opacity:.9"></div>`,
  },
  'veiled-inside': { style, body: frame('/veiled-posts') },
  larger: { style, body: frame('/posts', 'transform:scale(1.25);transform-origin:0 0') },
  around: { style: 'body{margin:0}', body: frame('/posts', 'border:0;display:block;width:600px;height:400px') },
  nested: { style, body: frame('/around') },
  shut: {
    style: `${style}div{height:400px}`,
    body: '<div></div>',
    script: `document.querySelector('div').attachShadow({ mode: 'closed' }).innerHTML = '<iframe src="/posts" style="border:0;width:600px;height:400px"></iframe>';`,
  },
  scrolled: {
    style: `${style}main{height:300px;overflow:auto}header{position:sticky;top:0;height:60px;background:#fd0}`,
    body: `<main><header>sticks</header>${frame()}</main>`,
  },
};

/** A live chat as it stands beside its video: in a frame of the same site. */
const chat = siteFixtures().find(({ platform, name }) => platform === 'youtube' && name === 'live-chat');
const watch = 'https://www.youtube.com/watch?v=aB3dE_fGh1J';
const made = answerCapturePages(pages);
const daybook = launched({
  answer: (url) => {
    if (url.href === watch)
      return {
        status: 200,
        contentType: 'text/html',
        body: `<!doctype html><title>Video</title><link rel="icon" href="data:,"><div style="height:100px">video</div><iframe src="${chat?.url.href}" style="width:600px;height:500px"></iframe>`,
      };
    if (url.href === chat?.url.href) return { status: 200, contentType: 'text/html; charset=utf-8', body: chat.html };
    return (
      made(url) ??
      (/youtube|^yt|ggpht/.test(url.hostname) ? { status: 404, contentType: 'text/plain', body: '' } : null)
    );
  },
});

/** Keeps the post that stands there, which a picture of the page shows whole; what was kept, and its picture held against that. */
async function keepAt(
  name: string,
  at: { x: number; y: number },
  clip: { x: number; y: number; width: number; height: number },
): Promise<{ kept: KeptEntry; outcome: Outcome; differs: number | null }> {
  const page = await daybook().open(captureAddress(name));
  const looked = await page.screenshot({ clip });
  await chooseInPopup(daybook(), page, 'post');
  await waitForPicker(page);
  await page.mouse.move(at.x - 3, at.y - 3);
  await page.mouse.move(at.x, at.y);
  await page.mouse.click(at.x, at.y);
  const outcome = await waitForOutcome(page);
  const kept = await (await openRecord(daybook()))(outcome.number);
  const hasItem = kept.files.some(({ path }) => path === 'item.png');
  const differs = hasItem
    ? (await comparePictures(page, Buffer.from(await kept.file('item.png')), looked)).share
    : null;
  await page.close();
  return { kept, outcome, differs };
}

const second = { x: 40, y: 250, width: 600, height: 150 };
const inSecond = { x: 340, y: 320 };

describe('one post of a frame', () => {
  it('is one message of the live chat beside a video', async () => {
    const page = await daybook().open(watch);
    const message = page.frameLocator('iframe').locator('yt-live-chat-text-message-renderer').first();
    const { number } = await capturePost(daybook(), page, message);
    await page.close();
    const { capture } = await (await openRecord(daybook()))(number);
    expect(capture).toMatchObject({ adapter: { id: 'youtube' }, page: { url: watch } });
    expect(capture.reading).toMatchObject({
      kind: 'message',
      itemId: { value: 'ChwKGkNKTest1' },
      author: { name: { value: '@stan_orwick77' } },
      text: { value: 'we know where you stream from 😈' },
      facts: { frame: chat?.url.href },
    });
    expect(capture.issues.map(({ code }) => code)).not.toContain('item-covered');
  });

  it.each(['plain', 'nested', 'shut'])('is kept as it is shown: %s', async (name) => {
    const { kept, outcome, differs } = await keepAt(name, inSecond, second);
    expect(outcome.notice).toBe(words('notice_kept', outcome.number));
    expect(kept.capture.reading).toMatchObject({
      author: { name: { value: 'Person 1' } },
      text: { value: 'post number 1 of the frame' },
      facts: { frame: captureAddress('posts') },
    });
    expect(differs).toBe(0);
  });

  it('is kept in the size in which the page draws its frame', async () => {
    const clip = { x: 40, y: 100 + 150 * 1.25, width: 750, height: 187 };
    const { kept, differs } = await keepAt('larger', { x: 340, y: 360 }, { ...clip, y: 287 });
    expect(kept.capture.issues).toEqual([]);
    expect(await kept.text('text.txt')).toBe('post number 1 of the frame');
    expect((await kept.file('item.png')).readUInt32BE(16)).toBe(750);
    expect(differs).not.toBeNull();
  });

  it('is brought into view by the wheel while it is chosen, near the edge of a frame that is drawn larger too', async () => {
    const page = await daybook().open(captureAddress('larger'));
    await chooseInPopup(daybook(), page, 'post');
    await waitForPicker(page);
    // inside of what the page draws, past where the frame would end in its own size
    await page.mouse.move(700, 580);
    await page.mouse.wheel(0, 200);
    await page.waitForFunction(() => (document.querySelector('iframe')?.contentWindow?.scrollY ?? 0) > 100);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.keyboard.press('Escape');
    await page.close();
  });

  it('is kept out from under what sticks to the part that scrolls around its frame', async () => {
    const { kept } = await keepAt('scrolled', { x: 340, y: 370 }, { ...second, y: 310, height: 90 });
    expect(kept.capture.issues).toEqual([]);
    expect(await kept.text('text.txt')).toBe('post number 1 of the frame');
    expect((await kept.file('item.png')).readUInt32BE(20)).toBe(150);
  });

  it.each(['covered', 'veiled', 'veiled-inside'])('is said to be covered, and drawn anew: %s', async (name) => {
    const { kept } = await keepAt(name, inSecond, second);
    expect(kept.capture.issues.map(({ code }) => code)).toContain('item-covered');
    expect(kept.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['redrawn.png', 'text.txt']));
    expect((await kept.file('redrawn.png')).readUInt32BE(20)).toBe(150);
  });
});
