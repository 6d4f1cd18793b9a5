import { describe, expect, it } from 'vitest';
import { countedFacts } from '../../../utils/pattern/counted-facts.ts';
import type { AccountSign, EntryFacts } from '../../../utils/pattern/entry-facts.ts';

const devon: AccountSign = {
  key: 'whatsapp name:Devon',
  site: 'whatsapp',
  accountId: null,
  handle: null,
  name: 'Devon',
  profileUrl: null,
};

function message(source: EntryFacts['source'], number: number, at: string, more: Partial<EntryFacts> = {}): EntryFacts {
  return {
    id: `e${number}`,
    number,
    site: 'whatsapp',
    kind: 'message',
    source,
    failed: false,
    own: false,
    account: devon,
    itemKey: `${source} ${number} ${at}`,
    at,
    knows: 'hour',
    ...more,
  };
}

const file = (at: string, place = 1) => message('import', 9, at, { itemKey: `file ${at} ${place}` });
const walk = (at: string, item: string) => message('capture', 2, at, { itemKey: `whatsapp message ${item}` });

describe('a conversation that was walked through and brought in from a file', () => {
  it('counts once, as the file has it', () => {
    const facts = [
      walk('2026-11-03T21:10:00.000Z', 'a'),
      walk('2026-11-03T21:10:00.000Z', 'b'),
      walk('2026-11-03T21:12:00.000Z', 'c'),
      file('2026-11-03T21:10:00.000Z'),
      file('2026-11-03T21:10:00.000Z', 2),
      file('2026-11-03T21:12:31.000Z'),
      file('2026-11-03T21:40:00.000Z'),
    ];
    const { counted, repeats, aside } = countedFacts(facts);
    expect(counted.map(({ source }) => source)).toEqual(['import', 'import', 'import', 'import']);
    expect([repeats, aside.repeats]).toEqual([3, [2]]);
  });

  it('counts what the file does not have: another minute, another writer, one more in the same minute', () => {
    const other = { ...devon, name: 'Sam' };
    const facts = [
      walk('2026-11-03T21:10:00.000Z', 'a'),
      walk('2026-11-03T21:10:00.000Z', 'b'),
      walk('2026-11-03T21:11:00.000Z', 'c'),
      { ...walk('2026-11-03T21:10:00.000Z', 'd'), account: other },
      message('capture', 3, '2026-11-03T21:10:00.000Z', { itemKey: 'whatsapp message a' }),
      file('2026-11-03T21:10:00.000Z'),
    ];
    expect(countedFacts(facts)).toMatchObject({ repeats: 2, counted: { length: 4 } });
  });

  it('leaves posts alone, and messages of which the minute is not known', () => {
    const post = message('capture', 2, '2026-11-03T21:10:00.000Z', { kind: 'post' });
    const untimed = message('capture', 3, '2026-11-03T21:10:00.000Z', { knows: 'day' });
    const facts = [post, untimed, file('2026-11-03T21:10:00.000Z'), file('2026-11-03T21:10:00.000Z', 2)];
    expect(countedFacts(facts)).toMatchObject({ repeats: 0, counted: { length: 4 } });
  });
});
