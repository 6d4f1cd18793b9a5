import { DaybookError } from '../shared/errors.ts';
import { newId } from '../shared/ids.ts';
import { importKeyPair, importPublicKey, newSealingKeys } from './key-wrap.ts';
import { type Secrets, drawKey, openSecrets, sealSecrets } from './secrets.ts';
import { onForget, sessionSecrets } from './session.ts';
import { newSigningKeys, signWith } from './signing.ts';
import { type VaultRow, addVault, readVault } from './vault-store.ts';

/**
 * The vault of this browser profile: made at the first use, with a lock that only this profile opens
 * until the person sets a passphrase. What was sealed before stays as it is when the lock changes.
 */
async function newVault(): Promise<VaultRow> {
  const sealing = await newSealingKeys();
  const signing = await newSigningKeys();
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return addVault({
    id: 'vault',
    format: 1,
    recordId: newId(),
    sealingPublicKey: sealing.publicKey,
    signingPublicKey: signing.publicKey,
    lock: { kind: 'profile', key },
    secrets: await sealSecrets({ sealing: sealing.privateKey, signing: signing.privateKey }, key),
    failedTries: 0,
    lastFailedAt: null,
    openedAt: [],
  });
}

export async function vaultRow(): Promise<VaultRow> {
  return (await readVault()) ?? newVault();
}

/** What anyone may use: to add to the record, and to name it. */
export async function publicVault(): Promise<{
  recordId: string;
  sealingKey: CryptoKey;
  signingPublicKey: Uint8Array<ArrayBuffer>;
}> {
  const row = await vaultRow();
  return {
    recordId: row.recordId,
    sealingKey: await importPublicKey(row.sealingPublicKey),
    signingPublicKey: row.signingPublicKey,
  };
}

/** The private keys, or `record-locked`. */
async function secrets(row: VaultRow): Promise<Secrets> {
  if (row.lock.kind === 'profile') return openSecrets(row.secrets, row.lock.key);
  const open = await sessionSecrets();
  if (open === undefined) throw new DaybookError('record-locked');
  return open;
}

let openKeys: Promise<CryptoKeyPair> | undefined;

onForget(() => {
  openKeys = undefined;
});

/** The pair that opens sealed keys; throws `record-locked`. Kept in memory until the lock closes. */
export async function openingKeys(): Promise<CryptoKeyPair> {
  openKeys ??= (async () => {
    const row = await vaultRow();
    return importKeyPair(row.sealingPublicKey, (await secrets(row)).sealing);
  })();
  try {
    return await openKeys;
  } catch (thrown) {
    openKeys = undefined;
    throw thrown;
  }
}

/** A key for one purpose, drawn from the record's private key (HKDF-SHA256): 32 bytes; throws `record-locked`. */
export async function purposeKey(purpose: string, salt = new Uint8Array(32)): Promise<Uint8Array<ArrayBuffer>> {
  return drawKey(await secrets(await vaultRow()), purpose, salt);
}

/** The private keys, for the one who makes a backup or a recovery key; throws `record-locked`. */
export async function openSecretsNow(): Promise<Secrets> {
  return secrets(await vaultRow());
}

/** ECDSA P-256/SHA-256 over `bytes` as raw r‖s (64 bytes); throws `record-locked`. */
export async function sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return signWith((await secrets(await vaultRow())).signing, bytes);
}
