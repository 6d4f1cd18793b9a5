import { DaybookError } from '../shared/errors.ts';

/** With less room than this, whatever the store says went wrong, it went wrong for want of room. */
const roomBytes = 1 << 20;

/**
 * A database error as ours: the disk being full is told apart from the rest. Few of a browser's errors say so: on a full
 * disk Chromium speaks of an unknown error, and then of a store that cannot be opened.
 */
export async function storageFailure(thrown: unknown): Promise<DaybookError> {
  const inner = (thrown as { inner?: unknown } | null)?.inner;
  const ours = [thrown, inner].find((error) => error instanceof DaybookError);
  if (ours !== undefined) return ours;
  const names = [thrown, inner].map((error) => (error instanceof Error ? error.name : ''));
  const full = names.includes('QuotaExceededError') || (isOfDatabase(thrown) && (await isFull()));
  const detail = thrown instanceof Error ? thrown.name : undefined;
  return new DaybookError(full ? 'storage-full' : 'storage-failed', detail, { cause: thrown });
}

/** A slip of our own code is no matter of room. */
function isOfDatabase(thrown: unknown): boolean {
  return thrown instanceof Error && !/^(?:TypeError|RangeError|ReferenceError|SyntaxError)$/u.test(thrown.name);
}

async function isFull(): Promise<boolean> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota !== undefined && usage !== undefined && quota - usage < roomBytes;
}
