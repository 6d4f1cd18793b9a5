import { ChromiumDaybook } from '../support/chromium.ts';
import { seedEntries } from '../support/record-in-page.ts';
import type { EntrySeed } from '../support/seed-record.ts';

const count = 10_000;
const batch = 1000;
const sites = ['x', 'instagram', 'whatsapp', 'facebook'];

function seeds(from: number): EntrySeed[] {
  return Array.from({ length: batch }, (_, index) => {
    const at = from + index;
    return {
      site: sites[at % sites.length] ?? 'x',
      kind: at % 3 === 0 ? 'call' : 'post',
      at: new Date(Date.parse('2022-01-01T00:00:00Z') + at * 4.2 * 3_600_000).toISOString(),
      precision: at % 9 === 0 ? 'month' : 'exact',
      handle: at % 3 === 0 ? null : `user${at % 40}`,
      words: `Number ${at}. ${'Words as long as a usual post has them. '.repeat(3)}`,
    };
  });
}

/** Runs in the page: scrolls through the whole list, a little each frame and now and then far; the time between frames, ms. */
async function scrollThrough(): Promise<number[]> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const times: number[] = [];
  const far = document.documentElement.scrollHeight / 6;
  let last = await frame();
  for (let step = 0; step < 300; step += 1) {
    scrollBy(0, step % 60 === 59 ? far : 160);
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Frames while 10 000 entries are scrolled through: the worst one, the 95th of a hundred, and how many took over 50 ms. */
export async function casebookFigures(): Promise<Record<string, number>> {
  const daybook = await ChromiumDaybook.launch();
  try {
    const writing = await daybook.openOwn('casebook.html#/new');
    for (let from = 0; from < count; from += batch) await seedEntries(writing, seeds(from));
    await writing.close();
    const page = await daybook.openOwn('casebook.html#/');
    await page.locator('.timeline-row').first().waitFor();
    // What is still being opened behind the list is another figure.
    await page.locator('.timeline-search .field-hint').waitFor({ state: 'detached', timeout: 120_000 });
    const frames = (await page.evaluate(scrollThrough)).toSorted((a, b) => a - b);
    const at = (share: number): number => frames[Math.min(frames.length - 1, Math.floor(share * frames.length))] ?? 0;
    return {
      scroll_10k_worst_frame_ms: at(1),
      scroll_10k_p95_frame_ms: at(0.95),
      scroll_10k_frames_over_50_ms: frames.filter((ms) => ms > 50).length,
    };
  } finally {
    await daybook.close();
  }
}
