import { describe, expect, it } from 'vitest';
import { ConversationDays } from '../../../utils/import/conversation-days.ts';
import type { ImportedMessage } from '../../../utils/import/message-source.ts';
import { WallClock } from '../../../utils/import/wall-clock.ts';

const dayMs = 86_400_000;
const first = 20_000;

function message(day: number, text: string, minute = 0): ImportedMessage {
  const at = (first + day) * dayMs + minute * 60_000;
  return { conversation: 'chat', at, person: 'Sam', text, attachments: [], id: null };
}

/** All days that come out of a source, reading it as often as it is asked for; and how often that was. */
function gathered(messages: readonly ImportedMessage[], most?: number, wanted: (text: string) => boolean = () => true) {
  const totals = new Map<number, number>();
  for (const { at } of messages) totals.set(Math.floor(at / dayMs), (totals.get(Math.floor(at / dayMs)) ?? 0) + 1);
  const days = new ConversationDays(new WallClock('UTC'), new Map([['chat', totals]]), most);
  const out: [day: number, texts: string[]][] = [];
  const put = (some: ReturnType<ConversationDays['take']>) => {
    for (const { day, messages: its } of some) out.push([day - first, its.map(({ text }) => text)]);
  };
  let [readings, held] = [0, 0];
  do {
    readings += 1;
    for (const one of messages) {
      days.add(one, wanted(one.text));
      const some = days.take();
      held += some.length;
      put(some);
    }
    put(days.takeRest());
  } while (days.again());
  return { out, readings, givenOnTheWay: held };
}

describe('days of a conversation', () => {
  it('come out whole as soon as their last message was read, however far apart their lines stand', () => {
    const order = [0, 1, 0, 2, 3, 1, 3, 2];
    const { out, readings, givenOnTheWay } = gathered(order.map((day, at) => message(day, `${at}`, 8 - at)));
    expect(out).toEqual([
      [0, ['2', '0']],
      [1, ['5', '1']],
      [3, ['6', '4']],
      [2, ['7', '3']],
    ]);
    expect([readings, givenOnTheWay]).toEqual([1, 4]);
  });

  it('count what is not wanted, and hold nothing of it', () => {
    const lines = [message(0, 'a'), message(0, 'no'), message(1, 'no'), message(0, 'b')];
    expect(gathered(lines, undefined, (text) => text !== 'no').out).toEqual([[0, ['a', 'b']]]);
  });

  it('are each one still where more of them wait than memory may hold: the source is read again', () => {
    const days = Array.from({ length: 40 }, (_, day) => day);
    const lines = [...days, ...days.toReversed(), ...days].map((day, at) =>
      message(day, `${at} ${'x'.repeat(900)}`, at),
    );
    const { out, readings } = gathered(lines, 20_000);
    expect(out.map(([day]) => day).toSorted((a, b) => a - b)).toEqual(days);
    expect(out.every(([, texts]) => texts.length === 3)).toBe(true);
    expect(readings).toBeGreaterThan(2);
  });

  it('come in parts where a single one is more than memory may hold, with nothing lost or twice', () => {
    const lines = Array.from({ length: 60 }, (_, at) => message(at % 2, `${at} ${'x'.repeat(900)}`, at));
    const { out } = gathered(lines, 10_000);
    const texts = out.flatMap(([, its]) => its);
    expect(texts.length).toBe(60);
    expect(new Set(texts)).toEqual(new Set(lines.map(({ text }) => text)));
  });

  it('lose nothing where there is more of a day than was counted', () => {
    const days = new ConversationDays(new WallClock('UTC'), new Map([['chat', new Map([[first, 1]])]]));
    const out: string[][] = [];
    for (const one of [message(0, 'a'), message(1, 'b'), message(0, 'c')]) {
      days.add(one, true);
      out.push(...days.take().map(({ messages }) => messages.map(({ text }) => text)));
    }
    out.push(...days.takeRest().map(({ messages }) => messages.map(({ text }) => text)));
    expect(out).toEqual([['a'], ['c'], ['b']]);
    expect(days.again()).toBe(false);
  });
});
