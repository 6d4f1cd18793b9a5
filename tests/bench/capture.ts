import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { xPermalink, xPosts } from '../practice/x-pages.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import { chooseMoreInPopup, keepWholePage, keptEntry, putNoticeAway } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress, rows } from '../support/capture-pages.ts';
import { beginPost, waitForOutcome, waitForPicker } from '../support/flows.ts';
import { watchEnd } from '../support/overlay-words.ts';
import { heapOfWorker } from '../support/worker-heap.ts';
import { recycledChat } from '../support/recycled-chat.ts';
import { words } from '../support/words.ts';
import { singlefileMs } from './in-page/singlefile.ts';

const messages = 1000;
const quotaMs = 500;
/** No post can be kept in less: two pictures of the page must be drawn first. */
const unwatchedMs = 50;

/** A feed of five hundred posts, with names, times and words. */
const feed = Array.from(
  { length: 500 },
  (_, n) =>
    `<article itemscope itemtype="https://schema.org/SocialMediaPosting" style="padding:8px;border-bottom:1px solid #ccc"><b itemprop="author">Person ${n % 37}</b> <time itemprop="datePublished" datetime="2026-10-01T08:00:00Z">1 Oct</time><p itemprop="articleBody">post number ${n}, of a length as posts have it, with a <a href="/p/${n}">link</a> and some more words</p></article>`,
).join('');

const p50 = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** In the service worker, where the browser's own screenshot is timed. */
declare const chrome: { tabs: { captureVisibleTab(options: { format: 'png' }): Promise<string> } };

/** The browser's own screenshot of the same tab, in a fresh second of its quota each time. */
async function screenshotMs(daybook: ChromiumDaybook, times: number): Promise<number> {
  const worker = await daybook.worker();
  const taken: number[] = await worker.evaluate(async (count) => {
    const took: number[] = [];
    for (let n = 0; n < count; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1100));
      const begun = performance.now();
      await chrome.tabs.captureVisibleTab({ format: 'png' });
      took.push(performance.now() - begun);
    }
    return took;
  }, times);
  return p50(taken);
}

/** In the page, where html2canvas-pro draws. */
declare const html2canvas: (element: Element, options: object) => Promise<HTMLCanvasElement>;

/**
 * The same post kept by html2canvas-pro in the same page, warm: drawn with its pictures, as PNG, its digest taken, put into
 * IndexedDB as strictly as ours, read back and compared. Unsealed, and without words, context, files or a journal.
 */
async function redrawMs(page: Page, holds: string, times: number): Promise<number> {
  await page.evaluate(
    readFileSync(join(import.meta.dirname, '../../node_modules/html2canvas-pro/dist/html2canvas-pro.js'), 'utf8'),
  );
  const taken = await page.evaluate(
    async ([text, count]) => {
      const post = [...document.querySelectorAll('article')].find((one) => one.textContent?.includes(text));
      if (post === undefined) throw new Error('no post');
      const done = <T>(asked: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          asked.addEventListener('success', () => resolve(asked.result));
          asked.addEventListener('error', () => reject(new Error(String(asked.error))));
        });
      const opening = indexedDB.open('bench', 1);
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('kept'));
      const database = await done(opening);
      const digest = async (bytes: BufferSource) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).join();
      const keep = async (n: number) => {
        const canvas = await html2canvas(post, { logging: false, useCORS: true });
        const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
        if (png === null) throw new Error('no picture');
        const before = await digest(await png.arrayBuffer());
        const writing = database.transaction('kept', 'readwrite', { durability: 'strict' });
        writing.objectStore('kept').put(png, n);
        await new Promise((resolve) => writing.addEventListener('complete', resolve));
        const stored: Blob = await done(database.transaction('kept').objectStore('kept').get(n));
        if ((await digest(await stored.arrayBuffer())) !== before) throw new Error('not what was put there');
      };
      await keep(0);
      const took: number[] = [];
      for (let n = 1; n <= count; n += 1) {
        const begun = performance.now();
        await keep(n);
        took.push(performance.now() - begun);
      }
      return took;
    },
    [holds, times] as const,
  );
  return p50(taken);
}

/**
 * From the moment when the mouse is told to click on the post to the one when the notice that says *kept* is seen. The page
 * itself cannot tell when that is shown, so the inspector looks again and again: at the end of the document alone, since all
 * of a long one would take the page's time from what is measured, and only when something can have been kept.
 */
async function clickToKeptMs(daybook: ChromiumDaybook, page: Page, post: Locator, times: number): Promise<number> {
  const took: number[] = [];
  const watch = await watchEnd(page);
  for (let n = 0; n < times; n += 1) {
    const begun = await beginPost(daybook, page, post);
    await page.waitForTimeout(unwatchedMs);
    const outcome = await waitForOutcome(page, begun, 30_000, watch.words, 5);
    if (!outcome.notice.startsWith(words('notice_kept', String(outcome.number)))) throw new Error(outcome.notice);
    took.push(outcome.tookMs);
    await putNoticeAway(page);
    // the quota of pictures is the person's too: nobody keeps two posts in one second
    await page.waitForTimeout(1100);
  }
  await watch.end();
  return p50(took);
}

async function postFigures(daybook: ChromiumDaybook, times: number): Promise<Record<string, number>> {
  const page = await daybook.open(xPermalink(xPosts.watched));
  const post50 = await clickToKeptMs(daybook, page, page.locator('article', { hasText: 'Blue coat' }), times);
  const shot = await screenshotMs(daybook, times);
  const redrawn = await redrawMs(page, 'Blue coat', Math.min(3, times));
  await page.close();
  return {
    capture_post_ms: post50,
    capture_post_vs_screenshot: post50 / shot,
    capture_post_vs_html2canvas: post50 / redrawn,
  };
}

/** The same in a feed as long as feeds are: html2canvas-pro copies the whole document before it draws one post of it. */
async function feedFigures(daybook: ChromiumDaybook): Promise<Record<string, number>> {
  const page = await daybook.open(captureAddress('bench-feed'));
  const post50 = await clickToKeptMs(daybook, page, page.locator('article', { hasText: 'post number 3,' }), 3);
  const redrawn = await redrawMs(page, 'post number 3,', 3);
  await page.close();
  return { capture_post_in_feed_ms: post50, capture_post_in_feed_vs_html2canvas: post50 / redrawn };
}

/** Kept by the clock of the capture itself, from its beginning to the last byte read back. */
async function pageFigures(daybook: ChromiumDaybook): Promise<Record<string, number>> {
  const page = await daybook.open(captureAddress('bench-page'));
  const { number } = await keepWholePage(daybook, page);
  const { capture, files } = await keptEntry(daybook, number);
  await page.close();
  const tiles = files.filter(({ role }) => role === 'screen').length;
  const took = capture.finishedAt.monotonicMs - capture.startedAt.monotonicMs;
  return { page_vs_quota: took / ((tiles - 1) * quotaMs) };
}

/** The copy alone: from the moment the words were there to the moment the copy was, with its check against them; beside SingleFile's. */
async function copyFigures(daybook: ChromiumDaybook): Promise<Record<string, number>> {
  const page = await daybook.open(captureAddress('bench-feed'));
  await chooseMoreInPopup(daybook, page, 'whole_page', 10);
  const { number } = await waitForOutcome(page, performance.now(), 120_000);
  const { files } = await keptEntry(daybook, number);
  const other = await singlefileMs(page, 3);
  await page.close();
  const at = (role: string) => files.find((file) => file.role === role)?.takenAt.monotonicMs ?? Number.NaN;
  const took = at('copy') - at('text');
  return { page_copy_500_ms: took, ...(other === null ? {} : { page_copy_vs_singlefile: took / other }) };
}

async function conversationFigures(daybook: ChromiumDaybook): Promise<Record<string, number>> {
  const page = await daybook.open(captureAddress('bench-chat'));
  await chooseMoreInPopup(daybook, page, 'conversation_newer');
  await waitForPicker(page);
  await page.mouse.move(297, 72);
  await page.mouse.move(300, 75);
  const heap = await heapOfWorker(daybook);
  const begun = performance.now();
  await page.mouse.click(300, 75);
  const { number, tookMs } = await waitForOutcome(page, begun, 600_000);
  const mostMib = await heap.most();
  const kept = JSON.parse(await (await keptEntry(daybook, number)).text('conversation.json')) as {
    messages: unknown[];
    gaps: unknown[];
  };
  await page.close();
  return {
    conversation_1000_kept: kept.messages.length,
    conversation_1000_gaps: kept.gaps.length,
    conversation_1000_s: tookMs / 1000,
    background_mib: mostMib,
  };
}

/** Click to kept, whole pages, copies and conversations, each against what the browser itself takes where there is such a thing. */
export async function captureFigures(quick = false): Promise<Record<string, number>> {
  const daybook = await ChromiumDaybook.launch({
    answer: answerCapturePages({
      'bench-page': { body: rows(120) },
      'bench-feed': { body: feed },
      'bench-chat': recycledChat(messages),
    }),
  });
  try {
    return {
      ...(await postFigures(daybook, quick ? 3 : 9)),
      ...(await feedFigures(daybook)),
      ...(await pageFigures(daybook)),
      ...(await copyFigures(daybook)),
      ...(quick ? {} : await conversationFigures(daybook)),
    };
  } finally {
    await daybook.close();
  }
}
