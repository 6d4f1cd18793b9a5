import { openThings } from '../record/things.ts';
import type { PlaceOnPicture } from '../redact/word-places.ts';
import type { Redactions } from '../redact/redactions.ts';

/** What the person marked to be taken out, on pictures and as words. */
export async function recordRedactions(): Promise<Redactions> {
  const things = await openThings('redaction');
  const pictures = new Map<string, readonly PlaceOnPicture[]>();
  for (const { body } of things) if (body.exhibit !== null) pictures.set(body.exhibit, body.places);
  return { words: things.flatMap(({ body }) => (body.exhibit === null ? body.words : [])), pictures };
}
