import type { Page } from 'playwright-core';
import { blueskyPermalink, blueskyPosts } from '../../tests/practice/bluesky-pages.ts';
import { redditComments, redditPages } from '../../tests/practice/reddit-pages.ts';
import { xPermalink, xPosts } from '../../tests/practice/x-pages.ts';
import type { ChromiumDaybook } from '../../tests/support/chromium.ts';
import {
  addOfflineEntry,
  asksForPassphrase,
  capturePost,
  captureScreen,
  lockCasebook,
  makePackage,
  openCasebook,
  type Outcome,
  setPassphrase,
  unlockCasebook,
} from '../../tests/support/flows.ts';

interface Step {
  address: string;
  /** Words for the person who watches. */
  what: string;
  /** The element to click; null keeps the screen. */
  choose: ((page: Page) => ReturnType<Page['locator']>) | null;
}

const tweet = (words: string) => (page: Page) => page.locator('article[data-testid="tweet"]', { hasText: words });

/** What Mara keeps, in the order in which she finds it. */
const steps: readonly Step[] = [
  { address: xPermalink(xPosts.watched), what: 'a post on X', choose: tweet('Blue coat again today') },
  {
    address: xPermalink(xPosts.long),
    what: 'a post on X that is taller than the window',
    choose: tweet('Since she will not answer'),
  },
  { address: xPermalink(xPosts.pileOn), what: 'a post on X in Arabic', choose: tweet('stall 14') },
  { address: xPermalink(xPosts.threat), what: 'a post on X with a picture', choose: tweet('One photograph each day') },
  {
    address: redditPages[0]?.address ?? '',
    what: 'a comment on Reddit',
    choose: (page) => page.locator(`#t1_${redditComments.where.id}-comment-rtjson-content`),
  },
  {
    address: 'https://mastodon.social/home',
    what: 'a post on Mastodon',
    choose: (page) => page.locator('.status', { hasText: 'day two' }),
  },
  {
    address: blueskyPermalink(blueskyPosts.ferry),
    what: 'a post on Bluesky',
    choose: (page) => page.locator('[data-testid^="postThreadItem-by-"]', { hasText: 'Ferry at eight' }),
  },
  {
    address: 'https://web.whatsapp.com/',
    what: 'a message on WhatsApp',
    choose: (page) => page.locator('[data-testid="msg-container"]', { hasText: 'Open the door tomorrow' }),
  },
  {
    address: 'https://forum.harbour-crafts.example/t/guild-stalls-2026/418',
    what: 'a post in a forum',
    choose: (page) => page.locator('#post-4'),
  },
  { address: 'https://web.whatsapp.com/', what: 'the screen', choose: null },
];

/**
 * Does the main job as a person does: keeps posts on practice pages, writes one thing down that happened away from the
 * screen, makes a package, and gives the path at which `save` put it. With a passphrase the record is locked from before
 * the first entry to the last step, but for what needs it open.
 */
export async function doMainJob(
  daybook: ChromiumDaybook,
  options: { folder: string; passphrase: string | undefined; tell: (line: string) => void },
): Promise<string> {
  const { folder, passphrase, tell } = options;
  if (passphrase !== undefined) await lockFirst(daybook, passphrase);
  let page: Page | undefined;
  for (const step of steps) {
    page ??= await daybook.open(step.address);
    if (page.url() !== step.address) await page.goto(step.address);
    const outcome: Outcome =
      step.choose === null ? await captureScreen(daybook, page) : await capturePost(daybook, page, step.choose(page));
    tell(`${step.what}: ${outcome.notice.replaceAll('\n', ' ')} (${Math.round(outcome.tookMs)} ms)`);
    if (!outcome.notice.startsWith('Kept')) throw new Error(`${step.what} was not kept: ${outcome.notice}`);
  }
  if (page === undefined) throw new Error('no step was taken');
  const casebook = await openCasebook(daybook, page);
  if (passphrase !== undefined && (await asksForPassphrase(casebook))) await unlockCasebook(casebook, passphrase);
  await addOfflineEntry(casebook, {
    day: '2026-11-20',
    clock: '18:05',
    kind: 'kind_visit',
    where: 'the front door of the workshop',
    who: 'Devon P.',
    what: 'He rang at five past six and knocked for ten minutes. Jo was with me and heard it. I did not open. He left a photograph of the street under the door.',
  });
  tell('an offline entry: kept');
  const download = await makePackage(casebook, 'HB/2026/4471');
  const path = `${folder}/${download.suggestedFilename()}`;
  await download.saveAs(path);
  if (passphrase !== undefined) await lockCasebook(casebook);
  return path;
}

/** A record that is new gets its passphrase; either way it is locked afterwards. */
async function lockFirst(daybook: ChromiumDaybook, passphrase: string): Promise<void> {
  const casebook = await daybook.openOwn('casebook.html');
  if (!(await asksForPassphrase(casebook))) {
    await setPassphrase(casebook, passphrase);
    await lockCasebook(casebook);
  }
  await casebook.close();
}
