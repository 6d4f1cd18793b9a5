// *Whole page* where boxes stand for words and pictures that never come: said, with the pictures in which they are; and nothing said of what merely moves.
import { beforeAll, describe, expect, it } from 'vitest';
import { keepWholePage, openRecord, type OpenRecord } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress } from '../support/capture-pages.ts';
import type { Outcome } from '../support/flows.ts';
import { launched } from '../support/launched.ts';
import { allThere, neverThere } from '../support/unfinished-pages.ts';
import { words } from '../support/words.ts';

const daybook = launched({ answer: answerCapturePages({ ...neverThere, ...allThere }) });

describe('a page', () => {
  const outcomes = new Map<string, Outcome>();
  let record: OpenRecord;
  const issues = async (name: string) =>
    (await record(outcomes.get(name)?.number ?? -1)).capture.issues.map(({ code, detail }) => ({ code, detail }));

  beforeAll(async () => {
    for (const name of Object.keys({ ...neverThere, ...allThere })) {
      const page = await daybook().open(captureAddress(name));
      outcomes.set(name, await keepWholePage(daybook(), page));
      await page.close();
    }
    record = await openRecord(daybook());
  }, 400_000);

  it.each(Object.keys(neverThere))('of which a part never comes says so: %s', async (name) => {
    expect(await issues(name)).toEqual([{ code: 'page-unfinished', detail: 'pictures 2' }]);
    expect(outcomes.get(name)?.notice).toContain(words('error_page_unfinished'));
  });

  it.each(Object.keys(allThere))('in which all is there says nothing: %s', async (name) => {
    expect(await issues(name)).toEqual([]);
  });
});
