import type { Churn, Said } from './churn.ts';
import { FirefoxDaybook } from './firefox.ts';
import type { FirefoxTab } from './firefox-tab.ts';
import { bundledForPage } from './record-in-page.ts';

type InPage = { churn: Churn; all: Said[] };

/** A passing extension gets another address, and loses its store, with each start of Firefox unless told otherwise. */
const keep = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'extensions.webextensions.uuids': JSON.stringify({
    'daybook@daybook.invalid': '6a1f0c52-97d4-4e0b-9a5e-3c2d1b7f8e64',
  }),
};

async function open(keptIn: string): Promise<{ daybook: FirefoxDaybook; page: FirefoxTab }> {
  const daybook = await FirefoxDaybook.launch({ keptIn, preferences: keep });
  const page = await daybook.openOwn('calendar.html');
  await page.runSource(await bundledForPage('churn.ts'));
  return { daybook, page };
}

/** The same as in Chromium: captures, edits, imports and removals, ended at random moments; what was wrong and how much was said. */
export async function killFirefoxDuringWork(
  keptIn: string,
  kills: number,
  random: () => number,
): Promise<{ wrong: string[]; said: number }> {
  const all: Said[] = [];
  const wrong: string[] = [];
  for (let turn = 0; turn <= kills; turn += 1) {
    const { daybook, page } = await open(keptIn);
    await page.evaluate(() => (globalThis as unknown as InPage).churn.removedMeanwhile());
    wrong.push(...(await page.evaluate((said) => (globalThis as unknown as InPage).churn.check(said), all)));
    if (turn === kills) {
      await daybook.close();
      break;
    }
    await page.evaluate((from) => {
      const own = globalThis as unknown as InPage;
      own.all = [];
      void own.churn.run(from, async (said) => void own.all.push(said));
    }, turn * 8);
    const until = performance.now() + 300 + random() * 2500;
    let said: Said[] = [];
    // What was said after the last question is not known here: it may be there, or not.
    while (performance.now() < until) said = await page.evaluate(() => (globalThis as unknown as InPage).all);
    all.push(...said);
    await daybook.kill();
  }
  return { wrong, said: all.length };
}
