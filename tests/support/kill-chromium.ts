import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ChromiumDaybook } from './chromium.ts';
import type { Churn, Said } from './churn.ts';
import type { ChurnBrowser } from './kill-rounds.ts';
import { bundledForPage } from './record-in-page.ts';
import { until } from './until.ts';

type InPage = { churn: Churn; said(said: Said): Promise<void> };

/** Ends the browser as a power cut does; its process is named by the lock that it holds on its profile. */
export async function killBrowser(daybook: ChromiumDaybook, profile: string): Promise<void> {
  const pid = Number(/\d+$/u.exec(readlinkSync(join(profile, 'SingletonLock')))?.[0]);
  const closed = new Promise((resolve) => daybook.context.once('close', resolve));
  process.kill(pid, 'SIGKILL');
  await closed;
  await daybook.close();
  await until('the process to end', () => !isAlive(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
    return false;
  }
}

/** Chromium for `kill-rounds.ts`. */
export async function churnInChromium(profile: string): Promise<ChurnBrowser> {
  const daybook = await ChromiumDaybook.launch({ profile });
  const open = async (): Promise<Page> => {
    const opened = await daybook.openOwn('calendar.html');
    await opened.evaluate(`${await bundledForPage('churn.ts')}; undefined`);
    return opened;
  };
  let page = await open();
  return {
    evaluate: (work, given) => page.evaluate(work as never, given) as never,
    write: async (from, hear) => {
      try {
        await page.exposeFunction('said', (said: Said) => hear([said]));
        return await page.evaluate(async (begin: number) => {
          const { churn, said } = globalThis as unknown as InPage;
          return churn.run(begin, said).catch(String);
        }, from);
      } catch {
        // the page was ended, as it was meant to be
        return null;
      }
    },
    openAgain: async () => {
      await page.close();
      page = await open();
    },
    kill: () => killBrowser(daybook, profile),
    close: () => daybook.close(),
  };
}
