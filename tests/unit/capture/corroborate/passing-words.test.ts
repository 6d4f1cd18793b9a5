import { afterEach, describe, expect, it, vi } from 'vitest';
import { PassingWords } from '../../../../utils/capture/corroborate/passing-words.ts';

const passing = (...views: string[]) => {
  const words = new PassingWords();
  views.forEach((view) => words.add(view));
  return words;
};

afterEach(() => {
  vi.useRealTimers();
});

describe('words that a page showed on the way', () => {
  it('are none where all of them are still there, however they are spaced and written', () => {
    expect(
      passing('One line of words\nAnd another', 'More').goneFrom('  one line  of words!\nmore\nAND ANOTHER'),
    ).toEqual([]);
  });

  it('are told in their order where rows went as others came', () => {
    const views = passing(
      'row with the number 1\nrow with the number 2',
      'row with the number 2\nrow with the number 3',
    );
    expect(views.goneFrom('row with the number 3')).toEqual(['row with the number 1', 'row with the number 2']);
  });

  it('are not told for a counter and a time that went on', () => {
    expect(
      passing('1,203 views\n3 min ago\nThe words of a post').goneFrom('1,204 views\n4 min ago\nThe words of a post'),
    ).toEqual([]);
  });

  it('are told where many short ones went', () => {
    expect(passing('a1\nb2\nc3\nd4\ne5').goneFrom('')).toHaveLength(5);
  });

  it('hold letters of every writing', () => {
    expect(passing('هذا ليس النهاية، سأعود غدًا').goneFrom('nothing')).toEqual(['هذا ليس النهاية، سأعود غدًا']);
  });

  it('are not asked for in every view where that takes longer than a view', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const words = new PassingWords();
    const asked = async (tookMs: number) => {
      let times = 0;
      await words.look(() => {
        times += 1;
        vi.advanceTimersByTime(tookMs);
        return Promise.resolve('words of it');
      });
      return times;
    };
    expect(await asked(20)).toBe(1);
    expect(await asked(500)).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(await asked(500)).toBe(0);
    vi.advanceTimersByTime(4000);
    expect(await asked(500)).toBe(1);
  });
});
