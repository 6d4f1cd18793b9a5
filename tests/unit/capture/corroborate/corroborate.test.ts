import { describe, expect, it } from 'vitest';
import {
  clockIssues,
  copyIssues,
  cutIssues,
  pictureIssues,
  readingIssues,
} from '../../../../utils/capture/corroborate/corroborate.ts';
import { keptReading } from '../../../../utils/capture/corroborate/kept-reading.ts';
import type { ClockCheck } from '../../../../utils/record/types.ts';
import { missing } from '../../../../utils/sites/reading/field.ts';
import { aReading } from '../a-reading.ts';

const nothing = missing('nothing in this test');

const right: ClockCheck = {
  deviceAt: '2026-11-26T10:00:30.000Z',
  serverDate: '2026-11-26T10:00:00.000Z',
  receivedAt: '2026-11-26T10:00:01.000Z',
  fromNetwork: true,
  newestOnPage: '2026-11-26T09:59:00.000Z',
};

describe('the clock', () => {
  it('is not spoken of where it fits, or where there is nothing to hold it against', () => {
    expect(clockIssues(right)).toEqual([]);
    expect(clockIssues({ ...right, serverDate: null, receivedAt: null, newestOnPage: null })).toEqual([]);
  });

  it('is said to be ahead where the document came over the network, and not where it lay in a cache', () => {
    const late = { ...right, receivedAt: '2026-11-26T11:00:00.000Z', deviceAt: '2026-11-26T11:00:30.000Z' };
    expect(clockIssues(late)).toMatchObject([
      { code: 'clock-differs', detail: expect.stringContaining('3600 s ahead') },
    ]);
    expect(clockIssues({ ...late, fromNetwork: false })).toEqual([]);
  });

  it('is said to be behind what the server sent later, and behind a post of the future', () => {
    const early = { ...right, receivedAt: '2026-11-26T09:00:00.000Z', fromNetwork: false };
    expect(clockIssues(early)).toMatchObject([{ detail: expect.stringContaining('3600 s behind') }]);
    const future = { ...right, newestOnPage: '2026-11-26T12:00:00.000Z' };
    expect(clockIssues(future)).toMatchObject([{ detail: expect.stringContaining('after this computer') }]);
  });
});

describe('a reading', () => {
  const kept = keptReading(
    aReading('I know\nwhere you live 🔪, Mara', {
      author: { name: nothing, handle: nothing, accountId: nothing, profileUrl: nothing },
    }),
  );

  it('agrees with a page that breaks and spaces its words otherwise', () => {
    expect(readingIssues(kept, '  Devon · 2h I know where you live 🔪,Mara  Reply')).toEqual([]);
  });

  it('is said to differ where the page shows other words', () => {
    expect(readingIssues(kept, 'Devon · 2h I know where you work')).toEqual([
      { step: 'read', code: 'reading-differs', missing: ['text'] },
    ]);
  });
});

describe('a picture', () => {
  const words = { seen: 'The first lines', unseen: '', folded: '' };
  const read = keptReading(aReading('The first lines and all that comes after'));

  it('lacks the words that its site folds away, which are named by number', () => {
    expect(pictureIssues(read, { ...words, folded: 'and all that comes after' })).toEqual([
      { step: 'tiles', code: 'item-folded', detail: '5 words' },
    ]);
  });

  it('is not blamed for what nobody read: a button, a name', () => {
    expect(pictureIssues(read, { ...words, folded: 'Show translation', unseen: 'Close' })).toEqual([]);
  });

  it('says both where some is folded and some is hidden, and nothing twice', () => {
    const both = { ...words, folded: 'comes after', unseen: 'and all' };
    expect(pictureIssues(read, both).map(({ code }) => code)).toEqual(['reading-differs', 'item-folded']);
    expect(pictureIssues(read, both, true).map(({ code }) => code)).toEqual(['item-folded']);
  });
});

describe('words that end at a control for more', () => {
  const read = keptReading(aReading('First line.\nI know where you are…'));

  it('are cut where they are what was read last', () => {
    expect(cutIssues(read, ['I know where you are… '])).toEqual([{ step: 'quality', code: 'words-cut' }]);
  });

  it('are not where the end is that of something else: of words before, of a quoted post, of signs alone', () => {
    expect(cutIssues(read, ['First line', 'what somebody else wrote…', ' … '])).toEqual([]);
    expect(cutIssues({ ...read, text: nothing }, ['I know where you are…'])).toEqual([]);
  });
});

describe('a copy', () => {
  it('agrees where every word of the page is in it', () => {
    expect(copyIssues('One TWO three', 'menu one two hidden three')).toEqual([]);
  });

  it('is compared with a page of a few hundred thousand words', () => {
    const page = Array.from({ length: 300_000 }, (_, n) => `word${n}x`).join(' ');
    expect(copyIssues(page, `${page} menu`)).toEqual([]);
    expect(copyIssues(`${page} more`, page)).toMatchObject([{ code: 'copy-differs', missing: ['more'] }]);
  });

  it('is not said to lack what stands there in one with its neighbour', () => {
    expect(copyIssues('like 12 replies', 'like12 replies')).toEqual([]);
  });

  it('is said to lack words by name', () => {
    expect(copyIssues('one two three', 'one')).toMatchObject([{ code: 'copy-differs', missing: ['two', 'three'] }]);
  });
});
