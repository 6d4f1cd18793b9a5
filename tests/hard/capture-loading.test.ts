// Pages that never finish loading: what is there is kept all the same, and says so where the rest may belong to it.
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseMoreInPopup, keepWholePage, openRecord, putNoticeAway } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress, captureOrigin, rows } from '../support/capture-pages.ts';
import { chooseInPopup, type Outcome, waitForOutcome, waitForPicker } from '../support/flows.ts';
import { hostilePost, postWords } from '../support/hostile-pages.ts';
import { launched } from '../support/launched.ts';
import { until } from '../support/until.ts';

const never = (name: string) => `${captureOrigin}/never-${name}`;
const script = (how = '') => `<script ${how} src="${never('script.js')}"></script>`;
const ways = ['screen', 'post', 'words', 'page'] as const;
type Way = (typeof ways)[number];

/** Each with what is said of the ways that cannot have all of it. */
const pages: Record<string, { body: string; said: Partial<Record<Way, string[]>> }> = {
  'the rest waits for a script': {
    body: `${hostilePost()}${rows(12)}${script()}${rows(12, 12)}`,
    said: { page: ['page-unfinished'] },
  },
  'the rest of the post does': {
    body: hostilePost(`${postWords}${script()} and more of them`),
    said: { post: ['page-unfinished'], page: ['page-unfinished'] },
  },
  'its scripts wait for one': { body: `${hostilePost()}${rows(12)}${script('defer')}`, said: {} },
  'a picture does not come': {
    body: `${hostilePost()}${rows(12)}<img src="${never('picture.png')}" width="50" height="50">`,
    said: { page: ['pictures-late', 'copy-incomplete'] },
  },
};

const names = Object.keys(pages);
const made = answerCapturePages(
  Object.fromEntries(names.map((name, at) => [`loading-${at}`, pages[name] ?? { body: '' }])),
);
const daybook = launched(
  { answer: (url) => (url.pathname.startsWith('/never-') ? new Promise<never>(() => {}) : made(url)) },
  new URL(captureOrigin).host,
);

describe.each(names)('of a page that is loading for ever: %s', (name) => {
  const kept = new Map<Way, Outcome>();

  beforeAll(async () => {
    const page = await daybook().open(captureAddress(`loading-${names.indexOf(name)}`), 'commit');
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
    expect(capture.issues.map(({ code }) => code)).toEqual(pages[name]?.said[way] ?? []);
    expect(await text('text.txt')).toContain(postWords);
  });
});
