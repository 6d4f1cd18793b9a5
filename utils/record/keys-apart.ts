import { newContentKey, openContentKey, sealAgain } from './content-key.ts';
import { type KeyRow, recordDatabase } from './database.ts';
import { storageFailure } from './storage-failure.ts';

const batch = 500;

/**
 * A record of schema 1 sealed journal lines, and entries written down together, under one key. Gives each its own, so
 * that erasing one thing by its key takes nothing else with it. What was sealed stays the same, to the byte. Done
 * once, in parts that each leave the record whole; throws `record-locked`.
 */
export async function keepKeysApart(): Promise<void> {
  const { head } = recordDatabase();
  if ((await head.get('head'))?.keysApart !== undefined) return;
  await navigator.locks.request('record-write', async () => {
    const before = await head.get('head');
    if (before === undefined || before.keysApart !== undefined) return;
    try {
      await sealLinesApart();
      await sealEntriesApart();
      await head.update('head', { keysApart: true });
    } catch (thrown) {
      throw await storageFailure(thrown);
    }
  });
}

async function sealLinesApart(): Promise<void> {
  const { journal, keys } = recordDatabase();
  for (let from = 1; ;) {
    const rows = await journal.where('seq').aboveOrEqual(from).limit(batch).toArray();
    const last = rows.at(-1);
    if (last === undefined) return;
    const key = await newContentKey();
    const again = await Promise.all(
      rows.map(async (row) => ({
        ...row,
        keyId: key.row.id,
        sealed: await sealAgain(await openContentKey(row.keyId), key.raw, `journal/${row.seq}`, row.sealed),
      })),
    );
    await recordDatabase().transaction('rw', journal, keys, async () => {
      await keys.add(key.row);
      await journal.bulkPut(again);
    });
    from = last.seq + 1;
  }
}

async function sealEntriesApart(): Promise<void> {
  const { entries, keys } = recordDatabase();
  const used = new Set<string>();
  const shared: string[] = [];
  await entries.each(({ id, keyId }) => {
    if (used.has(keyId)) shared.push(id);
    used.add(keyId);
  });
  for (let at = 0; at < shared.length; at += batch) {
    const rows = (await entries.bulkGet(shared.slice(at, at + batch))).filter((row) => row !== undefined);
    const added: KeyRow[] = [];
    const again = await Promise.all(
      rows.map(async (row) => {
        const key = await newContentKey();
        added.push(key.row);
        const sealed = await sealAgain(await openContentKey(row.keyId), key.raw, `entry/${row.id}`, row.sealed);
        return { ...row, keyId: key.row.id, sealed };
      }),
    );
    await recordDatabase().transaction('rw', entries, keys, async () => {
      await keys.bulkAdd(added);
      await entries.bulkPut(again);
    });
  }
}
