import { describe, expect, it } from 'vitest';
import { type TrueItem, holdAgainst, isRight } from '../../../scripts/support/hold-against.ts';
import type { ReadItem } from '../../../utils/sites/read-output.ts';

const item = (given: Partial<ReadItem> & { name?: string | null; handle?: string | null }): ReadItem => ({
  kind: 'post',
  itemId: null,
  permalink: null,
  postedAt: null,
  postedAtRaw: null,
  postedAtVia: null,
  decodedAt: null,
  text: null,
  media: [],
  links: [],
  replyTo: null,
  quotes: null,
  marks: [],
  counts: {},
  side: null,
  conversation: null,
  signedInAs: null,
  facts: {},
  missing: [],
  ...given,
  author: { name: given.name ?? null, handle: given.handle ?? null, accountId: null, profileUrl: null },
});

const truth: TrueItem = {
  author: 'Ada Example',
  handle: '@ada',
  permalink: 'https://www.x.com/ada/status/1/',
  time: '2026-01-02T03:04:05.678Z',
  text: 'one two',
};
const read = {
  name: 'Ada Example',
  handle: 'ada',
  permalink: 'https://x.com/ada/status/1',
  postedAt: '2026-01-02T03:04:05.000Z',
  text: 'one\n two ',
};
const hold = (items: TrueItem[], got: ReadItem[]) => holdAgainst({ url: 'https://x.com/home', items }, got);

describe('what was read, held against what somebody saw', () => {
  it('is right where all five say the same, however they are written', () => {
    const [held] = hold([truth], [item(read)]);
    expect(held!.differences).toEqual([]);
    expect(isRight(held!)).toBe(true);
  });

  it('tells wrong, lost and invented apart', () => {
    const [held] = hold([{ ...truth, handle: null }], [item({ ...read, name: 'Bea', postedAt: null })]);
    expect(held!.fields).toMatchObject({ author: 'wrong', time: 'lost', handle: 'invented', text: 'right' });
    expect(isRight(held!)).toBe(false);
  });

  it('counts an item that was not read, and one that was read and is none', () => {
    const held = hold([truth], [item({ name: 'Cleo', text: 'who to follow' })]);
    expect(held.map(({ at, differences }) => [at, differences])).toEqual([
      [0, null],
      [null, []],
    ]);
    expect(held.some(isRight)).toBe(false);
  });

  it('pairs by id before words, and equal words in their order', () => {
    const two = { author: 'Ada Example', text: 'again' };
    const held = hold(
      [
        { ...two, itemId: '2', handle: 'first' },
        { ...two, handle: 'second' },
      ],
      [
        item({ name: 'Ada Example', text: 'again', handle: 'second' }),
        item({ name: 'Ada Example', text: 'changed', handle: 'first', itemId: '2' }),
      ],
    );
    expect(held.map(({ fields }) => [fields.handle, fields.text])).toEqual([
      ['right', 'wrong'],
      ['right', 'right'],
    ]);
  });

  it('does not ask for what the reader of the page left out or was unsure of', () => {
    const [held] = hold(
      [{ author: 'Ada', text: 'words', time: 'x', unsure: ['time'] }],
      [item({ ...read, name: 'Ada', text: 'words' })],
    );
    expect(held!.fields).toEqual({ author: 'right', text: 'right' });
  });

  it('takes it either way where an item may as well be left out', () => {
    const deleted = { author: 'Ada', text: null, optional: true };
    expect(hold([deleted], [])).toEqual([]);
    expect(hold([deleted], [item({ name: 'Bea', itemId: '7' })]).map(({ at }) => at)).toEqual([null]);
    expect(hold([{ ...deleted, itemId: '7' }], [item({ name: 'Bea', itemId: '7' })])[0]!.fields.author).toBe('wrong');
  });
});
