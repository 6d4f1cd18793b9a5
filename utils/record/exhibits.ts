import { sha256Hex } from '../shared/sha256.ts';
import { DaybookError } from '../shared/errors.ts';
import { openBlobWith, openBytesWith, openContentKey, openJsonWith, openUncheckedWith } from './content-key.ts';
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

async function exhibitKey(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const row = await recordDatabase().exhibits.get(id);
  if (row === undefined) throw new DaybookError('not-found', 'exhibit');
  return openContentKey(row.keyId);
}

/** The bytes of an exhibit for who checks their digest before using them: nothing else would tell that they are damaged. */
export async function openUnchecked({ id }: Exhibit): Promise<Uint8Array<ArrayBuffer>> {
  return openUncheckedWith(await exhibitKey(id), `bytes/${id}`, await sealedBytes(id));
}

/** The same piece by piece, for what is too large to be held whole. */
export async function streamUnchecked({ id }: Exhibit): Promise<AsyncIterable<Uint8Array<ArrayBuffer>>> {
  const key = await exhibitKey(id);
  const row = await recordDatabase().bytes.get(id);
  if (row === undefined) throw new DaybookError('not-found', 'exhibit bytes');
  return openBlobWith(key, `bytes/${id}`, row.sealed);
}

/** The bytes of an exhibit, checked against the digest taken at capture; throws `exhibit-damaged`. */
export async function openExhibit(exhibit: Exhibit): Promise<Uint8Array<ArrayBuffer>> {
  const { id } = exhibit;
  const bytes = await openBytesWith(await exhibitKey(id), `bytes/${id}`, await sealedBytes(id));
  if ((await sha256Hex(bytes)) !== exhibit.sha256) throw new DaybookError('exhibit-damaged', exhibit.fileName);
  return bytes;
}
