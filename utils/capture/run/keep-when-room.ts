import { storageFailure } from '../../record/storage-failure.ts';
import { DaybookError } from '../../shared/errors.ts';

const againMs = 2000;
/** So often it is tried again once there is room. */
const triesAfterRoom = 3;

/**
 * Keeps what was taken, and where the disk is full holds it in memory and tries again until there is room.
 * `tellFull` says so to the person each time and tells whether they gave up; then `storage-full` is thrown. A page
 * that goes away (`page-gone`) is nobody who waits: the first reason is thrown.
 */
export async function keepWhenRoom<T>(
  keep: () => Promise<T>,
  tellFull: () => Promise<{ stopped: boolean }>,
  waitMs = againMs,
): Promise<T> {
  // Room that comes while a write fails for want of it leaves a failure of another name.
  let again = 0;
  for (;;) {
    try {
      return await keep();
    } catch (thrown) {
      const failure = await storageFailure(thrown);
      if (failure.code === 'storage-full') again = triesAfterRoom;
      else if (failure.code !== 'storage-failed' || again === 0) throw thrown;
      else again -= 1;
      if (await gaveUp(tellFull)) throw failure;
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

async function gaveUp(tellFull: () => Promise<{ stopped: boolean }>): Promise<boolean> {
  try {
    return (await tellFull()).stopped;
  } catch (thrown) {
    if (!(thrown instanceof DaybookError) || thrown.code !== 'page-gone') throw thrown;
    return true;
  }
}
