import { type PartFacts, type StoredPart, openPartBytes, storePart } from '../../record/attempt-parts.ts';
import type { TakenExhibit } from '../../record/captures.ts';
import { concatBytes, utf8 } from '../../shared/bytes.ts';
import type { Moment } from '../../shared/clock.ts';
import { exhibitOf } from '../run/taken.ts';

export const filmType = 'video/webm';

/** Stores one piece of a film as the recorder gave it: digest taken, sealed, read back. */
export async function storePiece(
  attemptId: string,
  film: number,
  number: number,
  bytes: Uint8Array<ArrayBuffer>,
  takenAt: Moment,
): Promise<StoredPart> {
  const { facts } = await exhibitOf(bytes, {
    role: 'media',
    fileName: `film-${film}-${String(number).padStart(4, '0')}.webm`,
    mediaType: filmType,
    parents: [],
    madeBy: 'the browser’s recorder, WebM, as it came',
    takenAt,
  });
  return storePart(attemptId, { facts, film, bytes });
}

const pieceOf = ({ facts: { takenAt, sizeBytes, sha256 } }: StoredPart) => ({ takenAt, sizeBytes, sha256 });

/** Puts the pieces of one film together into the file that plays; they give way to it in the store. */
export async function joinFilm(attemptId: string, film: number, pieces: readonly StoredPart[]): Promise<StoredPart> {
  const bytes = concatBytes(await Promise.all(pieces.map(openPartBytes)));
  const { facts } = await exhibitOf(bytes, {
    role: 'media',
    fileName: `film-${film}.webm`,
    mediaType: filmType,
    parents: [],
    madeBy: `picture and sound of the tab by the browser’s recorder, its ${pieces.length} parts one after the other`,
    ...(pieces[0] === undefined ? {} : { takenAt: pieces[0].facts.takenAt }),
  });
  return storePart(attemptId, { facts, film: null, pieces: pieces.map(pieceOf), bytes }, pieces);
}

/** Joins what is still in pieces: all films of the attempt, whole, in order. */
export async function joinFilms(attemptId: string, parts: readonly StoredPart[]): Promise<StoredPart[]> {
  const joined = parts.filter(({ film }) => film === null);
  for (const [film, pieces] of Map.groupBy(parts, (part) => part.film)) {
    if (film !== null) joined.push(await joinFilm(attemptId, film, pieces));
  }
  return joined;
}

/** Which parts each film was recorded in, with the digest of each as it came: they are its bytes one after the other. */
export function filmList(films: readonly PartFacts[]): Promise<TakenExhibit> {
  const list = films.flatMap(({ facts: { fileName, sha256, sizeBytes }, pieces = [] }) =>
    pieces.length === 0 ? [] : [{ file: fileName, sha256, sizeBytes, parts: pieces }],
  );
  return exhibitOf(utf8(JSON.stringify({ format: 'daybook-film/1', films: list }, null, 1)), {
    role: 'file',
    fileName: 'film.json',
    mediaType: 'application/json',
    parents: list.map(({ sha256 }) => sha256),
    madeBy: 'digests of the parts as they were recorded',
  });
}
