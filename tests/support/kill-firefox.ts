import type { Churn, Said } from './churn.ts';
import { FirefoxDaybook } from './firefox.ts';
import type { FirefoxTab } from './firefox-tab.ts';
import type { ChurnBrowser } from './kill-rounds.ts';
import { bundledForPage } from './record-in-page.ts';

type InPage = { churn: Churn; all: Said[]; thrown: string | null };

/** A passing extension gets another address, and loses its store, with each start of Firefox unless told otherwise. */
const keep = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  'extensions.webextensions.uuids': JSON.stringify({
    'daybook@daybook.invalid': '6a1f0c52-97d4-4e0b-9a5e-3c2d1b7f8e64',
  }),
};

/** Firefox for `kill-rounds.ts`. What was said after its page was last asked is not heard: it may be there, or not. */
export async function churnInFirefox(keptIn: string): Promise<ChurnBrowser> {
  const daybook = await FirefoxDaybook.launch({ keptIn, preferences: keep });
  const open = async (): Promise<FirefoxTab> => {
    const opened = await daybook.openOwn('calendar.html');
    await opened.runSource(await bundledForPage('churn.ts'));
    return opened;
  };
  let page = await open();
  return {
    evaluate: (work, given) => page.evaluate(work as never, given) as never,
    write: async (from, hear) => {
      try {
        await page.evaluate((begin) => {
          const own = globalThis as unknown as InPage;
          own.all = [];
          own.thrown = null;
          own.churn
            .run(begin, async (said) => void own.all.push(said))
            .catch((thrown: unknown) => (own.thrown = String(thrown)));
        }, from);
        for (;;) {
          const { said, thrown } = await page.evaluate(() => {
            const own = globalThis as unknown as InPage;
            return { said: own.all.splice(0), thrown: own.thrown };
          });
          hear(said);
          if (thrown !== null) return thrown;
        }
      } catch {
        // the page was ended, as it was meant to be
        return null;
      }
    },
    openAgain: async () => {
      await page.close();
      page = await open();
    },
    kill: () => daybook.kill(),
    close: () => daybook.close(),
  };
}
