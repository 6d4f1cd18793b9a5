import { describe, expect, it } from 'vitest';
import { addMonths, clocksOf } from '../../../utils/law/clocks.ts';
import { loadPack, loadSupport, packIds } from '../../../utils/law/packs.ts';
import { servicesToShow } from '../../../utils/law/services-to-show.ts';
import { isSingleAct } from '../../../utils/law/single-act.ts';
import { touchedPoints } from '../../../utils/law/touched-points.ts';

describe('the packs', () => {
  it.each(packIds)('%s follows the schema, with ids that are given once', async (id) => {
    const pack = await loadPack(id);
    expect(pack.id).toBe(id);
    const ids = pack.offences.flatMap(({ id: own, elements }) => [own, ...elements.map((element) => element.id)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await loadSupport(id)).id).toBe(id);
  });

  it('give a source for everything that is said to be checked', async () => {
    const packs = await Promise.all(packIds.map(loadPack));
    const items = packs.flatMap(({ offences, concepts, victimRights }) => [...offences, ...concepts, ...victimRights]);
    const bare = items.filter(({ confidence, source }) => confidence === 'verified' && source.length === 0);
    expect(bare.map(({ id }) => id)).toEqual([]);
  });

  it('name as offences of one act only what they hold', async () => {
    const packs = await Promise.all(packIds.map(loadPack));
    const all = packs.flatMap(({ offences }) => offences);
    expect(all.filter(({ id }) => isSingleAct(id)).length).toBe(40);
    expect(isSingleAct('ew-pha-s2a')).toBe(false);
  });
});

describe('clocks', () => {
  const incident = (day: string) => ({ starts: 'latest-incident', day, of: 'e' }) as const;

  it('run six months from the latest incident and say a word in month five', async () => {
    const pack = await loadPack('GB-EAW');
    const at = (today: string) => clocksOf(pack, [incident('2026-01-02'), incident('2026-03-31')], today);
    expect(at('2026-04-01')).toMatchObject([
      { id: 'six-months', from: '2026-03-31', due: '2026-09-30', state: 'running' },
    ]);
    expect(at('2026-08-30')[0]?.state).toBe('running');
    expect(at('2026-08-31')[0]).toMatchObject({ state: 'soon', daysLeft: 30 });
    expect(at('2026-09-30')[0]?.state).toBe('soon');
    expect(at('2026-10-01')[0]?.state).toBe('past');
    expect(at('2026-10-01')[0]?.rule.confidence).toBe('corroborated');
  });

  it('run three months from a decision not to charge, and 28 days from an answer to a complaint', async () => {
    const pack = await loadPack('GB-EAW');
    const clocks = clocksOf(
      pack,
      [
        { starts: 'no-charge-police', day: '2025-11-30', of: 'a' },
        { starts: 'complaint-answered', day: '2026-02-20', of: 'b' },
      ],
      '2026-01-01',
    );
    expect(clocks.map(({ id, due }) => `${id} ${due}`)).toEqual([
      'review-police 2026-02-28',
      'complaint-review 2026-03-20',
    ]);
  });

  it('tell no period where the pack has none', async () => {
    expect(clocksOf(await loadPack('IE'), [incident('2026-03-31')], '2026-04-01')).toEqual([]);
  });

  it('know short months', () => {
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });
});

describe('points touched', () => {
  it('hold what the person linked, each entry once, and nothing of another offence', async () => {
    const pack = await loadPack('GB-EAW');
    const touched = touchedPoints(pack, [
      { element: 'ew-pha-s2a.e2', entryId: 'a' },
      { element: 'ew-pha-s2a.e2', entryId: 'a' },
      { element: 'ew-pha-s2a.e1', entryId: null },
      { element: 'sct-s39.e1', entryId: 'b' },
    ]);
    const stalking = touched.find(({ offence }) => offence.id === 'ew-pha-s2a');
    expect(stalking?.withSomething).toBe(2);
    expect(stalking?.elements.map(({ entries, pattern }) => [entries, pattern])).toEqual([
      [[], true],
      [['a'], false],
      [[], false],
      [[], false],
      [[], false],
    ]);
    expect(touched.filter(({ withSomething }) => withSomething > 0)).toHaveLength(1);
  });
});

describe('services', () => {
  it('are shown only while their check is fresh, numbers only where a page showed them, advocates first', async () => {
    const support = await loadSupport('GB-EAW');
    const shown = servicesToShow(support, Date.parse('2026-11-24'));
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.every(({ service }) => service.confidence !== 'unchecked')).toBe(true);
    expect(shown.filter(({ phone, service }) => phone !== null && service.phoneStatus !== 'seen-on-a-page')).toEqual(
      [],
    );
    expect(shown[0]?.service.canActAsAdvocate).toBe(true);
    expect(servicesToShow(support, Date.parse('2027-03-01'))).toEqual([]);
  });
});
