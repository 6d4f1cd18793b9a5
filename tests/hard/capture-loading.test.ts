// Pages that never finish loading: what is there is kept all the same, and says so where the rest may belong to it.
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseMoreInPopup, keepWholePage, openRecord, putNoticeAway } from '../support/capture-flows.ts';
import { chooseInPopup, type Outcome, waitForOutcome, waitForPicker } from '../support/flows.ts';
import { postWords } from '../support/hostile-pages.ts';
import { launched } from '../support/launched.ts';
import { answerLoading, loadingAddress, loadingHost, loadingPages, type LoadingWay } from '../support/loading-pages.ts';
import { until } from '../support/until.ts';

const ways = ['screen', 'post', 'words', 'page'] as const;
const daybook = launched({ answer: answerLoading }, loadingHost);

describe.each(Object.keys(loadingPages))('of a page that is loading for ever: %s', (name) => {
  const kept = new Map<LoadingWay, Outcome>();

  beforeAll(async () => {
    const page = await daybook().open(loadingAddress(name), 'commit');
    await until('the post', () => page.evaluate((words) => document.body.textContent.includes(words), postWords));
    const choose = async () => {
      await waitForPicker(page);
      await page.mouse.click(100, 30);
      return waitForOutcome(page);
    };
    await chooseInPopup(daybook(), page, 'screen');
    kept.set('screen', await waitForOutcome(page));
    await putNoticeAway(page);
    await chooseInPopup(daybook(), page, 'post');
    kept.set('post', await choose());
    await putNoticeAway(page);
    await chooseMoreInPopup(daybook(), page, 'words_only');
    kept.set('words', await choose());
    await putNoticeAway(page);
    kept.set('page', await keepWholePage(daybook(), page));
    await page.close();
  });

  it.each(ways)('%s', async (way) => {
    const record = await openRecord(daybook());
    const { capture, text } = await record(kept.get(way)?.number ?? -1);
    expect(capture.issues.map(({ code }) => code)).toEqual(loadingPages[name]?.said[way] ?? []);
    expect(await text('text.txt')).toContain(postWords);
  });
});
