// The extension is updated, or turned off, while something of it lies over a page: it goes, and the page is as it was.
import { describe, expect, it } from 'vitest';
import { chooseMoreInPopup } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import { chooseInPopup, waitForPicker } from '../support/flows.ts';
import { hostilePost } from '../support/hostile-pages.ts';
import { launched } from '../support/launched.ts';
import { overlayWords } from '../support/overlay-words.ts';
import { quietLook } from '../support/quiet-look.ts';
import { until } from '../support/until.ts';

/** In the service worker. */
declare const chrome: { runtime: { reload(): void } };

// a browser each: the driver's own press of the toolbar button ends a browser whose extension was reloaded
describe.each(['picker', 'pictures'] as const)('%s', (what) => {
  const daybook = launched({
    answer: answerCapturePages({ posts: { style: 'article{padding:30px}', body: hostilePost() } }),
  });

  it('goes, and the page is as it was', async () => {
    const page = await daybook().open(captureAddress(what === 'picker' ? 'posts' : 'sticky-header'));
    const before = await quietLook(page);
    if (what === 'picker') {
      await chooseInPopup(daybook(), page, 'post');
      await waitForPicker(page);
    } else {
      await chooseMoreInPopup(daybook(), page, 'whole_page');
      await until('the progress card', async () => (await overlayWords(page)).some((text) => /[1-9]\d? %/.test(text)));
    }
    const worker = await daybook().worker();
    void worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await until('our layer to go', async () => (await overlayWords(page)).length === 0);
    expect(await quietLook(page)).toEqual(before);
    await page.close();
  });
});
