import { describe, expect, it } from 'vitest';
import { utcOfLongTime } from '../../../../utils/sites/values/long-time.ts';

describe('utcOfLongTime', () => {
  it.each([
    ['Sunday, August 23rd, 2026 at 1:55:21 PM GMT+00:00', 'en', '2026-08-23T13:55:21.000Z'],
    ['Monday, November 2nd, 2026 at 12:15:00 AM GMT+02:00', 'en', '2026-11-01T22:15:00.000Z'],
    ['domingo, 1 de noviembre de 2026, 10:05:00 GMT+1', 'es', '2026-11-01T09:05:00.000Z'],
    ['Sonntag, 1. März 2026 um 10:05:00 GMT-03:30', 'de', '2026-03-01T13:35:00.000Z'],
  ])('reads %s', (shown, language, utc) => {
    expect(utcOfLongTime(shown, language)).toBe(utc);
  });

  it.each([
    ['Sunday, August 23rd, 2026 at 1:55 PM GMT+00:00', 'en'],
    ['Sunday, August 23rd, 2026 at 1:55:21 PM', 'en'],
    ['Sunday, August 23rd, 2026 at 1:55:21 GMT+00:00', 'en'],
    ['Sunday, August 32nd, 2026 at 1:55:21 PM GMT+00:00', 'en'],
    ['Modified: Sunday, August 23rd, 2026 at 1:55:21 PM GMT+00:00', 'en'],
    ['Sunday, March 1st, 2026 at 1:55:21 PM GMT+00:00', 'de'],
    ['Sunday, August 23rd, 2026 at 1:55:21 PM GMT+00:00', 'no language'],
    ['2026년 8월 23일 오후 1:55:21 GMT+9', 'ko'],
    [null, 'en'],
  ])('leaves out %s (%s)', (shown, language) => {
    expect(utcOfLongTime(shown, language)).toBeNull();
  });
});
