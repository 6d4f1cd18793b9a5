import browser from 'webextension-polyfill';
import { mayReadAgain } from '../../record/media-setting.ts';
import { utf8 } from '../../shared/bytes.ts';
import { DaybookError } from '../../shared/errors.ts';
import { takeBrowserCopy } from './browser-copy.ts';
import { type CaptureRun, type Kept, beginRun, failRun, keepRun, tryStep } from '../run/capture-run.ts';
import { askSecond, checkClock } from '../corroborate/check-clock.ts';
import { copyIssues } from '../corroborate/corroborate.ts';
import { goThrough, takeAtOnce } from './page-at-once.ts';
import { PagePictures } from './page-pictures.ts';
import { type PageOptions, takeViews } from './page-views.ts';
import { PassingWords } from '../corroborate/passing-words.ts';
import { readPageWords } from './read-page-words.ts';
import { type TakenMedia, addMedia, takeMedia } from '../post/media.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import { exhibitOf } from '../run/taken.ts';

/** Of a tab that shows one picture, film or sound and nothing else: that file, as served. */
function takeOwnFile(run: CaptureRun, link: ReaderLink): Promise<TakenMedia | undefined> {
  const own = run.reading?.media.filter(({ url }) => url === run.page?.url) ?? [];
  return tryStep(run, 'media', 'media-unavailable', async () => takeMedia(own, link, await mayReadAgain()));
}

/** Words, the page's own reading, and a copy of the page that opens without a network. */
async function readWhole(run: CaptureRun, link: ReaderLink, passing: PassingWords): Promise<void> {
  const words = await readPageWords(run, link, passing);
  const { behind } = await link.ask('left-out', null);
  if (behind > 0) run.issues.push({ step: 'read', code: 'more-behind', detail: String(behind) });
  const media = takeOwnFile(run, link);
  const second = askSecond(run, link);
  await tryStep(run, 'copy', 'copy-failed', async () => {
    const { html, words: copied, missing } = await link.ask('copy', { mayRequest: await mayReadAgain() });
    run.taken.push(
      await exhibitOf(utf8(html.toWellFormed()), {
        role: 'copy',
        fileName: 'page.html',
        mediaType: 'text/html;charset=utf-8',
        parents: [],
        madeBy: 'copy of the page as it stood, scripts and outside addresses taken out',
      }),
    );
    if (missing.length > 0) run.issues.push({ step: 'copy', code: 'copy-incomplete', missing: missing.slice(0, 200) });
    run.issues.push(...copyIssues(words, copied));
  });
  addMedia(run, await media);
  await checkClock(run, second);
}

/** A page that went elsewhere without being loaded anew: what was taken after that is of another page. */
async function checkSamePage(run: CaptureRun, link: ReaderLink): Promise<void> {
  const now = await link.ask('facts', null);
  const plain = (url: string | undefined) => url?.replace(/[?#].*$/, '');
  // some pages write into their address how far they are scrolled: that alone is the same page
  if (plain(now.url) !== plain(run.page?.url) && now.title.text !== run.page?.title.text)
    throw new DaybookError('page-changed', `now ${now.url}`);
}

/** What is read when the pictures have been taken. */
async function readAfter(run: CaptureRun, link: ReaderLink, passing: PassingWords): Promise<void> {
  await tryStep(run, 'read', 'page-gone', async () => {
    // a list whose rows stand only while they are in view draws those of the place to which it was put back
    await link.ask('settle', null);
    await readWhole(run, link, passing);
  });
  await tryStep(run, 'page', 'page-gone', () => checkSamePage(run, link));
  await tryStep(run, 'copy', 'copy-failed', () => takeBrowserCopy(run, link.tabId));
}

/** Whether this browser takes a whole page in one call (Firefox); asked of the browser, not of its name. */
function takesWholePages(): boolean {
  return 'getBrowserInfo' in browser.runtime;
}

/** *Whole page*: every part of it in pictures, its words, and a copy. Stopping keeps what there is, and says how far it went. */
export async function capturePage(
  link: ReaderLink,
  options: PageOptions,
  mode: 'page' | 'profile' = 'page',
): Promise<Kept> {
  const run = await beginRun(mode, await link.ask('facts', null));
  // A page no taller than its window may scroll in a part of it: that only views can follow.
  const scrolls = (run.page?.documentSize?.height ?? 0) > (run.page?.viewport?.height ?? 0);
  const atOnce = takesWholePages() && options.mostScreens === null && scrolls;
  const pictures = new PagePictures(run.page?.devicePixelRatio ?? 1);
  const passing = new PassingWords();
  await tryStep(run, 'tiles', 'screenshot-refused', async () => {
    // a page that does not let itself be gone through is in the one picture all the same
    const standing = atOnce && (await tryStep(run, 'tiles', 'page-changed', () => goThrough(run, link))) !== false;
    if (standing) await takeAtOnce(run, link).finally(() => link.ask('restore', null));
    else await takeViews(run, link, options, { pictures, passing });
  });
  // joined while the page is read
  const [views] = await Promise.all([pictures.taken(run), readAfter(run, link, passing)]);
  run.taken.unshift(...views);
  const gone = run.issues.some(({ code }) => code === 'page-gone');
  const pictured = run.taken.some(({ facts }) => facts.role === 'page' || facts.role === 'screen');
  return gone && !pictured ? failRun(run) : keepRun(run, link);
}
