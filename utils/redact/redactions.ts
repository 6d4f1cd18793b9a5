import type { PlaceOnPicture } from './word-places.ts';

/** Everything that is to be taken out. */
export interface Redactions {
  /** Words, wherever they stand. */
  words: readonly string[];
  /** By exhibit id: places to be painted over; an empty list says that somebody looked and there is nothing to hide. */
  pictures: ReadonlyMap<string, readonly PlaceOnPicture[]>;
}

/** Paints over places of a picture; a new PNG with nothing of the old file but its other pixels. Null where it cannot be read. */
export type Painter = (
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
  places: readonly PlaceOnPicture[],
) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Whether there is anything to take out. */
export function isEmpty({ words, pictures }: Redactions): boolean {
  return words.every((word) => word.trim() === '') && [...pictures.values()].every((places) => places.length === 0);
}
