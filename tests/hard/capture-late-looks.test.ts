// *This post* with pictures, and words in fonts, that come once they are seen, and a while after that: they are in its picture.
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openRecord, type OpenRecord, putNoticeAway } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress, type MadePage, rows } from '../support/capture-pages.ts';
import { chooseInPopup, waitForOutcome, waitForPicker } from '../support/flows.ts';
import { hostilePost, postWords } from '../support/hostile-pages.ts';
import { launched } from '../support/launched.ts';
import { comparePictures } from '../support/pixels.ts';

const style = 'article{margin:20px;padding:20px;border:1px solid #888;background:#eef}p{margin:0}img{display:block}';
const post = (below: string) => `${hostilePost(`${postWords}${rows(45)}${below}`)}${rows(12, 45)}`;

const pages: Record<string, MadePage> = {
  'by the browser': { style, body: post('<img loading="lazy" width="400" height="120" alt="" src="/picture-1.svg">') },
  'by a script': {
    style,
    body: post('<img width="400" height="120" alt="" data-src="/picture-2.svg">'),
    script: `new IntersectionObserver(([seen], watch) => { if (!seen.isIntersecting) return; watch.disconnect(); setTimeout(() => { seen.target.src = seen.target.dataset.src; }, 200); }).observe(document.querySelector('img'));`,
  },
  'and fade in': {
    style: `${style}img{opacity:0;transition:opacity .6s}img.seen{opacity:1}`,
    body: post('<img loading="lazy" width="400" height="120" alt="" src="/picture-4.svg">'),
    script: `document.querySelector('img').onload = ({ target }) => target.classList.add('seen');`,
  },
  'and words whose font does': {
    style: `${style}@font-face{font-family:late;src:url(/late-font.ttf)}i{font:40px/50px late}`,
    body: post(
      '<i>words in a font of their own</i><img loading="lazy" width="400" height="120" alt="" src="/picture-5.svg">',
    ).replace('<i>', '<i hidden>'),
    script: `new IntersectionObserver(([seen]) => { if (seen.isIntersecting) document.querySelector('i').hidden = false; }).observe(document.querySelector('img'));`,
  },
  // of slides beside the one that shows many are not fetched before they do
  'without those of slides that do not show': {
    style: `${style}div.strip{display:flex;width:400px;overflow:hidden}div.strip img{flex:none}`,
    body: hostilePost(
      `${postWords}<div class="strip"><img src="/picture-6.svg" width="400" height="120" alt="">${'<img data-src="/picture-7.svg" width="400" height="120" alt=""><img loading="lazy" src="/picture-8.svg" width="400" height="120" alt="">'.repeat(2)}</div>`,
    ),
  },
  'and make it taller': { style, body: post('<img loading="lazy" alt="" src="/picture-3.svg">') },
};

const names = Object.keys(pages);
const made = answerCapturePages(
  Object.fromEntries(names.map((name, at) => [`late-${at}`, pages[name] ?? { body: '' }])),
);
const daybook = launched({
  answer: async (url) => {
    if (url.pathname === '/late-font.ttf') {
      await new Promise((resolve) => setTimeout(resolve, 900));
      return { status: 200, contentType: 'font/ttf', body: await readFile('public/fonts/noto-serif-600.ttf') };
    }
    if (url.pathname.startsWith('/picture-')) await new Promise((resolve) => setTimeout(resolve, 400));
    return made(url);
  },
});

describe.each(names)('whose looks come %s', (name) => {
  let record: OpenRecord;
  let number: number;
  let reference: Buffer;

  beforeAll(async () => {
    const page = await daybook().open(captureAddress(`late-${names.indexOf(name)}`));
    await chooseInPopup(daybook(), page, 'post');
    await waitForPicker(page);
    await page.mouse.click(100, 60);
    ({ number } = await waitForOutcome(page));
    await putNoticeAway(page);
    await page.locator('img').first().scrollIntoViewIfNeeded();
    await page.waitForFunction(() => (document.querySelector('img')?.naturalWidth ?? 0) > 1);
    await page.waitForFunction(() => document.getAnimations().length === 0 && document.fonts.status === 'loaded');
    reference = await page.locator('article').screenshot();
    await page.close();
    record = await openRecord(daybook());
  });

  it('has them', async () => {
    const { capture, file } = await record(number);
    expect(capture.issues).toEqual([]);
    const any = await daybook().open(captureAddress('plain'));
    const { sizes, share } = await comparePictures(any, await file('item.png'), reference);
    await any.close();
    expect(sizes[0]).toBe(sizes[1]);
    expect(share).toBeLessThan(0.0002);
  });
});
