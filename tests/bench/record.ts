import type { Page } from 'playwright-core';
import { xPermalink, xPosts } from '../practice/x-pages.ts';
import type { RecordBench } from '../support/bench-record.ts';
import { ChromiumDaybook } from '../support/chromium.ts';
import { capturePost } from '../support/flows.ts';
import { bundledForPage, seedEntries } from '../support/record-in-page.ts';
import type { EntrySeed } from '../support/seed-record.ts';
import { words } from '../support/words.ts';

const passphrase = 'ten thousand plain entries';
type InPage = { bench: RecordBench; drawnAt?: number; openAt?: number };

/** Entries as they gather in a long and bad year: most from a page, some from away from the screen. */
function seeds(count: number): EntrySeed[] {
  const begun = Date.parse('2025-11-01T08:00:00Z');
  return Array.from({ length: count }, (_, at) => ({
    site: at % 5 === 0 ? 'offline' : 'x',
    kind: at % 5 === 0 ? 'visit' : 'post',
    at: new Date(begun + at * 50 * 60_000).toISOString(),
    precision: 'exact',
    handle: at % 5 === 0 ? null : `handle_${at % 7}`,
    words: `Number ${at}: I saw you at the harbour, ${at % 3 === 0 ? 'blue coat' : 'by the ferry'}, and I will be back.`,
  }));
}

/** Writes down in the page when its list of entries was first drawn, and when its keys were there. */
function watchList(): void {
  const page = globalThis as unknown as InPage & {
    chrome: { storage: { onChanged: { addListener(l: () => void): void } } };
  };
  page.chrome?.storage?.onChanged.addListener(() => {
    page.openAt ??= performance.now();
  });
  const look = () => {
    if (document.querySelector('a[href^="#/entry/"]') === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => (page.drawnAt = performance.now()));
  };
  look();
}

async function drawn(page: Page): Promise<InPage> {
  await page.waitForFunction(() => (globalThis as unknown as InPage).drawnAt !== undefined, undefined, {
    timeout: 120_000,
  });
  return page.evaluate(() => {
    const { drawnAt = 0, openAt = 0 } = globalThis as unknown as InPage;
    return { drawnAt, openAt } as InPage;
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function worker(daybook: ChromiumDaybook): Promise<Page> {
  const page = await daybook.openOwn('calendar.html');
  await page.evaluate(`${await bundledForPage('bench-record.ts')}; undefined`);
  // Else the record closes by itself: no page that shows it is open.
  await page.evaluate(() => (globalThis as unknown as InPage).bench.holdPageOpen());
  return page;
}

/**
 * Times from the beginning of the casebook's loading to its first drawn entries: the first after all of them came in, and
 * the median of five.
 */
async function openCasebook(daybook: ChromiumDaybook): Promise<{ first: number; usual: number }> {
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const page = await daybook.context.newPage();
    await page.addInitScript(watchList);
    await page.goto(`chrome-extension://${daybook.extensionId}/casebook.html`, { waitUntil: 'commit' });
    times.push((await drawn(page)).drawnAt ?? Number.NaN);
    await page.close();
  }
  return { first: times[0] ?? Number.NaN, usual: median(times) };
}

async function withRecord<T>(count: number, work: (daybook: ChromiumDaybook, page: Page) => Promise<T>): Promise<T> {
  const daybook = await ChromiumDaybook.launch();
  try {
    const page = await worker(daybook);
    await page.evaluate((chosen) => (globalThis as unknown as InPage).bench.setPassphrase(chosen), passphrase);
    const all = seeds(count);
    for (let at = 0; at < count; at += 500) await seedEntries(page, all.slice(at, at + 500));
    await page.evaluate(() => (globalThis as unknown as InPage).bench.refreshKeyRing());
    return await work(daybook, page);
  } finally {
    await daybook.close();
  }
}

/** From the moment when the keys are there to the drawn list, through the lock's own screen. */
async function unlockMs(daybook: ChromiumDaybook): Promise<number> {
  const page = await daybook.context.newPage();
  await page.addInitScript(watchList);
  await page.goto(`chrome-extension://${daybook.extensionId}/casebook.html`, { waitUntil: 'commit' });
  await page.getByLabel(words('lock_passphrase'), { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: words('lock_open') }).click();
  const { drawnAt = Number.NaN, openAt = 0 } = await drawn(page);
  await page.close();
  return drawnAt - openAt;
}

/** Milliseconds from each key in the search to the drawn answer: median. */
async function searchMs(daybook: ChromiumDaybook): Promise<number> {
  const page = await daybook.context.newPage();
  await page.addInitScript(watchList);
  await page.goto(`chrome-extension://${daybook.extensionId}/casebook.html`, { waitUntil: 'commit' });
  await drawn(page);
  const search = page.getByLabel(words('timeline_search'));
  await search.fill('number 9999');
  await page.getByText('1', { exact: false }).first().waitFor();
  const times: number[] = [];
  for (const text of [
    'h',
    'ha',
    'har',
    'harb',
    'harbo',
    'harbou',
    'harbour',
    'harbour, ',
    'harbour, b',
    'harbour, bl',
  ]) {
    times.push(
      await search.evaluate(async (field, value) => {
        const input = field as HTMLInputElement;
        const begun = performance.now();
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return performance.now() - begun;
      }, text),
    );
  }
  await page.close();
  return median(times);
}

/** Milliseconds of sealing over those of the whole capture, for a post as it is kept. */
async function sealingShare(): Promise<number> {
  const daybook = await ChromiumDaybook.launch();
  try {
    const tab = await daybook.open(xPermalink(xPosts.watched));
    const took: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const { tookMs } = await capturePost(daybook, tab, tab.locator('article', { hasText: 'Blue coat' }));
      took.push(tookMs);
    }
    const page = await worker(daybook);
    const sizes = await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('daybook');
        opening.addEventListener('success', () => resolve(opening.result));
      });
      const all = database.transaction('bytes').objectStore('bytes').getAll();
      const rows = await new Promise<{ sealed: Blob }[]>((resolve) => {
        all.addEventListener('success', () => resolve(all.result as { sealed: Blob }[]));
      });
      return rows.map(({ sealed }) => sealed.size);
    });
    const each = sizes.slice(0, Math.round(sizes.length / took.length));
    const seal: number[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      seal.push(await page.evaluate((given) => (globalThis as unknown as InPage).bench.seal(given), each));
    }
    return median(seal) / median(took);
  } finally {
    await daybook.close();
  }
}

/**
 * Speed of a backup and of a restore over that of a raw copy of the same bytes. The key that is drawn from the passphrase
 * takes about a second on purpose, whatever the size: a backup of a record with a passphrase draws none, and what opening
 * one for a restore takes is a figure of its own.
 */
async function backupFigures(quick: boolean): Promise<Record<string, number>> {
  const daybook = await ChromiumDaybook.launch();
  try {
    const page = await worker(daybook);
    const size = 4 << 20;
    await page.evaluate((chosen) => (globalThis as unknown as InPage).bench.setPassphrase(chosen), passphrase);
    await page.evaluate(
      ([files, bytes]) => (globalThis as unknown as InPage).bench.fill(files!, bytes!),
      [quick ? 32 : 64, size],
    );
    const run = (name: 'copyOut' | 'backUp') =>
      page.evaluate((one) => (globalThis as unknown as InPage).bench[one](), name);
    const out = await run('copyOut');
    const backup = await run('backUp');
    const into = await page.evaluate((bytes) => (globalThis as unknown as InPage).bench.copyIn(bytes), size);
    const restore = await page.evaluate(
      (chosen) => (globalThis as unknown as InPage).bench.restore(chosen),
      passphrase,
    );
    return { backup_vs_copy: out / backup, restore_vs_copy: into / restore.putBack, backup_opened_ms: restore.opened };
  } finally {
    await daybook.close();
  }
}

/** Figures of the record: opening and searching ten thousand entries, sealing, backing up and putting back. */
export async function recordFigures(quick = false): Promise<Record<string, number>> {
  const few = await withRecord(100, openCasebook);
  const many = await withRecord(10_000, async (daybook, page) => {
    const open = await openCasebook(daybook);
    const search = await searchMs(daybook);
    await page.evaluate(() => (globalThis as unknown as InPage).bench.lock());
    const unlock = await unlockMs(daybook);
    const all = await page.evaluate(() => (globalThis as unknown as InPage).bench.openAll());
    return { open, search, unlock, all };
  });
  return {
    casebook_open_10k_ms: many.open.usual,
    casebook_open_10k_vs_100: many.open.usual / few.usual,
    casebook_first_10k_ms: many.open.first,
    search_10k_ms: many.search,
    unlock_10k_ms: many.unlock,
    opened_10k_ms: many.all,
    sealing_share: await sealingShare(),
    ...(await backupFigures(quick)),
  };
}
