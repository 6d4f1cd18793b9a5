import type { Exhibit } from '../record/types.ts';
import { DaybookError } from '../shared/errors.ts';
import { copyTexts } from './copy-texts.ts';
import type { Painter, Redactions } from './redactions.ts';
import type { TextRedactor } from './redact-text.ts';

/** What becomes of one exhibit: handed over as it is, made anew, or held back. */
export type ExhibitFate =
  | { exhibit: Exhibit; fate: 'kept' }
  | { exhibit: Exhibit; fate: 'anew'; bytes: Uint8Array<ArrayBuffer>; mediaType: string; places: number }
  | { exhibit: Exhibit; fate: 'held' };

type Open = (exhibit: Exhibit) => Promise<Uint8Array<ArrayBuffer>>;

const pictureType = /^image\//u;
const textType = /^(?:text\/(?!html)|application\/(?:json|xml))/u;
const markupType = /html|mhtml|related|xhtml|rfc822/u;

/** Whether words that are to be taken out stand in an exhibit, as far as it can be looked into. */
async function holdsWords(exhibit: Exhibit, open: Open, redactor: TextRedactor): Promise<boolean> {
  if (pictureType.test(exhibit.mediaType)) return false;
  const markup = exhibit.role === 'copy' || markupType.test(exhibit.mediaType);
  if (!markup && !textType.test(exhibit.mediaType)) return false;
  const bytes = await open(exhibit);
  const texts = markup ? copyTexts(bytes) : [new TextDecoder().decode(bytes)];
  return texts.some((text) => redactor.finds(text));
}

/**
 * Decides for every exhibit of an entry. Where anything is taken out of the entry (`touched`, or a place on a picture,
 * or words in a copy), whatever may show it goes too: only pictures that were painted over or looked at, and texts
 * whose words were taken out, are handed over.
 */
export async function exhibitFates(
  exhibits: readonly Exhibit[],
  touched: boolean,
  { pictures }: Redactions,
  redactor: TextRedactor,
  open: Open,
  paint: Painter,
): Promise<ExhibitFate[]> {
  const holding = new Set<Exhibit>();
  for (const exhibit of exhibits) if (await holdsWords(exhibit, open, redactor)) holding.add(exhibit);
  const painted = exhibits.some(({ id }) => (pictures.get(id)?.length ?? 0) > 0);
  if (!touched && !painted && holding.size === 0) return exhibits.map((exhibit) => ({ exhibit, fate: 'kept' }));
  const fates: ExhibitFate[] = [];
  for (const exhibit of exhibits) {
    const places = pictures.get(exhibit.id);
    if (places?.length === 0) fates.push({ exhibit, fate: 'kept' });
    else if (places) fates.push(await paintedOver(exhibit, places, open, paint));
    else if (textType.test(exhibit.mediaType)) fates.push(await withoutWords(exhibit, open, redactor));
    else fates.push({ exhibit, fate: 'held' });
  }
  return fates;
}

async function paintedOver(
  exhibit: Exhibit,
  places: NonNullable<ReturnType<Redactions['pictures']['get']>>,
  open: Open,
  paint: Painter,
): Promise<ExhibitFate> {
  const bytes = await paint(await open(exhibit), exhibit.mediaType, places);
  // A picture that was to be painted over and cannot be must never go out as it was.
  if (bytes === null) throw new DaybookError('redaction-failed', exhibit.role);
  return { exhibit, fate: 'anew', bytes, mediaType: 'image/png', places: places.length };
}

async function withoutWords(exhibit: Exhibit, open: Open, redactor: TextRedactor): Promise<ExhibitFate> {
  const text = new TextDecoder().decode(await open(exhibit));
  const redacted = redactor.redact(text);
  if (redacted === text) return { exhibit, fate: 'kept' };
  const bytes = new TextEncoder().encode(redacted.toWellFormed());
  return { exhibit, fate: 'anew', bytes, mediaType: exhibit.mediaType, places: 0 };
}
