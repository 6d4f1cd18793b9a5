import { describe, expect, it, vi } from 'vitest';
import { movedPlace, placeBetween } from '../../../components/package/place-moves.ts';
import type { Book } from '../../../components/data/use-book.ts';
import { sampleSource } from '../../support/sample-source.ts';
import { browserWithWords } from './browser-with-words.ts';

vi.mock('webextension-polyfill', () => browserWithWords());
const { firstChoice, withPreset } = await import('../../../components/package/package-choice.ts');

const source = await sampleSource();
const views = await Promise.all(source.entryIds.map((id) => source.openEntry(id)));
const book = {
  summaries: views.map(({ entry: { id, number, site, kind } }) => ({ id, number, site, kind })),
} as unknown as Book;

describe('what is chosen for a package', () => {
  it('begins with everything, as police need it, private details taken out', () => {
    const choice = firstChoice(book);
    expect([...choice.entries]).toEqual(source.entryIds);
    expect(choice).toMatchObject({ preset: 'police', redact: true, pictures: 'shown' });
    expect([...choice.groups]).toContain('contacts');
  });

  it('is for a platform only what happened there, and nothing of the person’s life', () => {
    const choice = withPreset(firstChoice(book), 'platform', book);
    const sites = new Set(book.summaries.filter(({ id }) => choice.entries.has(id)).map(({ site }) => site));
    expect([...sites]).toEqual(['x']);
    expect([...choice.groups]).toEqual(['tags']);
  });

  it('keeps what the person typed when another reader is chosen', () => {
    const typed = { ...firstChoice(book), reference: 'CAD 1', contactName: 'M.' };
    expect(withPreset(typed, 'court', book)).toMatchObject({ reference: 'CAD 1', contactName: 'M.' });
  });
});

describe('a box on a picture', () => {
  it('is drawn in any direction and never beyond the picture', () => {
    expect(placeBetween({ x: 0.75, y: 0.5 }, { x: -2, y: 3 })).toEqual({ x: 0, y: 0.5, width: 0.75, height: 0.5 });
  });

  it('moves and changes its size by keys, and stays inside', () => {
    const place = { x: 0.5, y: 0, width: 0.5, height: 0.5 };
    expect(movedPlace(place, 'ArrowRight', false)).toEqual(place);
    expect(movedPlace(place, 'ArrowUp', false).y).toBe(0);
    expect(movedPlace(place, 'ArrowLeft', false).x).toBeCloseTo(0.49);
    expect(movedPlace(place, 'ArrowDown', true).height).toBeCloseTo(0.51);
    expect(movedPlace(place, 'Tab', false)).toBe(place);
  });
});
