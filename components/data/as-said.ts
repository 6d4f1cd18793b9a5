import { withSaid } from '../../utils/pattern/said-around.ts';
import { byTime } from '../../utils/record/summary-list.ts';
import type { LiveThing } from '../../utils/record/thing-types.ts';
import type { Entry, EntrySummary } from '../../utils/record/types.ts';

interface Told {
  entries: ReadonlyMap<string, Entry>;
  /** In the order in which they happened. */
  summaries: EntrySummary[];
}

/** The record with the times that the person says for entries which cannot tell one themselves ({@link withSaid}). */
export function asSaid(
  summaries: EntrySummary[],
  entries: ReadonlyMap<string, Entry>,
  things: readonly LiveThing[],
): Told {
  const isAround = (thing: LiveThing): thing is LiveThing<'circumstance'> => thing.kind === 'circumstance';
  // of several for one entry the latest counts
  const around = new Map(things.filter(isAround).map((thing) => [thing.about, thing]));
  const said = new Map<string, Entry>();
  for (const [id, thing] of around) {
    const entry = entries.get(id ?? '');
    const told = entry && withSaid(entry, thing);
    if (told !== undefined && told !== entry) said.set(told.id, told);
  }
  if (said.size === 0) return { entries, summaries };
  return {
    entries: new Map([...entries].map(([id, entry]) => [id, said.get(id) ?? entry])),
    summaries: summaries.map((summary) => withTime(summary, said.get(summary.id))).toSorted(byTime),
  };
}

function withTime(summary: EntrySummary, told: Entry | undefined): EntrySummary {
  const at = told?.happened.from ?? null;
  return told === undefined || at === null ? summary : { ...summary, at, precision: told.happened.precision };
}
