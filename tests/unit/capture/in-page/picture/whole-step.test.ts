// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { wholeStep } from '../../../../../utils/capture/in-page/picture/page-tiles.ts';

describe('the step from view to view', () => {
  it.each([0.5, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.625, 3])(
    'is a whole number of device pixels at a ratio of %f',
    (ratio) => {
      for (const height of [400, 533, 727, 800, 1080.5]) {
        const step = wholeStep(height, ratio);
        expect(Math.abs(step * ratio - Math.round(step * ratio))).toBeLessThan(0.005);
        expect(step).toBeLessThanOrEqual(height);
        expect(step).toBeGreaterThan(height - 25);
      }
    },
  );

  it('goes on also where no step is whole', () => {
    expect(wholeStep(7.9, 1.31)).toBe(7);
  });
});
