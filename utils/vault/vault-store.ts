import Dexie, { type EntityTable } from 'dexie';
import { databasesWithRoom } from './open-with-room.ts';
import { openAgain } from './open-again.ts';
import { refuseNewer } from './refuse-newer.ts';

/** AES-256-GCM text of the record's private keys; opens only with the key-encryption key of the lock. */
export interface SealedSecrets {
  iv: Uint8Array<ArrayBuffer>;
  sealed: Uint8Array<ArrayBuffer>;
}

/**
 * What the private keys are locked with. `profile`: a key that this browser profile holds and never gives out;
 * whoever can use the profile can open the record. `passphrase`: Argon2id, its parameters beside its salt.
 */
export type Lock =
  | { kind: 'profile'; key: CryptoKey }
  | { kind: 'passphrase'; salt: Uint8Array<ArrayBuffer>; memoryKib: number; passes: number };

/** The one row of the vault. Nothing in it opens anything by itself once a passphrase is set. */
export interface VaultRow {
  id: 'vault';
  format: 1;
  recordId: string;
  /** Raw P-256 point, 65 bytes. */
  sealingPublicKey: Uint8Array<ArrayBuffer>;
  /** SPKI DER. */
  signingPublicKey: Uint8Array<ArrayBuffer>;
  lock: Lock;
  secrets: SealedSecrets;
  /** Wrong passphrases since the last right one. */
  failedTries: number;
  lastFailedAt: string | null;
  /** Wrong passphrases before it was last opened, and when the last of them was; told once inside. */
  failedBefore?: { tries: number; lastAt: string } | null;
  /** The same secrets once more, under the recovery key on paper; absent or null without one. */
  recovery?: { secrets: SealedSecrets; madeAt: string } | null;
  /** When it was last opened with the passphrase, newest first, at most ten. */
  openedAt: string[];
}

class VaultDatabase extends Dexie {
  vault!: EntityTable<VaultRow, 'id'>;

  constructor() {
    super('keys', { indexedDB: databasesWithRoom });
    this.version(1).stores({ vault: 'id' });
    refuseNewer(this, 1);
  }
}

let database: VaultDatabase | undefined;

function open(): VaultDatabase {
  database ??= new VaultDatabase();
  return openAgain(database);
}

export async function readVault(): Promise<VaultRow | undefined> {
  return open().vault.get('vault');
}

/** Adds the row if there is none; gives the row that stands there afterwards. */
export async function addVault(row: VaultRow): Promise<VaultRow> {
  return open().transaction('rw', open().vault, async () => {
    const present = await open().vault.get('vault');
    if (present !== undefined) return present;
    await open().vault.add(row);
    return row;
  });
}

/** Puts another record's vault in this one's place: only for a backup that is put back into an empty record. */
export async function replaceVault(row: VaultRow): Promise<void> {
  await open().vault.put(row);
}

export async function changeVault(change: Partial<Omit<VaultRow, 'id'>>): Promise<void> {
  await open().vault.update('vault', change);
}

/** Takes all keys away for ever: the row first, then its database. */
export async function deleteVault(): Promise<void> {
  await open().vault.clear();
  await open().delete({ disableAutoOpen: false });
}
