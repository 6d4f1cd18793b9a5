import { fromBase64 } from '../shared/bytes.ts';
import { type Secrets, drawKey } from '../vault/secrets.ts';
import { type BackupHeader, bodyPurpose } from './format.ts';

/** SHA-256 of everything in front of the first chunk; authenticated with every chunk. */
export async function headerDigest(prefix: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', prefix));
}

/** Only who holds the record's private key can write a backup that opens, or open one. */
export async function bodyKey(secrets: Secrets, header: BackupHeader, usage: KeyUsage): Promise<CryptoKey> {
  const salt = fromBase64(header.salt);
  return crypto.subtle.importKey('raw', await drawKey(secrets, bodyPurpose, salt), 'AES-GCM', false, [usage]);
}
