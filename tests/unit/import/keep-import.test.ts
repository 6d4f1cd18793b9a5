import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportSlot } from '../../../utils/record/import-entries.ts';
import { momentNow } from '../../../utils/shared/clock.ts';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { chatText, chatZip, tinyJpeg } from '../../support/import-samples.ts';
import { everything, givenAs, openImportRoom } from '../../support/import-room.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));

const zone = 'Europe/London';
describe('bringing in a chat', () => {
  let room: Awaited<ReturnType<typeof openImportRoom>>;
  beforeEach(async () => {
    extension.forget();
    room = await openImportRoom();
  });

  async function bringIn() {
    const given = givenAs('WhatsApp Chat with Sam Carter.zip', (await chatZip()).buffer);
    const looked = await room.look.lookAt([given], new room.wall.WallClock(zone));
    expect(looked.refused).toEqual([]);
    const [opened] = looked.sources;
    const settings = { zone, order: null };
    const survey = await room.survey.surveyOf(opened!.source, settings);
    const choice = everything(survey.conversations);
    const sources = [
      {
        opened: opened!,
        settings,
        choice,
        conversations: survey.conversations,
        untimed: survey.untimed,
        keepOriginals: true,
      },
    ];
    return { survey, kept: await room.keep.keepImport({ sources, items: [], zone }) };
  }

  it('makes an entry of each day and one of the export, with the journal told', async () => {
    const { survey, kept } = await bringIn();
    expect(survey.conversations.map(({ name, count }) => ({ name, count }))).toEqual([
      { name: 'Sam Carter', count: 4 },
    ]);
    expect(kept.map(({ number, kind, site }) => ({ number, kind, site }))).toEqual([
      { number: 1, kind: 'export', site: 'whatsapp' },
      { number: 2, kind: 'conversation', site: 'whatsapp' },
      { number: 3, kind: 'conversation', site: 'whatsapp' },
    ]);
    const lines = await room.journal.openJournal();
    expect(lines.map(({ kind }) => kind)).toEqual([
      'record-made',
      'imported',
      'entry-made',
      'entry-made',
      'entry-made',
    ]);
    const day = await room.entries.openEntry(kept[1]!.id);
    expect(day.entry.who).toBe('Sam Carter');
    expect(day.entry.happened).toMatchObject({ from: '2026-11-03T21:14:00.000Z', precision: 'minute' });
    expect(day.entry.words).toContain('Blue coat again\nand the light is on');
    expect(day.entry.words).toContain('Jo Bell (own)');
  });

  it('keeps the originals byte for byte and links what came with a message', async () => {
    const { kept } = await bringIn();
    const source = await room.entries.openEntry(kept[0]!.id);
    expect(new TextDecoder().decode(await room.exhibits.openExhibit(source.exhibits[0]!))).toBe(chatText);
    const day = await room.entries.openEntry(kept[2]!.id);
    const media = day.exhibits.find(({ role }) => role === 'media');
    expect(media).toMatchObject({ fileName: 'IMG-20261114-WA0001.jpg', mediaType: 'image/jpeg', parents: [] });
    expect(await room.exhibits.openExhibit(media!)).toEqual(tinyJpeg);
    const messages = day.exhibits.find(({ fileName }) => fileName === 'messages.json');
    expect(messages?.parents).toEqual([source.exhibits[0]?.sha256]);
    expect((await room.check.checkRecord(() => undefined)).findings).toEqual([]);
  });

  it('keeps an export of many megabytes byte for byte, and leaves no part of it behind', async () => {
    const lines = `31/12/2023, 21:14 - Sam: ${'x'.repeat(1000)}\n`.repeat(18_000);
    const { sources } = await room.look.lookAt([givenAs('_chat.txt', lines)], new room.wall.WallClock(zone));
    const settings = { zone, order: null };
    const { conversations } = await room.survey.surveyOf(sources[0]!.source, settings);
    const chosen = { opened: sources[0]!, settings, choice: everything(conversations), conversations, untimed: 0 };
    const plan = { sources: [{ ...chosen, keepOriginals: true }], items: [], zone };
    const kept = await room.keep.keepImport(plan);
    const { exhibits } = await room.entries.openEntry(kept[0]!.id);
    const bytes = await room.exhibits.openExhibit(exhibits[0]!);
    expect(Buffer.from(bytes).equals(Buffer.from(lines))).toBe(true);
    const { bytes: stored, staged } = room.database.recordDatabase();
    expect([await stored.count(), await staged.count()]).toEqual([2, 0]);
  });

  it('numbers days by their time, though they came in another order and something else was kept meanwhile', async () => {
    const writer = await room.writer.ImportWriter.begin();
    const facts = { role: 'file', mediaType: 'text/plain', madeBy: 'by hand', source: null } as const;
    const draft = { source: 'import', site: 'whatsapp', who: 'Sam', where: null, capture: null } as const;
    const keep = async (slot: ImportSlot, words: string, from: string | null) => {
      await writer.addFile(slot, { ...facts, parents: [], fileName: `${words}.txt` }, new TextEncoder().encode(words));
      await writer.addEntry(slot, {
        ...draft,
        kind: from === null ? 'export' : 'conversation',
        madeAt: momentNow(),
        happened: { from, to: from, precision: from === null ? 'words' : 'exact', words: null },
        words,
      });
    };
    const whole = await writer.newEntry();
    const days = [await writer.newEntry('timed'), await writer.newEntry('timed'), await writer.newEntry('timed')];
    for (const [at, day] of ['2026-11-05', '2026-11-03', '2026-11-04'].entries()) {
      writer.happened(days[at]!, Date.parse(day));
      await keep(days[at]!, day, `${day}T00:00:00.000Z`);
    }
    await keep(whole, 'all of it', null);
    await room.entries.addOfflineEntry({
      kind: 'threat',
      happened: { from: null, to: null, precision: 'words', words: 'now' },
      who: null,
      where: null,
      words: 'meanwhile',
    });

    const kept = await writer.finish({});
    const views = await Promise.all(kept.map(({ id }) => room.entries.openEntry(id)));
    expect(views.map(({ entry }) => [entry.number, entry.words])).toEqual([
      [2, 'all of it'],
      [3, '2026-11-03'],
      [4, '2026-11-04'],
      [5, '2026-11-05'],
    ]);
    expect(kept.map(({ number }) => number)).toEqual([2, 3, 4, 5]);
    expect((await room.summaries.allSummaries()).map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect((await room.check.checkRecord(() => undefined)).findings).toEqual([]);
    expect(await room.database.recordDatabase().staged.count()).toBe(0);
  });

  it('counts each message of the other side by its own time, and none of the own ones', async () => {
    const { kept } = await bringIn();
    const views = await Promise.all(kept.map(({ id }) => room.entries.openEntry(id)));
    const pattern = room.pattern.patternOf(views.flatMap(room.facts.allFactsOf), zone);
    expect(pattern).toMatchObject({ entries: 2, counted: 3, own: 1, repeats: 0, activeDays: 2 });
    expect(pattern.kinds).toEqual([{ kind: 'message', count: 3 }]);
    expect(pattern.accounts.map(({ names, count, entries }) => ({ names, count, entries }))).toEqual([
      { names: ['Sam Carter'], count: 3, entries: [2, 3] },
    ]);
    expect(pattern.hours[1]![21]).toBe(2);
    expect(pattern.hours[5]![2]).toBe(1);
  });

  it('counts a chat that was brought in twice only once', async () => {
    const { kept } = await bringIn();
    const again = await bringIn();
    const views = await Promise.all([...kept, ...again.kept].map(({ id }) => room.entries.openEntry(id)));
    const pattern = room.pattern.patternOf(views.flatMap(room.facts.allFactsOf), zone);
    expect(pattern).toMatchObject({ counted: 3, repeats: 3 });
  });
});
