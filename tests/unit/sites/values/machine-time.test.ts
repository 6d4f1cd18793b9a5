import { describe, expect, it } from 'vitest';
import { utcOfEpoch, utcOfIso, utcOfOldX, utcOfScriptTime } from '../../../../utils/sites/values/machine-time.ts';

describe('times from attributes', () => {
  it.each([
    ['2025-02-14T17:52:29.000Z', '2025-02-14T17:52:29.000Z'],
    ['2026-06-14T08:21:30.986000+0000', '2026-06-14T08:21:30.986Z'],
    ['2026-06-14T08:21:30+02:00', '2026-06-14T06:21:30.000Z'],
    ['2026-06-14T00:21-0530', '2026-06-14T05:51:00.000Z'],
    ['2026-06-14 08:21:30Z', '2026-06-14T08:21:30.000Z'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['  2026-06-14T08:21:30Z ', '2026-06-14T08:21:30.000Z'],
  ])('%s is %s', (raw, utc) => {
    expect(utcOfIso(raw)).toBe(utc);
  });

  it.each([
    '2026-06-14T08:21:30', // whose zone?
    '2026-06-14',
    'June 14, 2026 8:21 PM',
    '2026-02-30T08:21:30Z',
    '2026-06-14T08:61:30Z',
    '2026-13-01T00:00:00Z',
    '',
    'a'.repeat(10_000_000),
  ])('%.40s says no time in UTC', (raw) => {
    expect(utcOfIso(raw)).toBeNull();
  });

  it('reads epochs only in the unit that the attribute has', () => {
    expect(utcOfEpoch('1671810056', 'seconds')).toBe('2022-12-23T15:40:56.000Z');
    expect(utcOfEpoch('1671810056123', 'ms')).toBe('2022-12-23T15:40:56.123Z');
    expect(utcOfEpoch('1671810056', 'ms')).toBeNull();
    expect(utcOfEpoch('soon', 'ms')).toBeNull();
    expect(utcOfEpoch(null, 'ms')).toBeNull();
  });

  it('reads the attribute of Twitter of 2010, and no words like it', () => {
    expect(utcOfOldX("{time:'Sat Oct 09 03:28:32 +0000 2010'}")).toBe('2010-10-09T03:28:32.000Z');
    for (const raw of ["{time:'Sat Okt 09 03:28:32 +0000 2010'}", "{time:'Sat Oct 09 03:28:32 +0200 2010'}", '', null])
      expect(utcOfOldX(raw)).toBeNull();
  });
});

describe('times as a script writes them', () => {
  it('reads both forms, whatever the language of the page', () => {
    expect(utcOfScriptTime('Mon Mar 02 2026 11:00:00 GMT+0100 (Mitteleuropäische Normalzeit)')).toBe(
      '2026-03-02T10:00:00.000Z',
    );
    expect(utcOfScriptTime('Mon, 02 Mar 2026 10:00:00 GMT')).toBe('2026-03-02T10:00:00.000Z');
  });

  it('takes nothing that names no zone or no month', () => {
    for (const raw of ['Mon Mar 02 2026 11:00:00', 'Mon Okt 02 2026 11:00:00 GMT+0100', 'Mon, 2 Mar 2026', '', null])
      expect(utcOfScriptTime(raw)).toBeNull();
  });
});
