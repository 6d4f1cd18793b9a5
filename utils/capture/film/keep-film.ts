import type { StoredPart } from '../../record/attempt-parts.ts';
import type { EntrySummary } from '../../record/types.ts';
import { type CaptureRun, failRun, keepRun } from '../run/capture-run.ts';
import { filmList, joinFilms } from './film-parts.ts';

/** Keeps what was recorded, as far as it went; without any film the capture is kept as failed. */
export async function keepFilm(run: CaptureRun, parts: readonly StoredPart[]): Promise<EntrySummary> {
  const films = parts.filter(({ film, pieces }) => film !== null || pieces !== undefined);
  const last = films.at(-1);
  if (last === undefined) return failRun(run);
  const joined = await joinFilms(run.attemptId, parts);
  run.taken.push(await filmList(joined));
  const to = (last.pieces?.at(-1) ?? last.facts).takenAt.utc;
  run.happened = { from: run.startedAt.utc, to, precision: 'exact', words: null };
  return keepRun(run, null, joined);
}
