import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationFacts } from '../../../../utils/capture/conversation/conversation-facts.ts';
import { keptReading } from '../../../../utils/capture/corroborate/kept-reading.ts';
import { countedFacts } from '../../../../utils/pattern/counted-facts.ts';
import { allFactsOf } from '../../../../utils/pattern/entry-facts.ts';
import type { CaptureFacts, Entry } from '../../../../utils/record/types.ts';
import type { Reading } from '../../../../utils/sites/contract.ts';
import { found } from '../../../../utils/sites/reading/field.ts';
import { timelineTexts } from '../../../../utils/report/html-timeline.ts';
import { preservationRows } from '../../../../utils/report/csv-tables.ts';
import type { ReportEntry } from '../../../../utils/report/report-entry.ts';
import { reportWords } from '../../../../utils/report/report-words.ts';
import { timeWords } from '../../../../utils/report/report-time.ts';
import { sampleMoment, sampleSource } from '../../../support/sample-source.ts';
import { aReading } from '../a-reading.ts';

const kept = sampleMoment('2026-11-27T09:29:54.000Z');
const before = process.env['TZ'];
beforeAll(() => {
  process.env['TZ'] = 'Europe/London';
});
afterAll(() => {
  process.env['TZ'] = before;
});

function message(id: string | null, localTime: string | null, more: Partial<Reading> = {}) {
  const facts = localTime === null ? {} : { localTime };
  const itemId = id === null ? {} : { itemId: found(id, 'data-id') };
  return keptReading(aReading(`words of ${id}`, { ...itemId, facts, ...more }));
}

const mara = found('Mara', 'test');
const own = { side: 'out' as const, author: { ...aReading('').author, name: mara } };

/** An entry as the walk through `messages` would make it. */
async function walked(...messages: ReturnType<typeof message>[]): Promise<Entry> {
  const source = await sampleSource();
  const { entry } = await source.openEntry(source.entryIds[0]!);
  const { happened, conversation } = conversationFacts(messages, 'a transcript', kept, kept.zone);
  const capture: CaptureFacts = { ...entry.capture!, mode: 'conversation', reading: null, conversation };
  return { ...entry, site: 'whatsapp', kind: 'conversation', happened, capture };
}

describe('a conversation that was walked through', () => {
  it('lasts from its first message to its last, and knows who wrote when', () => {
    const messages = [
      message('a', '2026-11-03T21:10'),
      message('b', null, { ...own, conversation: { name: 'Devon’s chat', id: null, participants: [] } }),
      message('c', '2026-11-19T22:21'),
    ];
    const { happened, conversation } = conversationFacts(messages, 'x'.repeat(30_000), kept, kept.zone);
    expect(happened).toEqual({
      from: '2026-11-03T21:10:00.000Z',
      to: '2026-11-19T22:21:59.999Z',
      precision: 'minute',
      words: null,
    });
    const nothing = { kind: 'message', handle: null, accountId: null };
    expect(conversation.writers).toEqual([
      { ...nothing, name: 'Devon', own: false, items: ['a', 'c'], seconds: [0, 1_386_660] },
      { ...nothing, name: 'Mara', own: true, items: ['b'], seconds: [null] },
    ]);
    expect(conversation.opening).toHaveLength(20_000);
    expect(conversation.name).toBe('Devon’s chat');
    const { happened: say, happenedShort } = timeWords('Europe/London', 'en-GB');
    expect(say(happened)).toBe('Tue 3 Nov 2026, 21:10 (UTC+00:00) – Thu 19 Nov 2026, 22:21 (UTC+00:00)');
    expect(happenedShort(happened)).toBe('3 Nov 2026, 21:10 – 19 Nov 2026, 22:21');
  });

  it('counts each message by its own time, own ones as context', async () => {
    const entry = await walked(
      message('a', '2026-11-03T21:10'),
      message('b', '2026-11-03T21:12', own),
      message('c', '2026-11-19T22:21'),
      message('d', null),
    );
    const facts = allFactsOf({ entry });
    expect(facts.map(({ at, knows, own: mine }) => [at, knows, mine])).toEqual([
      ['2026-11-03T21:10:00.000Z', 'hour', false],
      ['2026-11-19T22:21:00.000Z', 'hour', false],
      [null, 'coarse', false],
      ['2026-11-03T21:12:00.000Z', 'hour', true],
    ]);
    expect(new Set(facts.map(({ account }) => account?.key))).toEqual(
      new Set(['whatsapp name:Devon', 'whatsapp name:Mara']),
    );
  });

  it('counts a message once that was kept in two walks', async () => {
    const first = await walked(message('a', '2026-11-03T21:10'), message('b', '2026-11-03T21:12'));
    const second = await walked(message('b', '2026-11-03T21:12'), message('c', '2026-11-03T21:14'));
    const facts = [first, { ...second, id: 'other', number: 2 }].flatMap((entry) => allFactsOf({ entry }));
    expect(countedFacts(facts)).toMatchObject({ repeats: 1, counted: { length: 3 } });
  });

  it('names each account that wrote to the person among what a platform is asked to preserve', async () => {
    const entry = await walked(message('a', '2026-11-03T21:10'), message('b', '2026-11-03T21:12', own));
    const rows = preservationRows({ entry, author: null } as ReportEntry, reportWords('en')).split('\r\n');
    expect(rows).toEqual([expect.stringMatching(/^WhatsApp,,,Devon,,conversation,,,2026-11-03T21:10Z,/u), '']);
  });

  it('stands in the table of all entries with who wrote and how much', async () => {
    const entry = await walked(message('a', '2026-11-03T21:10'), message('b', null, own), message('c', null));
    const shown = { entry, author: null, words: null } as ReportEntry;
    const row = timelineTexts(shown, timeWords('UTC', 'en-GB'), reportWords('en'));
    expect(row).toMatchObject({ who: 'Devon', words: '3 messages', when: '3 Nov 2026, 21:10' });
  });

  it('counts once as a whole where a message has no number by which it could be told again', async () => {
    const facts = allFactsOf({
      entry: await walked(message('a', '2026-11-03T21:10'), message(null, '2026-11-03T21:12')),
    });
    expect(facts).toMatchObject([{ kind: 'conversation', at: '2026-11-03T21:10:00.000Z' }]);
  });

  it('gives each message the time that the person says of the whole, where the page tells none', async () => {
    const entry = await walked(message('a', null), message('b', null));
    expect(allFactsOf({ entry }).map(({ knows }) => knows)).toEqual(['coarse', 'coarse']);
    const day = { from: '2026-11-04T00:00:00.000Z', to: '2026-11-04T23:59:59.999Z', precision: 'day' as const };
    const told = { ...entry, happened: { ...day, words: null, byKeeper: true as const } };
    for (const fact of allFactsOf({ entry: told }))
      expect(fact).toMatchObject({ at: '2026-11-04T11:59:59.999Z', knows: 'day' });
  });
});
