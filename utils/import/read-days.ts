import { type Choice, isWanted } from './choice.ts';
import { ConversationDays, type DayTotals } from './conversation-days.ts';
import { type DayDraft, draftOf } from './day-draft.ts';
import { type DaySource, type ReadSettings, isTimed } from './message-source.ts';
import { WallClock } from './wall-clock.ts';

/** What is wanted of a source, and how it is to be read. */
export interface DaysWanted {
  settings: ReadSettings;
  choice: Choice;
  /** How much stands under each day, as counted when the source was looked at. */
  totals: DayTotals;
  /** What an entry says about where its times come from. */
  timeBasis: string;
}

/** The days of a source that are wanted, each whole and made ready to be kept; reads it to its end, once as a rule. */
export async function* readDays(
  source: DaySource,
  { settings, choice, totals, timeBasis }: DaysWanted,
  signal?: AbortSignal,
): AsyncGenerator<DayDraft> {
  const clock = new WallClock(settings.zone);
  const days = new ConversationDays(clock, totals);
  const drafts = (some: ReturnType<ConversationDays['take']>) =>
    some.map((day) => draftOf(day, { source, choice, clock, timeBasis })).filter((draft) => draft !== null);
  do {
    for await (const batch of source.messages(settings, choice.conversations)) {
      signal?.throwIfAborted();
      for (const message of batch) if (isTimed(message)) days.add(message, isWanted(message, choice, clock));
      yield* drafts(days.take());
    }
    yield* drafts(days.takeRest());
  } while (days.again());
}
