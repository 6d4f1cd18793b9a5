/** A file of a bag, wherever it stands: in a ZIP, or (for `--bag-only`) in a folder. */
export interface TreeFile {
  /** Path inside the bag, forward slashes. */
  path: string;
  sizeBytes: number;
  /** Pieces of at most a few megabytes. */
  bytes(): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

export type BagTree = ReadonlyMap<string, TreeFile>;

/** Tag files are read whole; more than this is none. */
export const largestTagFile = 64 << 20;

/** A file whole; null where it is larger than `limit`. */
export async function readWhole(file: TreeFile, limit = largestTagFile): Promise<Uint8Array<ArrayBuffer> | null> {
  if (file.sizeBytes > limit) return null;
  const whole = new Uint8Array(file.sizeBytes);
  let at = 0;
  for await (const chunk of file.bytes()) {
    if (at + chunk.length > whole.length) return null;
    whole.set(chunk, at);
    at += chunk.length;
  }
  return at === whole.length ? whole : null;
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as UTF-8; null where they are not. */
export function strictText(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
