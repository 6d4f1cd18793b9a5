import { describe, expect, it } from 'vitest';
import { dateOrder, localDateTime } from '../../../../utils/sites/talk/whatsapp/local-date-order.ts';

describe('dateOrder', () => {
  it.each([
    [['13/6/2026', '6/7/2026'], null, 'day/month/year'],
    [['6/13/2026'], 'de', 'month/day/year'],
    [['30/6/2026', '1/7/2026'], null, 'day/month/year'],
    [['6/3/2026', '6/9/2026', '7/1/2026'], null, 'month/day/year'],
    [['6/3/2026', '6/3/2026', '6/9/2026'], null, null],
    [['٣‏/٦‏/٢٠٢٦'], 'ar', 'day/month/year'],
    [['2026-06-03'], null, 'year/month/day'],
    [['2026年6月3日'], 'ja', 'year/month/day'],
    [['03.06.2026'], null, 'day/month/year'],
    [['6/3/2026'], 'en', null],
    [['6/3/2026'], 'en-GB', 'day/month/year'],
    [['6/3/2026'], 'en_US', 'month/day/year'],
  ] as const)('%j in %s is %s', (dates, language, order) => {
    expect(dateOrder(dates, language)?.order ?? null).toBe(order);
  });

  it('takes no year of another calendar for one of this', () => {
    // Iran 1405, Saudi Arabia 1447, Thailand 2569
    for (const date of ['۱۴۰۵/۳/۱۳', '١٧‏/١٢‏/١٤٤٧', '3/6/2569']) expect(dateOrder([date], 'ar')).toBeNull();
    expect(localDateTime('16:46', '۱۴۰۵/۳/۱۳', 'year/month/day')).toBeNull();
  });
});

describe('localDateTime', () => {
  it.each([
    ['4:46 PM', '2026-06-03T16:46'],
    ['下午4:46', '2026-06-03T16:46'],
    ['오전 12:05', '2026-06-03T00:05'],
    ['12:05 am', '2026-06-03T00:05'],
    ['4:46 p. m.', '2026-06-03T16:46'],
    ['16.46', '2026-06-03T16:46'],
    ['٠٤:٤٦', '2026-06-03T04:46'],
    ['晚上8:46', null],
    ['٤:٤٦ م', null],
    ['25:00', null],
    ['13:00 PM', null],
  ])('%s is %s', (time, expected) => {
    expect(localDateTime(time, '3/6/2026', 'day/month/year')).toBe(expected);
  });
});
