import { describe, expect, it } from 'vitest';
import { type HappenedDraft, happenedFromDraft, todayDraft } from '../../../components/happened/happened-draft.ts';

process.env['TZ'] = 'Europe/London';
const now = new Date('2026-11-24T12:00:00Z');
const draft = (part: Partial<HappenedDraft>): HappenedDraft => ({ ...todayDraft(now), ...part });
const of = (part: Partial<HappenedDraft>) => happenedFromDraft(draft(part), now);

describe('when something happened', () => {
  it('takes a minute, in the zone of the device', () => {
    expect(of({ how: 'time', day: '2026-07-03', clock: '21:14' })).toEqual({
      ok: true,
      value: { from: '2026-07-03T20:14:00.000Z', to: '2026-07-03T20:14:59.999Z', precision: 'minute', words: null },
    });
  });

  it('takes a day from its midnight to the next, also when a clock change makes it 23 hours long', () => {
    expect(of({ how: 'day', day: '2026-03-29', words: ' at dusk ' })).toEqual({
      ok: true,
      value: { from: '2026-03-29T00:00:00.000Z', to: '2026-03-29T22:59:59.999Z', precision: 'day', words: 'at dusk' },
    });
  });

  it('takes a month, a year, or only words', () => {
    expect(of({ how: 'about', year: '2025', month: '2' })).toMatchObject({
      value: { from: '2025-02-01T00:00:00.000Z', to: '2025-02-28T23:59:59.999Z', precision: 'month' },
    });
    expect(of({ how: 'about', year: '2024' })).toMatchObject({
      value: { from: '2024-01-01T00:00:00.000Z', to: '2024-12-31T23:59:59.999Z', precision: 'year' },
    });
    expect(of({ how: 'about', words: 'most evenings' })).toEqual({
      ok: true,
      value: { from: null, to: null, precision: 'words', words: 'most evenings' },
    });
  });

  it.each<[string, Partial<HappenedDraft>]>([
    ['not_a_date', { how: 'day', day: '' }],
    ['not_a_date', { how: 'day', day: '2026-02-31' }],
    ['not_a_date', { how: 'time', day: '2026-13-01', clock: '10:00' }],
    ['not_a_time', { how: 'time', day: '2026-07-03', clock: '' }],
    ['not_a_time', { how: 'time', day: '2026-03-29', clock: '01:30' }],
    ['not_a_year', { how: 'about', year: '25' }],
    ['not_a_year', { how: 'about', year: 'last' }],
    ['in_the_future', { how: 'day', day: '2026-11-25' }],
    ['in_the_future', { how: 'time', day: '2026-11-24', clock: '12:01' }],
    ['no_words', { how: 'about' }],
  ])('says %s', (problem, part) => {
    expect(of(part)).toEqual({ ok: false, problem });
  });

  it('reads a year below 100 as itself, not as one of the last century', () => {
    expect(of({ how: 'day', day: '0026-01-01' })).toMatchObject({
      value: { from: expect.stringMatching(/^0026-01-01/u) },
    });
  });
});
