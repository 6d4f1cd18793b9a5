import { describe, expect, it } from 'vitest';
import { FilmStart } from '../../../../utils/capture/film/film-start.ts';

const head = [0x1a, 0x45, 0xdf, 0xa3, 0x1f, 0x43];
const picture = [0xb6, 0x75, 1, 2, 3];

describe('the first parts of a film', () => {
  it('wait until there is something to see, wherever they were cut', () => {
    const start = new FilmStart();
    expect(start.pass(Uint8Array.from(head.slice(0, 2)))).toBeNull();
    expect(start.pass(Uint8Array.from(head.slice(2)))).toBeNull();
    expect([...(start.pass(Uint8Array.from(picture)) ?? [])]).toEqual([...head, ...picture]);
  });

  it('go through as they come from then on', () => {
    const start = new FilmStart();
    start.pass(Uint8Array.from([...head, ...picture]));
    expect([...(start.pass(Uint8Array.of(9)) ?? [])]).toEqual([9]);
  });
});
