import { createSHA256 } from 'hash-wasm';
import type { Exhibit } from '../record/types.ts';
import { DaybookError } from '../shared/errors.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { type ExhibitOpener, type HashedBytes, newExhibitOpener } from './exhibit-opener.ts';
import type { PlannedEntry } from './gather-entries.ts';
import type { PackageSource } from './source.ts';

/** An exhibit whose bytes can be written. */
export interface OpenedExhibit {
  entry: PlannedEntry;
  path: string;
  exhibit: Exhibit;
  /** Checked already, or checked while they are read: then the last piece comes only where all of them fit. */
  content: Uint8Array<ArrayBuffer> | AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** Up to this an exhibit is opened whole, ahead of the writing; a larger one goes through piece by piece. */
const wholeBytes = 12 << 20;
/** Opened ahead: enough for the browser to decrypt and hash beside the writing, little enough for any memory. */
const aheadBytes = 24 << 20;
const aheadCount = 8;

/**
 * Every exhibit of the entries in order, each digest taken again (`exhibit-damaged` with the entry's number). While one
 * is written, the next ones are read, opened and hashed.
 */
export async function* openedExhibits(
  source: PackageSource,
  entries: readonly PlannedEntry[],
): AsyncGenerator<OpenedExhibit> {
  const opener = newExhibitOpener();
  const queue: { bytes: number; opened: Promise<OpenedExhibit> }[] = [];
  let ahead = 0;
  const next = (async function* () {
    for (const entry of entries) for (const { path, exhibit } of entry.exhibits) yield { entry, path, exhibit };
  })();
  let at = await next.next();
  try {
    while (queue.length > 0 || !at.done) {
      while (!at.done && queue.length < aheadCount && (queue.length === 0 || ahead < aheadBytes)) {
        const { entry, path, exhibit } = at.value;
        const bytes = Math.min(exhibit.sizeBytes, wholeBytes);
        const opened = open(source, opener, exhibit, entry.number).then((content) => ({
          entry,
          path,
          exhibit,
          content,
        }));
        // Awaited below in its turn; a failure meanwhile must not count as unhandled.
        opened.catch(() => undefined);
        queue.push({ bytes, opened });
        ahead += bytes;
        at = await next.next();
      }
      const first = queue.shift()!;
      yield await first.opened;
      ahead -= first.bytes;
    }
  } finally {
    await Promise.allSettled(queue.map(({ opened }) => opened));
    opener?.end();
  }
}

async function open(
  source: PackageSource,
  opener: ExhibitOpener | null,
  exhibit: Exhibit,
  number: number,
): Promise<OpenedExhibit['content']> {
  const damaged = (cause?: unknown): DaybookError =>
    new DaybookError('exhibit-damaged', `entry ${number}, ${exhibit.role}`, { cause });
  try {
    if (source.streamExhibit && exhibit.sizeBytes > wholeBytes)
      return checkedStream(await source.streamExhibit(exhibit), exhibit, damaged);
    const { bytes, sha256 } = await hashed(source, opener, exhibit);
    // The check sum was taken of the same bytes in the same moment as the digest: where this one fits, so does that.
    if (bytes.length !== exhibit.sizeBytes || sha256 !== exhibit.sha256) throw damaged();
    return bytes;
  } catch (thrown) {
    throw toDamaged(thrown, damaged);
  }
}

async function hashed(source: PackageSource, opener: ExhibitOpener | null, exhibit: Exhibit): Promise<HashedBytes> {
  const sealed = opener && (await source.sealedExhibit?.(exhibit));
  if (opener && sealed) return opener.open(sealed);
  const bytes = await source.openExhibit(exhibit);
  return { bytes, sha256: await sha256Hex(bytes) };
}

async function* checkedStream(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  exhibit: Exhibit,
  damaged: (cause?: unknown) => DaybookError,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const hash = await createSHA256();
  let size = 0;
  let held: Uint8Array<ArrayBuffer> | null = null;
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      size += piece.length;
      if (held) yield held;
      held = piece;
    }
  } catch (thrown) {
    throw toDamaged(thrown, damaged);
  }
  if (size !== exhibit.sizeBytes || hash.digest('hex') !== exhibit.sha256) throw damaged();
  if (held) yield held;
}

/** What does not open, or is not there, is damage to the record; anything else is a failure of its own. */
function toDamaged(thrown: unknown, damaged: (cause?: unknown) => DaybookError): unknown {
  const isDamage =
    thrown instanceof DaybookError && ['seal-broken', 'not-found', 'exhibit-damaged'].includes(thrown.code);
  return isDamage ? damaged(thrown) : thrown;
}
