// The pages' clock faces are turned into moments by the clock of this device: a zone with a change of clocks.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { happenedAt } from '../../../../utils/capture/run/happened-at.ts';
import { found } from '../../../../utils/sites/reading/field.ts';
import { aReading } from '../a-reading.ts';

const zone = 'Europe/London';
const kept = { utc: '2026-11-27T09:29:54.000Z', zone };
const before = process.env['TZ'];
beforeAll(() => {
  process.env['TZ'] = zone;
});
afterAll(() => {
  process.env['TZ'] = before;
});

function local(localTime: string) {
  return aReading('words', { postedAtRaw: found('22:21, 19/11/2026', 'test'), facts: { localTime } });
}

describe('when something happened', () => {
  it('is the UTC time that the page gives, before the one inside its number', () => {
    const both = {
      postedAt: found('2026-11-03T21:14:09.000Z', 'a'),
      decodedAt: found('2026-11-03T21:14:08.100Z', 'b'),
    };
    expect(happenedAt(aReading('words', both), kept, zone)).toMatchObject({
      from: '2026-11-03T21:14:09.000Z',
      precision: 'exact',
    });
  });

  it('is the minute that this clock showed, winter and summer', () => {
    expect(happenedAt(local('2026-11-19T22:21'), kept, zone)).toEqual({
      from: '2026-11-19T22:21:00.000Z',
      to: '2026-11-19T22:21:59.999Z',
      precision: 'minute',
      words: '22:21, 19/11/2026',
    });
    expect(happenedAt(local('2026-07-19T22:21'), kept, zone)).toMatchObject({ from: '2026-07-19T21:21:00.000Z' });
  });

  it('is the day alone in the hour that autumn has twice', () => {
    expect(happenedAt(local('2026-10-25T01:30'), kept, zone)).toMatchObject({
      from: '2026-10-25T00:30:00.000Z',
      to: '2026-10-25T01:30:59.999Z',
      precision: 'day',
    });
    expect(happenedAt(local('2026-10-25T02:00'), kept, zone)).toMatchObject({ precision: 'minute' });
  });

  it.each([
    ['in the hour that spring skips', '2026-03-29T01:30'],
    ['after it was kept', '2026-11-27T09:36'],
    ['on a day that no calendar has', '2026-02-30T10:00'],
    ['that is no time', 'yesterday'],
  ])('is in words alone for a clock face %s', (_, face) => {
    expect(happenedAt(local(face), kept, zone)).toEqual({
      from: null,
      to: null,
      precision: 'words',
      words: '22:21, 19/11/2026',
    });
  });

  it('is by the zone of the page, where that is told UTC; in words alone where it is another’s', () => {
    expect(happenedAt(local('2026-07-19T22:21'), kept, 'UTC')).toMatchObject({
      from: '2026-07-19T22:21:00.000Z',
      precision: 'minute',
    });
    expect(happenedAt(local('2026-10-25T01:30'), kept, 'UTC')).toMatchObject({ precision: 'minute' });
    for (const other of [null, undefined, 'Asia/Tokyo'])
      expect(happenedAt(local('2026-07-19T22:21'), kept, other)).toMatchObject({ from: null, precision: 'words' });
  });

  it('is in words alone where the order of the numbers is not known', () => {
    expect(
      happenedAt(aReading('words', { postedAtRaw: found('8:52 PM, 6/3/2026', 'test') }), kept, zone),
    ).toMatchObject({
      from: null,
      precision: 'words',
    });
  });

  it('is the keeping itself where nothing was read', () => {
    expect(happenedAt(null, kept, zone)).toMatchObject({ from: kept.utc, precision: 'exact' });
  });
});
