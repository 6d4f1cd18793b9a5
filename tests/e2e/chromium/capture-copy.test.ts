// The copy of a page: opens with nothing but itself, looks like the page, lists what it lacks. And what goes with a capture
// besides pictures: the browser's own copy, context, no requests, second readings, words alone.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { blueskyPermalink, blueskyPosts } from '../../practice/bluesky-pages.ts';
import { practicePages } from '../../practice/sites.ts';
import { xPermalink, xPosts } from '../../practice/x-pages.ts';
import { allowInPopup, type KeptEntry, openRecord, type OpenRecord } from '../../support/capture-flows.ts';
import { captureOrigin } from '../../support/capture-pages.ts';
import { capturePost } from '../../support/flows.ts';
import { hostilePost } from '../../support/hostile-pages.ts';
import { launched } from '../../support/launched.ts';
import { answerRich, richAddress } from '../../support/rich-page.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { expectCopyLikePage, keepWholeAt } from '../../support/whole-copy.ts';

/** A post that is not what it seems, on a page that is ahead of this computer's clock. */
const doubtful = `${captureOrigin}/doubtful`;
const doubtfulPage = `<!doctype html><meta charset="utf-8"><title>Doubtful</title><link rel="icon" href="data:,"><body>${hostilePost(
  'Shown words of the post <span style="opacity:0">and words that nobody sees</span>',
)}<time datetime="2199-01-01T00:00:00Z">later</time>`;

const asked: string[] = [];
const daybook = launched({
  answer: (url) => {
    asked.push(url.href);
    if (url.href === doubtful) return { status: 200, contentType: 'text/html; charset=utf-8', body: doubtfulPage };
    return answerRich(url);
  },
  agreedTo: ['pageCapture'],
});
const folder = tempFolder();

const addressOf = (site: string) => practicePages.find((page) => page.site === site)?.address ?? '';
/** Every practice site: tests/hard/capture-copy.test.ts. */
const pages: Record<string, string> = {
  x: 'https://x.com/home',
  bluesky: blueskyPermalink(blueskyPosts.ferry),
  whatsapp: addressOf('whatsapp'),
  'a rich page': richAddress,
};

/** In a page of ours: what the person set. */
declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

describe('what goes with a capture', () => {
  const kept: Record<string, { number: number; reference: Buffer }> = {};
  const numbers: Record<string, number> = {};
  let record: OpenRecord;
  let any: Page;
  const entry = (number: number | undefined): Promise<KeptEntry> => record(number ?? -1);

  async function keepOne(address: string, words: string): Promise<number> {
    const page = await daybook().open(address);
    const { number } = await capturePost(daybook(), page, page.locator('article', { hasText: words }).first());
    await page.close();
    return number;
  }

  beforeAll(async () => {
    const first = await daybook().open(pages['x'] ?? '');
    await allowInPopup(daybook(), first, 'browser_copy');
    await first.close();
    for (const [name, address] of Object.entries(pages)) kept[name] = await keepWholeAt(daybook(), address);
    numbers['answer'] = await keepOne(xPermalink(xPosts.watched), 'Blue coat');
    numbers['quoting'] = await keepOne(xPermalink(xPosts.quoting), 'Still there at eleven');
    numbers['doubtful'] = await keepOne(doubtful, 'Shown words');
    const own = await daybook().openOwn('calendar.html');
    await own.evaluate(() => chrome.storage.local.set({ readAgain: false }));
    await own.close();
    const before = asked.length;
    numbers['quiet'] = (await keepWholeAt(daybook(), richAddress)).number;
    // its frames and its pictures as it is loaded, nothing a second time; of the page itself the cache alone is asked
    const again = asked.slice(before).filter((url) => url !== richAddress);
    expect(again.filter((url, at) => again.indexOf(url) !== at)).toEqual([]);
    record = await openRecord(daybook());
    any = await daybook().open(pages['x'] ?? '');
  }, 300_000);

  it.each(Object.keys(pages))('a copy of %s looks like the page, with nothing but itself', async (name) => {
    const { number, reference } = kept[name] ?? { number: -1, reference: Buffer.of() };
    await expectCopyLikePage(daybook(), any, await entry(number), reference, folder);
  });

  it('a copy holds what was typed and never what is secret, and runs nothing', async () => {
    const html = await (await entry(kept['a rich page']?.number)).text('page.html');
    for (const words of ['typed since', 'written since', 'words in a closed tree', 'words in a frame'])
      expect(html).toContain(words);
    for (const words of ['secret', 'hidden token', 'onclick', 'onmouseover']) expect(html).not.toContain(words);
    // the end of a style in a string of it does not end it
    expect(html).toContain('<\\/style><b>not out of here');
    expect(html).toContain('href="https://rich.example/relative"');
    expect(html).toContain('data-daybook-scroll="0 312"');
  });

  it('a copy lists inside itself, and with its entry, what it lacks', async () => {
    const rich = await entry(kept['a rich page']?.number);
    const issue = rich.capture.issues.find(({ code }) => code === 'copy-incomplete');
    expect(issue?.missing).toEqual([
      'frame https://other.example/frame: of another site, the browser does not let us read it',
      'video : not part of the copy',
    ]);
    const list =
      /<template id="daybook-not-in-this-copy">(.*?)<\/template>/s.exec(await rich.text('page.html'))?.[1] ?? '';
    for (const line of issue?.missing ?? []) expect(list).toContain(`<li>${line}</li>`);
  });

  it('the browser’s own copy lies beside it, where that was allowed', async () => {
    const whole = await entry(kept['bluesky']?.number);
    const paths = whole.files.map(({ path }) => path);
    expect(paths, JSON.stringify(whole.capture.issues)).toContain('page.mhtml');
    const mhtml = await whole.text('page.mhtml');
    expect(mhtml).toMatch(/^From: /u);
    expect(mhtml).toContain(`Snapshot-Content-Location: ${pages['bluesky']}`);
  });

  it('what a post answers is told with it, and cut out where the same view shows it', async () => {
    const contextOf = async (one: KeptEntry) =>
      (JSON.parse(await one.text('context.json')) as { items: { relation: string; by: string; text: unknown }[] })
        .items;
    const answer = await entry(numbers['answer']);
    expect(await contextOf(answer)).toMatchObject([{ relation: 'answers', by: 'place' }]);
    expect(answer.files.map(({ path }) => path)).toContain('answers.png');
    const quoting = await entry(numbers['quoting']);
    expect(await contextOf(quoting)).toMatchObject([
      { relation: 'quotes', by: 'the item', text: xPosts.quoting.quoted.text },
    ]);
  });

  it('a clock that does not fit, and words that nobody sees, are issues of the entry', async () => {
    const { capture } = await entry(numbers['doubtful']);
    expect(capture.state).toBe('partial');
    expect(capture.issues.map(({ code }) => code).toSorted()).toEqual(['clock-differs', 'reading-differs']);
    expect(capture.page?.clock?.newestOnPage).toBe('2199-01-01T00:00:00.000Z');
  });

  it('where the person wants no requests, a copy holds what the page held, and says what it left', async () => {
    const quiet = await entry(numbers['quiet']);
    const missing = quiet.capture.issues.find(({ code }) => code === 'copy-incomplete')?.missing ?? [];
    expect(missing.filter((line) => line.endsWith('no requests, by the setting')).length).toBeGreaterThan(2);
    expect(await quiet.text('page.html')).toContain('src="data:image/png');
  });
});
