import { DaybookError } from '../shared/errors.ts';
import { newSalt, passphraseCost, passphraseKey } from './passphrase-key.ts';
import { type Secrets, openSecrets, sealSecrets } from './secrets.ts';
import { forgetSession, keepForSession, sessionSecrets } from './session.ts';
import { type Lock, type VaultRow, changeVault } from './vault-store.ts';
import { vaultRow } from './vault.ts';

export interface LockState {
  hasPassphrase: boolean;
  locked: boolean;
  /** Wrong passphrases since the last right one, and when the last was; null if none. */
  failedTries: number;
  lastFailedAt: string | null;
  /** Earlier openings, newest first. */
  openedAt: string[];
}

export async function lockState(): Promise<LockState> {
  const row = await vaultRow();
  const hasPassphrase = row.lock.kind === 'passphrase';
  return {
    hasPassphrase,
    locked: hasPassphrase && (await sessionSecrets()) === undefined,
    failedTries: row.failedTries,
    lastFailedAt: row.lastFailedAt,
    openedAt: row.openedAt,
  };
}

/** After five wrong tries each further one waits: 1, 2, 4 … s, at most a minute. */
export function waitBeforeTryMs(failedTries: number): number {
  return failedTries < 5 ? 0 : Math.min(60_000, 1000 * 2 ** (failedTries - 5));
}

async function keyOf(lock: Lock, passphrase: string): Promise<CryptoKey> {
  return lock.kind === 'profile' ? lock.key : passphraseKey(passphrase, lock.salt, lock);
}

async function tryPassphrase(row: VaultRow, passphrase: string): Promise<Secrets> {
  await new Promise((resolve) => setTimeout(resolve, waitBeforeTryMs(row.failedTries)));
  try {
    const secrets = await openSecrets(row.secrets, await keyOf(row.lock, passphrase));
    await changeVault({ failedTries: 0 });
    return secrets;
  } catch (thrown) {
    await changeVault({ failedTries: row.failedTries + 1, lastFailedAt: new Date().toISOString() });
    throw thrown;
  }
}

/** Opens the record for this session; throws `wrong-passphrase`. */
export async function unlock(passphrase: string): Promise<void> {
  const row = await vaultRow();
  const secrets = await tryPassphrase(row, passphrase);
  await changeVault({ openedAt: [new Date().toISOString(), ...row.openedAt].slice(0, 10) });
  await keepForSession(secrets);
}

/** Takes the keys out of memory, here and in every other page of ours. Does nothing to a record without a passphrase. */
export async function lock(): Promise<void> {
  await forgetSession();
}

async function lockWith(passphrase: string, secrets: Secrets): Promise<void> {
  const salt = newSalt();
  const key = await passphraseKey(passphrase, salt, passphraseCost);
  const sealed = await sealSecrets(secrets, key);
  await changeVault({ lock: { kind: 'passphrase', salt, ...passphraseCost }, secrets: sealed, failedTries: 0 });
  await keepForSession(secrets);
}

/** Locks a record that had no passphrase; it stays open for this session. */
export async function setPassphrase(passphrase: string): Promise<void> {
  const row = await vaultRow();
  if (row.lock.kind !== 'profile') throw new DaybookError('bad-input', 'a passphrase is set already');
  if (passphrase === '') throw new DaybookError('bad-input', 'empty passphrase');
  await lockWith(passphrase, await openSecrets(row.secrets, row.lock.key));
}

export async function changePassphrase(current: string, next: string): Promise<void> {
  if (next === '') throw new DaybookError('bad-input', 'empty passphrase');
  await lockWith(next, await tryPassphrase(await vaultRow(), current));
}

/** Back to the lock that only this browser profile opens. */
export async function removePassphrase(current: string): Promise<void> {
  const secrets = await tryPassphrase(await vaultRow(), current);
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await changeVault({ lock: { kind: 'profile', key }, secrets: await sealSecrets(secrets, key) });
  await forgetSession();
}
