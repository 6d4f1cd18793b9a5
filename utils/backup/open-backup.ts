import { fromBase64 } from '../shared/bytes.ts';
import { DaybookError } from '../shared/errors.ts';
import { schemaVersion } from '../record/database.ts';
import { passphraseKey } from '../vault/passphrase-key.ts';
import { readRecoveryText, recoveryWrapKey } from '../vault/recovery-key.ts';
import { type Secrets, openSecrets } from '../vault/secrets.ts';
import { bodyKey, headerDigest } from './body-key.ts';
import { ChunkReader } from './chunk-reader.ts';
import {
  type BackupEnd,
  type BackupHeader,
  type Slot,
  formatVersion,
  longestHeader,
  magic,
  parseHeader,
  slotBytes,
} from './format.ts';
import { type BackupRow, readFrame } from './row-frame.ts';

/** What the person has: the passphrase of the time of the backup, or the recovery key on paper. */
export type BackupKey = { passphrase: string } | { recovery: string };

export interface OpenedBackup {
  header: BackupHeader;
  secrets: Secrets;
  /**
   * All rows in order, bytes last; `end` is called with the totals once all of it was read and fits. A backup that is
   * cut off or altered throws `backup-cut` or `backup-altered` where that shows, at the latest at its end.
   */
  rows(onRead: (bytes: number) => void, end: (end: BackupEnd) => void): AsyncGenerator<BackupRow>;
}

const sizesAt = magic.length;
const headerAt = sizesAt + 6;

async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch (cause) {
    throw new DaybookError('cannot-read-file', undefined, { cause });
  }
}

/** Header of a backup, without opening it; `not-a-backup`, `backup-newer`, `backup-cut`, `backup-altered`. */
export async function readBackupHeader(file: Blob): Promise<{ header: BackupHeader; prefix: Uint8Array<ArrayBuffer> }> {
  const start = await bytesOf(file, 0, headerAt);
  if (!magic.every((byte, at) => start[at] === byte)) throw new DaybookError('not-a-backup');
  if (start.length < headerAt) throw new DaybookError('backup-cut', 'header');
  const view = new DataView(start.buffer);
  if (view.getUint16(sizesAt) > formatVersion) throw new DaybookError('backup-newer');
  const size = view.getUint32(sizesAt + 2);
  if (size > longestHeader) throw new DaybookError('backup-altered', 'header');
  const prefix = await bytesOf(file, 0, headerAt + size);
  if (prefix.length < headerAt + size) throw new DaybookError('backup-cut', 'header');
  const header = parseHeader(prefix.slice(headerAt));
  if (header.recordSchema > schemaVersion) throw new DaybookError('backup-newer');
  return { header, prefix };
}

async function keyFor(slot: Slot, key: BackupKey): Promise<CryptoKey | null> {
  if (slot.kind === 'passphrase' && 'passphrase' in key) {
    return passphraseKey(key.passphrase, fromBase64(slot.salt), slot);
  }
  if (slot.kind === 'recovery' && 'recovery' in key) return recoveryWrapKey(readRecoveryText(key.recovery));
  return null;
}

async function openSlots(header: BackupHeader, key: BackupKey): Promise<Secrets> {
  for (const slot of header.slots) {
    const wrapKey = await keyFor(slot, key);
    if (wrapKey === null) continue;
    try {
      return await openSecrets(slotBytes(slot), wrapKey);
    } catch (thrown) {
      if (!(thrown instanceof DaybookError) || thrown.code !== 'wrong-passphrase') throw thrown;
    }
  }
  throw new DaybookError('backup-not-opened');
}

/** Opens a backup with its passphrase or recovery key; nothing of it is believed before its chunks have opened. */
export async function openBackup(file: Blob, key: BackupKey): Promise<OpenedBackup> {
  const { header, prefix } = await readBackupHeader(file);
  const secrets = await openSlots(header, key);
  const [aesKey, additionalData] = await Promise.all([bodyKey(secrets, header, 'decrypt'), headerDigest(prefix)]);
  return {
    header,
    secrets,
    async *rows(onRead, end) {
      const reader = new ChunkReader(file, prefix.length, aesKey, additionalData, onRead);
      let rows = 0;
      let entries = 0;
      while (!(await reader.atEnd())) {
        const row = await readFrame(reader);
        rows += 1;
        if (row.table === 'entries') entries += 1;
        yield row;
      }
      end(await reader.end(rows, entries));
    },
  };
}
