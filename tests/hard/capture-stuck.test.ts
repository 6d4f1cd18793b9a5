// *Whole page* with bars that stick elsewhere than where they stand in the text: like one tall picture, in which they stick, too.
import { beforeAll, describe, expect, it } from 'vitest';
import { openRecord, type OpenRecord } from '../support/capture-flows.ts';
import { answerCapturePages, captureAddress, type MadePage, rows } from '../support/capture-pages.ts';
import { launched } from '../support/launched.ts';
import { expectLikeTall, keepAgainstTall, type KeptWhole } from '../support/whole-page.ts';

const bar = (look: string) => `header{position:sticky;height:80px;background:#203050;color:white;${look}}`;

const pages: Record<string, MadePage> = {
  // in two views at once
  'pushed-over-the-end-of-a-view': { style: bar('top:760px'), body: `<header>sticks</header>${rows(30)}` },
  'pushed-as-far-as-its-part-goes': {
    style: `${bar('top:790px;margin-bottom:10px')}section{height:900px;padding:5px;background:#eee}`,
    body: `<section><header>sticks</header>${rows(4)}</section>${rows(26, 4)}`,
  },
  'sticks-to-both-edges': { style: bar('top:500px;bottom:40px'), body: `<header>sticks</header>${rows(30)}` },
  'pulled-up-at-the-end': { style: bar('bottom:250px'), body: `${rows(30)}<header>sticks</header>` },
  // to a list in the page, which does not move
  'sticks-in-a-part': {
    style: `${bar('top:30px')}section{height:300px;overflow:auto}`,
    body: `${rows(12)}<section><header>sticks</header>${rows(2, 12)}</section>${rows(14, 14)}`,
  },
};

const daybook = launched({ answer: answerCapturePages(pages) });

describe('a bar that', () => {
  const kept = new Map<string, KeptWhole>();
  let record: OpenRecord;

  beforeAll(async () => {
    for (const name of Object.keys(pages)) kept.set(name, await keepAgainstTall(daybook(), name));
    record = await openRecord(daybook());
  }, 200_000);

  it.each(Object.keys(pages))('%s', async (name) => {
    const { number, reference } = kept.get(name) ?? { number: -1, reference: Buffer.of() };
    const entry = await record(number);
    expect(entry.capture.issues).toEqual([]);
    const any = await daybook().open(captureAddress('plain'));
    await expectLikeTall(any, entry, reference);
    await any.close();
  });
});
