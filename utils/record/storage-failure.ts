import { DaybookError } from '../shared/errors.ts';
import { isFull } from '../vault/room.ts';

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
