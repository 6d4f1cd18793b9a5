// A page of a hundred thousand elements: a screen, a post and the first windows of it are kept as of any other.
import { describe, expect, it } from 'vitest';
import { chooseMoreInPopup, openRecord } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { chooseInPopup, type Outcome, waitForOutcome } from '../support/flows.ts';
import { launched } from '../support/launched.ts';
import { watchEnd } from '../support/overlay-words.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

const posts = 20_000;
const post = (n: string) =>
  `<article itemscope itemtype="https://schema.org/Comment" style="padding:8px"><b itemprop="author">Someone</b> <time itemprop="datePublished" datetime="2026-10-01T08:00:00Z">1 Oct</time><p itemprop="text">post number ${n} of a long page, with a <a href="/p">link</a></p></article>`;
const long = {
  body: '<header style="position:sticky;top:0;height:50px;background:#203050">sticks</header><main></main>',
  // written by the page itself: served as it is, it would take longer to come than to be kept
  script: `const one = ${JSON.stringify(post('#'))}; document.querySelector('main').innerHTML = Array.from({ length: ${posts} }, (_, n) => one.replace('#', n)).join('');`,
};

const daybook = launched({ answer: answerCapturePages({ long }) });

describe('a page of a hundred thousand elements', () => {
  it('is kept as a screen, a post of it, and as its first windows', async () => {
    const page = await daybook().open(captureAddress('long'));
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeGreaterThan(100_000);
    // at the end of the document alone: to look through all of it would take the page's time
    const watch = await watchEnd(page);
    const outcomes: Outcome[] = [];
    const outcome = async () => {
      outcomes.push(await waitForOutcome(page, performance.now(), 120_000, watch.words));
      await until('the notice to go', async () => {
        await page.mouse.click(1220, 760);
        return (await watch.words()).length === 0;
      });
    };
    await chooseInPopup(daybook(), page, 'screen');
    await outcome();
    await chooseInPopup(daybook(), page, 'post');
    const hint = words('picker_hint');
    await until('the picker', async () => (await watch.words()).some((text) => text.includes(hint)), 60_000);
    await page.mouse.click(300, 300);
    await outcome();
    await chooseMoreInPopup(daybook(), page, 'whole_page', 10);
    await outcome();
    const record = await openRecord(daybook());
    const [screen, one, whole] = await Promise.all(outcomes.map(({ number }) => record(number)));
    expect([screen, one, whole].map((entry) => entry?.capture.issues)).toEqual([[], [], []]);
    expect(await one?.text('text.txt')).toMatch(/^post number \d of a long page, with a link$/);
    expect((await whole?.file('page.png'))?.readUInt32BE(20)).toBe(8000);
    for (const name of ['text.txt', 'page.html'])
      expect(await whole?.text(name)).toContain(`post number ${posts - 1} of a long page`);
    expect(await page.evaluate(() => [scrollY, document.querySelector('header')?.getAttribute('style')])).toEqual([
      0,
      'position:sticky;top:0;height:50px;background:#203050',
    ]);
    await watch.end();
    await page.close();
  });
});
