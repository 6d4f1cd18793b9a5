import { describe, expect, it } from 'vitest';
import { addresses, parseRoute } from '../../../components/casebook/route.ts';
import { byMonth } from '../../../components/entries/by-month.ts';
import { passphraseHint } from '../../../components/lock/passphrase-hint.ts';
import { idsBetween, withEntries } from '../../../components/package/chosen-entries.ts';
import { emergencyNumber } from '../../../components/safety/emergency-number.ts';
import { countPress, forgetAfterMs } from '../../../utils/shared/shift-count.ts';
import { viewingHints } from '../../../components/popup/viewing-hints.ts';
import { adapters } from '../../../utils/sites/registry.ts';
import { adviceFor } from '../../../components/welcome/place-advice.ts';
import type { EntrySummary } from '../../../utils/record/types.ts';

process.env['TZ'] = 'Pacific/Auckland';
const entry = (id: string, at: string): EntrySummary => ({
  id,
  at,
  number: 1,
  site: 'x',
  kind: 'post',
  source: 'capture',
  state: 'complete',
  precision: 'exact',
});

describe('Shift three times', () => {
  it('counts presses within five seconds', () => {
    const second = countPress(countPress([], 'Shift', false, 0), 'Shift', false, 4900);
    expect(second).toEqual([0, 4900]);
    expect(countPress(second, 'Shift', false, 4999)).toHaveLength(3);
    expect(countPress(second, 'Shift', false, 5000)).toEqual([4900, 5000]);
  });

  it('is never reached by writing capital letters, nor by holding the key', () => {
    expect(countPress([0, 10], 'H', false, 20)).toEqual([]);
    expect(countPress([0], 'Shift', true, 20)).toEqual([0]);
  });

  it('forgets the oldest press after its five seconds', () => {
    expect(forgetAfterMs([100, 300], 1100)).toBe(4000);
    expect(forgetAfterMs([], 0)).toBeNull();
  });
});

describe('addresses inside the casebook', () => {
  it('lead to their screens and back', () => {
    expect(parseRoute(addresses.entry('0b1f-2'))).toEqual({ screen: 'entry', id: '0b1f-2' });
    for (const screen of ['new', 'package', 'settings'] as const)
      expect(parseRoute(addresses[screen])).toEqual({ screen });
  });

  it('that are unknown or tampered with lead to the list', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/entry/', '#/entry/<img>', '#/entry/..%2f']) {
      expect(parseRoute(hash)).toEqual({ screen: 'entries' });
    }
  });
});

describe('lists of entries', () => {
  it('stand under their months in the zone of the device, in the order given', () => {
    const months = byMonth([
      entry('a', '2026-10-31T10:00:00Z'),
      entry('b', '2026-10-31T11:30:00Z'),
      entry('c', '2026-11-02T00:00:00Z'),
    ]);
    expect(months.map(({ key, entries }) => [key, entries.map(({ id }) => id)])).toEqual([
      ['2026-10', ['a']],
      ['2026-11', ['b', 'c']],
    ]);
  });

  it('are chosen between two days, both included, either end open', () => {
    const all = [
      entry('a', '2026-10-31T10:59:00Z'),
      entry('b', '2026-10-31T11:00:00Z'),
      entry('c', '2026-11-02T12:00:00Z'),
    ];
    expect([...idsBetween(all, '2026-11-01', '2026-11-01')]).toEqual(['b']);
    expect([...idsBetween(all, '', '2026-10-31')]).toEqual(['a']);
    expect(idsBetween(all, '', '').size).toBe(3);
  });

  it('keep the other choices when one changes', () => {
    const chosen = new Set(['a', 'b']);
    expect([...withEntries(chosen, ['a'], false)]).toEqual(['b']);
    expect([...withEntries(chosen, ['c', 'b'], true)]).toEqual(['a', 'b', 'c']);
    expect(chosen.size).toBe(2);
  });
});

describe('advice', () => {
  it('comes for yes and for not sure alike, danger first', () => {
    const yes = adviceFor({ device: 'no', account: 'no', danger: 'yes' });
    expect(adviceFor({ device: 'no', account: 'no', danger: 'unsure' })).toEqual(yes);
    expect(yes[0]).toBe('advice_danger');
    expect(adviceFor({ device: 'yes', account: null, danger: null })).toContain('advice_other_device');
    expect(adviceFor({ device: null, account: 'unsure', danger: null })).toContain('advice_sync');
  });

  it('does not say that all is well before all was answered', () => {
    expect(adviceFor({ device: 'no', account: 'no', danger: null })).toEqual([]);
    expect(adviceFor({ device: 'no', account: 'no', danger: 'no' })).toEqual(['advice_none']);
  });
});

describe('a passphrase', () => {
  it('is called long enough only when it is long and varied', () => {
    expect(passphraseHint('')).toBe('empty');
    expect(passphraseHint('1234')).toBe('short');
    expect(passphraseHint('aaaaaaaaaaaaaaaaaaaaaa')).toBe('repeats');
    expect(passphraseHint('paper kettle ')).toBe('fair');
    expect(passphraseHint('paper kettle orbit moss')).toBe('good');
    expect(passphraseHint('👩‍👩‍👧👩‍👩‍👧')).not.toBe('good');
  });
});

describe('the emergency number', () => {
  it.each([
    ['Europe/London', '999'],
    ['Europe/Berlin', '112'],
    ['America/Chicago', '911'],
    ['America/Toronto', '911'],
    ['Australia/Perth', '000'],
    ['Pacific/Auckland', '111'],
    ['America/Sao_Paulo', null],
    ['UTC', null],
  ])('of %s is %s', (zone, number) => {
    expect(emergencyNumber(zone)).toBe(number);
  });
});

describe('what looking gives away', () => {
  it('is told for platforms by the names that their adapters have', () => {
    for (const id of ['whatsapp', 'instagram', 'linkedin', 'telegram', 'snapchat', 'tiktok', 'facebook', 'discord']) {
      const name = adapters.find((adapter) => adapter.id === id)?.name ?? null;
      expect(viewingHints(name), id).not.toEqual([]);
    }
    expect(viewingHints(null)).toEqual([]);
    expect(viewingHints('constructor')).toEqual([]);
  });
});
