import browser from 'webextension-polyfill';
import { forgetSession } from '../vault/session.ts';
import { deleteVault } from '../vault/vault-store.ts';
import { clearOwnFiles } from '../shared/own-files.ts';
import { announceChange } from './changes.ts';
import { commit } from './commit.ts';
import { type RemovedRow, recordDatabase } from './database.ts';
import { storageFailure } from './storage-failure.ts';
import { linesOf, removeEntries, undoMs } from './remove.ts';

const erasingName = 'erasing';

/** Erases the rows that `select` gives, all at once; gives how many things that were. */
async function erase(select: () => Promise<RemovedRow[]>): Promise<number> {
  return navigator.locks.request('removed', async () => {
    const rows = await select();
    const lines = linesOf('erased', rows);
    if (lines.length === 0) return 0;
    await commit(async () => ({ change: { journal: lines, erases: rows }, result: undefined }));
    return lines.length;
  });
}

/**
 * Erases what was removed more than a day before `nowMs`: its keys, so that whatever the disk still holds is noise,
 * then rows and files. The journal keeps a line `erased` for each with digest, number and time, and no content. Works
 * while the record is locked; gives how many things were erased.
 */
export async function purgeRemoved(nowMs = Date.now()): Promise<number> {
  const before = new Date(nowMs - undoMs).toISOString();
  return erase(() => recordDatabase().removed.where('at').belowOrEqual(before).toArray());
}

/**
 * Erases at once, without a way back: ids of entries, here or removed already, and ids of notes or roots of things
 * that were removed. Throws `not-found`, and `record-locked` where an entry was not removed before.
 */
export async function eraseNow(ids: readonly string[]): Promise<number> {
  const here = (await recordDatabase().entries.bulkGet([...ids])).flatMap((row) => row?.id ?? []);
  await removeEntries(here);
  return erase(() =>
    recordDatabase()
      .removed.where('subject')
      .anyOf([...ids])
      .toArray(),
  );
}

/**
 * Erases the whole record of this browser: keys first, then the databases, then every setting. Afterwards it is as
 * newly installed. Works while the record is locked. What was exported or backed up lies elsewhere and stays.
 */
export async function eraseEverything(): Promise<void> {
  await navigator.locks.request('record-write', async () => {
    try {
      await browser.storage.local.set({ [erasingName]: true });
      await forgetSession();
      await deleteVault();
      await recordDatabase().delete({ disableAutoOpen: false });
      await clearOwnFiles({ held: true });
      await browser.storage.session.clear();
      await browser.storage.local.clear();
    } catch (thrown) {
      throw await storageFailure(thrown);
    }
  });
  announceChange();
}

/** Ends an erasing that the browser was closed in the middle of; called when the background starts. */
export async function finishErasing(): Promise<void> {
  if ((await browser.storage.local.get(erasingName))[erasingName] === true) await eraseEverything();
}
