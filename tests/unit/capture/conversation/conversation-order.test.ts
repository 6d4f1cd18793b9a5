// What a walk through a conversation saw, step by step, must come out as every message once and in order.
import { describe, expect, it } from 'vitest';
import { ConversationOrder, type SeenMessage } from '../../../../utils/capture/conversation/conversation-order.ts';
import { aReading, withId, wordsOf } from '../a-reading.ts';

/** A window of `size` rows of 40 px over a list, as a list that uses its rows again shows it. */
function windows(total: number, size: number, step: number): SeenMessage[][] {
  const seen: SeenMessage[][] = [];
  for (let from = 0; ; from += step) {
    const start = Math.min(from, total - size);
    seen.push(rows(start, start + size));
    if (start === total - size) return seen;
  }
}

function rows(from: number, to: number): SeenMessage[] {
  return Array.from({ length: to - from }, (_, index) => ({
    reading: withId(`m${from + index}`),
    place: (from + index) * 40,
    behind: [],
  }));
}

const says = (words: string, place: number): SeenMessage => ({ reading: aReading(words), place, behind: [] });
const wordsOfAll = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `words of m${from + index}`);

describe('walking towards newer messages', () => {
  it('keeps thousands of messages once and in order, from a list that shows thirty at a time', () => {
    const order = new ConversationOrder('newer');
    const added = windows(3000, 30, 17).map((seen) => order.add(seen));
    expect(wordsOf(order.messages())).toEqual(wordsOfAll(0, 3000));
    expect(added.reduce((sum, count) => sum + count)).toBe(3000);
    expect(order.gaps()).toEqual([]);
  });

  it('numbers each message by the step that saw it first', () => {
    const order = new ConversationOrder('newer');
    order.add(rows(0, 3));
    order.add(rows(1, 5));
    expect(order.messages().map(({ step }) => step)).toEqual([1, 1, 1, 2, 2]);
  });

  it('keeps the same words twice where they were said twice, in one view', () => {
    const order = new ConversationOrder('newer');
    order.add([says('answer me', 0), says('answer me', 40)]);
    order.add([says('answer me', 40), says('answer me', 80), says('so', 120)]);
    expect(wordsOf(order.messages())).toEqual(['answer me', 'answer me', 'answer me', 'so']);
  });

  it('keeps rows apart that moved unevenly, since some of those above have grown', () => {
    const order = new ConversationOrder('newer');
    const words = (n: number) => (n % 6 < 4 ? 'answer me' : `message ${n}`);
    const view = (grown: number) => {
      let place = 0;
      return Array.from({ length: 60 }, (_, n) => {
        place += 60 + (n < grown && n % 2 === 0 ? 70 : 0);
        return says(words(n), place);
      });
    };
    for (const grown of [0, 20, 40, 60]) order.add(view(grown));
    expect(wordsOf(order.messages())).toEqual(Array.from({ length: 60 }, (_, n) => words(n)));
  });

  it('counts forty equal messages by where they stand', () => {
    const order = new ConversationOrder('newer');
    for (let from = 0; from <= 30; from += 6) {
      order.add(Array.from({ length: 10 }, (_, index) => says('answer me', (from + index) * 40)));
    }
    expect(order.count).toBe(40);
    expect(order.gaps()).toEqual([]);
  });

  it('lists a gap where a step has nothing in common with the step before', () => {
    const order = new ConversationOrder('newer');
    order.add(rows(0, 10));
    order.add(rows(20, 30));
    expect(order.gaps()).toEqual([{ before: 10, step: 2 }]);
    expect(order.count).toBe(20);
  });

  it('does not take a word that is said everywhere for the tie over a jump', () => {
    const order = new ConversationOrder('newer');
    order.add([says('where are you', 0), says('ok', 40)]);
    order.add([says('last warning', 900), says('ok', 940), says('bye', 980)]);
    expect(wordsOf(order.messages())).toEqual(['where are you', 'ok', 'last warning', 'ok', 'bye']);
    expect(order.gaps()).toEqual([{ before: 2, step: 2 }]);
  });

  it('does not take equal words over a jump for messages that are known', () => {
    const order = new ConversationOrder('newer');
    order.add([says('answer', 0), says('answer me', 40)]);
    order.add([says('answer', 4000), says('answer', 4040)]);
    expect(order.count).toBe(4);
    expect(order.gaps()).toEqual([{ before: 2, step: 2 }]);
  });

  it('leaves out rows from further back that the page still holds', () => {
    const order = new ConversationOrder('newer');
    order.add(rows(0, 10));
    order.add(rows(10, 10));
    order.add([...rows(2, 4), ...rows(8, 14)]);
    expect(wordsOf(order.messages())).toEqual(wordsOfAll(0, 14));
    expect(order.gaps()).toEqual([]);
  });

  it('takes nothing twice when a step sees only what is known', () => {
    const order = new ConversationOrder('newer');
    order.add(rows(0, 10));
    expect(order.add(rows(3, 6))).toBe(0);
    expect(order.add([])).toBe(0);
    expect(order.count).toBe(10);
    expect(order.gaps()).toEqual([]);
  });

  it('leaves out what stands before the message that it began with', () => {
    const order = new ConversationOrder('newer');
    order.add(rows(5, 10));
    order.add(rows(2, 12));
    expect(wordsOf(order.messages())).toEqual(wordsOfAll(5, 12));
  });

  describe('through a list that changes behind and before it', () => {
    const heightOf = (n: number) => 64 + (n % 4) * 14;
    const total = 70;
    const said = (n: number) => (n % 9 < 4 ? `answer me ${Math.floor(n / 9)}` : `words of ${n}`);
    const saidByAll = Array.from({ length: total }, (_, n) => said(n));

    function walked(change: (list: { n: number; words: string }[], reached: number) => void): (string | null)[] {
      const list = saidByAll.map((words, n) => ({ n, words }));
      const order = new ConversationOrder('newer');
      for (let top = 0; top < 6000; top += 520) {
        let place = 0;
        const seen = list.map(({ n, words }) => {
          place += heightOf(n);
          return says(words, place);
        });
        order.add(seen.filter((one) => one.place > top - 800 && one.place < top + 1600));
        change(list, top);
      }
      return wordsOf(order.messages());
    }

    it('keeps a message that was taken away on the way, and the others once', () => {
      const all = walked((list, reached) => {
        if (reached === 1560) list.splice(24, 1);
      });
      expect(all).toEqual(saidByAll);
    });

    it('keeps both words of messages that were written anew, and the others once', () => {
      const all = walked((list, reached) => {
        for (const one of list) if (one.n % 10 === 5 && one.n * 85 < reached) one.words = `anew ${one.n}`;
      });
      expect(all.filter((words) => words?.startsWith('anew') === false)).toEqual(saidByAll);
    });
  });

  it('fills in a message that came late between two that are known', () => {
    const order = new ConversationOrder('newer');
    order.add([...rows(0, 4), ...rows(5, 8)]);
    order.add(rows(2, 10));
    expect(wordsOf(order.messages())).toEqual(wordsOfAll(0, 10));
  });
});

describe('walking towards older messages', () => {
  it('keeps all of them, oldest first', () => {
    const order = new ConversationOrder('older');
    for (const seen of windows(3000, 30, 17).toReversed()) order.add(seen);
    expect(wordsOf(order.messages())).toEqual(wordsOfAll(0, 3000));
    expect(order.gaps()).toEqual([]);
  });

  it('lists a gap before the message that follows it', () => {
    const order = new ConversationOrder('older');
    order.add(rows(20, 30));
    order.add(rows(0, 10));
    expect(order.gaps()).toEqual([{ before: 10, step: 2 }]);
    expect(wordsOf(order.messages())[10]).toBe('words of m20');
  });

  it('keeps the same words twice where they were said twice', () => {
    const order = new ConversationOrder('older');
    order.add([says('ok', 80), says('ok', 120)]);
    order.add([says('why', 0), says('ok', 40), says('ok', 80)]);
    expect(wordsOf(order.messages())).toEqual(['why', 'ok', 'ok', 'ok']);
  });
});

describe('controls of the page that fetch more', () => {
  const row = (n: number, ...behind: string[]): SeenMessage => ({ reading: withId(`m${n}`), place: n * 40, behind });

  it('stand where they stood between messages, and at the end of the walk', () => {
    const order = new ConversationOrder('newer');
    order.add([row(0, 'earlier'), row(1, '3 replies'), row(2)], ['more']);
    expect(order.behind()).toEqual([
      { before: 1, words: '3 replies' },
      { before: 3, words: 'more' },
    ]);
  });

  it('are no more where what they fetched has come', () => {
    const order = new ConversationOrder('older');
    order.add([row(4, 'earlier'), row(5)], ['write here']);
    expect(order.behind()).toEqual([{ before: 0, words: 'earlier' }]);
    order.add([row(2, 'earlier'), row(3), row(4), row(5)]);
    expect(order.behind()).toEqual([{ before: 0, words: 'earlier' }]);
    order.add([row(0), row(1), row(2), row(3)]);
    expect(order.behind()).toEqual([]);
  });

  it('are not forgotten where a later step sees only what lies on the one side of them', () => {
    const order = new ConversationOrder('newer');
    order.add([row(0), row(1)], ['gap']);
    order.add([row(1), row(2, 'gap')]);
    order.add([row(2), row(3)]);
    expect(order.behind()).toEqual([{ before: 2, words: 'gap' }]);
  });

  it('of what lies before the beginning of the walk do not count', () => {
    const order = new ConversationOrder('newer');
    order.add([row(2), row(3)]);
    order.add([row(0), row(1, '2 replies'), row(2, 'earlier'), row(3), row(4)]);
    expect(order.behind()).toEqual([]);
    expect(wordsOf(order.messages())).toEqual(wordsOfAll(2, 5));
  });
});
