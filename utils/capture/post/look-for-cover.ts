import * as v from 'valibot';
import { cutIssues, isTextSaid, pictureIssues } from '../corroborate/corroborate.ts';
import type { CaptureRun } from '../run/capture-run.ts';
import type { ReaderLink } from '../reader/reader-link.ts';
import { runInPage } from '../reader/run-in-page.ts';

const looked = v.nullable(
  v.strictObject({
    covered: v.boolean(),
    words: v.strictObject({ seen: v.string(), unseen: v.string(), folded: v.string() }),
    cutEnds: v.array(v.string()),
    unfinished: v.number(),
  }),
);

async function look(link: ReaderLink) {
  await link.ask('lay-out-chosen', null);
  const ran = await runInPage(link.tabId, { files: ['/cover.js'] });
  return v.parse(looked, ran?.result ?? null) ?? { covered: false, words: null, cutEnds: [], unfinished: 0 };
}

/** Says so where the page has the beginning of the item's words alone; some readers know it by the site's own marks. */
function addCut(run: CaptureRun, cutEnds: readonly string[]): void {
  if (run.reading === null || run.issues.some(({ code }) => code === 'words-cut')) return;
  run.issues.push(...cutIssues(run.reading, cutEnds));
}

/** Where words alone are kept: what stands over them hides nothing. */
export async function lookForCutEnds(run: CaptureRun, link: ReaderLink): Promise<void> {
  addCut(run, (await look(link)).cutEnds);
}

/**
 * Says so where something hides the item that no press meets, and where the item has words that nobody sees: what the
 * picture shows is not the item. And where its words end at a control that gives out more of them.
 */
export async function lookForCover(run: CaptureRun, link: ReaderLink): Promise<void> {
  const { covered, words, cutEnds, unfinished } = await look(link);
  const known = run.issues.some(({ code }) => code === 'item-covered');
  if (covered && !known) run.issues.push({ step: 'tiles', code: 'item-covered' });
  if (unfinished > 0) run.issues.push({ step: 'tiles', code: 'page-unfinished', detail: String(unfinished) });
  if (words === null || run.reading === null) return;
  run.issues.push(...pictureIssues(run.reading, words, isTextSaid(run.issues)));
  addCut(run, cutEnds);
}
