import { describe, expect, it } from 'vitest';
import { lookAt } from '../../../utils/import/look.ts';
import { WallClock } from '../../../utils/import/wall-clock.ts';
import { isoTimes } from '../../../utils/shared/iso-times.ts';
import { givenAs } from '../../support/import-room.ts';

/** Far more than the first bytes, by which alone nothing can be told: the one letter stands at the end. */
const chat = `${Array.from({ length: 3000 }, (_, at) => `13/01/2025, 21:${String(at % 60).padStart(2, '0')} - Sam: number ${at}`).join('\r\n')}\r\n14/01/2025, 09:00 - Jörg: schön\r\n`;
const encodings: [name: string, encode: (text: string) => Uint8Array][] = [
  ['utf-8', (text) => Buffer.from(text, 'utf8')],
  ['utf-16le', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['windows-1252', (text) => Buffer.from(text, 'latin1')],
];

describe('a chat', () => {
  it.each(encodings)('in %s is read as that, whole', async (name, encode) => {
    const { sources } = await lookAt([givenAs('chat.txt', encode(chat))], new WallClock('UTC'));
    const source = sources[0]?.source;
    expect(source?.encoding).toBe(name);
    const messages = [];
    for await (const batch of source!.messages({ zone: 'UTC', order: 'dmy' })) messages.push(...batch);
    expect(messages).toHaveLength(3001);
    expect(messages.at(-1)).toMatchObject({ person: 'Jörg', text: 'schön', at: Date.parse('2025-01-14T09:00:00Z') });
    expect(messages[0]?.text).toBe('number 0');
  });

  it('is read by its lines where these end in CR alone', async () => {
    const { sources } = await lookAt([givenAs('chat.txt', chat.replaceAll('\r\n', '\r'))], new WallClock('UTC'));
    const messages = [];
    for await (const batch of sources[0]!.source.messages({ zone: 'UTC', order: 'dmy' })) messages.push(...batch);
    expect(messages).toHaveLength(3001);
  });
});

it('moments are written as the language itself writes them', () => {
  const iso = isoTimes();
  const moments = [0, 1, -1, 999, 86_399_999, 86_400_000, 1_793_740_449_123, -62_135_596_800_000, 253_402_300_799_999];
  expect(moments.map(iso)).toEqual(moments.map((at) => new Date(at).toISOString()));
});
