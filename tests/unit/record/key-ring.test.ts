import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));
vi.mock('../../../utils/vault/passphrase-key.ts', async (original) => ({
  ...(await original<typeof import('../../../utils/vault/passphrase-key.ts')>()),
  passphraseCost: { memoryKib: 8, passes: 1 },
}));
const unwrapped = vi.fn();
vi.mock('../../../utils/vault/key-wrap.ts', async (original) => {
  const real = await original<typeof import('../../../utils/vault/key-wrap.ts')>();
  return {
    ...real,
    unwrapKey: (...args: Parameters<typeof real.unwrapKey>) => {
      unwrapped();
      return real.unwrapKey(...args);
    },
  };
});

const happened = {
  from: '2026-11-03T21:14:09.000Z',
  to: '2026-11-03T21:14:09.000Z',
  precision: 'exact',
  words: null,
} as const;
const offline = (words: string) => ({ kind: 'visit', happened, who: null, where: null, words });

describe('the key ring', () => {
  beforeEach(() => unwrapped.mockClear());

  it('opens everything after an unlock without opening keys one by one, but those that came since', async () => {
    const entries = await import('../../../utils/record/entries.ts');
    const ring = await import('../../../utils/record/key-ring.ts');
    const { recordDatabase } = await import('../../../utils/record/database.ts');
    const { lock, setPassphrase, unlock } = await import('../../../utils/vault/lock.ts');
    await setPassphrase('one');
    const ids: string[] = [];
    for (let at = 0; at < 20; at += 1) ids.push((await entries.addOfflineEntry(offline(`no. ${at}`))).id);

    // one of the entry, one of its journal line
    await ring.refreshKeyRing();
    expect(unwrapped).toHaveBeenCalledTimes(40);
    await lock();
    await entries.addOfflineEntry(offline('while locked')).then(({ id }) => ids.push(id));
    await unlock('one');

    unwrapped.mockClear();
    await ring.refreshKeyRing();
    expect(unwrapped).toHaveBeenCalledTimes(2);
    await lock();
    await unlock('one');
    unwrapped.mockClear();
    for (const id of ids) await entries.openEntry(id);
    await ring.refreshKeyRing();
    expect(unwrapped).toHaveBeenCalledTimes(0);

    // no key of it lies in the store in the clear, and without the record's key it does not open
    const row = await recordDatabase().ring.get('ring');
    for (const [id, raw] of await ring.keyRing()) {
      expect(Buffer.from(row?.sealed ?? []).includes(Buffer.from(raw)), id).toBe(false);
    }
    await lock();
    await expect(ring.keyRing()).rejects.toMatchObject({ code: 'record-locked' });
  });

  it('takes keys that are open already, for as long as the record is', async () => {
    const ring = await import('../../../utils/record/key-ring.ts');
    const { lock, unlock } = await import('../../../utils/vault/lock.ts');
    await lock();
    await unlock('one');
    const made = { raw: new Uint8Array(32).fill(7), row: { id: 'just made' } };
    await ring.rememberKeys([made]);
    expect((await ring.keyRing()).has('just made')).toBe(false);
    await ring.rememberKeys([made]);
    expect((await ring.keyRing()).get('just made')).toEqual(made.raw);
    await lock();
    await unlock('one');
    expect((await ring.keyRing()).has('just made')).toBe(false);
  });

  it('is made anew from the wrapped keys when it is damaged', async () => {
    const entries = await import('../../../utils/record/entries.ts');
    const ring = await import('../../../utils/record/key-ring.ts');
    const { recordDatabase } = await import('../../../utils/record/database.ts');
    const { lock, unlock } = await import('../../../utils/vault/lock.ts');
    const row = await recordDatabase().ring.get('ring');
    if (row === undefined) throw new Error('no ring');
    await recordDatabase().ring.put({ ...row, sealed: row.sealed.map((byte, at) => (at === 5 ? byte ^ 1 : byte)) });
    await lock();
    await unlock('one');
    await expect(ring.keyRing()).rejects.toMatchObject({ code: 'seal-broken' });
    await ring.refreshKeyRing(true);
    expect((await ring.keyRing()).size).toBe(42);
    const [first] = await recordDatabase().entries.toArray();
    await entries.openEntry(first?.id ?? '');
  });
});
