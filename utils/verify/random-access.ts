/** Bytes that can be read anywhere: a Blob in a page, a file in Node. */
export interface RandomAccess {
  size: number;
  /** Exactly `length` bytes from `offset`; rejects where there are fewer. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** A Blob or File as random-access bytes. */
export function blobAccess(blob: Blob): RandomAccess {
  return {
    size: blob.size,
    read: async (offset, length) => {
      if (offset < 0 || length < 0 || offset + length > blob.size) throw new RangeError('read beyond the end');
      return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
    },
  };
}
