// The end of a list that takes rows for some height until it has drawn them, told from one that fetches more.
import { describe, expect, it } from 'vitest';
import { ReckonedEnd } from '../../../../../utils/capture/in-page/picture/reckoned-end.ts';

const window = 800;

/** A list of rows of 100 px that are taken for `estimate` px; gone through to where it is said to end. `fetched`: rows that come, once few are left. */
function goThrough(rows: number, estimate: number, fetched = 0): { end: number; views: number } {
  let total = rows;
  const heightAt = (seen: number) => {
    const drawn = Math.min(total, Math.ceil(seen / 100) + 3);
    if (drawn >= rows - 5) total = rows + fetched;
    return drawn * 100 + (total - drawn) * estimate;
  };
  const reckoned = new ReckonedEnd(heightAt(window), window);
  let views = 0;
  for (let from = 0; from < reckoned.end && views < 1000; from += window, views += 1)
    reckoned.note(from, heightAt(from + window));
  return { end: reckoned.end, views };
}

describe('the end of a list', () => {
  it.each([50, 80, 100, 150, 200])('whose rows of 100 px are taken for %d px', (estimate) => {
    expect(goThrough(70, estimate).end).toBe(7000);
  });

  it.each([50, 100, 200])('of two windows and a half whose rows of 100 px are taken for %d px', (estimate) => {
    expect(goThrough(20, estimate).end).toBe(2000);
  });

  it.each([
    [70, 50],
    [70, 100],
    [70, 200],
    [20, 50],
  ])('is not before it was, and not far after, where more was fetched (%d rows taken for %d px)', (rows, estimate) => {
    const { end } = goThrough(rows, estimate, 60);
    expect(end).toBeGreaterThanOrEqual(rows * 100);
    expect(end).toBeLessThan(rows * 100 + window * 2);
  });

  it('is reached where a list fetches a few rows again and again', () => {
    const reckoned = new ReckonedEnd(2000, window);
    let height = 2000;
    let from = 0;
    for (; from < reckoned.end && from < 90_000; from += window) reckoned.note(from, (height += 500));
    expect(from).toBeLessThan(7000);
  });

  it('is further on where the first rows had been measured before', () => {
    const reckoned = new ReckonedEnd(2518, window);
    [2518, 2518, 2910].forEach((height, view) => reckoned.note(view * window, height));
    expect(reckoned.end).toBe(2910);
  });

  it('counts a view that is looked at again once', () => {
    const reckoned = new ReckonedEnd(5000, window);
    for (const height of [5000, 5200, 5300]) reckoned.note(800, height);
    expect(reckoned.end).toBe(5300);
  });
});
