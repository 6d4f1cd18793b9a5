import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-extension.ts';
import { newRecoveryKey, readRecoveryText, recoveryText } from '../../../utils/vault/recovery-key.ts';

const extension = fakeBrowser();
vi.mock('webextension-polyfill', () => ({ default: extension.default }));
// The real cost takes a second a try; what is tested here is which key opens what.
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
    recovery: await import('../../../utils/vault/recovery.ts'),
    vault: await import('../../../utils/vault/vault.ts'),
  };
}

describe('a recovery key on paper', () => {
  it('is read back however it is spaced, and with letters that look like digits', () => {
    for (let turn = 0; turn < 200; turn += 1) {
      const key = newRecoveryKey();
      const groups = recoveryText(key);
      expect(groups).toHaveLength(8);
      for (const written of [
        groups.join(' '),
        groups.join('-').toLowerCase(),
        groups.join('\n'),
        groups.join('').replaceAll('0', 'o').replaceAll('1', 'l'),
      ]) {
        expect([...readRecoveryText(written)]).toEqual([...key]);
      }
    }
  });

  it('finds every single wrong letter, and says in which group', () => {
    const groups = recoveryText(newRecoveryKey());
    for (const [group, letters] of groups.entries()) {
      for (let at = 0; at < 5; at += 1) {
        for (const wrong of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
          if (wrong === letters[at]) continue;
          const changed = groups.with(group, letters.slice(0, at) + wrong + letters.slice(at + 1));
          expect(() => readRecoveryText(changed.join(' '))).toThrow(`recovery-mistyped: ${group + 1}`);
        }
      }
    }
  });

  it('finds exchanged letters, exchanged groups and a missing letter', () => {
    for (let turn = 0; turn < 50; turn += 1) {
      const groups = recoveryText(newRecoveryKey());
      const [first = '', second = ''] = groups;
      const exchanged = (first[1] ?? '') + (first[0] ?? '') + first.slice(2);
      if (exchanged !== first)
        expect(() => readRecoveryText(groups.with(0, exchanged).join(' '))).toThrow('mistyped: 1');
      if (first.slice(0, 4) !== second.slice(0, 4)) {
        expect(() => readRecoveryText([second, first, ...groups.slice(2)].join(' '))).toThrow('mistyped: 1');
      }
      expect(() => readRecoveryText(groups.join(' ').slice(1))).toThrow('mistyped: length');
    }
  });
});

describe('the recovery key', () => {
  let { lock, recovery, vault }: Awaited<ReturnType<typeof fresh>> = {} as never;
  beforeEach(async () => {
    ({ lock, recovery, vault } = await fresh());
    await lock.setPassphrase('one');
  });

  it('opens what the passphrase opens', async () => {
    const groups = await recovery.makeRecoveryKey();
    const secrets = await vault.openSecretsNow();
    await lock.lock();
    await recovery.unlockWithRecovery(groups.join(' '));
    expect(await vault.openSecretsNow()).toEqual(secrets);
    expect((await lock.lockState()).openedAt).toHaveLength(1);
  });

  it('cannot be made, nor taken away, while the record is locked', async () => {
    await lock.lock();
    await expect(recovery.makeRecoveryKey()).rejects.toMatchObject({ code: 'record-locked' });
    await expect(recovery.removeRecoveryKey()).rejects.toMatchObject({ code: 'record-locked' });
  });

  it('no longer opens once renewed or removed', async () => {
    const first = await recovery.makeRecoveryKey();
    const second = await recovery.makeRecoveryKey();
    await lock.lock();
    await expect(recovery.unlockWithRecovery(first.join(' '))).rejects.toMatchObject({ code: 'wrong-recovery-key' });
    await recovery.unlockWithRecovery(second.join(' '));
    await recovery.removeRecoveryKey();
    await lock.lock();
    await expect(recovery.unlockWithRecovery(second.join(' '))).rejects.toMatchObject({ code: 'wrong-recovery-key' });
    expect((await lock.lockState()).failedTries).toBe(1);
  });

  it('sets a new passphrase for someone who forgot theirs, and stays valid', async () => {
    const written = (await recovery.makeRecoveryKey()).join(' ');
    await lock.lock();
    await recovery.resetPassphrase(written, 'two');
    await lock.lock();
    await expect(lock.unlock('one')).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await lock.unlock('two');
    await lock.lock();
    await recovery.unlockWithRecovery(written);
  });

  it('counts a wrong key as a wrong try, a slip of the pen not', async () => {
    await recovery.makeRecoveryKey();
    await lock.lock();
    await expect(recovery.unlockWithRecovery('not a key')).rejects.toMatchObject({ code: 'recovery-mistyped' });
    expect((await lock.lockState()).failedTries).toBe(0);
    const other = recoveryText(newRecoveryKey()).join(' ');
    await expect(recovery.unlockWithRecovery(other)).rejects.toMatchObject({ code: 'wrong-recovery-key' });
    expect((await lock.lockState()).failedTries).toBe(1);
    await lock.unlock('one');
    expect(await lock.lockState()).toMatchObject({ failedTries: 0, failedBefore: { tries: 1 } });
  });

  it('waits for each try that went before, also when many are made at once', async () => {
    await lock.lock();
    const tries = await Promise.allSettled(['a', 'b', 'c', 'd'].map((wrong) => lock.unlock(wrong)));
    expect(tries.every(({ status }) => status === 'rejected')).toBe(true);
    expect((await lock.lockState()).failedTries).toBe(4);
  });
});
