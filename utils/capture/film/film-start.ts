import { concatBytes } from '../../shared/bytes.ts';

/** Begins a cluster, in which WebM holds pictures and sound (RFC 9559, element 0x1F43B675). */
const cluster = [0x1f, 0x43, 0xb6, 0x75] as const;

function holdsCluster(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(cluster[0]); at !== -1; at = bytes.indexOf(cluster[0], at + 1)) {
    if (cluster.every((byte, place) => bytes[at + place] === byte)) return true;
  }
  return false;
}

/**
 * Holds what a recorder gives at first until there is something to see in it: a busy computer gives a head without a
 * picture, which alone plays nowhere. From then on all goes through as it comes.
 */
export class FilmStart {
  #held: Uint8Array<ArrayBuffer> | null = new Uint8Array(0);

  /** What may be stored now; null where there is no picture yet. */
  pass(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
    if (this.#held === null) return bytes;
    const all = concatBytes([this.#held, bytes]);
    const begun = holdsCluster(all);
    this.#held = begun ? null : all;
    return begun ? all : null;
  }
}
