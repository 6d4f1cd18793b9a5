import { describe, expect, it } from 'vitest';
import { headline } from '../../../utils/report/front-words.ts';
import { reportWords } from '../../../utils/report/report-words.ts';
import type { AccountSign, EntryFacts } from '../../../utils/pattern/entry-facts.ts';
import { behindFigures } from '../../../utils/pattern/behind-figures.ts';
import { patternOf } from '../../../utils/pattern/pattern.ts';

let next = 0;

function account(site: string, accountId: string | null, handle: string | null, name: string | null): AccountSign {
  const sign = accountId ? `id:${accountId}` : handle ? `handle:${handle.toLowerCase()}` : `name:${name}`;
  return { key: `${site} ${sign}`, site, accountId, handle, name, profileUrl: null };
}

function fact(over: Partial<EntryFacts>): EntryFacts {
  next += 1;
  return {
    id: `e${next}`,
    number: next,
    site: 'x',
    kind: 'post',
    source: 'capture',
    failed: false,
    own: false,
    account: null,
    itemKey: null,
    at: '2026-11-03T21:14:09.000Z',
    knows: 'hour',
    ...over,
  };
}

describe('patternOf', () => {
  it('says nothing of no entries', () => {
    const pattern = patternOf([], 'Europe/London');
    expect(pattern).toMatchObject({ entries: 0, counted: 0, span: null, weeks: [], mostInWeek: null, accounts: [] });
  });

  it('counts what was done to the person: not failures, own messages or repeats', () => {
    const pattern = patternOf(
      [
        fact({ itemKey: 'x post 1' }),
        fact({ itemKey: 'x post 1' }),
        fact({ own: true }),
        fact({ failed: true }),
        fact({}),
      ],
      'UTC',
    );
    expect(pattern).toMatchObject({ entries: 5, counted: 2, repeats: 1, own: 1, failed: 1 });
  });

  it('counts each message of a day that is one entry, and opens that entry once behind each figure', () => {
    const from = account('whatsapp', null, null, 'Sam');
    const minute = (at: number) => fact({ number: 9001, account: from, at: `2026-11-03T21:0${at}:00.000Z` });
    const facts = [minute(1), minute(2), minute(3), fact({ number: 9002, account: from })];
    facts.push(...[1, 2].map(() => fact({ number: 9003, at: null, knows: 'coarse' })));
    expect(patternOf(facts, 'UTC')).toMatchObject({ counted: 6, countedEntries: 3, undated: 2 });
    const behind = behindFigures(facts, 'UTC');
    expect(behind).toMatchObject({
      counted: [9001, 9002, 9003],
      dated: [9001, 9002],
      named: [9001, 9002],
      undated: [9003],
    });
    expect(behind.weeks.get('2026-11-02')).toEqual([9001, 9002]);
    expect(behind.hours.get('2-21')).toEqual([9001, 9002]);
    expect(headline({ pattern: patternOf(facts, 'UTC'), words: reportWords('en') })).toBe(
      '6 messages and other things (in 3 entries) in 1 day',
    );
  });

  it('puts a moment into the day, week and hour of the zone asked for', () => {
    // Sunday 23:30 UTC is Monday morning in Auckland, and so another week.
    const late = [fact({ at: '2026-11-08T23:30:00.000Z' })];
    const utc = patternOf(late, 'UTC');
    const auckland = patternOf(late, 'Pacific/Auckland');
    expect(utc.weeks).toEqual([{ id: '2026-W45', monday: '2026-11-02', count: 1 }]);
    expect(auckland.weeks).toEqual([{ id: '2026-W46', monday: '2026-11-09', count: 1 }]);
    expect(utc.hours[6]![23]).toBe(1);
    expect(auckland.hours[0]![12]).toBe(1);
  });

  it('shows quiet weeks as such, also over a new year and a change of clocks', () => {
    const pattern = patternOf(
      [fact({ at: '2026-12-20T12:00:00.000Z' }), fact({ at: '2027-01-05T12:00:00.000Z' })],
      'Europe/Berlin',
    );
    expect(pattern.weeks.map(({ id, count }) => [id, count])).toEqual([
      ['2026-W51', 1],
      ['2026-W52', 0],
      ['2026-W53', 0],
      ['2027-W01', 1],
    ]);
    expect(pattern.span?.days).toBe(17);
    const spring = patternOf(
      [fact({ at: '2026-03-28T12:00:00.000Z' }), fact({ at: '2026-03-30T12:00:00.000Z' })],
      'Europe/Berlin',
    );
    expect(spring.span?.days).toBe(3);
  });

  it('keeps a day out of the hours and a month out of the weeks', () => {
    const pattern = patternOf(
      [fact({ knows: 'day' }), fact({ knows: 'coarse' }), fact({ at: null, knows: 'coarse' })],
      'UTC',
    );
    expect(pattern).toMatchObject({ counted: 3, undated: 2, timed: 0 });
    expect(pattern.weeks).toHaveLength(1);
  });

  it('never joins accounts by name where the ids differ', () => {
    const pattern = patternOf(
      [fact({ account: account('x', '1', 'sam', 'Sam') }), fact({ account: account('x', '2', 'sam2', 'Sam') })],
      'UTC',
    );
    expect(pattern.accounts.map((one) => one.accountId)).toEqual(['1', '2']);
  });

  it('follows an id through changes of handle, and a lone handle to its id', () => {
    const pattern = patternOf(
      [
        fact({ account: account('x', '1', 'sam', 'Sam') }),
        fact({ account: account('x', '1', 'sam_new', 'Sam N') }),
        fact({ account: account('x', null, 'SAM', null) }),
      ],
      'UTC',
    );
    expect(pattern.accounts).toHaveLength(1);
    expect(pattern.accounts[0]).toMatchObject({
      count: 3,
      handles: ['sam', 'sam_new', 'SAM'],
      names: ['Sam', 'Sam N'],
    });
  });

  it('leaves a handle apart that two ids have had, and the same handle on another platform', () => {
    const pattern = patternOf(
      [
        fact({ account: account('x', '1', 'sam', null) }),
        fact({ account: account('x', '2', 'sam', null) }),
        fact({ account: account('x', null, 'sam', null) }),
        fact({ site: 'reddit', account: account('reddit', null, 'sam', null) }),
      ],
      'UTC',
    );
    expect(pattern.accounts).toHaveLength(4);
  });
});
