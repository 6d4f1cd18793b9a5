// Pages that no extension may read, and pages with nothing to pick: a sentence, and the next best way.
import { describe, expect, it } from 'vitest';
import { plainPageAddress } from '../../practice/other-pages.ts';
import { openRecord } from '../../support/capture-flows.ts';
import { capturePost, chooseInPopup, edgeOf, openCasebook, waitForOutcome } from '../../support/flows.ts';
import { launched } from '../../support/launched.ts';
import { comparePictures } from '../../support/pixels.ts';
import { type SiteFixture, siteFixtures } from '../../support/site-fixtures.ts';
import { words } from '../../support/words.ts';

const pdf = 'https://files.harbour-crafts.example/stalls.pdf';
const smallPdf =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n';

const board = fixture('phpbb', 'topic-quote-edited');
const comments = fixture('disqus', 'thread-with-replies');
/** A page of the board's site that shows the board, and the comments of another site, in frames. */
const framing = new URL('/club.html', board.url).href;
/** One that shows the comments alone. */
const beside = new URL('/beside.html', board.url).href;
const around = (inside: readonly SiteFixture[]) =>
  `<!doctype html><title>Club</title><h1>Club</h1>${inside.map(({ url }) => `<iframe src="${url.href}" width="600" height="300"></iframe>`).join('')}`;

const pages = new Map([
  [pdf, { contentType: 'application/pdf', body: smallPdf }],
  [framing, { contentType: 'text/html', body: around([board, comments]) }],
  [beside, { contentType: 'text/html', body: around([comments]) }],
  ...[board, comments].map(({ url, html }) => [url.href, { contentType: 'text/html', body: html }] as const),
]);

function fixture(platform: string, name: string): ReturnType<typeof siteFixtures>[number] {
  const found = siteFixtures().find((page) => page.platform === platform && page.name === name);
  if (found === undefined) throw new Error(`no page ${platform}/${name}`);
  return found;
}

const daybook = launched(
  {
    answer: (url) => {
      const page = pages.get(url.href);
      if (page !== undefined) return { status: 200, ...page };
      // pictures of the two pages
      return [board.url.hostname, 'c.disquscdn.com'].includes(url.hostname)
        ? { status: 404, contentType: 'text/plain', body: '' }
        : null;
    },
  },
  // opened from the popup
  comments.url.hostname,
);

describe('a page that cannot be read', () => {
  it('says so in one sentence on a page of the browser itself, and on one that is no site’s', async () => {
    for (const address of ['chrome://version/', 'about:blank', 'data:text/html,<p>words']) {
      const page = await daybook().open(address);
      const popup = await daybook().pressToolbar(page);
      await popup.waitForWords(words('error_page_forbidden'));
      await page.close();
    }
  });

  it('offers the screen in the PDF viewer', async () => {
    const page = await daybook().open(pdf);
    const popup = await daybook().pressToolbar(page);
    await popup.waitForWords(words('popup_no_post'));
    await page.close();
  });
});

describe('a page without any post', () => {
  it('offers the screen, which can be kept', async () => {
    const page = await daybook().open(plainPageAddress);
    const popup = await daybook().pressToolbar(page);
    await popup.waitForWords(words('popup_no_post'));
    await popup.pressNamed(words('popup_capture_post'));
    await popup.waitForWords(words('popup_no_post'));
    await page.bringToFront();
    await chooseInPopup(daybook(), page, 'screen');
    const outcome = await waitForOutcome(page);
    expect(outcome.notice).toBe(words('notice_kept', 1));
    const casebook = await openCasebook(daybook(), page);
    await casebook.locator('main a[href^="#/entry/"]').waitFor();
    await page.close();
  });
});

describe('posts that stand in frames', () => {
  it('can be picked with their frames as a whole, the popup says so and what else to do, and the frames’ own addresses can be kept', async () => {
    const alone = await daybook().open(beside);
    const popup = await daybook().pressToolbar(alone);
    await popup.waitForWords(words('popup_part', comments.url.hostname));
    await alone.close();
    const page = await daybook().open(framing);
    for (const { url } of [board, comments])
      await page.frameLocator(`iframe[src="${url.href}"]`).locator('body').waitFor();
    const kept: number[] = [];
    for (const { url } of [board, comments])
      kept.push((await capturePost(daybook(), page, page.locator(`iframe[src="${url.href}"]`), edgeOf)).number);
    await page.close();
    const record = await openRecord(daybook());
    const [own, other] = await Promise.all(kept.map(record));
    // the words of the site's own frame; of another site's the browser tells where it came from and nothing more
    expect(own?.capture.issues).toEqual([]);
    // without the session of whoever looks, with which others could be signed in
    expect(own?.capture.reading?.permalink).toMatchObject({ value: board.url.href.replace(/&sid=\w+/u, '') });
    expect(await own?.text('text.txt')).toContain('Some people never learn.');
    expect(other?.capture.issues).toEqual([{ step: 'quality', code: 'fields-missing', missing: ['text'] }]);
    expect(other?.capture.reading?.permalink).toEqual({ state: 'found', value: comments.url.href, via: 'iframe@src' });
    for (const one of [own, other]) {
      const picture = await one?.file('item.png');
      expect([picture?.readUInt32BE(16), picture?.readUInt32BE(20)]).toEqual([604, 304]);
    }
    for (const { url, post } of [
      { ...board, post: '.post' },
      { ...comments, post: '.post-content' },
    ]) {
      const opened = await daybook().open(url.href);
      const { notice, number } = await capturePost(daybook(), opened, opened.locator(post).first());
      expect(notice, url.href).toBe(words('notice_kept', number));
      await opened.close();
    }
  });

  it('can be opened by themselves from the popup, where each can be picked', async () => {
    // the page has posts of its own to pick: the comments of another site are spoken of all the same
    const page = await daybook().open(framing);
    const popup = await daybook().pressToolbar(page);
    await popup.waitForWords(words('popup_part', comments.url.hostname));
    const opened = page.context().waitForEvent('page');
    await popup.pressNamed(words('popup_open_part'));
    const part = await opened;
    await part.waitForURL(comments.url.href);
    const { notice, number } = await capturePost(daybook(), part, part.locator('.post-content').first());
    expect(notice).toBe(words('notice_kept', number));
    await part.close();
    await page.close();
  });

  it('can be picked one by one where the frame is of the same site', async () => {
    const page = await daybook().open(framing);
    const frame = page.frameLocator(`iframe[src="${board.url.href}"]`);
    const posts = frame.locator('.post');
    const inner = () => page.evaluate(() => document.querySelector('iframe')?.contentWindow?.scrollY);
    const wanted = posts.first();
    await wanted.scrollIntoViewIfNeeded();
    const before = await inner();
    const { number, notice } = await capturePost(daybook(), page, wanted);
    expect(notice).toBe(words('notice_kept', number));
    expect(await inner()).toBe(before);
    // taller than its frame, which shows all of it here
    await page.evaluate(() => document.querySelector('iframe')?.setAttribute('height', '700'));
    const looked = await page.screenshot({ clip: (await wanted.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 } });
    await page.close();
    const record = await openRecord(daybook());
    const { capture, file } = await record(number);
    expect(capture).toMatchObject({ issues: [], adapter: { id: 'phpbb' }, page: { url: framing } });
    expect(capture.reading).toMatchObject({
      author: { name: { value: 'tide_runner' }, accountId: { value: '1041' } },
      itemId: { value: '88120' },
      text: { value: expect.stringMatching(/Some people never learn\.$/) },
      facts: { frame: board.url.href },
    });
    const picture = await file('item.png');
    const other = await daybook().open(framing);
    expect(await comparePictures(other, Buffer.from(picture), looked)).toMatchObject({ share: 0 });
    await other.close();
  });
});
