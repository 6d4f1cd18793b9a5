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

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes as UTF-8; null where they are not, or are more than a text can hold. */
export function strictText(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}
