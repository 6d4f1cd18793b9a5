import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { xPermalink, xPosts } from '../practice/x-pages.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import { chooseMoreInPopup, keepWholePage, keptEntry } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress, rows } from '../support/capture-pages.ts';
import { capturePost, waitForOutcome, waitForPicker } from '../support/flows.ts';
import { heapOfWorker } from '../support/worker-heap.ts';
import { recycledChat } from '../support/recycled-chat.ts';

const messages = 1000;
const quotaMs = 500;

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

/** html2canvas-pro drawing the same post in the same page. */
async function redrawMs(page: Page, times: number): Promise<number> {
  await page.evaluate(
    readFileSync(join(import.meta.dirname, '../../node_modules/html2canvas-pro/dist/html2canvas-pro.js'), 'utf8'),
  );
  const taken = await page.evaluate(async (count) => {
    const draw = (
      globalThis as unknown as { html2canvas(element: Element, options: object): Promise<HTMLCanvasElement> }
    ).html2canvas;
    const post = document.querySelector('article');
    if (post === null) throw new Error('no post');
    const took: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const begun = performance.now();
      (await draw(post, { logging: false })).toDataURL('image/png');
      took.push(performance.now() - begun);
    }
    return took;
  }, times);
  return p50(taken);
}

async function postFigures(daybook: ChromiumDaybook, times: number): Promise<Record<string, number>> {
  const page = await daybook.open(xPermalink(xPosts.watched));
  const post = page.locator('article', { hasText: 'Blue coat' });
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) {
    took.push((await capturePost(daybook, page, post)).tookMs);
    // the quota of pictures is the person's too: nobody keeps two posts in one second
    await page.waitForTimeout(1100);
  }
  const shot = await screenshotMs(daybook, times);
  const redrawn = await redrawMs(page, Math.min(3, times));
  await page.close();
  const post50 = p50(took);
  return {
    capture_post_ms: post50,
    capture_post_vs_screenshot: post50 / shot,
    capture_post_vs_html2canvas: post50 / redrawn,
  };
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

/** The copy alone: from the moment the words were there to the moment the copy was. */
async function copyFigures(daybook: ChromiumDaybook): Promise<Record<string, number>> {
  const page = await daybook.open(captureAddress('bench-feed'));
  await chooseMoreInPopup(daybook, page, 'whole_page', 10);
  const { number } = await waitForOutcome(page, performance.now(), 120_000);
  const { files } = await keptEntry(daybook, number);
  await page.close();
  const at = (role: string) => files.find((file) => file.role === role)?.takenAt.monotonicMs ?? Number.NaN;
  return { page_copy_500_ms: at('copy') - at('text') };
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
      ...(await pageFigures(daybook)),
      ...(await copyFigures(daybook)),
      ...(quick ? {} : await conversationFigures(daybook)),
    };
  } finally {
    await daybook.close();
  }
}
