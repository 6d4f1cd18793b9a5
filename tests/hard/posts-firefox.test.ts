// *This post* in Firefox on ground that is against it: the picture is the post, pixel by pixel, or it is said what stood in the way.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { besiegingPages } from '../support/besieging-pages.ts';
import type { KeptEntry } from '../support/capture-flows.ts';
import { FirefoxDaybook } from '../support/firefox.ts';
import { capturePost, makePackage } from '../support/firefox-flows.ts';
import type { FirefoxTab } from '../support/firefox-tab.ts';
import { answerHostile, hostileOrigin, hostilePages, postWords } from '../support/hostile-pages.ts';
import { openPackage, type PackageContent } from '../support/package-content.ts';
import { entryOf } from '../support/package-entry.ts';
import { type Difference, differenceInPage } from '../support/pixels.ts';
import { answerRestless, restlessPages } from '../support/restless-pages.ts';
import { words } from '../support/words.ts';

const plain =
  'flood deaf strict dialog fullscreen swaps adorned pushed rewrites-later tug drift contained wide columns shy typing shadow-focus hides-all on-top inert untouchable zoomed-body left-bar late-size'.split(
    ' ',
  );
/** Drawn in parts of pixels, which a browser's picture of one element rounds otherwise; or under what sticks to its top there. */
const uneven = ['scaled', 'scaled-body', 'zoomed-root', 'vertical', 'gutter'];
const covered = ['covered', 'veil', 'pseudo', 'frames'];

let daybook: FirefoxDaybook;
let content: PackageContent;
let any: FirefoxTab;
const numbers = new Map<string, number>();
const references = new Map<string, string>();

/** The browser's own picture of the post, once nothing of ours is there. */
async function referenceOf(tab: FirefoxTab): Promise<string> {
  await tab.evaluate(() => void document.querySelector('article')?.scrollIntoView({ block: 'center' }));
  return (await tab.elementPicture('article')).toString('base64');
}

async function kept(name: string): Promise<{ entry: KeptEntry; held: Difference | null }> {
  const entry = await entryOf(content, numbers.get(name) ?? -1);
  const reference = references.get(name);
  if (reference === undefined) return { entry, held: null };
  const item = (await entry.file('item.png')).toString('base64');
  return { entry, held: await any.evaluate(differenceInPage, item, reference, 0) };
}

beforeAll(async () => {
  const known = { ...hostilePages, ...restlessPages, ...besiegingPages };
  daybook = await FirefoxDaybook.launch({ answer: (url) => answerHostile(url) ?? answerRestless(url) });
  for (const name of [...plain, ...uneven, ...covered]) {
    if (!(name in known)) throw new Error(`no page ${name}`);
    const tab = await daybook.open(`${hostileOrigin}/${name}`);
    const notice = await capturePost(daybook, tab, 'article');
    numbers.set(name, Number(/\d+/.exec(notice)?.[0]));
    await tab.pressAt(1200, 780);
    if (!covered.includes(name)) references.set(name, await referenceOf(tab));
    await tab.close();
  }
  const casebook = await daybook.openOwn('casebook.html');
  await casebook.waitForWords(words('entries_title'));
  content = await openPackage(await makePackage(daybook, casebook));
  any = await daybook.open(`${hostileOrigin}/elsewhere`);
}, 500_000);
afterAll(() => daybook.close());

describe('a post in Firefox', () => {
  it.each(plain)('is kept as it is shown: %s', async (name) => {
    const { entry, held } = await kept(name);
    expect(entry.capture.issues).toEqual([]);
    expect(await entry.text('text.txt')).toBe(postWords);
    expect(held?.sizes[0]).toBe(held?.sizes[1]);
    expect(held?.share).toBeLessThan(0.001);
  });

  it.each(uneven)('is kept in its own size: %s', async (name) => {
    const { entry, held } = await kept(name);
    expect(entry.capture.issues).toEqual([]);
    const [[width = 0, height = 0] = [], [wide = 0, high = 0] = []] = (held?.sizes ?? []).map((size) =>
      size.split('×').map(Number),
    );
    expect(Math.abs(width - wide)).toBeLessThanOrEqual(1);
    expect(Math.abs(height - high)).toBeLessThanOrEqual(1);
  });

  it.each(covered)('is said to be covered, and the window kept: %s', async (name) => {
    const { entry } = await kept(name);
    const [first, second] = entry.capture.issues;
    expect(first?.code).toBe('item-covered');
    expect(second).toMatchObject({
      code: 'screenshot-refused',
      detail: 'this browser lets an extension draw no page anew',
    });
    expect(entry.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['screen-1.png', 'text.txt']));
  });
});
