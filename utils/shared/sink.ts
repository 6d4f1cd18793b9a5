/** Where a package's bytes go. Nothing counts as written until `close` came back. */
export interface ByteSink {
  /** May take the buffer away with it: whoever calls has no more use for it. */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  close(): Promise<void>;
  /** Leaves nothing behind that could be taken for a whole package; also after `close`, where another volume failed. */
  abort(): Promise<void>;
}
