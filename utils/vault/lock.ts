import { DaybookError } from '../shared/errors.ts';
import { newSalt, passphraseCost, passphraseKey } from './passphrase-key.ts';
import { type Secrets, openSecrets, sealSecrets } from './secrets.ts';
import { forgetSession, keepForSession, sessionSecrets } from './session.ts';
import { tunedCost } from './tuned-cost.ts';
import { type Lock, type VaultRow, changeVault } from './vault-store.ts';
import { vaultRow } from './vault.ts';

export interface LockState {
  hasPassphrase: boolean;
  locked: boolean;
  /** Wrong passphrases since the last right one, and when the last was; null if none. */
  failedTries: number;
  lastFailedAt: string | null;
  /** Wrong passphrases before it was last opened: shown once it is open. */
  failedBefore: { tries: number; lastAt: string } | null;
  /** Earlier openings, newest first. */
  openedAt: string[];
  /** When the recovery key was made; null without one. */
  recoveryMadeAt: string | null;
}

export async function lockState(): Promise<LockState> {
  const row = await vaultRow();
  const hasPassphrase = row.lock.kind === 'passphrase';
  return {
    hasPassphrase,
    locked: hasPassphrase && (await sessionSecrets()) === undefined,
    failedTries: row.failedTries,
    lastFailedAt: row.lastFailedAt,
    failedBefore: row.failedBefore ?? null,
    openedAt: row.openedAt,
    recoveryMadeAt: row.recovery?.madeAt ?? null,
  };
}

/** After five wrong tries each further one waits: 1, 2, 4 … s, at most a minute. */
export function waitBeforeTryMs(failedTries: number): number {
  return failedTries < 5 ? 0 : Math.min(60_000, 1000 * 2 ** (failedTries - 5));
}

async function keyOf(closed: Lock, passphrase: string): Promise<CryptoKey> {
  return closed.kind === 'profile' ? closed.key : passphraseKey(passphrase, closed.salt, closed);
}

/**
 * One try to open the secrets. Tries take turns in all our pages, so that many at once wait as long as one after
 * the other; a wrong one is counted before anyone learns that it was wrong.
 */
export async function tryToOpen(open: (row: VaultRow) => Promise<Secrets>): Promise<Secrets> {
  return navigator.locks.request('passphrase-try', async () => {
    const row = await vaultRow();
    await new Promise((resolve) => setTimeout(resolve, waitBeforeTryMs(row.failedTries)));
    try {
      const secrets = await open(row);
      await changeVault({ failedTries: 0 });
      return secrets;
    } catch (thrown) {
      await changeVault({ failedTries: row.failedTries + 1, lastFailedAt: new Date().toISOString() });
      throw thrown;
    }
  });
}

async function tryPassphrase(passphrase: string): Promise<Secrets> {
  return tryToOpen(async (row) => openSecrets(row.secrets, await keyOf(row.lock, passphrase)));
}

/** Keeps the opened secrets for this session, and what is to be told about the opening. */
export async function openSession(secrets: Secrets, before: VaultRow): Promise<void> {
  const { failedTries, lastFailedAt, openedAt } = before;
  await changeVault({
    openedAt: [new Date().toISOString(), ...openedAt].slice(0, 10),
    failedBefore: failedTries > 0 && lastFailedAt !== null ? { tries: failedTries, lastAt: lastFailedAt } : null,
  });
  await keepForSession(secrets);
}

/** Opens the record for this session; throws `wrong-passphrase`. */
export async function unlock(passphrase: string): Promise<void> {
  const before = await vaultRow();
  await openSession(await tryPassphrase(passphrase), before);
}

/** Takes the keys out of memory, here and in every other page of ours. Does nothing to a record without a passphrase. */
export async function lock(): Promise<void> {
  await forgetSession();
}

/** Puts `passphrase` in front of the secrets, whatever stood there before; open for this session. */
export async function lockWith(passphrase: string, secrets: Secrets): Promise<void> {
  if (passphrase === '') throw new DaybookError('bad-input', 'empty passphrase');
  const salt = newSalt();
  const cost = await tunedCost(passphraseCost);
  const sealed = await sealSecrets(secrets, await passphraseKey(passphrase, salt, cost));
  await changeVault({ lock: { kind: 'passphrase', salt, ...cost }, secrets: sealed, failedTries: 0 });
  await keepForSession(secrets);
}

/** Locks a record that had no passphrase; it stays open for this session. */
export async function setPassphrase(passphrase: string): Promise<void> {
  const row = await vaultRow();
  if (row.lock.kind !== 'profile') throw new DaybookError('bad-input', 'a passphrase is set already');
  await lockWith(passphrase, await openSecrets(row.secrets, row.lock.key));
}

export async function changePassphrase(current: string, next: string): Promise<void> {
  if (next === '') throw new DaybookError('bad-input', 'empty passphrase');
  await lockWith(next, await tryPassphrase(current));
}

/** Back to the lock that only this browser profile opens. */
export async function removePassphrase(current: string): Promise<void> {
  const secrets = await tryPassphrase(current);
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await changeVault({ lock: { kind: 'profile', key }, secrets: await sealSecrets(secrets, key) });
  await forgetSession();
}
