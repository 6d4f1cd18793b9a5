import { describe, expect, it } from 'vitest';
import { asSaid } from '../../../components/data/as-said.ts';
import { entryFactsOf } from '../../../utils/pattern/entry-facts.ts';
import { withSaid } from '../../../utils/pattern/said-around.ts';
import { writePackage } from '../../../utils/package/write-package.ts';
import { summaryOf } from '../../../utils/record/summary-of.ts';
import type { LiveThing } from '../../../utils/record/thing-types.ts';
import type { Entry, EntrySummary, HappenedAt, KeptReading } from '../../../utils/record/types.ts';
import { timelineTexts } from '../../../utils/report/html-timeline.ts';
import type { ReportEntry } from '../../../utils/report/report-entry.ts';
import { timeWords } from '../../../utils/report/report-time.ts';
import { reportWords } from '../../../utils/report/report-words.ts';
import { memorySink } from '../../support/memory-sink.ts';
import { sampleOptions } from '../../support/sample-package.ts';
import { caseOfMaya, entryId, sampleMoment, sampleSource } from '../../support/sample-source.ts';
import { zipParts } from '../../support/zip-parts.ts';

/** The silent calls "around the start of November". */
const undated = 13;
const saidDay: HappenedAt = {
  from: '2026-11-04T00:00:00.000Z',
  to: '2026-11-04T23:59:59.999Z',
  precision: 'day',
  words: null,
};
const aroundBody = { who: null, where: null, witnesses: null, howSeen: null, did: null };

function around(id: string, when: HappenedAt | null | undefined): LiveThing<'circumstance'> {
  const version = `version of ${JSON.stringify(when)}`;
  const body = when === undefined ? aroundBody : { ...aroundBody, when };
  const writtenAt = sampleMoment('2026-11-19T18:00:00.000Z');
  return { id: version, root: version, kind: 'circumstance', about: id, replaces: null, writtenAt, salt: '', body };
}

async function sampleEntries(): Promise<Entry[]> {
  const source = await sampleSource(caseOfMaya);
  return Promise.all(source.entryIds.map(async (id) => (await source.openEntry(id)).entry));
}

describe('what the person says around an entry', () => {
  it('is a time that is counted where nothing kept tells one, and marked as said', async () => {
    const entry = (await sampleEntries())[undated - 1]!;
    expect(entryFactsOf({ entry })).toMatchObject({ at: null, knows: 'coarse' });
    const told = withSaid(entry, around(entry.id, saidDay));
    expect(told.happened).toEqual({ ...saidDay, words: 'around the start of November', byKeeper: true });
    expect(entryFactsOf({ entry: told })).toMatchObject({ at: '2026-11-04T11:59:59.999Z', knows: 'day' });
    expect(withSaid(entry, around(entry.id, saidDay))).toBe(told);
    expect(entry.happened.from).toBeNull();
  });

  it('never stands in the place of a time that was kept', async () => {
    const entry = (await sampleEntries())[0]!;
    expect(withSaid(entry, around(entry.id, saidDay))).toBe(entry);
  });

  it('is no time where the person gave words alone, took it back, or wrote before it could be said', async () => {
    const entry = (await sampleEntries())[undated - 1]!;
    const wordsAlone = { from: null, to: null, precision: 'words' as const, words: 'in spring' };
    for (const when of [wordsAlone, null, undefined]) expect(withSaid(entry, around(entry.id, when))).toBe(entry);
  });

  it('moves the entry to its place in the list; of two versions the later counts', async () => {
    const entries = await sampleEntries();
    const summaries = entries.map((entry): EntrySummary => {
      const { id, number, site, kind, source, happened, madeAt } = entry;
      const [at, precision] = [happened.from ?? madeAt.utc, happened.precision];
      return summaryOf({ id, number, site, kind, source, state: null, at, precision });
    });
    const opened = new Map(entries.map((entry) => [entry.id, entry]));
    const id = entryId(undated);
    const { summaries: listed, entries: told } = asSaid(summaries, opened, [around(id, saidDay)]);
    const at = listed.findIndex((summary) => summary.id === id);
    expect(listed[at]).toMatchObject({ at: saidDay.from, precision: 'day' });
    expect(listed[at - 1]!.at < saidDay.from! && saidDay.from! < listed[at + 1]!.at).toBe(true);
    expect(told.get(id)?.happened.byKeeper).toBe(true);
    expect(asSaid(summaries, opened, [around(id, saidDay), around(id, null)]).summaries).toBe(summaries);
  });

  it('says who did what a page named nobody for: the one who did things away from the screen, on no platform', async () => {
    const [first] = await sampleEntries();
    const nobody: KeptReading = {
      ...first!.capture!.reading!,
      author: Object.fromEntries(
        ['name', 'handle', 'accountId', 'profileUrl'].map((name) => [name, { state: 'missing', tried: [] }]),
      ) as unknown as KeptReading['author'],
    };
    const entry: Entry = { ...first!, capture: { ...first!.capture!, reading: nobody } };
    expect(entryFactsOf({ entry }).account).toBeNull();
    const thing = around(entry.id, undefined);
    const by = { ...thing, body: { ...thing.body, who: 'Sam Keller' } };
    expect(entryFactsOf({ entry: withSaid(entry, by) }).account).toMatchObject({
      key: 'offline who:Sam Keller',
      site: 'offline',
    });
    // a page that names its author is not contradicted
    expect(withSaid(first!, by)).toBe(first);
    const shown = { entry: withSaid(entry, by), author: null, words: null } as ReportEntry;
    const row = timelineTexts(shown, timeWords('UTC', 'en-GB'), reportWords('en-GB'));
    expect(row.who).toBe('Sam Keller, as the keeper says');
  });

  it('goes into a package as what the keeper says, and leaves the entry as it was kept', async () => {
    const thing = { kind: 'circumstance' as const, about: undated, body: { ...aroundBody, when: saidDay } };
    const sink = memorySink();
    const source = await sampleSource(caseOfMaya, [thing]);
    // a call that was brought in, with no more of a time than words
    const openEntry: typeof source.openEntry = async (id) => {
      const view = await source.openEntry(id);
      return id === entryId(undated) ? { ...view, entry: { ...view.entry, source: 'import' } } : view;
    };
    await writePackage({ ...source, openEntry }, sampleOptions, sink);
    const parts = zipParts(sink.bytes());
    const text = (end: string) => new TextDecoder().decode(parts.find(({ name }) => name.endsWith(end))!.bytes);
    const row = text('/timeline.csv')
      .split('\r\n')
      .find((line) => line.startsWith(`${undated},`))!;
    expect(row).toContain(`${undated},2026-11-04T00:00:00+00:00,2026-11-04T23:59:59+00:00,day,`);
    expect(row.endsWith(',keeper')).toBe(true);
    const report = text('/report.html');
    expect(report).toContain('the day of 1 is what the keeper says, since nothing kept tells it');
    expect(report).not.toContain('the day is not known of');
    expect(report).toContain('4 Nov 2026, as the keeper says');
    expect(report).toContain('4 Nov 2026 (“around the start of November”), as the keeper says');
    const record = JSON.parse(text('/record.json')) as { entries: { entry: Entry }[] };
    const kept = record.entries.map(({ entry }) => entry).find(({ number }) => number === undated)!;
    expect(kept.happened).toMatchObject({ from: null, precision: 'words' });
    expect(JSON.stringify(record)).not.toContain('byKeeper');
  });
});
