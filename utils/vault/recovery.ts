import { DaybookError } from '../shared/errors.ts';
import { lockWith, openSession, tryToOpen } from './lock.ts';
import { newRecoveryKey, readRecoveryText, recoveryText, recoveryWrapKey } from './recovery-key.ts';
import { type Secrets, openSecrets, sealSecrets } from './secrets.ts';
import { changeVault, type VaultRow } from './vault-store.ts';
import { openSecretsNow, vaultRow } from './vault.ts';

/**
 * Makes a recovery key for the open record and gives its groups, to be shown once: nothing here can show them
 * again. An earlier key opens this record no more (a backup made with it still does). Throws `record-locked`.
 */
export async function makeRecoveryKey(): Promise<string[]> {
  const key = newRecoveryKey();
  const secrets = await sealSecrets(await openSecretsNow(), await recoveryWrapKey(key));
  await changeVault({ recovery: { secrets, madeAt: new Date().toISOString() } });
  return recoveryText(key);
}

/** From now on no recovery key opens this record. */
export async function removeRecoveryKey(): Promise<void> {
  await openSecretsNow();
  await changeVault({ recovery: null });
}

/** Secrets sealed with a recovery key; `recovery-mistyped` or `wrong-recovery-key`. */
export async function openWithRecovery(sealed: VaultRow['recovery'], written: string): Promise<Secrets> {
  const key = await recoveryWrapKey(readRecoveryText(written));
  if (sealed === null || sealed === undefined) throw new DaybookError('wrong-recovery-key');
  try {
    return await openSecrets(sealed.secrets, key);
  } catch (cause) {
    throw new DaybookError('wrong-recovery-key', undefined, { cause });
  }
}

/** Opens the record for this session with the key on paper. A slip of the pen does not count as a wrong try. */
export async function unlockWithRecovery(written: string): Promise<void> {
  readRecoveryText(written);
  const before = await vaultRow();
  await openSession(await tryToOpen((row) => openWithRecovery(row.recovery, written)), before);
}

/** A new passphrase for a person who forgot theirs and has the key on paper. */
export async function resetPassphrase(written: string, next: string): Promise<void> {
  readRecoveryText(written);
  const before = await vaultRow();
  const secrets = await tryToOpen((row) => openWithRecovery(row.recovery, written));
  await lockWith(next, secrets);
  await openSession(secrets, before);
}
