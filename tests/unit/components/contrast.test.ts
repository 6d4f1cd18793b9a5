import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../components/design/tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

function colours(part: string): Record<string, string> {
  return Object.fromEntries(
    [...part.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/gu)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['page', 'surface', 'sunk', 'accent-wash', 'aside-wash'];
const pairs: [text: string, ground: string, least: number][] = [
  ...grounds.flatMap((ground): [string, string, number][] => [
    ['ink', ground, 7],
    ['ink-soft', ground, 4.5],
    ['focus', ground, 3],
  ]),
  ...['page', 'surface', 'aside-wash'].map((ground): [string, string, number] => ['accent', ground, 4.5]),
  ...['page', 'surface'].map((ground): [string, string, number] => ['edge', ground, 3]),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-deep', 4.5],
  ['aside-rule', 'aside-wash', 3],
];

describe.each([
  ['light', colours(light)],
  ['dark', colours(dark)],
])('the %s colours', (_, palette) => {
  it.each(pairs)('%s on %s stand apart at least %f : 1', (text, ground, least) => {
    expect(contrast(palette[text] ?? '#000000', palette[ground] ?? '#000000')).toBeGreaterThanOrEqual(least);
  });
});
