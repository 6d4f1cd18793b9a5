import { type ErrorCode, type Failure, toFailure } from './errors.ts';

/** What a boundary (message, capture, export, verify) gives back instead of throwing. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** Runs `work` at a boundary: its value, or its failure as a code. */
export async function asResult<T>(fallback: ErrorCode, work: () => Promise<T> | T): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, error: toFailure(thrown, fallback) };
  }
}
