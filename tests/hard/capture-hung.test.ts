// Pages that do not answer: busy for ever, or never loaded to their end. Leaving leaves; what is asked of them is answered.
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { keptEntry } from '../support/capture-flows.ts';
import { captureAddress } from '../support/capture-pages.ts';
import { launched } from '../support/launched.ts';
import { waitForOutcome } from '../support/flows.ts';
import { answerLoading, loadingAddress, loadingHost } from '../support/loading-pages.ts';
import { until } from '../support/until.ts';
import { words } from '../support/words.ts';

const daybook = launched({ answer: answerLoading }, loadingHost);

const pages: Record<string, () => Promise<Page>> = {
  'never loaded': async () => {
    const page = await daybook().open(loadingAddress('the-rest-waits-for-a-script'), 'commit');
    await until('the page', () => page.evaluate(() => document.querySelectorAll('.row').length === 12));
    return page;
  },
  'busy for ever': async () => {
    const page = await daybook().open(captureAddress('plain'));
    await page.evaluate(() => {
      setTimeout(() => {
        for (;;);
      }, 300);
    });
    await new Promise((resolve) => setTimeout(resolve, 600));
    return page;
  },
};

describe.each(Object.keys(pages))('a page that is %s', (name) => {
  const open = () => (pages[name] as () => Promise<Page>)();

  it('is left', async () => {
    const page = await open();
    const popup = await daybook().pressToolbar(page);
    await popup.pressNamed(words('leave'));
    await page.waitForURL(/\/calendar\.html$/);
    await page.locator('main table').waitFor();
    await page.close();
  });
  it('is kept as it shows, and who pressed is told', async () => {
    const page = await open();
    const popup = await daybook().pressToolbar(page);
    await popup.pressNamed(words('popup_this_screen'));
    if (name === 'never loaded') {
      const { number } = await waitForOutcome(page);
      const { capture } = await keptEntry(daybook(), number);
      expect(capture.issues).toEqual([]);
    } else {
      // that page can say nothing: the popup does
      await popup.waitForWords(words('notice_partial'));
      const number = Number(/\d+/.exec((await popup.words()).split(words('notice_kept', '').trim())[1] ?? '')?.[0]);
      const { capture, files } = await keptEntry(daybook(), number);
      expect(capture.issues).toEqual([{ step: 'inject', code: 'page-silent', missing: ['text'] }]);
      expect(capture.page?.url).toBe(captureAddress('plain'));
      expect(files.map(({ fileName }) => fileName)).toEqual(['screen-1.png']);
    }
    await page.close();
  });
});
