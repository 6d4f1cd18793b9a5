// Firefox that guards against fingerprints tells pages another number of pixels and stirs what is drawn: pictures are right all the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptEntry } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { FirefoxDaybook } from '../support/firefox.ts';
import { capturePost, keepMore, makePackage } from '../support/firefox-flows.ts';
import { hostilePost, postWords } from '../support/hostile-pages.ts';
import { openPackage } from '../support/package-content.ts';
import { entryOf } from '../support/package-entry.ts';
import { differenceInPage, type Difference } from '../support/pixels.ts';
import { words } from '../support/words.ts';

const posts = {
  style:
    'body{margin:0}article{margin:20px 40px;padding:20px;height:160px;background:#eef;border:1px solid #888}p.row{height:97px;margin:0;background:#fed}',
  body: `<div style="height:40px">above</div>${hostilePost()}${Array.from({ length: 15 }, (_, n) => `<p class="row">row ${n}</p>`).join('')}`,
};

const guards: [string, Record<string, string | number | boolean>][] = [
  ['all of it', { 'privacy.resistFingerprinting': true }],
  ['all of it, on a screen of 1.5', { 'privacy.resistFingerprinting': true, 'layout.css.devPixelsPerPx': '1.5' }],
  ['all of it, on a screen of 3', { 'privacy.resistFingerprinting': true, 'layout.css.devPixelsPerPx': '3' }],
  ['what private windows have', { 'privacy.fingerprintingProtection': true, 'layout.css.devPixelsPerPx': '1.25' }],
];

describe.each(guards)('a Firefox with %s', (_, preferences) => {
  let daybook: FirefoxDaybook;
  let post: KeptEntry;
  let page: KeptEntry;
  let held: Difference;
  let size = { width: 1, height: 1 };

  beforeAll(async () => {
    daybook = await FirefoxDaybook.launch({ answer: answerCapturePages({ posts }), preferences });
    const tab = await daybook.open(captureAddress('posts'));
    await capturePost(daybook, tab, 'article');
    await tab.pressAt(1200, 780);
    await keepMore(daybook, tab, 'whole_page');
    await tab.pressAt(1200, 780);
    const picture = await tab.elementPicture('article');
    size = await tab.evaluate(() => {
      const { clientWidth: width, scrollHeight: height } = document.documentElement;
      return { width, height };
    });
    const casebook = await daybook.openOwn('casebook.html');
    await casebook.waitForWords(words('entries_title'));
    const content = await openPackage(await makePackage(daybook, casebook));
    [post, page] = [await entryOf(content, 1), await entryOf(content, 2)];
    const own = await daybook.openOwn('calendar.html');
    held = await own.evaluate(
      differenceInPage,
      (await post.file('item.png')).toString('base64'),
      picture.toString('base64'),
      0,
    );
  }, 120_000);
  afterAll(() => daybook.close());

  it('cuts out the post', async () => {
    expect(post.capture.issues).toEqual([]);
    expect(await post.text('text.txt')).toBe(postWords);
    expect(held.sizes[0]).toBe(held.sizes[1]);
    expect(held.share).toBeLessThan(0.001);
  });

  it('keeps the page whole', async () => {
    expect(page.capture.issues).toEqual([]);
    const picture = await page.file('page.png');
    const ratio = picture.readUInt32BE(16) / size.width;
    expect(Math.abs(picture.readUInt32BE(20) - size.height * ratio)).toBeLessThan(3);
  });
});
