import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageZone } from '../../../../utils/capture/in-page/reader/page-zone.ts';

const before = process.env['TZ'];
beforeAll(() => {
  process.env['TZ'] = 'Europe/London';
});
afterAll(() => {
  process.env['TZ'] = before;
});

/** A page whose clock is so many minutes behind UTC in winter and in summer. */
function pageOf(winter: number, summer: number) {
  class PageDate extends Date {
    override getTimezoneOffset(): number {
      return this.getMonth() === 0 ? winter : summer;
    }
  }
  return { Date: PageDate as unknown as DateConstructor };
}

describe('the zone of a page', () => {
  it('is that of this computer where its clock is', () => {
    expect(pageZone({ Date })).toBe('Europe/London');
    expect(pageZone(pageOf(0, -60))).toBe('Europe/London');
  });

  it('is UTC where the browser tells pages no more, also where both agree in winter', () => {
    expect(pageZone(pageOf(0, 0))).toBe('UTC');
  });

  it('is not known where it is another', () => {
    expect(pageZone(pageOf(300, 240))).toBeNull();
  });
});
