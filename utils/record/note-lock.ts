import { digestOf } from '../shared/canonical-json.ts';
import { publicVault } from '../vault/vault.ts';
import { commit } from './commit.ts';

export type LockChange =
  | 'passphrase-set'
  | 'passphrase-changed'
  | 'passphrase-removed'
  | 'recovery-key-made'
  | 'recovery-key-removed';

/** Puts into the journal what was done to the lock: never a secret, only that it happened. */
export async function noteLockChange(what: LockChange): Promise<void> {
  const { recordId } = await publicVault();
  await commit(async () => ({
    change: { journal: { kind: 'lock-changed', subject: { id: recordId, what }, content: await digestOf({ what }) } },
    result: undefined,
  }));
}
