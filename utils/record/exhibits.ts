import { sha256Hex } from '../shared/sha256.ts';
import { DaybookError } from '../shared/errors.ts';
import { subjectKey } from '../vault/subject-key.ts';
import { openBlobWith, openBytesWith, openContentKey, openJsonWith } from './content-key.ts';
import { type ExhibitRow, recordDatabase } from './database.ts';
import type { Exhibit } from './types.ts';

/** Opens what is known of an exhibit, without its bytes. */
export async function openExhibitFacts(row: ExhibitRow): Promise<Exhibit> {
  return openJsonWith<Exhibit>(await openContentKey(row.keyId), `exhibit/${row.id}`, row.sealed);
}

/** The sealed bytes of an exhibit as they lie in the store. */
export async function sealedBytes(id: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await sealedBlob(id)).arrayBuffer());
}

async function sealedBlob(id: string): Promise<Blob> {
  const row = await recordDatabase().bytes.get(id);
  if (row === undefined) throw new DaybookError('not-found', 'exhibit bytes');
  return row.sealed;
}

async function exhibitKey(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const row = await recordDatabase().exhibits.get(id);
  if (row === undefined) throw new DaybookError('not-found', 'exhibit');
  return openContentKey(row.keyId);
}

/** What opens an exhibit's bytes elsewhere, in a worker: the sealed bytes, by reference, and the key of them alone. */
export async function sealedExhibit({ id }: Exhibit): Promise<{ key: Uint8Array<ArrayBuffer>; sealed: Blob }> {
  return { key: await subjectKey(await exhibitKey(id), `bytes/${id}`), sealed: await sealedBlob(id) };
}

/** The bytes of an exhibit piece by piece, for what is too large to be held whole; their digest is not looked at. */
export async function streamUnchecked({ id }: Exhibit): Promise<AsyncIterable<Uint8Array<ArrayBuffer>>> {
  return openBlobWith(await exhibitKey(id), `bytes/${id}`, await sealedBlob(id));
}

/** The bytes of an exhibit, checked against the digest taken at capture; throws `exhibit-damaged`. */
export async function openExhibit(exhibit: Exhibit): Promise<Uint8Array<ArrayBuffer>> {
  const { id } = exhibit;
  const bytes = await openBytesWith(await exhibitKey(id), `bytes/${id}`, await sealedBytes(id));
  if ((await sha256Hex(bytes)) !== exhibit.sha256) throw new DaybookError('exhibit-damaged', exhibit.fileName);
  return bytes;
}
