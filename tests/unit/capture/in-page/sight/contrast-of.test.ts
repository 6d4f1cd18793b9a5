import { describe, expect, it } from 'vitest';
import { contrastOf } from '../../../../../utils/capture/in-page/sight/contrast-of.ts';

describe('the contrast of a colour on its ground', () => {
  it.each([
    ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 21],
    ['rgb(119, 119, 119)', 'rgb(255, 255, 255)', 4.48],
    ['rgb(255, 255, 255)', 'rgb(255, 255, 255)', 1],
    // half of black lets half of the ground through
    ['rgba(0, 0, 0, 0.5)', 'rgb(255, 255, 255)', 3.98],
    ['rgba(0, 0, 0, 0.03)', 'rgb(238, 238, 255)', 1.07],
  ])('%s on %s', (colour, ground, contrast) => {
    expect(contrastOf(colour, ground)).toBeCloseTo(contrast, 1);
  });

  it('is full where a colour cannot be reckoned with, but not where both are one', () => {
    expect(contrastOf('oklch(0.7 0.1 200)', 'rgb(255, 255, 255)')).toBe(21);
    expect(contrastOf('rgb(0, 0, 0)', 'rgba(255, 255, 255, 0.4)')).toBe(21);
    expect(contrastOf('oklch(0.7 0.1 200)', 'oklch(0.7 0.1 200)')).toBe(1);
  });
});
