import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));
// The real cost takes a second a try; the shape of the lock is what is tested here.
vi.mock('../../../utils/vault/passphrase-key.ts', async (original) => ({
  ...(await original<typeof import('../../../utils/vault/passphrase-key.ts')>()),
  passphraseCost: { memoryKib: 8, passes: 1 },
}));

async function fresh() {
  vi.resetModules();
  extension.forget();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('keys').onsuccess = resolve;
  });
  return {
    lock: await import('../../../utils/vault/lock.ts'),
    vault: await import('../../../utils/vault/vault.ts'),
    store: await import('../../../utils/vault/vault-store.ts'),
  };
}

describe('the lock', () => {
  let { lock, vault, store }: Awaited<ReturnType<typeof fresh>> = {} as never;
  beforeEach(async () => {
    ({ lock, vault, store } = await fresh());
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
});
