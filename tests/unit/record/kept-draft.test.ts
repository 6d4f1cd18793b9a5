// A half-written form lies sealed outside of the journal: found again after a lock, shut while locked, gone with everything.
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));
vi.mock('../../../utils/vault/passphrase-key.ts', async (original) => ({
  ...(await original<typeof import('../../../utils/vault/passphrase-key.ts')>()),
  passphraseCost: { memoryKib: 8, passes: 1 },
}));

const { openDraft, keepDraft } = await import('../../../utils/record/kept-draft.ts');
const { eraseEverything } = await import('../../../utils/record/erase.ts');
const { lock, setPassphrase, unlock } = await import('../../../utils/vault/lock.ts');

const rows = [{ when: '3 November', words: 'He rang at the green side door.' }];

describe('a draft', () => {
  it('is sealed, opens only in the opened record, and goes when it is taken away or everything is', async () => {
    await setPassphrase('paper kettle');
    await keepDraft('bulk', [{ words: 'the one before' }]);
    await keepDraft('bulk', rows);
    expect(JSON.stringify(extension.default.storage.local.all())).not.toMatch(/green|before|November/u);
    await lock();
    await expect(openDraft('bulk')).rejects.toMatchObject({ code: 'record-locked' });
    await unlock('paper kettle');
    expect(await openDraft('bulk')).toEqual(rows);
    expect(await openDraft('other')).toBe(null);
    await keepDraft('bulk', null);
    expect(await openDraft('bulk')).toBe(null);
    await keepDraft('bulk', rows);
    await eraseEverything();
    expect(extension.default.storage.local.all()).toEqual({});
  });

  it('of a record that is no longer this one is let go, and says nothing', async () => {
    await keepDraft('bulk', rows);
    const kept = structuredClone(extension.default.storage.local.all());
    await eraseEverything();
    await extension.default.storage.local.set(kept);
    expect(await openDraft('bulk')).toBe(null);
    expect(extension.default.storage.local.all()).toEqual({ halfway: {} });
  });
});
