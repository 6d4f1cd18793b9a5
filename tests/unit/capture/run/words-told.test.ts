// What is told of a capture: the page's notice, and the transcript of a conversation.
import { describe, expect, it } from 'vitest';
import { keptNotice, notKeptNotice } from '../../../../utils/capture/run/notice-lines.ts';
import { transcriptOf } from '../../../../utils/capture/conversation/transcript.ts';
import type { EntrySummary } from '../../../../utils/record/types.ts';
import { errorCodes } from '../../../../utils/shared/errors.ts';
import { found, missing } from '../../../../utils/sites/reading/field.ts';
import { words } from '../../../support/words.ts';
import { aReading } from '../a-reading.ts';

const summary = (state: EntrySummary['state']): EntrySummary => ({
  id: 'id',
  number: 12,
  site: 'x',
  kind: 'post',
  source: 'capture',
  state,
  at: '2026-11-03T21:14:09.000Z',
  precision: 'exact',
});

describe('the notice', () => {
  it('says the number, and never less than is the case', () => {
    expect(keptNotice(summary('complete'))).toEqual([{ key: 'notice_kept', values: ['12'] }]);
    expect(keptNotice(summary('partial')).map(({ key }) => key)).toEqual(['notice_kept', 'notice_partial']);
    expect(keptNotice(summary('failed'))).toEqual([{ key: 'notice_failed', values: ['12'] }]);
  });

  it('tells, while the page is there, what a press on it would show', () => {
    const folded = { ...summary('partial'), issues: [{ code: 'fields-missing' }, { code: 'item-folded' }] as const };
    expect(keptNotice(folded).map(({ key }) => key)).toEqual(['notice_kept', 'error_item_folded']);
  });

  it('has a sentence for every reason', () => {
    for (const code of errorCodes) {
      const [first, reason] = notKeptNotice({ code, detail: 'never shown' });
      expect(first?.key).toBe('notice_not_kept');
      expect(words(reason?.key ?? '').length).toBeGreaterThan(5);
      expect(reason?.values).toEqual([]);
    }
  });
});

describe('the transcript', () => {
  const message = (text: string, more = {}) => ({ reading: aReading(text, more), step: 1 });

  it('says time, sender and words of each, and where something may be missing', () => {
    const told = transcriptOf(
      [
        message('first', { postedAt: found('2026-11-03T21:14:09.000Z', 'time') }),
        message('second', { postedAtRaw: found('14:02', 'span'), marks: ['edited'] }),
      ],
      [{ before: 1, step: 2 }],
    );
    expect(told).toBe(
      '== 2026-11-03 ==\n\n2026-11-03T21:14:09.000Z  Devon\nfirst\n\n[something may be missing here]\n\n14:02  Devon (edited)\nsecond',
    );
  });

  it('begins a day with a line of its own also where a page tells days without a zone, or in words', () => {
    const told = transcriptOf(
      [
        message('first', { postedAtRaw: found('22:21, 19/11/2026', 'p'), facts: { localTime: '2026-11-19T22:21' } }),
        message('second', { postedAtRaw: found('0:04, 20/11/2026', 'p'), facts: { localTime: '2026-11-20T00:04' } }),
        message('third', { postedAtRaw: found('9:10', 'p'), facts: { day: 'Saturday' } }),
        message(' ', { marks: ['deleted'], facts: { day: 'Saturday' } }),
        message('fourth', { postedAtRaw: found('9:11', 'p'), facts: { day: 'Saturday' } }),
      ],
      [],
    );
    expect(told.split('\n').filter((line) => line.startsWith('== '))).toEqual([
      '== 2026-11-19 ==',
      '== 2026-11-20 ==',
      '== Saturday ==',
    ]);
    expect(told).toContain('Devon (deleted)\n[no words]');
  });

  it('says where more stayed behind a button of the page', () => {
    const behind = [
      { before: 0, words: 'Load earlier' },
      { before: 1, words: '2 replies' },
      { before: 2, words: 'View more' },
    ];
    const told = transcriptOf([message('first'), message('second')], [{ before: 1, step: 2 }], behind);
    const lines = told.split('\n').filter((line) => line.startsWith('[') || /^(?:first|second)$/.test(line));
    expect(lines).toEqual([
      '[behind a button of the page, not kept: “Load earlier”]',
      'first',
      '[behind a button of the page, not kept: “2 replies”]',
      '[something may be missing here]',
      'second',
      '[behind a button of the page, not kept: “View more”]',
    ]);
  });

  it('says what is not there in plain words', () => {
    const nobody = { name: missing('a'), handle: missing('a'), accountId: missing('a'), profileUrl: missing('a') };
    const picture = { kind: 'image', url: 'https://x.com/p.jpg', alt: null, posterUrl: null };
    const told = transcriptOf(
      [
        message('', { author: nobody, side: 'out', text: missing('p'), media: [picture] }),
        message('', { author: nobody, text: missing('p') }),
      ],
      [],
    );
    expect(told).toBe(
      'time not on the page  this account\n[image]\n\ntime not on the page  sender not on the page\n[no words]',
    );
  });
});
