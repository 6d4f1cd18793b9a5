import { type ImportedMessage, type MessageSource, type ReadSettings, isTimed } from './message-source.ts';
import type { PersonSurvey, Survey } from './survey-facts.ts';
import { WallClock } from './wall-clock.ts';

interface Tally {
  people: Map<string, PersonSurvey>;
  days: Map<number, number>;
  count: number;
  first: number;
  last: number;
  before: number;
  files: number;
  filesMissing: number;
}

const dayMs = 86_400_000;

/** Told after each batch how many messages have been read. */
export type SurveyProgress = (messages: number) => void;

/** Who wrote how much and when in every conversation of a source; keeps nothing of the words. */
export async function surveyOf(
  source: MessageSource,
  settings: ReadSettings,
  onProgress: SurveyProgress = () => undefined,
  signal?: AbortSignal,
): Promise<Survey> {
  return source.survey?.(settings) ?? surveyByReading(source, settings, onProgress, signal);
}

/** The same of any source, by reading all of it. */
export async function surveyByReading(
  source: MessageSource,
  settings: ReadSettings,
  onProgress: SurveyProgress,
  signal?: AbortSignal,
): Promise<Survey> {
  const clock = new WallClock(settings.zone);
  const tallies = new Map<string, Tally>();
  let [read, backward, untimed] = [0, 0, 0];
  for await (const batch of source.messages(settings)) {
    signal?.throwIfAborted();
    for (const message of batch) {
      if (!isTimed(message)) untimed += 1;
      else if (count(tallies, message, clock)) backward += 1;
    }
    read += batch.length;
    onProgress(read);
  }
  const conversations = [...tallies].map(([key, { people, days, count: total, first, last, files, filesMissing }]) => ({
    key,
    name: source.conversationName(key),
    // Names may become known only on the way; they are asked for at the end.
    people: [...people.values()]
      .map((person) => ({ ...person, sign: source.person(person.key) }))
      .toSorted((a, b) => b.count - a.count),
    count: total,
    days,
    first,
    last,
    files,
    filesMissing,
  }));
  const byCount = conversations.toSorted((a, b) => b.count - a.count);
  return { conversations: byCount, backward: source.format === 'whatsapp' ? backward : 0, untimed };
}

function count(tallies: Map<string, Tally>, message: ImportedMessage, clock: WallClock): boolean {
  const { conversation, at, person, attachments } = message;
  let tally = tallies.get(conversation);
  if (tally === undefined) {
    tally = {
      people: new Map(),
      days: new Map(),
      count: 0,
      first: at,
      last: at,
      before: at,
      files: 0,
      filesMissing: 0,
    };
    tallies.set(conversation, tally);
  }
  const isBackward = at < tally.before - dayMs;
  tally.before = at;
  if (at < tally.first) tally.first = at;
  if (at > tally.last) tally.last = at;
  const day = clock.dayOf(at);
  tally.days.set(day, (tally.days.get(day) ?? 0) + 1);
  if (person === null) return isBackward;
  tally.count += 1;
  for (const { file } of attachments) {
    tally.files += 1;
    if (file === null) tally.filesMissing += 1;
  }
  let one = tally.people.get(person);
  if (one === undefined) {
    one = { key: person, sign: { name: null, handle: null, accountId: null, own: null }, count: 0, days: new Map() };
    tally.people.set(person, one);
  }
  one.count += 1;
  one.days.set(day, (one.days.get(day) ?? 0) + 1);
  return isBackward;
}
