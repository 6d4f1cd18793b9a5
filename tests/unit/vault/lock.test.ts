import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { processorLimit } from '../../support/processor-limit.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));
// The real cost takes a second a try; the shape of the lock is what is tested here.
vi.mock('../../../utils/vault/passphrase-key.ts', async (original) => ({
  ...(await original<typeof import('../../../utils/vault/passphrase-key.ts')>()),
  passphraseCost: { memoryKib: 8, passes: 1 },
}));

/** Writes to the vault that do not pass never happen, nor any behind them, as where the browser is ended before them. */
const gate = vi.hoisted(() => ({ pass: (): boolean => true }));
vi.mock('../../../utils/vault/vault-store.ts', async (original) => {
  const real = await original<typeof import('../../../utils/vault/vault-store.ts')>();
  const changeVault: typeof real.changeVault = async (change) =>
    gate.pass() ? real.changeVault(change) : Promise.reject(new Error('ended'));
  return { ...real, changeVault };
});

/** The browser ended and started again: what lay in memory is gone, what lay on the disk is there. */
async function restarted() {
  vi.resetModules();
  extension.forget();
  return {
    lock: await import('../../../utils/vault/lock.ts'),
    vault: await import('../../../utils/vault/vault.ts'),
    store: await import('../../../utils/vault/vault-store.ts'),
    recovery: await import('../../../utils/vault/recovery.ts'),
  };
}

async function fresh() {
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('keys').onsuccess = resolve;
  });
  return restarted();
}

describe('the lock', () => {
  let { lock, vault, store, recovery }: Awaited<ReturnType<typeof fresh>> = {} as never;
  beforeEach(async () => {
    ({ lock, vault, store, recovery } = await fresh());
  });

  it('is open without a passphrase, and its profile key gives nothing out', async () => {
    expect(await lock.lockState()).toMatchObject({ hasPassphrase: false, locked: false });
    const row = await store.readVault();
    expect(row?.lock.kind === 'profile' && row.lock.key.extractable).toBe(false);
    await vault.openingKeys();
  });

  it('closes, opens with the passphrase only, and counts wrong ones', async () => {
    await lock.setPassphrase('correct horse');
    expect(await lock.lockState()).toMatchObject({ hasPassphrase: true, locked: false });
    await lock.lock();
    expect(await lock.lockState()).toMatchObject({ locked: true });
    await expect(vault.openingKeys()).rejects.toMatchObject({ code: 'record-locked' });
    await expect(lock.unlock('wrong')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect((await lock.lockState()).failedTries).toBe(1);
    await lock.unlock('correct horse');
    const state = await lock.lockState();
    expect(state).toMatchObject({ locked: false, failedTries: 0 });
    expect(state.openedAt).toHaveLength(1);
    await vault.openingKeys();
  });

  it('keeps the same keys through set, change and remove, and the public part works while locked', async () => {
    const before = (await vault.publicVault()).recordId;
    await lock.setPassphrase('one');
    await lock.changePassphrase('one', 'two');
    await lock.lock();
    expect((await vault.publicVault()).recordId).toBe(before);
    await expect(lock.unlock('one')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await lock.removePassphrase('two');
    expect(await lock.lockState()).toMatchObject({ hasPassphrase: false, locked: false });
  });

  it('leaves no private key in the store in the clear', async () => {
    await lock.setPassphrase('one');
    const session = extension.default as { storage: { session: { get(name: string): Promise<{ open?: string }> } } };
    const secrets = JSON.parse((await session.storage.session.get('open')).open ?? '{}') as Record<string, string>;
    const stored = JSON.stringify(await store.readVault(), (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    );
    for (const secret of Object.values(secrets)) expect(stored).not.toContain(secret.slice(0, 40));
  });

  it('waits longer after each wrong try from the sixth on, a minute at most', () => {
    expect([0, 4, 5, 6, 8, 30].map(lock.waitBeforeTryMs)).toEqual([0, 0, 1000, 2000, 8000, 60_000]);
  });

  it('still waits after the browser was started again, whatever its clock says', async () => {
    await lock.setPassphrase('one');
    await lock.lock();
    for (const wrong of ['a', 'b', 'c', 'd', 'e']) {
      await expect(lock.unlock(wrong)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    }
    ({ lock } = await restarted());
    expect((await lock.lockState()).failedTries).toBe(5);
    vi.useFakeTimers({ now: Date.UTC(1999, 0, 1), toFake: ['Date', 'setTimeout'] });
    try {
      const right = lock.unlock('one');
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), processorLimit);
      await vi.advanceTimersByTimeAsync(999);
      expect((await lock.lockState()).locked).toBe(true);
      await vi.advanceTimersByTimeAsync(2);
      await right;
    } finally {
      vi.useRealTimers();
    }
    expect(await lock.lockState()).toMatchObject({ locked: false, failedBefore: { tries: 5 } });
  });

  it('opens with one passphrase wherever a change, a removal or a setting of it is ended', async () => {
    const changes = {
      set: () => lock.setPassphrase('one'),
      change: () => lock.changePassphrase('one', 'two'),
      remove: () => lock.removePassphrase('two'),
    };
    const written: string[] = [];
    await vault.publicVault();
    for (const [what, change] of Object.entries(changes)) {
      // Ended before each write in turn, and then not at all.
      for (let left = 0; ; left += 1) {
        const before = await store.readVault();
        let writes = 0;
        gate.pass = () => (writes += 1) <= left;
        const done = await change().then(
          () => true,
          () => false,
        );
        gate.pass = () => true;
        if (done) break;
        written.push(`${what} ${left}`);
        ({ lock, vault, store, recovery } = await restarted());
        const after = await store.readVault();
        expect(after?.secrets).toEqual(before?.secrets);
        expect(after?.lock).toEqual(before?.lock);
      }
    }
    expect(written.length).toBeGreaterThanOrEqual(3);
    expect(await lock.lockState()).toMatchObject({ hasPassphrase: false, locked: false });
  });

  it('opens with the key on paper after each change of the passphrase, and after none was left', async () => {
    await lock.setPassphrase('one');
    const paper = (await recovery.makeRecoveryKey()).join(' ');
    const { recordId } = await vault.publicVault();
    for (const change of [
      () => lock.changePassphrase('one', 'two'),
      () => lock.removePassphrase('two'),
      () => lock.setPassphrase('three'),
    ]) {
      await change();
      ({ lock, vault, store, recovery } = await restarted());
      await recovery.unlockWithRecovery(paper);
      expect((await vault.publicVault()).recordId).toBe(recordId);
      await vault.openingKeys();
    }
  });
});
