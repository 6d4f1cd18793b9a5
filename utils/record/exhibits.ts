import { sha256Hex } from '../shared/sha256.ts';
import { DaybookError } from '../shared/errors.ts';
import { openBytesWith, openContentKey, openJsonWith } from './content-key.ts';
import { type ExhibitRow, recordDatabase } from './database.ts';
import type { Exhibit } from './types.ts';

/** Opens what is known of an exhibit, without its bytes. */
export async function openExhibitFacts(row: ExhibitRow): Promise<Exhibit> {
  return openJsonWith<Exhibit>(await openContentKey(row.keyId), `exhibit/${row.id}`, row.sealed);
}

/** The sealed bytes of an exhibit as they lie in the store. */
export async function sealedBytes(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const row = await recordDatabase().bytes.get(id);
  if (row === undefined) throw new DaybookError('not-found', 'exhibit bytes');
  return new Uint8Array(await row.sealed.arrayBuffer());
}

/** The bytes of an exhibit, checked against the digest taken at capture; throws `exhibit-damaged`. */
export async function openExhibit(exhibit: Exhibit): Promise<Uint8Array<ArrayBuffer>> {
  const row = await recordDatabase().exhibits.get(exhibit.id);
  if (row === undefined) throw new DaybookError('not-found', 'exhibit');
  const raw = await openContentKey(row.keyId);
  const bytes = await openBytesWith(raw, `bytes/${exhibit.id}`, await sealedBytes(exhibit.id));
  if ((await sha256Hex(bytes)) !== exhibit.sha256) throw new DaybookError('exhibit-damaged', exhibit.fileName);
  return bytes;
}
